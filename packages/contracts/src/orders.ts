import { z } from 'zod';
import { event, reply } from './message';
import { lineShape, moneyShape } from './shapes';

/** Written in the transaction that hears PaymentCaptured: the order is sold and paid. */
export const OrderConfirmed = event(
  'orders',
  'OrderConfirmed',
  z.object({ orderId: z.string(), lines: z.array(lineShape), total: moneyShape }),
);

/** A confirmed order was cancelled before shipping; its stock and money are on their way back. */
export const OrderCancelled = event('orders', 'OrderCancelled', z.object({ orderId: z.string(), reason: z.string() }));

/**
 * Any participant's answer to a command that it parked: no retry under this step key can help, so the saga needs a person.
 */
export const StepParked = reply('orders', 'StepParked', z.object({ cause: z.string() }));
