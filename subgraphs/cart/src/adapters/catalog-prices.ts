// Asks the catalogue what variants cost; questions of several callers that come together leave together.
import { PriceLines } from '@cartograph/contracts';
import { gather, serviceHop, type Ask } from '@cartograph/runtime';
import type { Prices } from '../ports';

// A shopper waits, and the catalogue answers from its primary in some milliseconds.
const withinMs = 2_000;

export const createCatalogPrices = (ask: Ask): Prices => {
  // On our own account: one list may serve several callers, whose deadlines differ.
  const priceOf = gather(
    (variantIds: readonly string[]) =>
      ask(
        PriceLines,
        variantIds.map((variantId) => ({ variantId })),
        serviceHop('cart', withinMs),
      ),
    // More than one, so that a slow list does not hold up who comes next.
    { lists: 4 },
  );
  return (variantIds) => Promise.all(variantIds.map(priceOf));
};
