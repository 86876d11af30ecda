import { isUnknown, type CardProcessor, type PaymentStore, type ReconciliationStore } from '../ports';

interface Needs {
  readonly payments: PaymentStore;
  readonly books: ReconciliationStore;
  readonly processor: CardProcessor;
}

/**
 * Compares some payments with the processor's books, and lets go what belongs to nothing there. Answers how many it
 * looked at. It stops where the processor falls silent: those orders are looked at another time.
 */
export const createReconcile =
  ({ payments, books, processor }: Needs) =>
  async (limit: number): Promise<number> => {
    const orderIds = await books.takeUnsure(limit);
    for (const payment of orderIds.length > 0 ? await payments.find(orderIds) : []) {
      const { orderId, authorizationId } = payment;
      const records = await processor.look(orderId, authorizationId);
      if (isUnknown(records)) return orderIds.length;
      for (const stray of await books.compare(payment, records))
        // The next look sees whether it is gone; until then it stands among the discrepancies.
        await processor.voidAuthorization({ idempotencyKey: `${orderId}:void:stray:${stray}`, authorizationId: stray });
    }
    return orderIds.length;
  };
