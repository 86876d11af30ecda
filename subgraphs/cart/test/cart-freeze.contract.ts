// What happens to a cart that is being bought.
import type { SeenCart } from '../src/domain/cart';
import {
  aCreation,
  aFreezeOf,
  aLineToAdd,
  anAddition,
  anUpdate,
  aRemoval,
  cartOf,
  createdIn,
  newCartId,
} from './builders';
import type { CartStoreWorld } from './cart-store.contract';

export const cartFreezeContract = (open: () => CartStoreWorld): void => {
  const carts = () => open().carts;
  const see = async ({ id }: SeenCart) => (await open().carts.read([id]))[0];

  describe('freezing', () => {
    test('a frozen cart shows its lines, keeps its version and refuses changes', async () => {
      const cart = await createdIn(carts());
      const frozen = { ...cart, isFrozen: true };
      expect(await carts().freeze([aFreezeOf(cart)])).toMatchObject([{ ok: true, cart: frozen }]);
      const locked = { ok: false, refusal: { code: 'CART_LOCKED' } };
      expect(await carts().addLines(anAddition({ cartId: cart.id }))).toEqual(locked);
      expect(await carts().updateLines(anUpdate({ cartId: cart.id }))).toEqual(locked);
      expect(await carts().removeLines(aRemoval({ cartId: cart.id }))).toEqual(locked);
      expect(await see(cart)).toEqual(frozen);
    });

    test('a change that was made before is still recalled from a frozen cart', async () => {
      const creation = aCreation();
      const cart = cartOf(await carts().create(creation));
      await carts().freeze([aFreezeOf(cart)]);
      expect(await carts().recall(creation)).toEqual({ ok: true, cart: { ...cart, isFrozen: true }, replayed: true });
    });

    test('the same token enters again, another does not', async () => {
      const cart = await createdIn(carts());
      const attempt = aFreezeOf(cart);
      const answers = await carts().freeze([attempt, { ...attempt, attemptId: 'second' }, aFreezeOf(cart)]);
      expect(answers).toMatchObject([
        { ok: true, cart: { version: 1, lines: cart.lines } },
        { ok: true, cart: { version: 1, lines: cart.lines } },
        { ok: false, refusal: { code: 'CART_LOCKED' } },
      ]);
    });

    test('a missing, a changed and an empty cart are refused', async () => {
      const [cart, empty] = [await createdIn(carts()), await createdIn(carts(), { lines: [] })];
      const answers = await carts().freeze([
        aFreezeOf({ ...cart, id: newCartId() }),
        aFreezeOf({ ...cart, version: 2 }),
        aFreezeOf(empty),
      ]);
      expect(answers).toEqual([
        { ok: false, refusal: { code: 'CART_NOT_FOUND' } },
        { ok: false, refusal: { code: 'VERSION_CONFLICT', version: 1 } },
        { ok: false, refusal: { code: 'CART_EMPTY' } },
      ]);
      expect(await carts().read([cart.id, empty.id])).toEqual([cart, empty]);
    });

    test('it thaws with its last attempt, at the same version', async () => {
      const cart = await createdIn(carts());
      const first = aFreezeOf(cart);
      const second = { ...first, attemptId: 'second' };
      await carts().freeze([first, second]);
      expect(await carts().unfreeze([first, first])).toEqual([false, false]);
      expect(await see(cart)).toEqual({ ...cart, isFrozen: true });
      expect(await carts().unfreeze([second])).toEqual([true]);
      expect(await see(cart)).toEqual(cart);
    });

    test('an attempt that froze twice is inside once', async () => {
      const cart = await createdIn(carts());
      const attempt = aFreezeOf(cart);
      await carts().freeze([attempt, attempt]);
      expect(await carts().unfreeze([attempt])).toEqual([true]);
    });

    test('a stranger thaws nothing', async () => {
      const cart = await createdIn(carts());
      const attempt = aFreezeOf(cart);
      await carts().freeze([attempt]);
      expect(
        await carts().unfreeze([{ ...attempt, token: 'stranger' }, aFreezeOf({ ...cart, id: newCartId() })]),
      ).toEqual([false, false]);
      expect(await see(cart)).toEqual({ ...cart, isFrozen: true });
    });

    test('a freeze that ran out is none', async () => {
      const cart = await createdIn(carts());
      const attempt = aFreezeOf(cart, { ttlMs: 20 });
      await carts().freeze([attempt]);
      await open().pass(20);
      expect(await see(cart)).toEqual(cart);
      expect(await carts().takeOver([attempt])).toEqual([false]);
      expect(await carts().freeze([aFreezeOf(cart)])).toMatchObject([{ ok: true }]);
    });

    test('an attempt that is brief does not shorten the freeze', async () => {
      const cart = await createdIn(carts());
      const freeze = aFreezeOf(cart);
      await carts().freeze([freeze, { ...freeze, attemptId: 'brief', ttlMs: 1 }]);
      await open().pass(20);
      expect(await see(cart)).toEqual({ ...cart, isFrozen: true });
    });

    test('one that was taken over neither runs out nor thaws with its attempts', async () => {
      const cart = await createdIn(carts());
      const attempt = aFreezeOf(cart, { ttlMs: 1_000 });
      await carts().freeze([attempt]);
      expect(await carts().takeOver([attempt, attempt, aFreezeOf(cart)])).toEqual([true, true, false]);
      await open().pass(1_000);
      expect(await carts().unfreeze([attempt])).toEqual([false]);
      expect(await carts().freeze([aFreezeOf(cart)])).toEqual([{ ok: false, refusal: { code: 'CART_LOCKED' } }]);
      expect(await see(cart)).toEqual({ ...cart, isFrozen: true });
    });
  });

  describe('the end of a saga', () => {
    test('restoring thaws with a higher version, once', async () => {
      const cart = await createdIn(carts());
      const freeze = aFreezeOf(cart);
      await carts().freeze([freeze]);
      await carts().takeOver([freeze]);
      const restoration = { ...freeze, stepKey: 'restore' };
      await carts().restore([restoration, restoration]);
      const restored = await see(cart);
      expect(restored).toMatchObject({ version: 2, lines: cart.lines, isFrozen: false });
      await carts().freeze([{ ...freeze, expectedVersion: 2 }]);
      await carts().restore([restoration]);
      expect(await see(cart)).toEqual({ ...restored, isFrozen: true });
    });

    test('restoring leaves a cart alone that is gone or that another holds', async () => {
      const cart = await createdIn(carts());
      await carts().freeze([aFreezeOf(cart)]);
      await carts().restore([
        { cartId: cart.id, token: 'stranger', stepKey: 'restore' },
        { cartId: newCartId(), token: 'stranger', stepKey: 'restore' },
      ]);
      expect(await see(cart)).toEqual({ ...cart, isFrozen: true });
    });

    test('emptying takes the ordered lines and thaws', async () => {
      const cart = await createdIn(carts(), { lines: [aLineToAdd(), aLineToAdd()] });
      const freeze = aFreezeOf(cart);
      await carts().freeze([freeze]);
      const lines = cart.lines.map(({ id, quantity }) => ({ lineId: id, quantity }));
      await carts().empty([{ ...freeze, stepKey: 'empty', lines }]);
      expect(await see(cart)).toMatchObject({ version: 2, lines: [], isFrozen: false });
    });

    test('without the token the ordered pieces leave, once for a step, and what came since stays', async () => {
      const cart = await createdIn(carts(), { lines: [aLineToAdd({ quantity: 2 }), aLineToAdd({ quantity: 5 })] });
      const [gone, kept] = cart.lines;
      const lines = [
        { lineId: gone!.id, quantity: 2 },
        { lineId: kept!.id, quantity: 2 },
        { lineId: 'lin_gone', quantity: 1 },
      ];
      const emptying = { cartId: cart.id, token: 'stranger', stepKey: 'empty', lines };
      await carts().empty([emptying, emptying, { ...emptying, cartId: newCartId() }]);
      expect(await see(cart)).toMatchObject({ version: 2, lines: [{ ...kept, quantity: 3 }] });
    });

    test('emptying by a stranger leaves the freeze of another', async () => {
      const cart = await createdIn(carts());
      const freeze = aFreezeOf(cart);
      await carts().freeze([freeze]);
      await carts().empty([{ cartId: cart.id, token: 'stranger', stepKey: 'empty', lines: [] }]);
      expect(await see(cart)).toMatchObject({ version: 2, isFrozen: true });
      expect(await carts().takeOver([freeze])).toEqual([true]);
    });
  });

  test('each change keeps the cart for another 30 days, a freeze does not', async () => {
    const cart = await createdIn(carts());
    await open().pass(5);
    await carts().freeze([aFreezeOf(cart, { token: 'holder' })]);
    expect((await see(cart))!.expiresAt).toBe(cart.expiresAt);
    await carts().restore([{ cartId: cart.id, token: 'holder', stepKey: 'restore' }]);
    expect((await see(cart))!.expiresAt).toBeGreaterThanOrEqual(cart.expiresAt + 5);
  });
};
