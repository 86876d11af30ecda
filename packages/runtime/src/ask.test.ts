import { ask } from '@cartograph/contracts';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { aHop, keys, quiet } from '../test/builders';
import { answering, createAskClient, type AskClient } from './ask';
import type { Hop } from './hop';
import { startSubgraphServer, type SubgraphServer } from './subgraph-server';

const number = z.object({ number: z.number() });
const Double = ask('numbers', 'double.v1', number, number);
const Wait = ask('numbers', 'wait.v1', number, number);
const Lose = ask('numbers', 'lose.v1', number, number);
const Garble = ask('numbers', 'garble.v1', number, number);
const Treble = ask('others', 'double.v1', number, number);

const heard: { by: string; count: number; hop: Hop }[] = [];
const opened: (() => Promise<unknown>)[] = [];
let letGo: () => void = () => undefined;

const aNumbersService = async (by: string): Promise<string> => {
  const server: SubgraphServer = await startSubgraphServer({
    host: '127.0.0.1',
    port: 0,
    sdl: 'type Query { a: Int }',
    resolvers: {},
    context: () => ({}),
    asks: [
      answering(Double, async (questions, hop) => {
        heard.push({ by, count: questions.length, hop });
        return questions.map((question) => ({ number: question.number * 2 }));
      }),
      answering(Wait, (questions) => new Promise((resolve) => (letGo = () => resolve(questions)))),
      answering(Lose, async () => []),
      answering(Garble, async () => [{ number: 'two' } as never]),
    ],
    hopKeys: keys,
    probes: {},
    logger: quiet,
  });
  opened.push(() => server.stop());
  return server.url;
};

const asking = (urls: Record<string, string[]>): AskClient => {
  const client = createAskClient(urls, keys);
  opened.unshift(() => client.close());
  return client;
};

/** An address where nobody listens. */
const nowhere = async (): Promise<string> => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
};

afterEach(async () => {
  letGo();
  for (const close of opened.splice(0)) await close();
  heard.length = 0;
});

test('a list is answered in its order, and the hop goes along', async () => {
  const { ask } = asking({ numbers: [await aNumbersService('a')] });
  const hop = aHop();
  expect(await ask(Double, [{ number: 2 }, { number: 1 }], hop)).toEqual([{ number: 4 }, { number: 2 }]);
  expect(heard[0]!.hop).toMatchObject({ viewer: hop.viewer, traceparent: hop.traceparent });
});

test('no question is no request', async () => {
  const { ask } = asking({ numbers: [await nowhere()] });
  expect(await ask(Double, [], aHop())).toEqual([]);
});

test('more questions than a request may carry travel in several, and the answers stay in order', async () => {
  const { ask } = asking({ numbers: [await aNumbersService('a')] });
  const questions = Array.from({ length: 600 }, (_, index) => ({ number: index }));
  expect(await ask(Double, questions, aHop())).toEqual(questions.map((question) => ({ number: question.number * 2 })));
  expect(heard.map(({ count }) => count)).toEqual([256, 256, 88]);
});

test('several addresses of one service are taken in turn, whoever else is asked between', async () => {
  const numbers = [await aNumbersService('a'), await aNumbersService('b')];
  const { ask } = asking({ numbers, others: [await aNumbersService('c')] });
  for (let turn = 0; turn < 3; turn++) {
    await ask(Double, [{ number: 1 }], aHop());
    await ask(Treble, [{ number: 1 }], aHop());
  }
  expect(heard.map(({ by }) => by)).toEqual(['a', 'c', 'b', 'c', 'a', 'c']);
});

test('an address where nobody listens is passed over', async () => {
  const { ask } = asking({ numbers: [await nowhere(), await aNumbersService('b')] });
  for (let turn = 0; turn < 3; turn++) expect(await ask(Double, [{ number: 1 }], aHop())).toEqual([{ number: 2 }]);
  expect(heard.map(({ by }) => by)).toEqual(['b', 'b', 'b']);
});

test('a service that cannot be reached is unavailable', async () => {
  const { ask } = asking({ numbers: [await nowhere(), await nowhere()] });
  await expect(ask(Double, [{ number: 1 }], aHop())).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
});

test('a service that nobody configured is our own mistake', async () => {
  const { ask } = asking({ numbers: [] });
  await expect(ask(Double, [{ number: 1 }], aHop())).rejects.toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
  await expect(ask(Treble, [{ number: 1 }], aHop())).rejects.toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
});

test('with no time left nobody is asked', async () => {
  const { ask } = asking({ numbers: [await aNumbersService('a')] });
  const late = aHop({ deadlineAt: Date.now() });
  await expect(ask(Double, [{ number: 1 }], late)).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
  expect(heard).toEqual([]);
});

test('a silent service is waited for until the deadline and no longer', async () => {
  const { ask } = asking({ numbers: [await aNumbersService('a')] });
  const hop = aHop({ deadlineAt: Date.now() + 50 });
  await expect(ask(Wait, [{ number: 1 }], hop)).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
});

test.each([
  ['loses an answer', Lose],
  ['garbles an answer', Garble],
])('a service that %s is unavailable, and nothing is mixed up', async (_, type) => {
  const { ask } = asking({ numbers: [await aNumbersService('a')] });
  await expect(ask(type, [{ number: 1 }], aHop())).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
});

test('a service that holds other keys refuses us', async () => {
  const url = await aNumbersService('a');
  const stranger = createAskClient({ numbers: [url] }, [{ id: 'k1', secret: 'a-secret-that-was-guessed' }]);
  opened.unshift(() => stranger.close());
  await expect(stranger.ask(Double, [{ number: 1 }], aHop())).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  expect(heard).toEqual([]);
});
