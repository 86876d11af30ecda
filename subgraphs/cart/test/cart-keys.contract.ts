// What makes a change happen once, and on the cart that the shopper saw.
import type { SeenCart } from '../src/domain/cart';
import { aCreation, aLineToAdd, anAddition, anUpdate, aRemoval, cartOf, createdIn, newCartId } from './builders';
import type { CartStoreWorld } from './cart-store.contract';

export const cartKeysContract = (open: () => CartStoreWorld): void => {
  const carts = () => open().carts;
  const see = async ({ id }: SeenCart) => (await open().carts.read([id]))[0];

  describe('keys and versions', () => {
    test('a change asked twice is made once', async () => {
      const cart = await createdIn(carts());
      const addition = anAddition({ cartId: cart.id, expectedVersion: 1 });
      const next = cartOf(await carts().addLines(addition));
      expect(await carts().addLines(addition)).toEqual({ ok: true, cart: next, replayed: true });
      expect(await carts().recall(addition)).toEqual({ ok: true, cart: next, replayed: true });
    });

    test('a key with another input is refused', async () => {
      const cart = await createdIn(carts());
      const addition = anAddition({ cartId: cart.id });
      const next = cartOf(await carts().addLines(addition));
      const reused = { ok: false, refusal: { code: 'IDEMPOTENCY_KEY_REUSED' } };
      expect(await carts().addLines({ ...addition, fingerprint: 'other' })).toEqual(reused);
      expect(await carts().recall({ ...addition, fingerprint: 'other' })).toEqual(reused);
      expect(await see(cart)).toEqual(next);
    });

    test('a refused change leaves its key free', async () => {
      const cart = await createdIn(carts());
      const change = anAddition({ cartId: cart.id, lines: [aLineToAdd({ quantity: 1_000 })] });
      await carts().addLines(change);
      expect(await carts().recall(change)).toBeUndefined();
      expect((await carts().addLines({ ...change, fingerprint: 'other', lines: [aLineToAdd()] })).ok).toBe(true);
    });

    test('the last 64 keys are remembered, and the one of the creation', async () => {
      const creation = aCreation();
      const { id } = cartOf(await carts().create(creation));
      const changes = Array.from({ length: 65 }, () => anAddition({ cartId: id, lines: [] }));
      for (const change of changes) await carts().addLines(change);
      expect(await carts().recall(changes[0]!)).toBeUndefined();
      expect(await carts().recall(changes[1]!)).toMatchObject({ ok: true, replayed: true });
      expect(await carts().recall(creation)).toMatchObject({ ok: true, replayed: true });
    });

    test('a stale version is refused with the current one', async () => {
      const cart = await createdIn(carts());
      const next = cartOf(await carts().addLines(anAddition({ cartId: cart.id })));
      const removal = aRemoval({ cartId: cart.id, expectedVersion: 1, lineIds: [cart.lines[0]!.id] });
      expect(await carts().removeLines(removal)).toEqual({
        ok: false,
        refusal: { code: 'VERSION_CONFLICT', version: 2 },
      });
      expect(await see(cart)).toEqual(next);
    });

    test('a cart that is not there refuses every change', async () => {
      const cartId = newCartId();
      const notFound = { ok: false, refusal: { code: 'CART_NOT_FOUND' } };
      expect(await carts().recall(anAddition({ cartId }))).toEqual(notFound);
      expect(await carts().addLines(anAddition({ cartId }))).toEqual(notFound);
      expect(await carts().updateLines(anUpdate({ cartId }))).toEqual(notFound);
      expect(await carts().removeLines(aRemoval({ cartId }))).toEqual(notFound);
      expect(await carts().read([cartId])).toEqual([undefined]);
    });
  });
};
