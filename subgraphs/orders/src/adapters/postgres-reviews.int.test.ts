import { refuse } from '@cartograph/kernel';
import { openAfterSaleStore, type AfterSaleRoom } from '../../test/after-sale-store';

let room: AfterSaleRoom;
beforeAll(async () => {
  room = await openAfterSaleStore();
});
afterAll(() => room?.close());

const itemOf = async (sagaId: string) =>
  (await room.reviews.list({ isOpen: undefined, before: undefined, limit: 100 })).find((it) => it.sagaId === sagaId)!;

test('a void that is refused opens one item with its evidence, and the placement shows it', async () => {
  const { id, orderId } = await room.voidRefused();
  expect(await itemOf(id)).toMatchObject({
    orderId,
    definition: 'checkout',
    step: 'authorize payment',
    way: 'undo',
    cause: 'REFUSED',
    evidence: { reason: 'VOID_REFUSED' },
    actions: ['RETRY', 'RESOLVED'],
    resolution: null,
  });
  expect(await room.placements.findById(id)).toMatchObject({ status: 'IN_REVIEW' });
});

test('a retried undo that succeeds ends the placement as it would have ended', async () => {
  const { id } = await room.voidRefused();
  const item = await itemOf(id);
  expect(
    await room.reviews.resolve({ id: item.id, action: 'RETRY', by: 'operator:ada', note: 'the bank is back' }),
  ).toMatchObject({ ok: true });
  expect(await room.reviews.find(item.id)).toMatchObject({
    resolution: 'RETRY',
    resolvedBy: 'operator:ada',
    note: 'the bank is back',
    actions: [],
  });
  expect(await room.placements.findById(id)).toMatchObject({ status: 'PENDING' });
  await room.tell(id, 'authorize-payment/undo#2', 'authorization-voided');
  await room.tell(id, 'reserve-stock/undo', 'stock-released');
  expect(await room.placements.findById(id)).toMatchObject({ status: 'EXPIRED' });
});

test('an undo that succeeds by itself closes its item, with nobody named', async () => {
  const { id } = await room.voidRefused();
  await room.tell(id, 'authorize-payment/undo#1', 'authorization-voided');
  expect(await itemOf(id)).toMatchObject({ resolution: 'RECOVERED', resolvedBy: null });
});

test('an item that comes up again is a new one', async () => {
  const { id } = await room.voidRefused();
  const first = await itemOf(id);
  await room.reviews.resolve({ id: first.id, action: 'RESOLVED', reference: 'case 7', by: 'operator:ada' });
  await room.tell(id, 'authorize-payment/undo#2', 'void-refused', { reason: 'STILL_AUTHORIZED' });
  const second = await itemOf(id);
  expect(second.id).not.toBe(first.id);
  expect(second).toMatchObject({ resolution: null, evidence: { reason: 'STILL_AUTHORIZED' } });
});

test('a resolved item is not resolved again: nothing changes but a line in the audit log', async () => {
  const { id } = await room.voidRefused();
  const item = await itemOf(id);
  await room.reviews.resolve({ id: item.id, action: 'RETRY', by: 'operator:ada' });
  const before = await room.sagaOf(id);
  expect(await room.reviews.resolve({ id: item.id, action: 'RETRY', by: 'operator:eve' })).toEqual(
    refuse({ code: 'REVIEW_ITEM_RESOLVED' }),
  );
  expect(await room.sagaOf(id)).toEqual(before);
  expect(await room.audit(item.id)).toMatchObject([
    { actor: 'operator:ada', outcome: 'DONE' },
    { actor: 'operator:eve', outcome: 'REVIEW_ITEM_RESOLVED' },
  ]);
});

test('two operators at once: one resolves it', async () => {
  const { id } = await room.voidRefused();
  const item = await itemOf(id);
  const answers = await Promise.all(
    ['ada', 'eve'].map((name) => room.reviews.resolve({ id: item.id, action: 'RETRY', by: `operator:${name}` })),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
});

test('a confirmed order is not forced to be undone', async () => {
  const { id } = await room.captureRefused();
  const item = await itemOf(id);
  expect(await room.reviews.resolve({ id: item.id, action: 'FORCE_UNDO', by: 'operator:ada' })).toEqual(
    refuse({ code: 'REVIEW_ACTION_REFUSED', reason: 'ALREADY_CONFIRMED' }),
  );
  expect(await room.placements.findById(id)).toMatchObject({ status: 'CONFIRMED' });
  expect((await itemOf(id)).resolution).toBeNull();
});

test('a person who ends a parked placement has it undone, and it is cancelled', async () => {
  const { id, orderId } = await room.accepted();
  await room.tell(id, 'reserve-stock', 'step-parked', { cause: 'poison' });
  const item = await itemOf(id);
  expect(item).toMatchObject({ cause: 'PARKED', way: 'do', actions: ['RETRY', 'FORCE_UNDO'] });
  await room.reviews.resolve({ id: item.id, action: 'FORCE_UNDO', by: 'operator:ada' });
  await room.tell(id, 'reserve-stock/undo', 'stock-released');
  expect(await room.placements.findById(id)).toMatchObject({
    status: 'CANCELLED',
    rejection: { code: 'PLACEMENT_CANCELLED' },
  });
  expect(await room.orders.find(orderId)).toMatchObject({ status: 'CANCELLED' });
});

test('an item that is not there cannot be resolved', async () => {
  expect(await room.reviews.resolve({ id: 'rev_none', action: 'RETRY', by: 'operator:ada' })).toEqual(
    refuse({ code: 'REVIEW_ITEM_NOT_FOUND' }),
  );
});

test('the queue is read from the newest on, open ones alone if so asked', async () => {
  const open = await room.reviews.list({ isOpen: true, before: undefined, limit: 100 });
  expect(open.length).toBeGreaterThan(1);
  expect(open.every(({ resolution }) => resolution === null)).toBe(true);
  expect(open.map(({ id }) => id)).toEqual([...open.map(({ id }) => id)].sort().reverse());
  const [, second] = open;
  const next = await room.reviews.list({ isOpen: true, before: open[0]!.id, limit: 1 });
  expect(next).toEqual([second]);
});
