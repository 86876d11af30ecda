import { secondMs } from '@cartograph/kernel';
import { aProcessor, captureOf, idOf, purchase, refundOf, voidOf } from '../../test/a-processor';

test('a search that lags does not find what was just done, and finds it later', async () => {
  const { execute, processor, moveClock } = aProcessor();
  const id = idOf(await execute('a', purchase()));
  expect(await processor.findByReference('ord_1', secondMs)).toEqual([]);
  expect((await processor.find(id))?.status).toBe('authorized');
  await moveClock(secondMs);
  expect(await processor.findByReference('ord_1', secondMs)).toMatchObject([{ id }]);
});

test('a search that lags shows what stood then, and by id the truth is known', async () => {
  const { execute, processor, moveClock } = aProcessor();
  const id = idOf(await execute('a', purchase()));
  await moveClock(10 * secondMs);
  await execute('v', voidOf(id));
  expect(await processor.findByReference('ord_1', secondMs)).toMatchObject([{ status: 'authorized' }]);
  expect(await processor.findByReference('ord_1')).toMatchObject([{ status: 'voided' }]);
});

test('a search for a refund lags as well', async () => {
  const { execute, processor, moveClock } = aProcessor();
  const id = idOf(await execute('a', purchase()));
  await execute('c', captureOf(id));
  await moveClock(10 * secondMs);
  const refundId = idOf(await execute('r', refundOf(id)));
  expect(await processor.findRefundsByReference('ref_1', secondMs)).toEqual([]);
  await moveClock(secondMs);
  expect(await processor.findRefundsByReference('ref_1', secondMs)).toMatchObject([{ id: refundId }]);
});

test('what was done under a key is known by that key', async () => {
  const { execute, processor } = aProcessor();
  const id = idOf(await execute('a', purchase()));
  await execute('d', purchase('tok_declined'));
  expect(await processor.findOperation('a')).toMatchObject({ operation: 'authorize', answer: { body: { id } } });
  expect(await processor.findOperation('d')).toMatchObject({ answer: { body: { code: 'card_declined' } } });
  expect(await processor.findOperation('b')).toBeUndefined();
});
