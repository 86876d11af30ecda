import { startChild } from '../test/child';

const program = (steps: string, withinMs = 5_000) => `
  const { shutDownOn } = require('./shutdown.ts');
  const log = { info: (...line) => console.log(line.at(-1)), warn: ({ step }, text) => console.log(text, step) };
  shutDownOn(log, [${steps}], ${withinMs});
  setInterval(() => undefined, 1_000);
  console.log('ready');
`;

const stopped = async (steps: string, withinMs?: number) => {
  const child = startChild(program(steps, withinMs));
  await child.printed('ready');
  child.process.kill('SIGTERM');
  return child.ended;
};

test('the steps are taken one after the other, and then the process ends well', async () => {
  const slowFirst = `
    ['server', () => new Promise((resolve) => setTimeout(() => resolve(console.log('server closed')), 50))],
    ['pool', () => console.log('pool closed')]`;
  expect(await stopped(slowFirst)).toEqual({
    code: 0,
    signal: null,
    printed: 'ready\nstopping\nserver closed\npool closed\nstopped\n',
  });
});

test('a step that fails is named and passed over', async () => {
  const { code, printed } = await stopped(`
    ['server', () => { throw new Error('no') }],
    ['broker', () => Promise.reject(new Error('no'))],
    ['pool', () => console.log('pool closed')]`);
  expect(code).toBe(0);
  expect(printed).toBe(
    'ready\nstopping\na step of the shutdown failed server\na step of the shutdown failed broker\npool closed\nstopped\n',
  );
});

test('a step that never ends is abandoned', async () => {
  expect((await stopped(`['server', () => new Promise(() => undefined)]`, 100)).code).toBe(1);
});
