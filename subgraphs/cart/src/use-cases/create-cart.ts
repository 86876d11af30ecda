import { creationScope } from '../domain/creation-scope';
import type { Needs } from '../ports';
import { checkCount, checkKey, checkQuantities } from './check-input';
import { createPriceLines, type WantedLine } from './price-lines';
import { refused, toOutcome, type Outcome } from './refusal';

export interface CreateCart {
  /** Who is signed in; null for a guest. */
  readonly shopper: string | null;
  readonly idempotencyKey: string;
  readonly lines: readonly WantedLine[];
}

export const createCreateCart = (needs: Needs) => {
  const { carts, newCartId } = needs;
  const priceLines = createPriceLines(needs);

  return async ({ shopper, idempotencyKey, lines }: CreateCart): Promise<Outcome> => {
    const invalid = [...checkKey(idempotencyKey), ...checkCount(lines, 'lines', 0), ...checkQuantities(lines)];
    if (invalid.length > 0) return refused(...invalid);

    // The key is claimed for one cart id before the cart is there, so that a repeat finds what the first try began.
    const proposed = newCartId();
    const scope = creationScope(shopper, idempotencyKey);
    const cartId = scope === undefined ? proposed : await carts.claimId(scope, proposed);
    const fingerprint = JSON.stringify(['create', lines.map(({ variantId, quantity }) => [variantId, quantity])]);
    const creation = { cartId, key: scope ?? `once:${idempotencyKey}`, fingerprint };

    if (cartId !== proposed) {
      const recalled = await carts.recall(creation);
      if (recalled && (recalled.ok || recalled.refusal.code !== 'CART_NOT_FOUND')) return toOutcome(recalled);
    }
    const priced = await priceLines(lines);
    if (!priced.ok) return refused(...priced.refusals);
    return toOutcome(await carts.create({ ...creation, lines: priced.lines }));
  };
};
