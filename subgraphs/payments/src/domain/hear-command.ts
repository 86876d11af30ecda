import type { AuthorizePayment, BodyOf, CapturePayment, VoidAuthorization } from '@cartograph/contracts';
import type { Instant } from '@cartograph/kernel';
import { authorizePayment } from './authorize-payment';
import { capturePayment } from './capture-payment';
import type { Step } from './operation';
import type { Payment } from './payment';
import type { Verdict } from './verdict';
import { voidAuthorization } from './void-authorization';

export type PaymentCommand = { readonly step: Step } & (
  | { readonly name: 'AuthorizePayment'; readonly body: BodyOf<typeof AuthorizePayment> }
  | { readonly name: 'VoidAuthorization'; readonly body: BodyOf<typeof VoidAuthorization> }
  | { readonly name: 'CapturePayment'; readonly body: BodyOf<typeof CapturePayment> }
);

const decide = (payment: Payment | undefined, command: PaymentCommand, at: Instant): Verdict => {
  switch (command.name) {
    case 'AuthorizePayment':
      return authorizePayment(payment, command.body, command.step, at);
    case 'VoidAuthorization':
      return voidAuthorization(payment, command.body, command.step);
    case 'CapturePayment':
      return capturePayment(payment, command.body, command.step);
  }
};

/** Decides one command on the payment as the commands before it left it. A stale epoch is no answer. */
export const hearCommand = (payment: Payment | undefined, command: PaymentCommand, at: Instant): Verdict => {
  const { epoch } = command.step;
  if (payment && epoch < payment.epoch) return { answer: 'unheard' };
  const verdict = decide(payment, command, at);
  const next = verdict.payment ?? payment;
  return next && epoch > next.epoch ? { ...verdict, payment: { ...next, epoch } } : verdict;
};
