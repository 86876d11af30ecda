import { testServers, unique } from '@cartograph/testkit';
import { accept, type Instant, toInstant } from '@cartograph/kernel';
import { aProductId, contentOf } from '../../test/builders';
import { productStoreContract } from '../../test/product-store.contract';
import { importProduct } from '../domain/import-product';
import { changeContent } from '../domain/product';
import { type MongoProducts, openMongoProducts } from './mongo-open';
import { createMongoPendingChanges } from './mongo-pending-changes';
import { createMongoProducts } from './mongo-products';

let mongo: MongoProducts;

beforeAll(async () => {
  mongo = openMongoProducts(`${testServers().mongodbUrl}/${unique('catalog')}`);
  await mongo.prepare();
});
afterAll(() => mongo.close());
beforeEach(async () => {
  await mongo.collection.deleteMany({});
});

const storeAt = (clock: () => Instant = () => toInstant(Date.now())) => createMongoProducts(mongo.collection, clock);
const importOne = (name: string) =>
  storeAt().changeMany([{ productId: aProductId(name), content: contentOf(name) }], importProduct);
const retitle = (title: string) =>
  storeAt().changeMany([{ productId: aProductId('mug') }], (product, _, at) => changeContent(product!, { title }, at));

describe('as any product store', () => productStoreContract(storeAt));

test('preparing twice changes nothing', async () => {
  const before = await mongo.collection.indexes();
  await mongo.prepare();
  expect(await mongo.collection.indexes()).toEqual(before);
});

test('twenty changes at once all happen, one after the other', async () => {
  await importOne('mug');
  const changes = await Promise.all(
    Array.from({ length: 20 }, async (_, index) => {
      for (;;) {
        try {
          return await retitle(`Mug ${index}`);
        } catch {
          // Five others came first each time: begin again.
        }
      }
    }),
  );
  expect(changes.flat().every(({ ok }) => ok)).toBe(true);
  const product = (await storeAt().byIds([aProductId('mug')])).get(aProductId('mug'));
  expect(product).toMatchObject({ version: 21, indexVersion: 21 });
});

test('a product that two create at once is created once', async () => {
  const answers = (await Promise.all(Array.from({ length: 10 }, () => importOne('mug')))).flat();
  expect(answers.filter((answer) => answer.ok && answer.events.length === 1)).toHaveLength(1);
  expect(answers.filter((answer) => answer.ok && answer.events.length === 0)).toHaveLength(9);
  expect(await mongo.collection.countDocuments()).toBe(1);
});

describe('pending changes', () => {
  const pending = () => createMongoPendingChanges(mongo.collection);

  test('a change carries its event in the same document until it is forgotten', async () => {
    await importOne('mug');
    const [change, ...others] = await pending().take(10);
    expect(others).toEqual([]);
    expect(change).toMatchObject({ productId: aProductId('mug'), events: [{ indexVersion: 1 }] });
    await pending().forget([change!]);
    expect(await pending().take(10)).toEqual([]);
    expect(await mongo.collection.findOne()).toMatchObject({ pending: [] });
  });

  test('changes before the first is told lie together', async () => {
    await importOne('mug');
    await retitle('Cup');
    expect(await pending().take(10)).toMatchObject([{ events: [{ indexVersion: 1 }, { indexVersion: 2 }] }]);
  });

  test('what changes while it is told stays pending, without what was told', async () => {
    await importOne('mug');
    const told = await pending().take(10);
    await retitle('Cup');
    await pending().forget(told);
    expect(await pending().take(10)).toMatchObject([{ events: [{ indexVersion: 2 }] }]);
  });

  test('no more are taken than asked for', async () => {
    for (const name of ['a', 'b', 'c']) await importOne(name);
    expect(await pending().take(2)).toHaveLength(2);
  });

  test('a rule that accepts without an event writes nothing', async () => {
    await importOne('mug');
    await pending().forget(await pending().take(10));
    await storeAt().changeMany([{ productId: aProductId('mug') }], (product) => accept(product));
    expect(await pending().take(10)).toEqual([]);
  });
});
