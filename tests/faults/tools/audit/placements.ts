// I9: what was accepted stays.
import type { Check } from './audited';

const orderStatusOf: Readonly<Record<string, readonly string[]>> = {
  PENDING: ['PENDING_PAYMENT'],
  CONFIRMED: ['CONFIRMED', 'SHIPPED', 'DELIVERED', 'CANCELLED'],
  REJECTED: ['REJECTED', 'PAYMENT_FAILED'],
  EXPIRED: ['EXPIRED'],
  CANCELLED: ['CANCELLED'],
  IN_REVIEW: ['PENDING_PAYMENT'],
};

/** I9 Each placement has its order; confirmed ends only in shipped or in a cancellation that is recorded. */
export const placementsStay: Check = ({ orders, stories }) => {
  const recorded = new Set(orders.cancelled.map(({ orderId }) => orderId));
  return stories.flatMap(({ placed: { id, status, orderStatus }, isCancelled }) => [
    ...(orderStatusOf[status]?.includes(orderStatus)
      ? []
      : [`I9 placement ${id} is ${status}, its order ${orderStatus}`]),
    ...(isCancelled && !recorded.has(`ord_${id}`) ? [`I9 order ${id} was cancelled and nobody recorded it`] : []),
  ]);
};

/** I9 Whoever was promised something has somebody who sees to it. */
export const promisesAreKept: Check = ({ orders }) => {
  const sagas = new Set(orders.sagas.map(({ id }) => id));
  const { placed, cancelled, refunds } = orders;
  return Object.entries({ placement: placed, cancellation: cancelled, refund: refunds }).flatMap(([promise, all]) =>
    all.filter(({ id }) => !sagas.has(id.replace(/^rfd_/, ''))).map(({ id }) => `I9 ${promise} ${id} has no saga`),
  );
};

/** I9 Whatever anybody has of an order, its placement is known. Orders is read after all others, and so knows theirs. */
export const nothingIsOfStrangers: Check = ({ orders, inventory, payments, ledgerBefore }) => {
  const known = new Set(orders.placed.map(({ id }) => `ord_${id}`));
  const checkouts = orders.sagas.filter(({ definition }) => definition === 'checkout');
  const mentions = {
    'a hold': inventory.holds,
    'a movement': inventory.movements,
    'a payment': payments.payments,
    'a line of the processor': ledgerBefore.performed.map(({ reference }) => ({ orderId: reference })),
    'an order': orders.orderIds,
    'a saga': checkouts.map(({ id }) => ({ orderId: `ord_${id}` })),
  };
  return Object.entries(mentions).flatMap(([what, all]) =>
    [...new Set(all.map(({ orderId }) => orderId))]
      .filter((orderId) => !known.has(orderId))
      .map((orderId) => `I9 ${what} is of ${orderId}, which nobody placed`),
  );
};
