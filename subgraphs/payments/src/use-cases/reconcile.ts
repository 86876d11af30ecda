import type { Payment } from '../domain/payment';
import { isUnknown, type CardProcessor, type PaymentStore, type ReconciliationStore } from '../ports';

interface Needs {
  readonly payments: PaymentStore;
  readonly books: ReconciliationStore;
  readonly processor: CardProcessor;
}

export interface Round {
  /** Worth another round at once: the list was full, and some of it could be compared. */
  readonly isMore: boolean;
  /** What broke while an order was compared. */
  readonly faults: readonly { readonly orderId: string; readonly fault: unknown }[];
}

/**
 * Compares some payments with the processor's books, and lets go what belongs to nothing there. An order that cannot be
 * compared keeps none of the others waiting; a processor that is out is not asked about them.
 */
export const createReconcile = ({ payments, books, processor }: Needs) => {
  const compare = async (payment: Payment, asOf: string): Promise<'compared' | 'unknown' | 'out'> => {
    const { orderId, authorizationId } = payment;
    const records = await processor.look(orderId, authorizationId);
    if (isUnknown(records)) return records.isUncalled ? 'out' : 'unknown';
    for (const stray of await books.compare(payment, records, asOf))
      // The next look sees whether it is gone; until then it stands among the discrepancies.
      await processor.voidAuthorization({ idempotencyKey: `${orderId}:void:stray:${stray}`, authorizationId: stray });
    return 'compared';
  };

  return async (limit: number): Promise<Round> => {
    const { orderIds, asOf } = await books.takeUnsure(limit);
    const faults: { orderId: string; fault: unknown }[] = [];
    let compared = 0;
    for (const payment of orderIds.length > 0 ? await payments.find(orderIds) : []) {
      try {
        const how = await compare(payment, asOf);
        if (how === 'out') break;
        if (how === 'compared') compared++;
      } catch (fault) {
        faults.push({ orderId: payment.orderId, fault });
      }
    }
    return { isMore: orderIds.length >= limit && compared > 0, faults };
  };
};
