import { isVariantId } from '@cartograph/kernel';
import type { LineToAdd } from '../domain/cart-lines';
import type { Needs } from '../ports';
import type { VariantRefusal } from './refusal';

export interface WantedLine {
  readonly variantId: string;
  readonly quantity: number;
}

export type PricedLines =
  | { readonly ok: true; readonly lines: readonly LineToAdd[] }
  | { readonly ok: false; readonly refusals: readonly VariantRefusal[] };

/** Looks up what the lines cost now: all of them, or which of them cannot be bought. */
export const createPriceLines =
  ({ prices, newLineId }: Pick<Needs, 'prices' | 'newLineId'>) =>
  async (wanted: readonly WantedLine[]): Promise<PricedLines> => {
    // A malformed id is nobody's: the catalogue need not be asked.
    const known = await prices(wanted.map(({ variantId }) => variantId).filter(isVariantId));
    const lines: LineToAdd[] = [];
    const refusals: VariantRefusal[] = [];
    let next = 0;
    for (const [index, { variantId, quantity }] of wanted.entries()) {
      const priced = isVariantId(variantId) ? known[next++]! : ({ ok: false, code: 'VARIANT_NOT_FOUND' } as const);
      if (priced.ok) lines.push({ newLineId: newLineId(), variantId, quantity, price: priced.price });
      else refusals.push({ code: priced.code, variantId, index });
    }
    return refusals.length > 0 ? { ok: false, refusals } : { ok: true, lines };
  };
