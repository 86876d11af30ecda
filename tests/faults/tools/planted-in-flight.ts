// Faults of what is under way: sagas that wait, messages that travel, leases that run out.
import type { PlantedFault } from './planted-faults';

export const plantedInFlight = {
  'nobody-asks-again': {
    breaks: 'A saga that hears nothing waits for ever.',
    substitutions: [
      {
        file: 'subgraphs/orders/dist/messaging/checkout-runner.js',
        find: 'const asleep = await sagas.findAsleep();',
        replace: 'const asleep = [];',
      },
    ],
  },
  'message-ids-by-step': {
    breaks: 'A message is named after its step, so that the broker swallows the one that replaces a lost one.',
    substitutions: [
      {
        file: 'packages/runtime/dist/nats.js',
        find: 'msgID: nats_1.nuid.next()',
        replace: 'msgID: JSON.parse(Buffer.from(bytes)).items[0].stepKey',
      },
    ],
  },
} satisfies Readonly<Record<string, PlantedFault>>;
