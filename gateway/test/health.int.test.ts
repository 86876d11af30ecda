import { startTestShop } from './test-shop';

const part = (name: string) => ({ sdl: `type Query { ${name}: String }`, resolvers: {} });

const health = async (url: string, kind: 'live' | 'ready') => {
  const response = await fetch(`${url}/health/${kind}`);
  return [response.status, await response.json()];
};

test('ready names every part, and which of them does not answer', async () => {
  const shop = await startTestShop({ catalog: part('catalog'), orders: part('orders') });
  expect(await health(shop.url, 'ready')).toEqual([200, { ready: true, checks: { catalog: 'ok', orders: 'ok' } }]);
  await shop.subgraphs['orders']!.stop();
  expect(await health(shop.url, 'ready')).toEqual([
    503,
    { ready: false, checks: { catalog: 'ok', orders: 'unavailable' } },
  ]);
  expect(await health(shop.url, 'live')).toEqual([200, { live: true }]);
  await shop.stop();
});

test('a part with two processes is there while one of them is', async () => {
  const catalog = part('catalog');
  const other = await startTestShop({ catalog });
  const gone = other.subgraphs['catalog']!.url;
  await other.stop();
  const here = await startTestShop({ catalog });
  const shop = await startTestShop({ catalog }, { subgraphUrls: { catalog: [gone, here.subgraphs['catalog']!.url] } });
  expect(await health(shop.url, 'ready')).toEqual([200, { ready: true, checks: { catalog: 'ok' } }]);
  await shop.stop();
  await here.stop();
});
