// What changed since a line was added: a cart shows it, checkout decides on it.
import { equalMoney, type Money } from '@cartograph/kernel';
import type { CartLine } from './cart';

export type Priced =
  | { readonly ok: true; readonly price: Money }
  | { readonly ok: false; readonly code: 'VARIANT_NOT_FOUND' | 'NOT_PURCHASABLE' };

export type CartProblem =
  | { readonly code: 'PRICE_CHANGED'; readonly lineId: string; readonly priceNow: Money }
  | { readonly code: 'VARIANT_NOT_FOUND' | 'NOT_PURCHASABLE'; readonly lineId: string };

export const problemOf = ({ id, priceWhenAdded }: CartLine, now: Priced): CartProblem | undefined => {
  if (!now.ok) return { code: now.code, lineId: id };
  return equalMoney(now.price, priceWhenAdded) ? undefined : { code: 'PRICE_CHANGED', lineId: id, priceNow: now.price };
};
