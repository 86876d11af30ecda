import { aProductId } from '../../test/builders';
import type { PendingChange, PendingChanges } from '../ports';
import { relayOnce } from './relay-changes';

const change = (name: string, ...indexVersions: number[]): PendingChange => ({
  productId: aProductId(name),
  revision: `${name}-last`,
  events: indexVersions.map((indexVersion) => ({ id: `${name}-${indexVersion}`, indexVersion })),
});

const pendingOf = (...changes: PendingChange[]) => {
  let left = changes;
  const pending: PendingChanges = {
    take: async (limit) => left.slice(0, limit),
    forget: async (told) => void (left = left.filter((each) => !told.includes(each))),
  };
  return { pending, left: () => left };
};

test('each event is told as a message about its product, and forgotten', async () => {
  const { pending, left } = pendingOf(change('mug', 1, 2));
  const told: unknown[] = [];
  expect(
    await relayOnce(pending, async (list) => {
      told.push(...list);
      return list.map(() => true);
    }),
  ).toBe(1);
  const productId = aProductId('mug');
  expect(told).toEqual(
    [1, 2].map((indexVersion) => ({
      subject: 'evt.catalog.product-changed.v1',
      item: {
        id: `mug-${indexVersion}`,
        stepKey: `mug-${indexVersion}`,
        epoch: 0,
        correlationId: productId,
        body: { productId, indexVersion },
      },
    })),
  );
  expect(left()).toEqual([]);
});

test('a change stays pending until all of its events are acknowledged', async () => {
  const { pending, left } = pendingOf(change('mug', 1, 2), change('cup', 1));
  const acknowledged = ['mug-1', 'cup-1'];
  await relayOnce(pending, async (list) => list.map(({ item }) => acknowledged.includes(item.id)));
  expect(left()).toEqual([change('mug', 1, 2)]);
});

test('when nothing is pending nothing is published', async () => {
  const publish = jest.fn();
  expect(await relayOnce(pendingOf().pending, publish)).toBe(0);
  expect(publish).not.toHaveBeenCalled();
});
