import type { Instant } from '@cartograph/kernel';
import { settleAuthorize } from './authorize-payment';
import { settleCapture } from './capture-payment';
import type { Outcome } from './operation';
import type { Payment } from './payment';
import type { Settlement } from './verdict';
import { settleVoid } from './void-authorization';

/** What the processor's answer means for a payment whose operation under way it answers. */
export const settleOperation = (payment: Payment, outcome: Outcome, at: Instant): Settlement => {
  const operation = payment.operation!;
  if (operation.kind === 'authorize' && (outcome.kind === 'authorized' || outcome.kind === 'declined'))
    return settleAuthorize(payment, operation, outcome, at);
  if (operation.kind === 'capture' && (outcome.kind === 'captured' || outcome.kind === 'refused'))
    return settleCapture(payment, operation, outcome);
  if (operation.kind === 'void' && outcome.kind === 'voided') return settleVoid(payment, operation.step);
  throw new TypeError(`${outcome.kind} does not answer ${operation.kind}`);
};
