// What a client of the matrix is out for: how an order must go so that certain actions happen, and how it must end.
import type { Buyer, ReadyCart } from '../../../tools/buyer';
import { askUntilFinal } from '../../../tools/shoppers';
import type { ErrandName } from './cells';

export interface Errand {
  /** Asks once; throws when the answer is lost. */
  go(): Promise<unknown>;
  /** Asks on with the same key, and answers with what was said in the end. */
  ending(): Promise<unknown>;
  readonly expectedEnding: unknown;
}

interface Wants {
  readonly buyer: Buyer;
  readonly variantIds: readonly string[];
}

const card: Readonly<Record<ErrandName, string>> = {
  bought: 'tok_approved',
  // The pivot refuses an authorization that ends within the day, so that all is undone.
  unfit: 'tok_expires_soon',
};

const purchase = (buyer: Buyer, cart: ReadyCart, paymentMethodToken: string): Pick<Errand, 'go' | 'ending'> => ({
  go: () => buyer.placeOrder(cart, { paymentMethodToken, waitMs: 300 }),
  ending: async () => {
    const { result } = await askUntilFinal(buyer, cart, { paymentMethodToken, waitMs: 2_000 }, 30_000);
    return result?.reason?.code ?? result?.order?.status;
  },
});

/** Fills a cart, so that only the asking is left to do. */
export const createErrand = async (name: ErrandName, { buyer, variantIds }: Wants, nth: number): Promise<Errand> => {
  const cart = await buyer.fillCart([{ variantId: variantIds[nth % variantIds.length]!, quantity: 1 }]);
  return {
    ...purchase(buyer, cart, card[name]),
    expectedEnding: name === 'bought' ? 'CONFIRMED' : 'PLACEMENT_EXPIRED',
  };
};
