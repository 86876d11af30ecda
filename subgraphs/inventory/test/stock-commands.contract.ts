// What a stock store promises to sagas, whatever it is made of.
import { unique, waitFor } from '@cartograph/testkit';
import { editStock } from '../src/domain/stock-edit';
import { anOrderId, aVariantId, commit, pin, receipt, release, reserve } from './builders';
import { useStockRoom, type StockRoom } from './stock-room';

export const testStockCommands = (open: () => Promise<StockRoom>) => {
  const { room, settle, settleNames, aVariantWith, levelOf } = useStockRoom(open);

  test('a reserve sets stock aside, a pin keeps it, a commit sells it', async () => {
    const variantId = await aVariantWith(10);
    const orderId = anOrderId();
    expect(await settleNames(reserve(orderId, { [variantId]: 3 }))).toEqual(['StockReserved']);
    expect(await levelOf(variantId)).toEqual([['main', 10, 3]]);
    expect(await settleNames(pin(orderId))).toEqual(['HoldPinned']);
    expect(await levelOf(variantId)).toEqual([['main', 10, 3]]);
    expect(await settleNames(commit(orderId))).toEqual(['StockCommitted']);
    expect(await levelOf(variantId)).toEqual([['main', 7, 0]]);
  });

  test('several commands of one order in one list are settled in their order', async () => {
    const variantId = await aVariantWith(10);
    const orderId = anOrderId();
    const answers = await settleNames(reserve(orderId, { [variantId]: 3 }), pin(orderId), commit(orderId));
    expect(answers).toEqual(['StockReserved', 'HoldPinned', 'StockCommitted']);
    expect(await levelOf(variantId)).toEqual([['main', 7, 0]]);
  });

  test('a release gives back what is held', async () => {
    const variantId = await aVariantWith(10);
    const orderId = anOrderId();
    await settle(reserve(orderId, { [variantId]: 3 }));
    expect(await settleNames(release(orderId))).toEqual(['StockReleased']);
    expect(await levelOf(variantId)).toEqual([['main', 10, 0]]);
  });

  test('a release gives back what is pinned', async () => {
    const variantId = await aVariantWith(10);
    const orderId = anOrderId();
    await settle(reserve(orderId, { [variantId]: 3 }), pin(orderId));
    expect(await settleNames(release(orderId))).toEqual(['StockReleased']);
    expect(await levelOf(variantId)).toEqual([['main', 10, 0]]);
  });

  test('a step key that comes twice in one list happens once and is answered twice', async () => {
    const variantId = await aVariantWith(10);
    const command = reserve(anOrderId(), { [variantId]: 3 });
    expect(await settleNames(command, { ...command, id: unique('item') })).toEqual(['StockReserved', 'StockReserved']);
    expect(await levelOf(variantId)).toEqual([['main', 10, 3]]);
  });

  test('a step key that comes again later is answered as it was then', async () => {
    const variantId = await aVariantWith(1);
    const late = reserve(anOrderId(), { [variantId]: 1 });
    await settle(reserve(anOrderId(), { [variantId]: 1 }));
    const [then] = await settle(late);
    await room().store.editMany([receipt(variantId, 5)], editStock);
    expect(await settle(late)).toEqual([then]);
    expect(then?.type).toBe('StockShort');
    expect(await levelOf(variantId)).toEqual([['main', 6, 1]]);
  });

  test('every answered item sends one reply with its own step key, epoch and correlation', async () => {
    const variantId = await aVariantWith(1);
    const command = { ...reserve(anOrderId(), { [variantId]: 1 }, { epoch: 3 }), traceparent: 'trace' };
    await settle(command);
    await settle(command);
    const replies = await waitFor(() => {
      const own = room()
        .sent()
        .filter(({ item }) => item.stepKey === command.stepKey);
      return own.length === 2 && own;
    });
    for (const { subject, item } of replies) {
      expect(subject).toBe('rep.orders.stock-reserved.v1');
      expect(item).toEqual({
        id: item.id,
        stepKey: command.stepKey,
        epoch: 3,
        correlationId: command.correlationId,
        traceparent: 'trace',
        body: { orderId: command.body.orderId },
      });
    }
    expect(replies[0]!.item.id).not.toBe(replies[1]!.item.id);
  });

  test('an order takes all of its lines or none, and leaves them to the next', async () => {
    const plenty = await aVariantWith(2);
    const scarce = await aVariantWith(1);
    const greedy = anOrderId();
    const answers = await settle(
      reserve(greedy, { [plenty]: 2, [scarce]: 2 }),
      reserve(anOrderId(), { [plenty]: 2, [scarce]: 1 }),
    );
    expect(answers[0]).toEqual({
      type: 'StockShort',
      body: { orderId: greedy, lines: [{ variantId: scarce, requested: 2, available: 1 }] },
    });
    expect(answers[1]?.type).toBe('StockReserved');
    expect(await levelOf(plenty)).toEqual([['main', 2, 2]]);
    expect(await levelOf(scarce)).toEqual([['main', 1, 1]]);
  });

  test('the last piece, wanted by fifty in one list, goes to one', async () => {
    const variantId = await aVariantWith(1);
    const answers = await settleNames(...Array.from({ length: 50 }, () => reserve(anOrderId(), { [variantId]: 1 })));
    expect(answers[0]).toBe('StockReserved');
    expect(answers.slice(1)).toEqual(Array.from({ length: 49 }, () => 'StockShort'));
    expect(await levelOf(variantId)).toEqual([['main', 1, 1]]);
  });

  test('a line is split over warehouses, the first giving all it can', async () => {
    const variantId = await aVariantWith(5, 'east');
    await room().store.editMany([receipt(variantId, 2)], editStock);
    const orderId = anOrderId();
    await settle(reserve(orderId, { [variantId]: 4 }));
    expect(await levelOf(variantId)).toEqual([
      ['main', 2, 2],
      ['east', 5, 2],
    ]);
    await settle(release(orderId));
    expect(await levelOf(variantId)).toEqual([
      ['main', 2, 0],
      ['east', 5, 0],
    ]);
  });

  test('a variant that never was here is short', async () => {
    const variantId = aVariantId();
    const orderId = anOrderId();
    expect(await settle(reserve(orderId, { [variantId]: 1 }))).toEqual([
      { type: 'StockShort', body: { orderId, lines: [{ variantId, requested: 1, available: 0 }] } },
    ]);
    expect(await levelOf(variantId)).toEqual([]);
  });
};
