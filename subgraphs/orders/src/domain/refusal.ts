// Every no of this subgraph, before accept, after it and after the sale. Each code is an ErrorCode of the schema and has a type there.
import type { Money } from '@cartograph/kernel';
import type { AcceptRefusal } from './accept-placement';
import type { CancelRefusal } from './cancel-order';
import type { Invalid } from './place-order-input';
import type { Rejection, Shortage } from './placement';
import type { RefundRefusal } from './refund-order';
import type { ResolveReviewRefusal } from './resolve-review';

export type Refusal =
  | Invalid
  | AcceptRefusal
  | Rejection
  | CancelRefusal
  | RefundRefusal
  | ResolveReviewRefusal
  | { readonly code: 'IDEMPOTENCY_KEY_REUSED' }
  | { readonly code: 'CART_NOT_FOUND' }
  | { readonly code: 'CART_LOCKED' }
  | { readonly code: 'CART_EMPTY' }
  | { readonly code: 'VERSION_CONFLICT'; readonly currentVersion: number | null }
  | { readonly code: 'VARIANT_NOT_FOUND'; readonly variantId: string }
  | { readonly code: 'NOT_PURCHASABLE'; readonly variantId: string }
  | { readonly code: 'CURRENCY_MISMATCH' }
  | { readonly code: 'DELIVERY_OPTION_UNAVAILABLE' }
  | { readonly code: 'PRICE_CHANGED'; readonly actualTotal: Money }
  | { readonly code: 'PAYMENT_UNAVAILABLE'; readonly retryAfterMs: number };

export type { Shortage };
