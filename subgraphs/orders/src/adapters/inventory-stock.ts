import { AvailableQuantities } from '@cartograph/contracts';
import { gather, serviceHop, type Ask } from '@cartograph/runtime';
import type { Stock } from '../ports';

const patienceMs = 3_000;

/** Inventory's quantities over a signed ask: for a preview; only a reservation decides. */
export const createInventoryStock = (ask: Ask): Stock => {
  const available = gather((variantIds: readonly string[]) =>
    ask(
      AvailableQuantities,
      variantIds.map((variantId) => ({ variantId })),
      serviceHop('orders', patienceMs),
    ),
  );
  return {
    availableOf: async (variantIds) => (await Promise.all(variantIds.map(available))).map((answer) => answer.available),
  };
};
