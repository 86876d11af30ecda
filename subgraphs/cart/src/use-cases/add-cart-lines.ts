import { isCartId } from '@cartograph/kernel';
import type { Needs } from '../ports';
import { checkCount, checkKey, checkQuantities } from './check-input';
import { createPriceLines, type WantedLine } from './price-lines';
import { refused, toOutcome, type Outcome } from './refusal';

export interface AddCartLines {
  readonly idempotencyKey: string;
  readonly cartId: string;
  readonly expectedVersion?: number | undefined;
  readonly lines: readonly WantedLine[];
}

export const createAddCartLines = (needs: Pick<Needs, 'carts' | 'prices' | 'newLineId'>) => {
  const { carts } = needs;
  const priceLines = createPriceLines(needs);

  return async ({ idempotencyKey, cartId, expectedVersion, lines }: AddCartLines): Promise<Outcome> => {
    const invalid = [...checkKey(idempotencyKey), ...checkCount(lines, 'lines'), ...checkQuantities(lines)];
    if (invalid.length > 0) return refused(...invalid);
    if (!isCartId(cartId)) return refused({ code: 'CART_NOT_FOUND' });
    const wanted = lines.map(({ variantId, quantity }) => [variantId, quantity]);
    const fingerprint = JSON.stringify(['add', expectedVersion ?? null, wanted]);
    const change = { cartId, key: `change:${idempotencyKey}`, fingerprint, expectedVersion };

    // First, since what was added once must be answered alike when its variant is not for sale any more.
    const recalled = await carts.recall(change);
    if (recalled) return toOutcome(recalled);
    const priced = await priceLines(lines);
    if (!priced.ok) return refused(...priced.refusals);
    return toOutcome(await carts.addLines({ ...change, lines: priced.lines }));
  };
};
