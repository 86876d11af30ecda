import { z } from 'zod';
import { event } from './message';
import { lineShape, moneyShape } from './shapes';

/** Written in the transaction that hears PaymentCaptured: the order is sold and paid. */
export const OrderConfirmed = event(
  'orders',
  'OrderConfirmed',
  z.object({ orderId: z.string(), lines: z.array(lineShape), total: moneyShape }),
);
