import { refuse, type Decision, type OrderId } from '@cartograph/kernel';
import { problemsOfRequest } from '../domain/after-sale-input';
import type { CancelRefusal } from '../domain/cancel-order';
import type { Invalid } from '../domain/place-order-input';
import type { Needs } from '../ports';
import type { Actor, AfterSaleNeeds } from '../ports-after-sale';
import type { Asker } from './asker';
import { createGetOrder } from './get-order';

export interface CancelOrder {
  readonly orderId: OrderId;
  readonly idempotencyKey: string;
  readonly reason: string;
  readonly accessKey?: string | undefined;
}

export type CancelAnswer =
  | { readonly isAllowed: false }
  | {
      readonly isAllowed: true;
      readonly decision: Decision<{ readonly replayed: boolean }, never, CancelRefusal | Invalid>;
    };

/** Calls an order off, for whoever may see it. */
export const createCancelOrder = (needs: Pick<Needs, 'orders' | 'accessKeys'> & Pick<AfterSaleNeeds, 'afterSale'>) => {
  const getOrder = createGetOrder(needs);
  return async (given: CancelOrder, asker: Asker, actor: Actor): Promise<CancelAnswer> => {
    const { orderId, accessKey, ...request } = given;
    const [problem] = problemsOfRequest(request);
    if (problem) return { isAllowed: true, decision: refuse(problem) };
    const answer = await getOrder({ id: orderId, accessKey }, asker);
    if (!answer.isAllowed) {
      // Anybody can invent an id: only about an order that is there is anything noted.
      if (await needs.orders.find(orderId)) await needs.afterSale.noteForbidden({ orderId, ...actor });
      return answer;
    }
    return { isAllowed: true, decision: await needs.afterSale.cancel({ orderId, ...request, ...actor }) };
  };
};
