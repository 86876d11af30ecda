import type { CardProcessor, PaymentStore } from './ports';
import { createPerformOperation } from './use-cases/perform-operation';

export interface Needs {
  readonly payments: PaymentStore;
  readonly processor: CardProcessor;
}

/** What payments can do. */
export const createApp = ({ payments, processor }: Needs) => ({
  hearCommands: payments.hear,
  performOperation: createPerformOperation({ processor }),
  settleOperations: payments.settle,
  takeDueOperations: payments.takeDue,
  keepOperations: payments.keep,
  findPayments: payments.find,
});

export type App = ReturnType<typeof createApp>;
