// Many shoppers at once, each of whom asks on with the same key until the answer is final, as a good app does.
import { FinalFault, waitFor } from '@cartograph/testkit';
import { GatewayFault } from './graphql';
import type { Buyer, PlaceOrderReply, ReadyCart } from './buyer';
import type { OpenShop } from './open-shop';

export type Lines = readonly { readonly variantId: string; readonly quantity: number }[];

/** Does the work for each item, at most `atOnce` at a time; the results are in the items' order. */
export const forEachOf = async <Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> => {
  const results: Result[] = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < items.length; index = next++) results[index] = await work(items[index]!, index);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
};

/** Puts a new product on sale whose variants have exactly these many pieces, and answers with the variants' ids. */
export const putOnSale = async (
  { importProducts }: OpenShop,
  buyer: Buyer,
  name: string,
  pieces: readonly number[],
): Promise<string[]> => {
  const variants = pieces.map((stock, index) => ({ options: { Lot: String(index) }, price: '10.00', stock }));
  await importProducts([{ id: name, handle: name, title: name, variants }]);
  const { variants: onSale } = await waitFor(async () => {
    const { product } = await buyer.graphql<{ product: { variants: { id: string }[] } | null }>(
      'query OnSale($handle: String!) { product(handle: $handle) { variants { id } } }',
      { handle: name },
    );
    return product;
  });
  return onSale.map(({ id }) => id);
};

/** As many carts, previewed and ready to be bought; all previews of the same lines show the same total. */
export const fillCarts = async (buyer: Buyer, count: number, linesOf: (index: number) => Lines): Promise<ReadyCart[]> =>
  forEachOf(Array.from({ length: count }), 24, (_, index) => buyer.fillCart(linesOf(index)));

const comeAgain = ['PlacementPending', 'PlacementThrottled', 'CART_LOCKED', 'PAYMENT_UNAVAILABLE'];

const isFinal = ({ result, userErrors }: PlaceOrderReply): boolean =>
  ![result?.__typename, ...userErrors.map(({ code }) => code)].some((said) => said && comeAgain.includes(said));

/** Asks with one key until the answer is final. A fault is an open question, so it is asked again. */
export const askUntilFinal = (
  buyer: Buyer,
  cart: ReadyCart,
  changes: Readonly<Record<string, unknown>> = {},
  withinMs = 60_000,
): Promise<PlaceOrderReply> =>
  waitFor(
    async () => {
      try {
        const reply = await buyer.placeOrder(cart, changes);
        return isFinal(reply) && reply;
      } catch (fault) {
        if (fault instanceof GatewayFault) return false;
        throw fault instanceof FinalFault ? fault : new FinalFault(String(fault), { cause: fault });
      }
    },
    { withinMs, everyMs: 100 },
  );

/** What was said to how many: the type of the result, or the code of the no. */
export const tally = (replies: readonly PlaceOrderReply[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { result, userErrors } of replies) {
    const said = result?.reason?.code ?? result?.__typename ?? userErrors[0]?.code ?? 'nothing';
    counts[said] = (counts[said] ?? 0) + 1;
  }
  return counts;
};
