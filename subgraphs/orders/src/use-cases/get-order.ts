import type { OrderId } from '@cartograph/kernel';
import { isVisible, type Order } from '../domain/order';
import type { Needs } from '../ports';
import type { Asker } from './asker';

export type OrderAnswer =
  { readonly isAllowed: true; readonly order: Order | undefined } | { readonly isAllowed: false };

/**
 * An order that is confirmed, for its customer, an operator, or whoever holds its access key. A wrong key is told the
 * same whether the order exists or not.
 */
export const createGetOrder =
  ({ orders, accessKeys }: Pick<Needs, 'orders' | 'accessKeys'>) =>
  async ({ id, accessKey }: { id: OrderId; accessKey?: string | undefined }, asker: Asker): Promise<OrderAnswer> => {
    const holdsKey = accessKey !== undefined && accessKeys.opens(accessKey, id);
    if (!holdsKey && !asker.isOperator && asker.customerId === null) return { isAllowed: false };
    const order = await orders.find(id);
    const isOwner = order !== undefined && order.customerId !== null && order.customerId === asker.customerId;
    if (!holdsKey && !asker.isOperator && !isOwner) return { isAllowed: false };
    return { isAllowed: true, order: order && isVisible(order) ? order : undefined };
  };
