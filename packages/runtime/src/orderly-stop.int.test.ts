import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pool } from 'undici';
import { orderlyStopOf } from './orderly-stop';

test('a server stops when the last answer is sent, though its client keeps connections alive', async () => {
  let held: ServerResponse | undefined;
  const server = createServer((_, response) => (held = response));
  server.keepAliveTimeout = 65_000;
  const stop = orderlyStopOf(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const pool = new Pool(url);
  const asked = pool.request({ method: 'GET', path: '/' });
  while (!held) await new Promise(setImmediate);
  const stopped = stop();
  await expect(fetch(url)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  held.end('answered');
  const answer = await asked;
  expect([answer.headers['connection'], await answer.body.text()]).toEqual(['close', 'answered']);
  await stopped;
  await pool.close();
});
