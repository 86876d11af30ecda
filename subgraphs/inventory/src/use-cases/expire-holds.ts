import { settleExpiry } from '../domain/settle-command';
import type { StockStore } from '../ports';

// Few enough that a transaction never holds hot stock for long.
const atMost = 100;

/** Gives back what overdue holds keep, until none is left; answers how many expired. */
export const createExpireHolds =
  ({ stock }: { readonly stock: StockStore }) =>
  async (): Promise<number> => {
    let total = 0;
    for (;;) {
      const expired = await stock.expireDue(atMost, settleExpiry);
      total += expired;
      if (expired < atMost) return total;
    }
  };
