import { refuse, type Decision, type OrderId } from '@cartograph/kernel';
import { problemsOfRequest, readAmount } from '../domain/after-sale-input';
import type { Invalid } from '../domain/place-order-input';
import type { RefundRefusal } from '../domain/refund-order';
import type { Actor, AfterSaleNeeds, RefundRead } from '../ports-after-sale';

export interface RefundOrder {
  readonly orderId: OrderId;
  readonly idempotencyKey: string;
  readonly amount: { readonly amount: string; readonly currencyCode: string };
  readonly reason: string;
}

export interface Refunded {
  readonly refund: RefundRead;
  readonly replayed: boolean;
}

/** Gives money back. The caller has seen to it that an operator asks. */
export const createRefundOrder =
  ({ afterSale }: Pick<AfterSaleNeeds, 'afterSale'>) =>
  async (given: RefundOrder, actor: Actor): Promise<Decision<Refunded, never, RefundRefusal | Invalid>> => {
    const { orderId, idempotencyKey, reason } = given;
    const [problem] = problemsOfRequest(given);
    if (problem) return refuse(problem);
    const amount = readAmount(given.amount);
    if ('code' in amount) return refuse(amount);
    const decision = await afterSale.refund({ orderId, idempotencyKey, amount, reason, ...actor });
    if (!decision.ok) return decision;
    const { refundId, replayed } = decision.state;
    const refund = (await afterSale.refundsOf(orderId)).find(({ id }) => id === refundId);
    if (!refund) throw new Error(`refund ${refundId} has disappeared`);
    return { ...decision, state: { refund, replayed } };
  };
