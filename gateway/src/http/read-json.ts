import type { IncomingMessage } from 'node:http';
import { Refused } from './refused';

/** Far above any honest query with its variables. */
export const bodyLimitBytes = 1024 * 1024;

// The connection is closed, because what is left of the body would otherwise be read as the next request.
const tooLarge = () =>
  new Refused(413, 'REQUEST_TOO_LARGE', 'The request body is larger than 1 MiB.', { connection: 'close' });

const readBody = async (request: IncomingMessage): Promise<string> => {
  if (Number(request.headers['content-length'] ?? 0) > bodyLimitBytes) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > bodyLimitBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
};

/** The body as JSON, or undefined when it is of another type. Throws Refused when it is too large or malformed. */
export const readJson = async (request: IncomingMessage): Promise<unknown> => {
  const text = await readBody(request);
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused(400, 'BAD_REQUEST', 'The request body is not JSON.');
  }
};
