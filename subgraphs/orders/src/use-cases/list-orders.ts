import type { Order, VisibleOrderStatus } from '../domain/order';
import type { ListPage, Needs } from '../ports';
import type { Asker } from './asker';

export type OrdersAnswer =
  { readonly isAllowed: true; readonly orders: readonly Order[] } | { readonly isAllowed: false };

/** Confirmed orders, the newest first: a customer's own, all for an operator. A guest has none to ask for. */
export const createListOrders =
  ({ orders }: Pick<Needs, 'orders'>) =>
  async (page: ListPage<VisibleOrderStatus>, { isOperator, customerId }: Asker): Promise<OrdersAnswer> =>
    isOperator || customerId !== null
      ? { isAllowed: true, orders: await orders.list({ ...page, customerId: isOperator ? undefined : customerId! }) }
      : { isAllowed: false };
