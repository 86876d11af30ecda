// Valid things for tests; a test states only what matters to it.
import { randomUUID } from 'node:crypto';
import { money, toInstant, type CartId, type Instant } from '@cartograph/kernel';
import { newId, newSecretId } from '@cartograph/runtime';
import type { Cart, CartLine, SeenCart } from '../src/domain/cart';
import type { LineToAdd } from '../src/domain/cart-lines';
import type { Creation } from '../src/domain/change-cart';
import type { FreezeRequest } from '../src/domain/freeze-cart';
import type { Addition, CartStore, ChangeAnswer, Removal, Update } from '../src/ports';

export const now: Instant = toInstant(Date.UTC(2026, 0, 31, 12));
export const usd = (amountMinor: number) => money(amountMinor, 'USD');

export const newCartId = () => newSecretId('crt') as CartId;

export const aLine = (given: Partial<CartLine> = {}): CartLine => ({
  id: newId('lin'),
  variantId: newId('var'),
  quantity: 1,
  priceWhenAdded: usd(1_000),
  ...given,
});

export const aCart = (given: Partial<Cart> = {}): Cart => ({
  id: newCartId(),
  version: 7,
  lines: [aLine()],
  createdBy: { key: 'created', fingerprint: 'created' },
  keys: [],
  steps: [],
  expiresAt: toInstant(now + 1_000),
  ...given,
});

export const aLineToAdd = (given: Partial<LineToAdd> = {}): LineToAdd => ({
  newLineId: newId('lin'),
  variantId: newId('var'),
  quantity: 1,
  price: usd(1_000),
  ...given,
});

const aChange = () => ({ cartId: newCartId(), key: randomUUID(), fingerprint: randomUUID() });

export const aCreation = (given: Partial<Creation> = {}): Creation => ({
  ...aChange(),
  lines: [aLineToAdd()],
  ...given,
});
export const anAddition = (given: Partial<Addition>): Addition => ({ ...aChange(), lines: [aLineToAdd()], ...given });
export const anUpdate = (given: Partial<Update>): Update => ({ ...aChange(), lines: [], ...given });
export const aRemoval = (given: Partial<Removal>): Removal => ({ ...aChange(), lineIds: [], ...given });

export const aFreezeOf = (cart: SeenCart, given: Partial<FreezeRequest> = {}): FreezeRequest => ({
  cartId: cart.id,
  token: randomUUID(),
  attemptId: randomUUID(),
  expectedVersion: cart.version,
  ttlMs: 60_000,
  ...given,
});

/** The cart of an answer that must be a yes. */
export const cartOf = (answer: ChangeAnswer | undefined): SeenCart => {
  if (!answer?.ok) throw new Error(`refused: ${JSON.stringify(answer)}`);
  return answer.cart;
};

export const createdIn = async (carts: CartStore, given: Partial<Creation> = {}): Promise<SeenCart> =>
  cartOf(await carts.create(aCreation(given)));
