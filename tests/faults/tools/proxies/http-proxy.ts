// Stands before a service that speaks HTTP: the card processor, or a neighbour that is asked. It can lose an answer of
// something that was done, or a question before it was heard.
import { elapse } from '@cartograph/testkit';
import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** `loseAnswer`: done, and nobody is told. `loseQuestion`: never heard. */
export type HttpMishap = 'loseAnswer' | 'loseQuestion' | { readonly delayMs: number };

export interface HttpProxy {
  /** What its clients are told, from before the service is started. */
  readonly url: string;
  /** Where requests go from now on; before, they find nobody. */
  aim(serviceUrl: string): void;
  /** Something happens to so many requests whose `METHOD /path` fits. */
  strike(line: RegExp, mishap: HttpMishap, times?: number): void;
  heal(): void;
  /** What really happened, in order: `loseAnswer: POST /v1/authorizations`. */
  readonly fired: readonly string[];
  stop(): Promise<void>;
}

const forward = async (serviceUrl: string, asked: IncomingMessage, body: Buffer) => {
  const { method, headers } = asked;
  const forwarded = request(new URL(asked.url ?? '/', serviceUrl), { method, headers: { ...headers } });
  forwarded.end(body);
  const [answer] = (await once(forwarded, 'response')) as [IncomingMessage];
  return { answer, body: await buffer(answer) };
};

export const startHttpProxy = async (): Promise<HttpProxy> => {
  let target: string | undefined;
  let orders: { readonly line: RegExp; readonly mishap: HttpMishap; left: number }[] = [];
  const fired: string[] = [];

  const mishapFor = (line: string): HttpMishap | undefined => {
    const found = orders.find((order) => order.left > 0 && order.line.test(line));
    if (!found) return undefined;
    found.left -= 1;
    fired.push(`${typeof found.mishap === 'string' ? found.mishap : `${found.mishap.delayMs} ms late`}: ${line}`);
    return found.mishap;
  };

  const pass = async (asked: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await buffer(asked);
    const mishap = mishapFor(`${asked.method} ${asked.url}`);
    if (!target || mishap === 'loseQuestion') return void response.destroy();
    const answered = await forward(target, asked, body);
    if (mishap === 'loseAnswer') return void response.destroy();
    if (typeof mishap === 'object') await elapse(mishap.delayMs);
    response.writeHead(answered.answer.statusCode ?? 502, answered.answer.headers);
    response.end(answered.body);
  };

  const server = createServer((asked, response) => void pass(asked, response).catch(() => response.destroy()));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    aim: (serviceUrl) => {
      target = serviceUrl;
    },
    strike: (line, mishap, times = 1) => void orders.push({ line, mishap, left: times }),
    heal: () => {
      orders = [];
    },
    fired,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close').catch(() => undefined);
    },
  };
};
