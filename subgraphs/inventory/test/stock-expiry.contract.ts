// What a stock store promises of holds whose time is over.
import { waitFor } from '@cartograph/testkit';
import { settleExpiry } from '../src/domain/settle-command';
import { anOrderId, commit, pin, release, reserve } from './builders';
import { useStockRoom, type StockRoom } from './stock-room';

export const testStockExpiry = (open: () => Promise<StockRoom>) => {
  const { room, settle, settleNames, expire, aVariantWith, levelOf } = useStockRoom(open);
  const overdue = { ttlMs: 1 };

  test('a hold whose time is over gives its stock back and cannot be pinned', async () => {
    const variantId = await aVariantWith(10);
    const orderId = anOrderId();
    await settle(reserve(orderId, { [variantId]: 3 }, overdue));
    await waitFor(async () => (await expire()) === 1);
    expect(await levelOf(variantId)).toEqual([['main', 10, 0]]);
    expect(await settleNames(pin(orderId), release(orderId))).toEqual(['HoldExpired', 'StockReleased']);
    expect(await levelOf(variantId)).toEqual([['main', 10, 0]]);
    expect(await expire()).toBe(0);
  });

  test('a pinned or released hold is not swept', async () => {
    const variantId = await aVariantWith(10);
    const [pinned, released] = [anOrderId(), anOrderId()];
    await settle(
      reserve(pinned, { [variantId]: 1 }, overdue),
      pin(pinned),
      reserve(released, { [variantId]: 1 }, overdue),
      release(released),
    );
    // This one is due after the others, so when it is swept they had their turn.
    await settle(reserve(anOrderId(), { [variantId]: 5 }, overdue));
    await waitFor(async () => (await expire()) === 1);
    expect(await levelOf(variantId)).toEqual([['main', 10, 1]]);
    expect(await settleNames(commit(pinned))).toEqual(['StockCommitted']);
  });

  test('a sweep takes no more than it was told to', async () => {
    const variantId = await aVariantWith(10);
    await settle(...Array.from({ length: 3 }, () => reserve(anOrderId(), { [variantId]: 1 }, overdue)));
    await waitFor(async () => (await room().store.expireDue(2, settleExpiry)) === 2);
    expect(await levelOf(variantId)).toEqual([['main', 10, 1]]);
    expect(await expire()).toBe(1);
  });

  describe('a hold that cannot expire', () => {
    let broken: string;
    beforeEach(() => (broken = anOrderId()));
    const expireOthers = (atMost: number) =>
      room().store.expireDue(atMost, (rows, orderId, at) => {
        if (orderId === broken) throw new Error('it cannot expire');
        return settleExpiry(rows, orderId, at);
      });

    test('keeps no other of its list from it', async () => {
      const variantId = await aVariantWith(10);
      await settle(...[broken, anOrderId(), anOrderId()].map((id) => reserve(id, { [variantId]: 1 }, overdue)));
      await waitFor(async () => (await expireOthers(100)) === 2);
      expect(await levelOf(variantId)).toEqual([['main', 10, 1]]);
      expect(await expire()).toBe(1);
    });

    test('does not stand before another, where one is taken at a time', async () => {
      const variantId = await aVariantWith(10);
      await settle(reserve(broken, { [variantId]: 1 }, overdue));
      await settle(reserve(anOrderId(), { [variantId]: 5 }, overdue));
      await waitFor(async () => (await expireOthers(1)) === 1);
      expect(await levelOf(variantId)).toEqual([['main', 10, 1]]);
      expect(await expire()).toBe(1);
    });
  });
};
