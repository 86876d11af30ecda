import type {
  AuthorizePayment,
  BodyOf,
  CapturePayment,
  RefundPayment,
  ReturnPayment,
  VoidAuthorization,
} from '@cartograph/contracts';
import type { Instant } from '@cartograph/kernel';
import { authorizePayment } from './authorize-payment';
import { capturePayment } from './capture-payment';
import type { Step } from './operation';
import type { Payment } from './payment';
import type { Refund } from './refund';
import { refundPayment } from './refund-payment';
import { returnPayment } from './return-payment';
import type { Verdict } from './verdict';
import { voidAuthorization } from './void-authorization';

export type PaymentCommand = { readonly step: Step } & (
  | { readonly name: 'AuthorizePayment'; readonly body: BodyOf<typeof AuthorizePayment> }
  | { readonly name: 'VoidAuthorization'; readonly body: BodyOf<typeof VoidAuthorization> }
  | { readonly name: 'CapturePayment'; readonly body: BodyOf<typeof CapturePayment> }
  | { readonly name: 'RefundPayment'; readonly body: BodyOf<typeof RefundPayment> }
  | { readonly name: 'ReturnPayment'; readonly body: BodyOf<typeof ReturnPayment> }
);

/** What a command is decided on: the order's payment, and the refund that it names. */
export interface Known {
  readonly payment?: Payment | undefined;
  readonly refund?: Refund | undefined;
  /** Another refund of the order is under way. */
  readonly isRefunding?: boolean;
}

const decide = ({ payment, refund, isRefunding = false }: Known, command: PaymentCommand, at: Instant): Verdict => {
  switch (command.name) {
    case 'AuthorizePayment':
      return authorizePayment(payment, command.body, command.step, at);
    case 'VoidAuthorization':
      return voidAuthorization(payment, command.body, command.step);
    case 'CapturePayment':
      return capturePayment(payment, command.body, command.step, at);
    case 'RefundPayment':
      return refundPayment(payment, refund, command.body, command.step);
    case 'ReturnPayment':
      return returnPayment({ payment, refund, isRefunding }, command.body, command.step);
  }
};

/** Another order's refund is read without its payment's lock: good for saying no, and for nothing else. */
const ownOf = ({ payment, refund }: Known, { body }: PaymentCommand): Known => ({
  payment,
  refund: refund?.orderId === body.orderId ? refund : undefined,
});

const isStale = ({ payment, refund }: Known, { name, step: { epoch } }: PaymentCommand): boolean => {
  if (refund && epoch < refund.epoch) return true;
  // A refund is a saga of its own, so the checkout's epoch says nothing about it.
  return name !== 'RefundPayment' && payment !== undefined && epoch < payment.epoch;
};

/** Decides one command on what the commands before it left. A stale epoch is no answer. */
export const hearCommand = (known: Known, command: PaymentCommand, at: Instant): Verdict => {
  const own = ownOf(known, command);
  if (isStale(own, command)) return { answer: 'unheard', refusal: 'STALE_EPOCH' };
  const { epoch } = command.step;
  const verdict = decide(known, command, at);
  const payment = verdict.payment ?? own.payment;
  const refund = verdict.refund ?? own.refund;
  return {
    ...verdict,
    ...(command.name !== 'RefundPayment' && payment && epoch > payment.epoch && { payment: { ...payment, epoch } }),
    ...(refund && epoch > refund.epoch && { refund: { ...refund, epoch } }),
  };
};
