import { aProcessor, captureOf, idOf, purchase, refundOf } from '../../test/a-processor';
import { doByHand, type HandedOperation } from './by-hand';

const byHand = (
  { processor, newId }: ReturnType<typeof aProcessor>,
  idOrReference: string,
  kind: HandedOperation,
  amountMinor?: number,
) => doByHand(processor, { idOrReference, kind, amountMinor, newId });

test('a person voids what the bank refuses to void for us', async () => {
  const world = aProcessor();
  const id = idOf(await world.execute('a', purchase('tok_void_refused')));
  expect(await byHand(world, 'ord_1', 'void')).toMatchObject({ status: 200, body: { id, status: 'voided' } });
  expect(world.written.at(-1)).toMatchObject({ operation: 'void', by: 'hand', reference: 'ord_1' });
});

test('a person captures all, by the id', async () => {
  const world = aProcessor();
  const id = idOf(await world.execute('a', purchase('tok_capture_refused')));
  expect(await byHand(world, id, 'capture')).toMatchObject({ body: { status: 'captured', capturedMinor: 5_000 } });
});

test('a person gives back all that is left', async () => {
  const world = aProcessor();
  const id = idOf(await world.execute('a', purchase()));
  await world.execute('c', captureOf(id));
  await world.execute('r', refundOf(id, 2_000));
  expect(await byHand(world, 'ord_1', 'refund')).toMatchObject({ body: { amountMinor: 3_000, status: 'succeeded' } });
  expect((await world.processor.find(id))?.refundedMinor).toBe(5_000);
});

test('of several by one reference, the one that holds money is meant', async () => {
  const world = aProcessor();
  const first = idOf(await world.execute('a', purchase()));
  await world.execute('a:2', purchase());
  await byHand(world, 'ord_1', 'void');
  expect(await byHand(world, 'ord_1', 'void')).toMatchObject({ body: { id: first, status: 'voided' } });
});

test('rules hold for a person, too, and a no is not written down', async () => {
  const world = aProcessor();
  const id = idOf(await world.execute('a', purchase()));
  await world.execute('c', captureOf(id));
  expect(await byHand(world, 'ord_1', 'void')).toMatchObject({ body: { code: 'already_captured' } });
  expect(await byHand(world, 'ord_9', 'void')).toMatchObject({ status: 404 });
  expect(world.written).toHaveLength(2);
});
