// Performs operations with the card processor: at most so many calls at once, each under a lease, settled in lists.
// A slow card keeps one slot busy; silence puts the operation back for a later try with the same key.
import { setTimeout as pause } from 'node:timers/promises';
import { gather, killPoint, type Logger } from '@cartograph/runtime';
import type { App } from '../app';
import type { Outcome } from '../domain/operation';
import type { LeasedOperation, Result } from '../ports';

export interface OperationWorkers {
  /** Takes operations that this process has leased. What exceeds its capacity is left to whoever finds the lease run out. */
  take(operations: readonly LeasedOperation[]): void;
  /** Looks for operations that nobody holds, such as those of a process that died. */
  start(): void;
  /** Takes no more and waits a moment for the calls under way; the others go to the next process. */
  stop(): Promise<void>;
}

const sweepEveryMs = 400;
// A third of the lease: one renewal may be lost.
const keepEveryMs = 700;
const capacity = 1_000;
const sweptAtOnce = 256;
const patienceAtStopMs = 2_000;

const crossed = {
  authorize: 'payments.authorize.called',
  capture: 'payments.capture.called',
  void: 'payments.void.called',
};

type Needs = Pick<App, 'performOperation' | 'settleOperations' | 'takeDueOperations' | 'keepOperations'>;

export const createOperationWorkers = (
  app: Needs,
  logger: Logger,
  { callsAtOnce }: { readonly callsAtOnce: number },
): OperationWorkers => {
  const inHand = new Map<string, Promise<void> | 'waiting'>();
  let waiting: LeasedOperation[] = [];
  let calls = 0;
  let isStopped = false;
  let sweeping: NodeJS.Timeout | undefined;
  let keeping: NodeJS.Timeout | undefined;

  const settle = gather<Result, void>(async (results) => {
    take(await app.settleOperations(results));
    return results.map(() => undefined);
  });

  const call = async (leased: LeasedOperation): Promise<Outcome | undefined> => {
    calls++;
    try {
      return await app.performOperation(leased);
    } finally {
      calls--;
      begin();
    }
  };

  const perform = async (leased: LeasedOperation): Promise<void> => {
    const { operation } = leased;
    const { stepKey } = operation.step;
    try {
      const outcome = await call(leased);
      if (outcome) killPoint(crossed[operation.kind]);
      await settle({ operation, outcome });
    } catch (fault) {
      logger.warn({ stepKey, err: fault }, 'not settled; it is taken up again when its lease ends');
    } finally {
      inHand.delete(stepKey);
    }
  };

  const begin = (): void => {
    while (!isStopped && calls < callsAtOnce && waiting.length > 0) {
      const next = waiting.shift()!;
      inHand.set(next.operation.step.stepKey, perform(next));
    }
  };

  const take = (operations: readonly LeasedOperation[]): void => {
    for (const leased of operations) {
      const { stepKey } = leased.operation.step;
      if (isStopped || inHand.size >= capacity || inHand.has(stepKey)) continue;
      inHand.set(stepKey, 'waiting');
      waiting.push(leased);
    }
    begin();
  };

  const sweep = async () => {
    try {
      const room = Math.min(sweptAtOnce, capacity - inHand.size);
      if (room > 0) take(await app.takeDueOperations(room));
    } catch (fault) {
      logger.warn({ err: fault }, 'could not look for operations that nobody holds');
    }
    if (!isStopped) sweeping = setTimeout(() => void sweep(), sweepEveryMs);
  };

  // Only those that were here at the last look: a quick operation is settled long before its lease ends.
  const keep = async (before: ReadonlySet<string>) => {
    const stepKeys = [...inHand.keys()];
    const slow = stepKeys.filter((stepKey) => before.has(stepKey));
    if (slow.length > 0)
      await app.keepOperations(slow).catch((fault: unknown) => logger.warn({ err: fault }, 'could not keep leases'));
    if (!isStopped) keeping = setTimeout(() => void keep(new Set(stepKeys)), keepEveryMs);
  };

  return {
    take,
    start: () => {
      void sweep();
      void keep(new Set());
    },
    stop: async () => {
      isStopped = true;
      clearTimeout(sweeping);
      clearTimeout(keeping);
      waiting = [];
      const underWay = [...inHand.values()].filter((work) => work !== 'waiting');
      await Promise.race([Promise.all(underWay), pause(patienceAtStopMs, undefined, { ref: false })]);
    },
  };
};
