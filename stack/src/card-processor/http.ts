// The few words of HTTP that the processor speaks.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { refusalAnswer, type RefusalCode } from './refusals';

const bodyLimitBytes = 16 * 1024;

/** The JSON in a request, `{}` for none, undefined when it is too long or not JSON. */
export const readBody = async (request: IncomingMessage): Promise<unknown> => {
  let text = '';
  request.setEncoding('utf8');
  for await (const chunk of request as AsyncIterable<string>) {
    text += chunk;
    if (text.length > bodyLimitBytes) return undefined;
  }
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    return undefined;
  }
};

export interface Address {
  readonly path: string;
  readonly search: URLSearchParams;
}

/** Where a request goes, with its path decoded; undefined when nobody can read it. */
export const addressOf = ({ url = '/' }: IncomingMessage): Address | undefined => {
  try {
    const { pathname, searchParams: search } = new URL(url, 'http://processor');
    return { path: pathname.includes('%') ? decodeURIComponent(pathname) : pathname, search };
  } catch {
    return undefined;
  }
};

export const send = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
};

export const refuseWith = (response: ServerResponse, code: RefusalCode): void => {
  const { status, body } = refusalAnswer(code);
  send(response, status, body);
};

/** Half of an answer, and then the line is dead. */
export const sendTorn = (response: ServerResponse, status: number, body: unknown): void => {
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  response.write(text.slice(0, text.length / 2), () => response.destroy());
};
