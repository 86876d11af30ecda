// What every store of carts promises; run on memory and on Redis.
import type { CartStore } from '../src/ports';
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
  usd,
} from './builders';

export interface CartStoreWorld {
  readonly carts: CartStore;
  /** Resolves when this much of the store's time has passed. */
  readonly pass: (ms: number) => Promise<void>;
}

export const cartStoreContract = (open: () => CartStoreWorld): void => {
  const carts = () => open().carts;
  const see = async (cart: { id: ReturnType<typeof newCartId> }) => (await carts().read([cart.id]))[0];

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
        refusal: { code: 'CART_LIMIT_EXCEEDED', limit: 'QUANTITY' },
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
        refusal: { code: 'CART_LIMIT_EXCEEDED', limit: 'LINES' },
      });
      expect(await see(cart)).toEqual(full);
    });

    test('a cart worth more than can be counted exactly is refused', async () => {
      const cart = await createdIn(carts(), { lines: [aLineToAdd({ price: usd(99_999_999_999) })] });
      expect(await carts().addLines(anAddition({ cartId: cart.id, lines: [aLineToAdd({ price: usd(2) })] }))).toEqual({
        ok: false,
        refusal: { code: 'CART_LIMIT_EXCEEDED', limit: 'VALUE' },
      });
      expect(await see(cart)).toEqual(cart);
    });
  });

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
