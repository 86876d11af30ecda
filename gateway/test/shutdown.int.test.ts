import { startTestShop } from './test-shop';

const gate = () => {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
};

test('whoever is inside gets an answer, and nobody new comes in', async () => {
  const entered = gate();
  const released = gate();
  const resolvers = {
    Query: {
      slow: async () => {
        entered.open();
        await released.opened;
        return 'done';
      },
    },
  };
  const shop = await startTestShop({ catalog: { sdl: 'type Query { slow: String }', resolvers } });
  const inside = shop.ask('{ slow }');
  await entered.opened;
  const stopped = shop.stop();
  await expect(fetch(`${shop.url}/health/live`)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  released.open();
  const { status, headers, body } = await inside;
  expect([status, headers.get('connection'), body]).toEqual([200, 'close', { data: { slow: 'done' } }]);
  await stopped;
});
