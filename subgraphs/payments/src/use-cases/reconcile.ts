import type { Payment } from '../domain/payment';
import { isUnknown, type CardProcessor, type PaymentStore, type ReconciliationStore } from '../ports';

interface Needs {
  readonly payments: PaymentStore;
  readonly books: ReconciliationStore;
  readonly processor: CardProcessor;
}

export interface Round {
  /** Worth another round soon: the list was full, and the processor can be asked. */
  readonly isMore: boolean;
  /** What broke while an order was compared. */
  readonly faults: readonly { readonly orderId: string; readonly fault: unknown }[];
}

// The other connections to the processor are for what customers wait for.
const looksAtOnce = 4;

/**
 * Compares some payments with the processor's books, and lets go what belongs to nothing there. An order that cannot be
 * compared is put off and keeps none of the others waiting; a processor that is out is not asked about them.
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
    const waiting = (orderIds.length > 0 ? await payments.find(orderIds) : []).values();
    const faults: { orderId: string; fault: unknown }[] = [];
    const inVain: string[] = [];
    let isOut = false;

    const compareSome = async () => {
      for (const payment of waiting) {
        if (isOut) return;
        const { orderId } = payment;
        try {
          const how = await compare(payment, asOf);
          if (how === 'out') isOut = true;
          if (how === 'unknown') inVain.push(orderId);
        } catch (fault) {
          faults.push({ orderId, fault });
          inVain.push(orderId);
        }
      }
    };
    await Promise.all(Array.from({ length: looksAtOnce }, compareSome));
    if (inVain.length > 0) await books.putOff(inVain);
    return { isMore: orderIds.length >= limit && !isOut, faults };
  };
};
