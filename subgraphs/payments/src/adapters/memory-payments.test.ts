import { describePaymentStore } from '../../test/payment-store.contract';
import { createMemoryPayments } from './memory-payments';

describePaymentStore('payments in memory', async () => {
  const memory = createMemoryPayments();
  return {
    payments: memory.open(),
    neighbour: memory.open(),
    sent: () => memory.sent,
    passLease: async () => memory.pass(2_000),
    passDay: async () => memory.pass(24 * 60 * 60 * 1_000),
    close: async () => undefined,
  };
});
