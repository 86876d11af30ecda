import { secondMs } from '@cartograph/kernel';
import { aProcessor, captureOf, codeOf, idOf, purchase, refundOf, type Kept } from '../../test/a-processor';

/** A processor that has captured 5,000. */
const aCapture = async (token = 'tok_approved', kept?: Kept) => {
  const world = aProcessor(kept);
  const id = idOf(await world.execute('a', purchase(token)));
  await world.execute('c', captureOf(id));
  return { ...world, id, authorization: async () => (await world.processor.find(id))! };
};

test('a part is given back, and then the rest', async () => {
  const { execute, authorization, id } = await aCapture();
  await execute('r1', refundOf(id, 2_000, 'ref_1'));
  await execute('r2', refundOf(id, 3_000, 'ref_2'));
  const { refunds, refundedMinor, capturedMinor, status } = await authorization();
  expect({ refundedMinor, capturedMinor, status }).toEqual({
    refundedMinor: 5_000,
    capturedMinor: 5_000,
    status: 'captured',
  });
  expect(refunds.map(({ reference, amountMinor }) => [reference, amountMinor])).toEqual([
    ['ref_1', 2_000],
    ['ref_2', 3_000],
  ]);
});

test('more than was captured is not given back', async () => {
  const { execute, authorization, written, id } = await aCapture();
  await execute('r1', refundOf(id, 4_000));
  const before = await authorization();
  expect(codeOf(await execute('r2', refundOf(id, 1_001, 'ref_2')))).toBe('refund_too_large');
  expect(await authorization()).toEqual(before);
  expect(written).toHaveLength(4);
});

test('only captured money is given back', async () => {
  const { execute, processor } = aProcessor();
  const id = idOf(await execute('a', purchase()));
  expect(codeOf(await execute('r', refundOf(id, 1)))).toBe('not_captured');
  expect((await processor.find(id))?.refunds).toEqual([]);
});

test('a pending refund counts against what is left, and succeeds when its time has come', async () => {
  const { execute, moveClock, authorization, processor, id } = await aCapture('tok_refund_pending');
  const refundId = idOf(await execute('r1', refundOf(id, 3_000)));
  expect(await authorization()).toMatchObject({ refundedMinor: 0, refunds: [{ id: refundId, status: 'pending' }] });
  expect(codeOf(await execute('r2', refundOf(id, 3_000, 'ref_2')))).toBe('refund_too_large');
  await moveClock(5 * secondMs);
  expect(await authorization()).toMatchObject({ refundedMinor: 3_000, refunds: [{ status: 'succeeded' }] });
  expect((await processor.findRefund(refundId))?.status).toBe('succeeded');
});

test('a refund that fails later leaves the money to be given back by another', async () => {
  const { execute, moveClock, authorization, id } = await aCapture('tok_refund_failed');
  await execute('r1', refundOf(id));
  await moveClock(5 * secondMs);
  expect(await authorization()).toMatchObject({
    refundedMinor: 0,
    refunds: [{ status: 'failed', failureCode: 'refund_failed' }],
  });
  expect(idOf(await execute('r2', refundOf(id)))).toMatch(/^re_/);
});

test('tok_refund_refused is paid, and then keeps the money', async () => {
  const { execute, authorization, id } = await aCapture('tok_refund_refused');
  expect(codeOf(await execute('r', refundOf(id)))).toBe('refund_refused');
  expect((await authorization()).refunds).toEqual([]);
});

test('a refund is found by the id that the merchant gave it', async () => {
  const { execute, processor, id } = await aCapture();
  const refundId = idOf(await execute('r', refundOf(id, 100, 'ref_mine')));
  expect(await processor.findRefundsByReference('ref_mine')).toEqual([await processor.findRefund(refundId)]);
  expect(await processor.findRefundsByReference('ref_other')).toEqual([]);
});

test('a restart settles what was pending, and counts what was given back', async () => {
  const before = await aCapture('tok_refund_pending');
  await before.execute('r', refundOf(before.id, 3_000));
  const after = aProcessor(before);
  await after.moveClock(5 * secondMs);
  expect(await after.processor.find(before.id)).toMatchObject({ refundedMinor: 3_000 });
  const later = aProcessor(after);
  expect(await later.processor.dump()).toEqual(await after.processor.dump());
});
