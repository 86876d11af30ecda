// What happens after a confirmed order was cancelled: pieces and money go back. The order is CANCELLED before this
// begins, so there is only trying again, or a person.
import { PaymentReturned, RefundRefused, ReturnPayment, ReturnStock, StockReturned } from '@cartograph/contracts';
import { mustFinish, pivot, saga, type Again } from './saga-words';

/** What the cancellation saga knows. */
export interface Cancellation {
  readonly orderId: string;
  /** Names the refund of what was captured. */
  readonly refundId: string;
}

const order = ({ orderId }: Cancellation) => ({ orderId });
const money = ({ orderId, refundId }: Cancellation, again: Again) => ({ orderId, refundId, ...again });

export const cancellation = saga<Cancellation>('cancellation', 1, [
  pivot('cancel order'),
  mustFinish('return stock', { ask: [ReturnStock, order], yes: StockReturned, alarmAfter: '1m' }),
  mustFinish('return payment', {
    ask: [ReturnPayment, money],
    yes: PaymentReturned,
    no: RefundRefused,
    alarmAfter: '3d', // a bank may take its time
    isChecked: true,
  }),
]);
