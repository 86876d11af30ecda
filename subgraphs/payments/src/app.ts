import type { CardProcessor, EventStore, PaymentStore, ReconciliationStore, Webhooks } from './ports';
import { createHearWebhooks } from './use-cases/hear-webhooks';
import { createPerformOperation } from './use-cases/perform-operation';
import { createReconcile } from './use-cases/reconcile';

export interface Needs {
  readonly payments: PaymentStore;
  readonly events: EventStore;
  readonly books: ReconciliationStore;
  readonly processor: CardProcessor;
  readonly webhooks: Webhooks;
}

/** What payments can do. */
export const createApp = ({ payments, events, books, processor, webhooks }: Needs) => ({
  hearCommands: payments.hear,
  performOperation: createPerformOperation({ processor }),
  settleOperations: payments.settle,
  takeDueOperations: payments.takeDue,
  keepOperations: payments.keep,
  findPayments: payments.find,
  hearWebhooks: createHearWebhooks({ webhooks, events }),
  reconcile: createReconcile({ payments, books, processor }),
  takeExpiring: books.takeExpiring,
  processorStanding: processor.standing,
  probeProcessor: processor.probe,
});

export type App = ReturnType<typeof createApp>;
