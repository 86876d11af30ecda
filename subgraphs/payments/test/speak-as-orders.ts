// Speaks to payments as orders does: sends its commands over a broker and keeps the answers.
import * as contracts from '@cartograph/contracts';
import type { Item, MessageType } from '@cartograph/contracts';
import { consume, newId, newIdBody, type Broker, type Logger } from '@cartograph/runtime';
import { waitFor } from '@cartograph/testkit';

export interface Reply {
  readonly name: string;
  readonly stepKey: string;
  readonly body: Record<string, unknown>;
}

const replyTypes = [
  contracts.PaymentAuthorized,
  contracts.PaymentDeclined,
  contracts.AuthorizationVoided,
  contracts.VoidRefused,
  contracts.PaymentCaptured,
  contracts.CaptureRefused,
  contracts.PaymentRefunded,
  contracts.PaymentReturned,
  contracts.RefundRefused,
  contracts.StepParked,
] as readonly MessageType[];

type Again = { readonly attempt?: number; readonly isSettledByHand?: boolean; readonly paymentMethodToken?: string };

// A refund is a saga of its own, and so is a return.
const suffixOf = ({ attempt }: Again): string => (attempt === undefined ? '' : `#${attempt}`);

export const speakAsOrders = (broker: Broker, logger: Logger) => {
  const replies = new Map<string, Reply[]>();
  const hearing = consume(broker, logger, {
    stream: 'REPLIES',
    durable: 'orders',
    filter: 'rep.orders.>',
    types: replyTypes,
    handle: async (heard) => {
      for (const { type, item } of heard) {
        const reply = { name: type.name, stepKey: item.stepKey, body: item.body as Record<string, unknown> };
        replies.set(item.stepKey, [...repliesTo(item.stepKey), reply]);
      }
    },
  });

  const envelope = (items: readonly Item[]) => Buffer.from(JSON.stringify({ items }));

  /** Sends commands of one kind as one list. */
  const send = async (type: MessageType, ...items: readonly Omit<Item, 'id' | 'correlationId'>[]): Promise<void> => {
    await waitFor(() => broker.isConnected());
    await broker.publish(
      type.subject,
      envelope(items.map((item) => ({ ...item, id: newIdBody(), correlationId: item.stepKey.split(':')[0]! }))),
    );
  };

  const repliesTo = (stepKey: string): readonly Reply[] => replies.get(stepKey) ?? [];

  const authorize = (orderId: string, paymentMethodToken = 'tok_approved', amountMinor = 5_000, epoch = 0) =>
    send(contracts.AuthorizePayment, {
      stepKey: `${orderId}:authorize`,
      epoch,
      body: { orderId, amount: { amountMinor, currency: 'EUR' }, paymentMethodToken },
    });

  /** The nth answer to a step, the first when n is absent. */
  const answerTo = (orderId: string, step: string, nth = 1): Promise<Reply> =>
    waitFor(() => repliesTo(`${orderId}:${step}`)[nth - 1], { withinMs: 40_000 });

  return {
    replies,
    repliesTo,
    send,
    authorize,
    /** A new order whose payment is authorized. */
    authorized: async (paymentMethodToken?: string): Promise<string> => {
      const orderId = newId('ord');
      await authorize(orderId, paymentMethodToken);
      const { name } = await answerTo(orderId, 'authorize');
      if (name !== contracts.PaymentAuthorized.name) throw new Error(`${orderId} heard ${name}`);
      return orderId;
    },
    voidAuthorization: (orderId: string, again: Again = {}) =>
      send(contracts.VoidAuthorization, {
        stepKey: `${orderId}:void${suffixOf(again)}`,
        epoch: 1,
        body: { orderId, ...again },
      }),
    capture: (orderId: string, amountMinor = 5_000, again: Again = {}) =>
      send(contracts.CapturePayment, {
        stepKey: `${orderId}:capture${suffixOf(again)}`,
        epoch: 0,
        body: { orderId, amount: { amountMinor, currency: 'EUR' }, ...again },
      }),
    refund: (orderId: string, refundId: string, amountMinor: number, again: Again = {}) =>
      send(contracts.RefundPayment, {
        stepKey: `${orderId}:${refundId}${suffixOf(again)}`,
        epoch: 0,
        body: { orderId, refundId, amount: { amountMinor, currency: 'EUR' }, ...again },
      }),
    returnPayment: (orderId: string, refundId: string, again: Again = {}) =>
      send(contracts.ReturnPayment, {
        stepKey: `${orderId}:return${suffixOf(again)}`,
        epoch: 2,
        body: { orderId, refundId, ...again },
      }),
    answerTo,
    stop: () => hearing.stop(),
  };
};
