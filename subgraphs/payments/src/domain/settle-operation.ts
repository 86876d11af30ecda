import type { Instant } from '@cartograph/kernel';
import { settleAuthorize } from './authorize-payment';
import { settleCapture } from './capture-payment';
import type { Operation, Outcome } from './operation';
import type { Payment } from './payment';
import type { Refund } from './refund';
import { settleRefund } from './refund-payment';
import type { Settlement } from './verdict';
import { settleVoid } from './void-authorization';

/** What answers which operation. Anything else is a bug. */
const answersTo: Readonly<Record<Operation['kind'], readonly Outcome['kind'][]>> = {
  authorize: ['authorized', 'declined', 'refused'],
  void: ['voided', 'refused', 'looked'],
  capture: ['captured', 'refused', 'looked'],
  refund: ['refunded', 'refused', 'looked'],
};

/** What the processor's answer means for the payment, or the refund, whose operation under way it answers. */
export const settleOperation = (
  payment: Payment,
  refund: Refund | undefined,
  outcome: Outcome,
  at: Instant,
): Settlement => {
  const operation = refund?.operation ?? payment.operation!;
  if (!answersTo[operation.kind].includes(outcome.kind))
    throw new TypeError(`${outcome.kind} does not answer ${operation.kind}`);
  switch (operation.kind) {
    case 'authorize':
      return settleAuthorize(payment, operation, outcome as Parameters<typeof settleAuthorize>[2], at);
    case 'void':
      return settleVoid(payment, operation, outcome);
    case 'capture':
      return settleCapture(payment, operation, outcome);
    case 'refund':
      return settleRefund(payment, refund!, operation, outcome);
  }
};
