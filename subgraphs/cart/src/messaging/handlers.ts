// What carts hear: the end of a saga. Answered straight after the store decided; there is no outbox, since whoever asked
// asks again until it hears an answer.
import {
  CartEmptied,
  CartRestored,
  EmptyCart,
  RestoreCart,
  type Item,
  type MessageType,
  type Outgoing,
} from '@cartograph/contracts';
import type { CartId } from '@cartograph/kernel';
import { killPoint, replyWith, toReply, type Heard, type Logger, type Publish } from '@cartograph/runtime';
import type { App } from '../app';
import type { Settlement } from '../ports';

export const commandTypes: readonly MessageType[] = [RestoreCart, EmptyCart];

interface Needs {
  readonly app: App;
  readonly publish: Publish;
  readonly logger: Logger;
}

export const createCommandHandler = ({ app, publish, logger }: Needs) => {
  const settle = async <Body extends { readonly cartId: string }>(
    heard: readonly Heard[],
    command: MessageType<string, Body>,
    reply: MessageType<string, { cartId: string }>,
    run: (bodies: readonly (Body & { cartId: CartId; stepKey: string })[]) => Promise<Settlement[]>,
  ): Promise<Outgoing[]> => {
    const items = heard.filter(({ type }) => type === command).map(({ item }) => item as Item<Body>);
    if (items.length === 0) return [];
    const settlements = await run(
      items.map(({ stepKey, body }) => ({ ...body, cartId: body.cartId as CartId, stepKey })),
    );
    return items.map((item, index) => {
      const settlement = settlements[index]!;
      if (!settlement.ok) {
        // Answered all the same: no other try would fare better, and an order must not wait for a cart. The cart's id is
        // a secret; the correlation id leads to it.
        const { stepKey, correlationId } = item;
        logger.error(
          { stepKey, correlationId, err: settlement.fault },
          'a cart could not be settled; its order goes on',
        );
      }
      return toReply(item, replyWith(reply, { cartId: item.body.cartId }));
    });
  };

  return async (heard: readonly Heard[]): Promise<void> => {
    const replies = [
      ...(await settle(heard, RestoreCart, CartRestored, app.restoreCarts)),
      ...(await settle(heard, EmptyCart, CartEmptied, app.emptyCarts)),
    ];
    killPoint('cart.settled');
    await publish(replies);
  };
};
