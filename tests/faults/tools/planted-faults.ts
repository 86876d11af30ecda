// Faults that can be planted in a test's shop, to see that somebody notices. Each is a change to the text of what is
// built, made by plant.js while a process loads it: product code knows nothing of them.
import { plantedMutants } from './mutants/planted-mutants';
import { plantedInFlight } from './planted-in-flight';
import { plantedInRecovery } from './planted-in-recovery';

export interface Substitution {
  /** Relative to the repository; what is built, or a statement that is read at start. */
  readonly file: string;
  /** Occurs once in the file. */
  readonly find: string;
  readonly replace: string;
}

export interface PlantedFault {
  /** What is wrong then, in one sentence. */
  readonly breaks: string;
  readonly substitutions: readonly Substitution[];
  /** Run on these databases before the shop opens. */
  readonly sql?: Readonly<Partial<Record<'orders' | 'inventory' | 'payments', string>>>;
}

export const plantedFaults = {
  ...plantedInFlight,
  ...plantedInRecovery,
  ...plantedMutants,
  'no-tombstone': {
    breaks: 'An undo that comes before its do is answered and forgotten, so that the late do has its effect.',
    substitutions: [
      {
        file: 'subgraphs/inventory/dist/domain/settle-command.js',
        find: 'const decision = decide(rows, hold, command, at);',
        replace: `if (!hold && command.type === 'ReleaseStock') return { answer: yesTo(command), rows: [] };
    const decision = decide(rows, hold, command, at);`,
      },
    ],
  },
  'no-stock-check': {
    breaks: 'Stock is promised to whoever asks, whether it is there or not.',
    substitutions: [
      {
        file: 'subgraphs/inventory/dist/domain/hold.js',
        find: 'if (!stock || available < requested)',
        replace: 'if (!stock)',
      },
    ],
  },
  'fresh-processor-keys': {
    breaks: 'Each call to the card processor goes under a key of its own, so that asking again does it again.',
    substitutions: [
      {
        file: 'subgraphs/payments/dist/adapters/card-processor-http.js',
        find: "{ 'idempotency-key': key }",
        replace: "{ 'idempotency-key': `${key}:${Math.random()}` }",
      },
    ],
  },
  'broken-commit-is-done': {
    breaks: 'A connection that breaks at its COMMIT is taken for a transaction that is committed.',
    substitutions: [
      {
        file: 'packages/runtime/dist/transaction.js',
        find: "await client.query('COMMIT');",
        replace: "await client.query('COMMIT').catch(() => ({ command: 'COMMIT' }));",
      },
    ],
  },
  'no-relay': {
    breaks: 'What did not leave right after its commit never leaves.',
    substitutions: [
      { file: 'packages/runtime/dist/outbox.js', find: 'start: relaySoon,', replace: 'start: () => undefined,' },
    ],
  },
  'leaves-late-and-once': {
    breaks: 'What is committed leaves half a second later, and never when its process is dead by then.',
    substitutions: [
      { file: 'packages/runtime/dist/outbox.js', find: 'start: relaySoon,', replace: 'start: () => undefined,' },
      {
        file: 'packages/runtime/dist/outbox.js',
        find: 'void track(sendAll(outgoing));',
        replace: 'setTimeout(() => void track(sendAll(outgoing)), 500);',
      },
    ],
  },
  'idle-connection-ends-process': {
    breaks: 'A database connection that breaks while nobody uses it ends the process.',
    substitutions: [
      { file: 'packages/runtime/dist/postgres.js', find: "pool.on('error',", replace: "pool.on('mishap'," },
    ],
  },
  'waiters-left-behind': {
    breaks: 'A process that is told to stop leaves those without an answer who wait for their order.',
    substitutions: [{ file: 'subgraphs/orders/dist/adapters/settlements.js', find: 'waiters.release();', replace: '' }],
  },
} satisfies Readonly<Record<string, PlantedFault>>;

export type PlantedFaultName = keyof typeof plantedFaults;

/** The fault of that name. Throws when there is none, since a test of nothing would pass. */
export const plantedFault = (name: string): PlantedFault => {
  const fault = (plantedFaults as Readonly<Record<string, PlantedFault>>)[name];
  if (!fault) throw new Error(`no fault is called ${name}`);
  return fault;
};
