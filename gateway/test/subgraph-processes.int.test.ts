import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSubgraphProcesses } from '../src/subgraph-processes';

interface Process {
  readonly url: string;
  readonly server: Server;
  readonly heard: string[];
}

const started: Server[] = [];

const startProcess = async (answer: 'answers' | 'hangs up', port = 0): Promise<Process> => {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    void request.setEncoding('utf8').on('data', (text: string) => {
      heard.push(text);
      if (answer === 'hangs up') request.socket.destroy();
      else response.end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  started.push(server);
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server, heard };
};

const end = (server: Server) =>
  new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });

/** A URL where nobody listens. */
const refusing = async (): Promise<string> => {
  const { url, server } = await startProcess('answers');
  await end(server);
  return url;
};

afterEach(() => Promise.all(started.splice(0).map(end)));

const request = { path: '/graphql', headers: {}, withinMs: 5_000 };
const post = (body: string) => ({ ...request, body });

test('requests are spread over the processes in turn', async () => {
  const [first, second] = [await startProcess('answers'), await startProcess('answers')];
  const orders = createSubgraphProcesses('orders', [first.url, second.url]);
  for (const body of ['1', '2', '3', '4']) await orders.send(post(body), 'query');
  expect([first.heard, second.heard]).toEqual([
    ['1', '3'],
    ['2', '4'],
  ]);
  await orders.close();
});

test.each(['query', 'mutation'] as const)('a %s that a process refuses goes to the next', async (kind) => {
  const alive = await startProcess('answers');
  const orders = createSubgraphProcesses('orders', [await refusing(), alive.url]);
  for (const body of ['1', '2', '3']) await orders.send(post(body), kind);
  expect(alive.heard).toEqual(['1', '2', '3']);
  await orders.close();
});

test('a process that refused is passed over for a moment', async () => {
  const url = await refusing();
  const other = await startProcess('answers');
  const orders = createSubgraphProcesses('orders', [url, other.url]);
  await orders.send(post('1'), 'query');
  const restarted = await startProcess('answers', Number(new URL(url).port));
  for (const body of ['2', '3']) await orders.send(post(body), 'query');
  expect([restarted.heard, other.heard]).toEqual([[], ['1', '2', '3']]);
  await orders.close();
});

test('when every process refuses, the subgraph is unavailable until one is back', async () => {
  const url = await refusing();
  const orders = createSubgraphProcesses('orders', [url, await refusing()]);
  await expect(orders.send(post('1'), 'query')).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  const restarted = await startProcess('answers', Number(new URL(url).port));
  await orders.send(post('2'), 'query');
  expect(restarted.heard).toEqual(['2']);
  await orders.close();
});

test.each(['query', 'mutation'] as const)('a %s that was heard is never sent again', async (kind) => {
  const dying = await startProcess('hangs up');
  const other = await startProcess('answers');
  const orders = createSubgraphProcesses('orders', [dying.url, other.url]);
  await expect(orders.send(post('1'), kind)).rejects.toMatchObject({ code: 'UND_ERR_SOCKET' });
  expect([dying.heard, other.heard]).toEqual([['1'], []]);
  await orders.close();
});

describe('a subgraph that waits', () => {
  const startWaiting = async () => {
    const waiting: (() => void)[] = [];
    const server = createServer((heard, response) => {
      if (heard.url === '/wait') waiting.push(() => response.end('{}'));
      else response.end('{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    started.push(server);
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return { waiting, orders: createSubgraphProcesses('orders', [url]) };
  };
  const wait = { ...post(''), path: '/wait' };

  test('with 200 mutations does not hold up a query', async () => {
    const { waiting, orders } = await startWaiting();
    const mutations = Array.from({ length: 200 }, () => orders.send(wait, 'mutation'));
    await expect(orders.send(post(''), 'query')).resolves.toEqual({ status: 200, text: '{}' });
    while (waiting.length < 200) await new Promise(setImmediate);
    for (const answer of waiting) answer();
    await Promise.all(mutations);
    await orders.close();
  });

  test('with more queries than there are connections still lets each end at its own time', async () => {
    const { waiting, orders } = await startWaiting();
    const held = Array.from({ length: 32 }, () => orders.send(wait, 'query'));
    await expect(orders.send({ ...wait, withinMs: 20 }, 'query')).rejects.toThrow('no answer within 20 ms');
    while (waiting.length < 32) await new Promise(setImmediate);
    for (const answer of waiting) answer();
    await Promise.all(held);
    await expect(orders.send(post(''), 'query')).resolves.toEqual({ status: 200, text: '{}' });
    expect(waiting).toHaveLength(32);
    await orders.close();
  });
});
