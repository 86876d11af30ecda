// Every way in which a change of a cart is refused.
import type { SeenCart } from '../domain/cart';
import type { ChangeRefusal } from '../domain/change-cart';
import type { ChangeAnswer } from '../ports';

export interface InvalidInput {
  readonly code: 'INVALID_INPUT';
  readonly message: string;
  /** Path inside the input. */
  readonly field: readonly string[];
}

export interface VariantRefusal {
  readonly code: 'VARIANT_NOT_FOUND' | 'NOT_PURCHASABLE';
  readonly variantId: string;
  /** Place among the lines of the input. */
  readonly index: number;
}

export type Refusal = ChangeRefusal | InvalidInput | VariantRefusal;

/** One or several reasons, or the cart. */
export type Outcome =
  | { readonly ok: true; readonly cart: SeenCart; readonly replayed: boolean }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

export const refused = (...refusals: Refusal[]): Outcome => ({ ok: false, refusals });

export const toOutcome = (answer: ChangeAnswer): Outcome => (answer.ok ? answer : refused(answer.refusal));
