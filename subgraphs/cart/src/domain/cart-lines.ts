// Which lines a cart has after a change. One line for each variant, so adding one that is there raises its quantity.
import { accept, refuse, type Decision, type Money } from '@cartograph/kernel';
import { cartLimits, type CartLimit, type CartLine } from './cart';

export interface LimitExceeded {
  readonly code: 'CART_LIMIT_EXCEEDED';
  readonly limit: CartLimit;
  readonly maximum: number;
}

export type LinesRefusal =
  | { readonly code: 'CART_LINE_NOT_FOUND'; readonly lineId: string }
  | LimitExceeded
  | { readonly code: 'CURRENCY_MISMATCH' };

export type LinesDecision = Decision<readonly CartLine[], never, LinesRefusal>;

export interface LineToAdd {
  /** The id that the line gets when the variant is not in the cart yet. */
  readonly newLineId: string;
  readonly variantId: string;
  readonly quantity: number;
  readonly price: Money;
}

export interface LineToUpdate {
  readonly lineId: string;
  readonly quantity: number;
}

const maxima = { LINES: cartLimits.lines, QUANTITY: cartLimits.quantity, VALUE: cartLimits.valueMinor } as const;

export const limitExceeded = (limit: CartLimit): LimitExceeded => ({
  code: 'CART_LIMIT_EXCEEDED',
  limit,
  maximum: maxima[limit],
});

const exceeds = (limit: CartLimit) => refuse<LinesRefusal>(limitExceeded(limit));

// Not through Money: the sum may be past what Money allows, and that is what is asked here.
const withinValue = (lines: readonly CartLine[]): LinesDecision => {
  const valueMinor = lines.reduce((sum, line) => sum + line.quantity * line.priceWhenAdded.amountMinor, 0);
  return valueMinor > cartLimits.valueMinor ? exceeds('VALUE') : accept(lines);
};

/** The shopper has just seen the price of what is added, so it becomes the price of all pieces of that variant. */
export const addLines = (lines: readonly CartLine[], added: readonly LineToAdd[]): LinesDecision => {
  const next = [...lines];
  for (const { newLineId, variantId, quantity, price } of added) {
    if (next[0] && next[0].priceWhenAdded.currency !== price.currency) return refuse({ code: 'CURRENCY_MISMATCH' });
    const index = next.findIndex((line) => line.variantId === variantId);
    const line = next[index];
    const total = quantity + (line?.quantity ?? 0);
    if (total > cartLimits.quantity) return exceeds('QUANTITY');
    if (!line && next.length === cartLimits.lines) return exceeds('LINES');
    if (line) next[index] = { ...line, quantity: total, priceWhenAdded: price };
    else next.push({ id: newLineId, variantId, quantity, priceWhenAdded: price });
  }
  return withinValue(next);
};

export const updateLines = (lines: readonly CartLine[], updates: readonly LineToUpdate[]): LinesDecision => {
  const next = [...lines];
  for (const { lineId, quantity } of updates) {
    const index = next.findIndex((line) => line.id === lineId);
    const line = next[index];
    if (!line) return refuse({ code: 'CART_LINE_NOT_FOUND', lineId });
    if (quantity > cartLimits.quantity) return exceeds('QUANTITY');
    next[index] = { ...line, quantity };
  }
  return withinValue(next);
};

export const removeLines = (lines: readonly CartLine[], lineIds: readonly string[]): LinesDecision => {
  const unknown = lineIds.find((lineId) => !lines.some((line) => line.id === lineId));
  if (unknown !== undefined) return refuse({ code: 'CART_LINE_NOT_FOUND', lineId: unknown });
  return accept(lines.filter((line) => !lineIds.includes(line.id)));
};
