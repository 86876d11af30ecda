import type { BodyOf, ReturnPayment } from '@cartograph/contracts';
import type { Step } from './operation';
import { refundableMinor, type Payment } from './payment';
import type { Refund } from './refund';
import { openRefund } from './refund-payment';
import { refundRefused, returned, type Verdict } from './verdict';
import { letGo } from './void-authorization';

type Asked = BodyOf<typeof ReturnPayment>;

interface Known {
  readonly payment: Payment | undefined;
  readonly refund: Refund | undefined;
  readonly isRefunding: boolean;
}

const refundTheRest = (
  payment: Payment,
  { refund, isRefunding }: Omit<Known, 'payment'>,
  asked: Asked,
  step: Step,
): Verdict => {
  const { orderId, refundId, attempt = 1, isSettledByHand } = asked;
  const currency = payment.currency!;
  if (refund?.status === 'SUCCEEDED') return { answer: returned(orderId, refundId, refund.amount) };
  if (refund?.operation) return { answer: 'unheard' };
  if (refund && attempt <= refund.attempt) return { answer: refundRefused(orderId, refundId, refund.refusal!) };
  // Another refund may still fail, and then there would be more to return.
  if (isRefunding) return { answer: 'unheard' };
  const ownMinor = refund?.status === 'PENDING' ? refund.amount.amountMinor : 0;
  // Nobody works on that one any more, so waiting for it would never end.
  if (payment.refundPendingMinor > ownMinor) return { answer: refundRefused(orderId, refundId, 'REFUND_UNCLEAR') };
  const amount = { amountMinor: refundableMinor(payment) + ownMinor, currency };
  if (amount.amountMinor === 0) return { answer: returned(orderId, refundId, amount) };
  return openRefund(payment, refund, { refundId, amount, attempt, isSettledByHand, isReturn: true }, step);
};

/** Gives back all that an order still holds: voids what is set aside, refunds what was captured. */
export const returnPayment = ({ payment, ...others }: Known, asked: Asked, step: Step): Verdict => {
  const { refund } = others;
  const { orderId, refundId, attempt = 1, isSettledByHand } = asked;
  const no = (reason: string): Verdict => ({ answer: refundRefused(orderId, refundId, reason) });
  if (refund && refund.orderId !== orderId) return no('REFUND_ID_REUSED');
  // Nobody has ever named an amount: who wants something back is mistaken about the order.
  if (!payment || payment.currency === null) return no('NO_PAYMENT');
  switch (payment.status) {
    case 'AUTHORIZED':
    case 'CAPTURE_REFUSED':
      return letGo(payment, step, { attempt, isSettledByHand, returning: refundId });
    case 'VOID_REFUSED':
      return attempt > payment.voidAttempt
        ? letGo(payment, step, { attempt, isSettledByHand, returning: refundId })
        : no(payment.refusal!);
    case 'CAPTURED':
      return refundTheRest(payment, others, asked, step);
    case 'VOIDED':
    case 'DECLINED':
      return { answer: returned(orderId, refundId, { amountMinor: 0, currency: payment.currency }) };
    case 'AUTHORIZING':
    case 'VOIDING':
    case 'CAPTURING':
      return { answer: 'unheard' };
  }
};
