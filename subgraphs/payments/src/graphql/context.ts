import type { Payment } from '../domain/payment';

/** Built once for each request. */
export interface Context {
  /** The payment of an order, read together with the others of the request. */
  readonly paymentOf: (orderId: string) => Promise<Payment | undefined>;
}
