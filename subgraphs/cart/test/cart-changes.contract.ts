// Creating, reading and changing carts.
import type { SeenCart } from '../src/domain/cart';
import { aCreation, aLineToAdd, anAddition, anUpdate, aRemoval, cartOf, createdIn, newCartId, usd } from './builders';
import type { CartStoreWorld } from './cart-store.contract';

export const cartChangesContract = (open: () => CartStoreWorld): void => {
  const carts = () => open().carts;
  const see = async ({ id }: SeenCart) => (await open().carts.read([id]))[0];

  describe('creating', () => {
    test('a new cart has version 1 and its lines in order', async () => {
      const creation = aCreation({ lines: [aLineToAdd({ quantity: 2 }), aLineToAdd({ price: usd(5) })] });
      expect(await carts().create(creation)).toEqual({
        ok: true,
        replayed: false,
        cart: {
          id: creation.cartId,
          version: 1,
          isFrozen: false,
          expiresAt: expect.any(Number) as number,
          lines: creation.lines.map(({ newLineId, variantId, quantity, price }) => ({
            id: newLineId,
            variantId,
            quantity,
            priceWhenAdded: price,
          })),
        },
      });
    });

    test('the same key and input show the cart as it is now', async () => {
      const creation = aCreation();
      await carts().create(creation);
      const changed = cartOf(await carts().addLines(anAddition({ cartId: creation.cartId })));
      expect(await carts().create(creation)).toEqual({ ok: true, cart: changed, replayed: true });
    });

    test('the same key with another input is refused', async () => {
      const creation = aCreation();
      const cart = cartOf(await carts().create(creation));
      expect(await carts().create({ ...creation, fingerprint: 'other' })).toEqual({
        ok: false,
        refusal: { code: 'IDEMPOTENCY_KEY_REUSED' },
      });
      expect(await see(cart)).toEqual(cart);
    });

    test('a refused creation leaves nothing', async () => {
      const creation = aCreation({ lines: [aLineToAdd({ quantity: 1_000 })] });
      expect(await carts().create(creation)).toEqual({
        ok: false,
        refusal: { code: 'CART_LIMIT_EXCEEDED', limit: 'QUANTITY', maximum: 999 },
      });
      expect(await carts().read([creation.cartId])).toEqual([undefined]);
    });

    test('the first claim of a key keeps its cart id', async () => {
      const [key, first] = [newCartId(), newCartId()];
      expect(await carts().claimId(key, first)).toBe(first);
      expect(await carts().claimId(key, newCartId())).toBe(first);
    });
  });

  describe('reading', () => {
    test('a list is answered in its order, with undefined for carts that are not there', async () => {
      const [one, two] = [await createdIn(carts()), await createdIn(carts())];
      expect(await carts().read([two.id, newCartId(), one.id])).toEqual([two, undefined, one]);
    });
  });

  describe('changing lines', () => {
    test('adding a new variant appends a line and raises the version', async () => {
      const cart = await createdIn(carts());
      const added = aLineToAdd({ quantity: 3 });
      const next = cartOf(await carts().addLines(anAddition({ cartId: cart.id, lines: [added] })));
      expect(next.version).toBe(2);
      expect(next.lines).toEqual([
        cart.lines[0],
        { id: added.newLineId, variantId: added.variantId, quantity: 3, priceWhenAdded: added.price },
      ]);
    });

    test('adding a variant that is there raises its quantity at the price of now', async () => {
      const cart = await createdIn(carts());
      const line = cart.lines[0]!;
      const again = aLineToAdd({ variantId: line.variantId, quantity: 4, price: usd(900) });
      const next = cartOf(await carts().addLines(anAddition({ cartId: cart.id, lines: [again, again] })));
      expect(next.lines).toEqual([{ ...line, quantity: 9, priceWhenAdded: usd(900) }]);
    });

    test('updating sets quantities', async () => {
      const cart = await createdIn(carts(), { lines: [aLineToAdd(), aLineToAdd()] });
      const [first, second] = cart.lines;
      const lines = [{ lineId: second!.id, quantity: 999 }];
      const next = cartOf(await carts().updateLines(anUpdate({ cartId: cart.id, expectedVersion: 1, lines })));
      expect(next).toMatchObject({ version: 2, lines: [first, { ...second, quantity: 999 }] });
      expect(await see(cart)).toEqual(next);
    });

    test('removing leaves the others', async () => {
      const cart = await createdIn(carts(), { lines: [aLineToAdd(), aLineToAdd(), aLineToAdd()] });
      const [first, second, third] = cart.lines;
      const lineIds = [third!.id, first!.id];
      const next = cartOf(await carts().removeLines(aRemoval({ cartId: cart.id, expectedVersion: 1, lineIds })));
      expect(next).toMatchObject({ version: 2, lines: [second] });
      expect(await see(cart)).toEqual(next);
    });

    test('a variant that was removed comes back as a new line', async () => {
      const cart = await createdIn(carts());
      const line = cart.lines[0]!;
      await carts().removeLines(aRemoval({ cartId: cart.id, lineIds: [line.id] }));
      const added = aLineToAdd({ variantId: line.variantId });
      const next = cartOf(await carts().addLines(anAddition({ cartId: cart.id, lines: [added] })));
      expect(next.lines.map(({ id }) => id)).toEqual([added.newLineId]);
    });

    test.each([
      ['a line that is not there', { lines: [{ lineId: 'lin_unknown', quantity: 1 }] }, 'lin_unknown'],
      ['a name inside the store', { lines: [{ lineId: 'version', quantity: 1 }] }, 'version'],
    ])('%s cannot be updated', async (_, update, lineId) => {
      const cart = await createdIn(carts());
      expect(await carts().updateLines(anUpdate({ cartId: cart.id, ...update }))).toEqual({
        ok: false,
        refusal: { code: 'CART_LINE_NOT_FOUND', lineId },
      });
      expect(await see(cart)).toEqual(cart);
    });

    test('removing nothing when one of the lines is not there', async () => {
      const cart = await createdIn(carts());
      const lineIds = [cart.lines[0]!.id, 'lin_unknown'];
      expect(await carts().removeLines(aRemoval({ cartId: cart.id, lineIds }))).toEqual({
        ok: false,
        refusal: { code: 'CART_LINE_NOT_FOUND', lineId: 'lin_unknown' },
      });
      expect(await see(cart)).toEqual(cart);
    });

    test('another currency is refused', async () => {
      const cart = await createdIn(carts());
      const lines = [aLineToAdd(), aLineToAdd({ price: { amountMinor: 1, currency: 'EUR' } })];
      expect(await carts().addLines(anAddition({ cartId: cart.id, lines }))).toEqual({
        ok: false,
        refusal: { code: 'CURRENCY_MISMATCH' },
      });
      expect(await see(cart)).toEqual(cart);
    });

    test('the hundredth line fits and the next does not', async () => {
      const cart = await createdIn(carts(), { lines: Array.from({ length: 99 }, () => aLineToAdd()) });
      const full = cartOf(await carts().addLines(anAddition({ cartId: cart.id })));
      expect(full.lines).toHaveLength(100);
      expect(await carts().addLines(anAddition({ cartId: cart.id }))).toEqual({
        ok: false,
        refusal: { code: 'CART_LIMIT_EXCEEDED', limit: 'LINES', maximum: 100 },
      });
      expect(await see(cart)).toEqual(full);
    });

    test('a cart worth more than can be counted exactly is refused', async () => {
      const cart = await createdIn(carts(), { lines: [aLineToAdd({ price: usd(99_999_999_999) })] });
      expect(await carts().addLines(anAddition({ cartId: cart.id, lines: [aLineToAdd({ price: usd(2) })] }))).toEqual({
        ok: false,
        refusal: { code: 'CART_LIMIT_EXCEEDED', limit: 'VALUE', maximum: 100_000_000_000 },
      });
      expect(await see(cart)).toEqual(cart);
    });
  });
};
