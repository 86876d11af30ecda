// What a rule says to a command or to the processor's answer.
import {
  AuthorizationVoided,
  CaptureRefused,
  PaymentAuthorized,
  PaymentCaptured,
  PaymentDeclined,
  PaymentRefunded,
  PaymentReturned,
  RefundRefused,
  VoidRefused,
  type MessageType,
} from '@cartograph/contracts';
import type { Money } from '@cartograph/kernel';
import type { DeclineReason, Evidence, Step } from './operation';
import { authorizedMoney, capturedMoney, type Payment } from './payment';
import type { Refund } from './refund';

/** A reply as it goes on the wire and is kept for whoever asks again. */
export interface Answer {
  readonly type: string;
  readonly body: unknown;
}

/** `later`: the processor must be asked first. `unheard`: no answer at all; the asker may ask again. */
export interface Verdict {
  readonly payment?: Payment;
  readonly refund?: Refund;
  readonly answer: Answer | 'later' | 'unheard';
  /** Why it is unheard, where a person may want to know. */
  readonly refusal?: 'STALE_EPOCH';
}

/** What the end of an operation means: payment and refund from now on, and who is answered. */
export interface Settlement {
  readonly payment: Payment;
  readonly refund?: Refund;
  readonly answers: readonly { readonly step: Step; readonly answer: Answer }[];
}

const says = <Body>(type: MessageType<string, Body>, body: Body): Answer => ({ type: type.subject, body });
const including = (evidence: Evidence | undefined) => (evidence ? { evidence } : {});

export const authorized = (payment: Payment, expiresInMs: number): Answer =>
  says(PaymentAuthorized, { orderId: payment.orderId, amount: authorizedMoney(payment), expiresInMs });
export const declined = ({ orderId }: Payment, reason: DeclineReason): Answer =>
  says(PaymentDeclined, { orderId, reason });
export const voided = ({ orderId }: Payment): Answer => says(AuthorizationVoided, { orderId });
export const voidRefused = (orderId: string, reason: string, evidence?: Evidence): Answer =>
  says(VoidRefused, { orderId, reason, ...including(evidence) });
export const captured = (payment: Payment): Answer =>
  says(PaymentCaptured, { orderId: payment.orderId, amount: capturedMoney(payment) });
export const captureRefused = (orderId: string, reason: string, evidence?: Evidence): Answer =>
  says(CaptureRefused, { orderId, reason, ...including(evidence) });
export const refunded = ({ orderId, refundId, amount }: Refund): Answer =>
  says(PaymentRefunded, { orderId, refundId, amount });
export const returned = (orderId: string, refundId: string, given: Money): Answer =>
  says(PaymentReturned, { orderId, refundId, refunded: given });
export const refundRefused = (orderId: string, refundId: string, reason: string, evidence?: Evidence): Answer =>
  says(RefundRefused, { orderId, refundId, reason, ...including(evidence) });
