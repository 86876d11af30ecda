// All books side by side, indexed as the checks want them.
import type { InventoryBook, OrdersBook, Payment, PaymentsBook, Hold, Placed, Saga } from './books';
import type { Ledger } from './ledger';

/** One placement with what the other stores have of it. */
export interface Story {
  readonly placed: Placed;
  readonly saga: Saga | undefined;
  readonly hold: Hold | undefined;
  readonly payment: Payment | undefined;
  /** Was confirmed, whatever came after. */
  readonly isConfirmed: boolean;
  /** Ended before its pivot. */
  readonly isEnded: boolean;
  readonly isCancelled: boolean;
}

export interface Audited {
  readonly orders: OrdersBook;
  readonly inventory: InventoryBook;
  readonly payments: PaymentsBook;
  /** Read before the stores: what it has must be known to them. */
  readonly ledgerBefore: Ledger;
  /** Read after the stores: what they have must be in it. */
  readonly ledger: Ledger;
  readonly stories: readonly Story[];
}

/** A check says in words what is wrong, each line beginning with the invariant's name. */
export type Check = (audited: Audited) => readonly string[];

export const byKey = <Thing>(things: readonly Thing[], keyOf: (thing: Thing) => string): Map<string, Thing[]> => {
  const groups = new Map<string, Thing[]>();
  for (const thing of things) {
    const group = groups.get(keyOf(thing));
    if (group) group.push(thing);
    else groups.set(keyOf(thing), [thing]);
  }
  return groups;
};

const endings = ['REJECTED', 'EXPIRED', 'CANCELLED'];

export const storiesOf = (orders: OrdersBook, inventory: InventoryBook, payments: PaymentsBook): Story[] => {
  const sagas = new Map(orders.sagas.map((saga) => [saga.id, saga]));
  const holds = new Map(inventory.holds.map((hold) => [hold.orderId, hold]));
  const paid = new Map(payments.payments.map((payment) => [payment.orderId, payment]));
  return orders.placed.map((placed) => {
    const orderId = `ord_${placed.id}`;
    const isConfirmed = placed.status === 'CONFIRMED';
    return {
      placed,
      saga: sagas.get(placed.id),
      hold: holds.get(orderId),
      payment: paid.get(orderId),
      isConfirmed,
      isEnded: endings.includes(placed.status),
      isCancelled: isConfirmed && placed.orderStatus === 'CANCELLED',
    };
  });
};
