import { PriceLines } from '@cartograph/contracts';
import { gather, serviceHop, type Ask } from '@cartograph/runtime';
import type { Prices } from '../ports';

const patienceMs = 3_000;

/** The catalogue's prices over a signed ask; each variant is asked for once in a list. */
export const createCatalogPrices = (ask: Ask): Prices => {
  const priceOf = gather(
    async (variantIds: readonly string[]) => {
      const unique = [...new Set(variantIds)];
      const questions = unique.map((variantId) => ({ variantId }));
      const answers = await ask(PriceLines, questions, serviceHop('orders', patienceMs));
      const byId = new Map(unique.map((id, index) => [id, answers[index]!]));
      return variantIds.map((id) => byId.get(id)!);
    },
    { atMost: 1_024, lists: 2 },
  );
  return { ofVariants: (variantIds) => Promise.all(variantIds.map(priceOf)) };
};
