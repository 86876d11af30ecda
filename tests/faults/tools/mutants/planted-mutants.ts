// The classic mistakes of a checkout, as faults that can be planted. Each breaks one rule that the design rests on.
import type { PlantedFault } from '../planted-faults';

const claimedForEver = 'ALTER TABLE inbox DROP CONSTRAINT inbox_pkey';

export const plantedMutants = {
  'undo-after-answer': {
    breaks: 'The undo of a step is owed only once the step was answered, so that a silent one is never undone.',
    substitutions: [
      {
        file: 'subgraphs/orders/dist/checkout/course.js',
        find: "state === 'DONE' || state === 'SILENT';",
        replace: "state === 'DONE';",
      },
    ],
  },
  'undo-errors-swallowed': {
    breaks: 'A void that nobody answered is taken for done.',
    substitutions: [
      {
        file: 'subgraphs/payments/dist/adapters/card-processor.js',
        find: `const heard = await post(path, idempotencyKey, {}, authorizationShape);
            if ((0, ports_1.isUnknown)(heard))
                return heard;`,
        replace: `const heard = await post(path, idempotencyKey, {}, authorizationShape);
            if ((0, ports_1.isUnknown)(heard))
                return { kind: 'voided' };`,
      },
    ],
  },
  'no-inbox-key': {
    breaks: 'A step that is heard twice happens twice.',
    substitutions: [],
    sql: { orders: claimedForEver, inventory: claimedForEver, payments: claimedForEver },
  },
  'no-fencing': {
    breaks: 'A command of an epoch that is over is obeyed.',
    substitutions: [
      {
        file: 'subgraphs/inventory/dist/domain/settle-command.js',
        find: 'if (hold && command.epoch < hold.epoch)',
        replace: 'if (false)',
      },
    ],
  },
  'ack-before-commit': {
    breaks: 'A message is acknowledged before what it asks for is committed.',
    substitutions: [
      {
        file: 'packages/runtime/dist/consume.js',
        find: `if (list.length > 0)
                await options.handle(list);`,
        replace: `for (const delivery of good)
                delivery.done();
            if (list.length > 0)
                await options.handle(list);`,
      },
    ],
  },
  'offset-outbox': {
    breaks: 'The relay goes by how far it has come, and passes over what was written before that and committed later.',
    substitutions: [
      {
        file: 'packages/runtime/dist/outbox.js',
        find: 'id <> ALL($1::text[])',
        replace: `id > '\${globalThis.relayedUpTo ?? ''}' AND id <> ALL($1::text[])`,
      },
      {
        file: 'packages/runtime/dist/outbox.js',
        find: 'await track(sendAll(rows));',
        replace: `await track(sendAll(rows)), globalThis.relayedUpTo = rows.map(({ item }) => item.id).sort().at(-1);`,
      },
    ],
  },
  'silence-is-no': {
    breaks: 'A card processor that does not answer is taken to have declined.',
    substitutions: [
      {
        file: 'subgraphs/payments/dist/adapters/card-processor.js',
        find: `const heard = await post('/v1/authorizations', idempotencyKey, body, authorizationShape);
            if ((0, ports_1.isUnknown)(heard))
                return heard;`,
        replace: `const heard = await post('/v1/authorizations', idempotencyKey, body, authorizationShape);
            if ((0, ports_1.isUnknown)(heard))
                return { kind: 'declined', reason: 'DECLINED' };`,
      },
    ],
  },
} satisfies Readonly<Record<string, PlantedFault>>;
