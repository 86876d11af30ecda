import { describeMoneyBack } from '../../test/money-back.contract';
import { describePaymentStore, type PaymentsRoom } from '../../test/payment-store.contract';
import { createMemoryPayments } from './memory-payments';

const openMemoryPaymentsRoom = async (): Promise<PaymentsRoom> => {
  const memory = createMemoryPayments();
  return {
    payments: memory.open(),
    neighbour: memory.open(),
    sent: () => memory.sent,
    passLease: async () => memory.pass(2_000),
    passDay: async () => memory.pass(24 * 60 * 60 * 1_000),
    close: async () => undefined,
  };
};

describePaymentStore('payments in memory', openMemoryPaymentsRoom);
describeMoneyBack('money back in memory', openMemoryPaymentsRoom);
