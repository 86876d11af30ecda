// One refund of a captured payment. It has no pivot: a person may give it up, which leaves the money where it is.
import { PaymentRefunded, RefundPayment, RefundRefused } from '@cartograph/contracts';
import type { Money } from '@cartograph/kernel';
import { mustFinish, saga, type Again } from './saga-words';

/** What a refund saga knows. */
export interface RefundOrder {
  readonly orderId: string;
  readonly refundId: string;
  readonly amount: Money;
}

const money = ({ orderId, refundId, amount }: RefundOrder, again: Again) => ({ orderId, refundId, amount, ...again });

export const refund = saga<RefundOrder>('refund', 1, [
  mustFinish('refund payment', {
    ask: [RefundPayment, money],
    yes: PaymentRefunded,
    no: RefundRefused,
    alarmAfter: '3d', // a bank may take its time
    isChecked: true,
  }),
]);
