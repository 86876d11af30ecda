import { startChild } from '../test/child';

const crossTwice = `
  const { killPoint } = require('./kill-points.ts');
  for (const crossing of [1, 2]) {
    console.log('before ' + crossing);
    killPoint('orders.accepted');
  }
  console.log('alive');
`;
const ending = (variables: Record<string, string>) => startChild(crossTwice, variables).ended;

test('an armed point ends the process at once, by SIGKILL', async () => {
  expect(await ending({ KILL_POINT: 'orders.accepted' })).toEqual({
    code: null,
    signal: 'SIGKILL',
    printed: 'before 1\n',
  });
});

test('a point may be armed for its second crossing', async () => {
  const { signal, printed } = await ending({ KILL_POINT: 'orders.accepted#2' });
  expect([signal, printed]).toEqual(['SIGKILL', 'before 1\nbefore 2\n']);
});

test.each([
  ['consume.heard:cmd.cart.empty-cart.v1', 'SIGKILL', 'another subject\n'],
  ['consume.heard', null, 'another subject\nthis subject\n'],
])('%s is crossed by messages of that name alone', async (point, signal, printed) => {
  const lines = `
    const { killPoint } = require('./kill-points.ts');
    killPoint('consume.heard', 'cmd.cart.restore-cart.v1');
    console.log('another subject');
    killPoint('consume.heard', 'cmd.cart.empty-cart.v1');
    console.log('this subject');
  `;
  expect(await startChild(lines, { KILL_POINT: point }).ended).toMatchObject({ signal, printed });
});

test.each([{}, { KILL_POINT: 'another.point' }, { KILL_POINT: '' }])(
  'with %j the process goes on',
  async (variables) => {
    expect(await ending(variables)).toEqual({ code: 0, signal: null, printed: 'before 1\nbefore 2\nalive\n' });
  },
);
