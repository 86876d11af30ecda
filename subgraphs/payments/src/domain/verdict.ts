// What a rule says to a command or to the processor's answer.
import {
  AuthorizationVoided,
  CaptureRefused,
  PaymentAuthorized,
  PaymentCaptured,
  PaymentDeclined,
  type MessageType,
} from '@cartograph/contracts';
import type { DeclineReason, Step } from './operation';
import { authorizedMoney, capturedMoney, type Payment } from './payment';

/** A reply as it goes on the wire and is kept for whoever asks again. */
export interface Answer {
  readonly type: string;
  readonly body: unknown;
}

/** `later`: the processor must be asked first. `unheard`: no answer at all; the asker may ask again. */
export interface Verdict {
  readonly payment?: Payment;
  readonly answer: Answer | 'later' | 'unheard';
}

/** What the end of an operation means: the payment from now on, and who is answered. */
export interface Settlement {
  readonly payment: Payment;
  readonly answers: readonly { readonly step: Step; readonly answer: Answer }[];
}

const says = <Body>(type: MessageType<string, Body>, body: Body): Answer => ({ type: type.subject, body });

export const authorized = (payment: Payment, expiresInMs: number): Answer =>
  says(PaymentAuthorized, { orderId: payment.orderId, amount: authorizedMoney(payment), expiresInMs });
export const declined = ({ orderId }: Payment, reason: DeclineReason): Answer =>
  says(PaymentDeclined, { orderId, reason });
export const voided = ({ orderId }: Payment): Answer => says(AuthorizationVoided, { orderId });
export const captured = (payment: Payment): Answer =>
  says(PaymentCaptured, { orderId: payment.orderId, amount: capturedMoney(payment) });
export const captureRefused = (orderId: string, reason: string): Answer => says(CaptureRefused, { orderId, reason });
