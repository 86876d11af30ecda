import { z } from 'zod';
import { ask, command, reply } from './message';
import { lineShape, moneyShape } from './shapes';

const cartLine = lineShape.extend({ lineId: z.string(), priceWhenAdded: moneyShape });

const cartAnswer = <Code extends string>(...codes: readonly [Code, ...Code[]]) =>
  z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), version: z.number().int(), lines: z.array(cartLine) }),
    z.object({ ok: z.literal(false), code: z.enum(codes), version: z.number().int().optional() }),
  ]);

/** Reads a cart without touching it. */
export const ReadCart = ask('cart', 'read.v1', z.object({ cartId: z.string() }), cartAnswer('CART_NOT_FOUND'));

/**
 * Keeps a cart as it is for `ttlMs` while it is priced. The token belongs to one idempotency key, the attempt to one
 * call under it: several attempts of one key may be inside at once.
 */
export const FreezeCart = ask(
  'cart',
  'freeze.v1',
  z.object({
    cartId: z.string(),
    expectedVersion: z.number().int(),
    token: z.string(),
    attemptId: z.string(),
    ttlMs: z.number().int().positive(),
  }),
  cartAnswer('CART_NOT_FOUND', 'CART_LOCKED', 'VERSION_CONFLICT', 'CART_EMPTY'),
);
/** Ends one attempt before accept; the cart thaws only when no other is inside and no saga took the freeze over. */
export const UnfreezeCart = ask(
  'cart',
  'unfreeze.v1',
  z.object({ cartId: z.string(), token: z.string(), attemptId: z.string() }),
  z.object({ thawed: z.boolean() }),
);
/** After accept: the freeze stays until the saga restores or empties the cart. Repeated until it was heard. */
export const TakeOverFreeze = ask(
  'cart',
  'take-over-freeze.v1',
  z.object({ cartId: z.string(), token: z.string() }),
  z.object({ taken: z.boolean() }),
);

/** The saga's undo of the freeze; the version rises, so that the shopper can buy the same cart again. */
export const RestoreCart = command('cart', 'RestoreCart', z.object({ cartId: z.string(), token: z.string() }));
export const CartRestored = reply('orders', 'CartRestored', z.object({ cartId: z.string() }));

/** After a confirmed order: the ordered lines leave the cart. */
export const EmptyCart = command(
  'cart',
  'EmptyCart',
  z.object({
    cartId: z.string(),
    token: z.string(),
    lines: z.array(lineShape.extend({ lineId: z.string() })),
  }),
);
export const CartEmptied = reply('orders', 'CartEmptied', z.object({ cartId: z.string() }));
