// Faults of recovery itself: what is sent once more, who wakes after another took over, undos that come first, people who
// are to decide.
import type { PlantedFault } from './planted-faults';

export const plantedInRecovery = {
  'relay-tries-once': {
    breaks: 'The relay tries a message once; when its process dies then, the message never leaves.',
    substitutions: [
      {
        file: 'packages/runtime/dist/outbox.js',
        find: 'WHERE relay_after <= now() AND',
        replace: 'WHERE tries = 0 AND relay_after <= now() AND',
      },
    ],
  },
  'who-wakes-is-believed': {
    breaks: 'A process that was frozen settles with what it holds, though another took over and settled it.',
    substitutions: [
      {
        file: 'subgraphs/payments/dist/adapters/postgres-payments.js',
        find: 'if (!payment || current?.idempotencyKey !== operation.idempotencyKey)',
        replace: 'if (!payment)',
      },
      {
        file: 'subgraphs/payments/dist/adapters/postgres-payments.js',
        find: '(0, settle_operation_1.settleOperation)(payment, refund, result.outcome, tx.at)',
        replace: '(0, settle_operation_1.settleOperation)({ ...payment, operation }, refund, result.outcome, tx.at)',
      },
    ],
  },
  'no-take-over': {
    breaks: 'What a process that died was doing with the card processor is taken up by nobody.',
    substitutions: [
      {
        file: 'subgraphs/payments/dist/messaging/operation-workers.js',
        find: 'await app.takeDueOperations(room)',
        replace: '[]',
      },
    ],
  },
  'no-payment-tombstone': {
    breaks:
      'A void that comes before its authorize is answered and forgotten, so that the late authorize sets money aside.',
    substitutions: [
      {
        file: 'subgraphs/payments/dist/domain/void-authorization.js',
        find: 'return { payment: tombstone, answer:',
        replace: 'return { answer:',
      },
    ],
  },
  'nobody-is-asked': {
    breaks: 'What cannot go on by itself comes before nobody.',
    substitutions: [
      {
        file: 'subgraphs/orders/dist/checkout/progress.js',
        find: 'if (standing.review)',
        replace: 'if (true)',
      },
    ],
  },
} satisfies Readonly<Record<string, PlantedFault>>;
