// What a client of the matrix is out for: how an order must go so that certain actions happen, and how it must end.
import { waitFor } from '@cartograph/testkit';
import type { Buyer } from '../../../tools/buyer';
import type { Operator } from '../../../tools/operator';
import { askUntilFinal } from '../../../tools/shoppers';
import type { ErrandName } from './cells';

export interface Errand {
  /** Asks once; throws when the answer is lost. */
  go(): Promise<unknown>;
  /** Asks on with the same key, and answers with what was said in the end. */
  ending(): Promise<unknown>;
  readonly expectedEnding: unknown;
}

export interface Client {
  readonly buyer: Buyer;
  readonly operator: Operator;
  readonly variantIds: readonly string[];
  /** Resolves when no saga is under way. */
  readonly untilQuiet: () => Promise<unknown>;
}

const aCart = ({ buyer, variantIds }: Client, nth: number) =>
  buyer.fillCart([{ variantId: variantIds[nth % variantIds.length]!, quantity: 1 }]);

const purchase = async (client: Client, nth: number, paymentMethodToken: string, expectedEnding: string) => {
  const { buyer } = client;
  const cart = await aCart(client, nth);
  return {
    go: () => buyer.placeOrder(cart, { paymentMethodToken, waitMs: 300 }),
    ending: async () => {
      const { result } = await askUntilFinal(buyer, cart, { paymentMethodToken, waitMs: 2_000 }, 30_000);
      return result?.reason?.code ?? result?.order?.status;
    },
    expectedEnding,
  };
};

/** An order that is bought, paid and over. */
const anOrder = async (client: Client, nth: number) => {
  const cart = await aCart(client, nth);
  const { result } = await askUntilFinal(client.buyer, cart);
  await client.untilQuiet();
  return { id: result!.order!.id, accessKey: result!.accessKey! };
};

/** Asks until there is an answer at all. */
const untilAnswered = <Answer>(ask: () => Promise<Answer>) => waitFor(ask, { withinMs: 30_000, everyMs: 100 });

const refund = async (client: Client, nth: number): Promise<Errand> => {
  const { operator } = client;
  const { id } = await anOrder(client, nth);
  const ask = () => operator.refund(id, 'one dollar back', '1.00');
  return {
    go: ask,
    ending: async () => {
      await untilAnswered(ask);
      return (await operator.order(id))?.payment?.refunded.amount;
    },
    expectedEnding: '1.00',
  };
};

const cancellation = async (client: Client, nth: number): Promise<Errand> => {
  const { buyer, operator } = client;
  const { id, accessKey } = await anOrder(client, nth);
  const ask = () => buyer.cancel(id, accessKey);
  return {
    go: ask,
    ending: async () => {
      await untilAnswered(ask);
      return (await operator.order(id))?.cancellation?.status;
    },
    expectedEnding: 'COMPLETED',
  };
};

/** Prepares everything, so that only the asking is left to do. */
export const createErrand = (name: ErrandName, client: Client, nth: number): Promise<Errand> => {
  switch (name) {
    case 'bought':
      return purchase(client, nth, 'tok_approved', 'CONFIRMED');
    // The pivot refuses an authorization that ends within the day, so that all is undone.
    case 'unfit':
      return purchase(client, nth, 'tok_expires_soon', 'PLACEMENT_EXPIRED');
    case 'refunded':
      return refund(client, nth);
    case 'cancelled':
      return cancellation(client, nth);
  }
};
