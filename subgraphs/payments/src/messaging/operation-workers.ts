// Performs operations with the card processor: at most so many calls at once, each under a lease, settled in lists.
// A slow card keeps one slot busy; silence puts the operation back for a later try with the same key.
import { setTimeout as pause } from 'node:timers/promises';
import { gather, killPoint, type Logger } from '@cartograph/runtime';
import type { App } from '../app';
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
  refund: 'payments.refund.called',
};

type Needs = Pick<
  App,
  | 'performOperation'
  | 'settleOperations'
  | 'takeDueOperations'
  | 'keepOperations'
  | 'processorStanding'
  | 'probeProcessor'
>;
type InHand = { readonly stepKey: string; readonly work: Promise<void> | undefined };

export const createOperationWorkers = (
  app: Needs,
  logger: Logger,
  { callsAtOnce }: { readonly callsAtOnce: number },
): OperationWorkers => {
  // By idempotency key, since one step may take several operations, each opened by the one before it.
  const inHand = new Map<string, InHand>();
  let waiting: LeasedOperation[] = [];
  let calls = 0;
  let isStopped = false;
  let sweeping: NodeJS.Timeout | undefined;
  let keeping: NodeJS.Timeout | undefined;

  const settle = gather<Result, void>(async (results) => {
    take(await app.settleOperations(results));
    return results.map(() => undefined);
  });

  const call = async (leased: LeasedOperation): Promise<Result['outcome']> => {
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
    try {
      const outcome = await call(leased);
      if (outcome.kind !== 'unknown') killPoint(crossed[operation.kind]);
      await settle({ operation, outcome });
    } catch (fault) {
      const { stepKey } = operation.step;
      logger.warn({ stepKey, err: fault }, 'not settled; it is taken up again when its lease ends');
    } finally {
      inHand.delete(operation.idempotencyKey);
    }
  };

  const begin = (): void => {
    while (!isStopped && calls < callsAtOnce && waiting.length > 0) {
      const next = waiting.shift()!;
      const { idempotencyKey, step } = next.operation;
      inHand.set(idempotencyKey, { stepKey: step.stepKey, work: perform(next) });
    }
  };

  const take = (operations: readonly LeasedOperation[]): void => {
    for (const leased of operations) {
      const { idempotencyKey, step } = leased.operation;
      if (isStopped || inHand.size >= capacity || inHand.has(idempotencyKey)) continue;
      inHand.set(idempotencyKey, { stepKey: step.stepKey, work: undefined });
      waiting.push(leased);
    }
    begin();
  };

  // While the processor is out, operations wait in the table, and one at a time finds out whether it is back.
  const sweepOnce = async (): Promise<void> => {
    const { isOut, retryAfterMs } = app.processorStanding();
    if (isOut && retryAfterMs > 0) return;
    const room = Math.min(isOut ? 1 : sweptAtOnce, capacity - inHand.size);
    const due = room > 0 ? await app.takeDueOperations(room) : [];
    take(due);
    if (isOut && due.length === 0) await app.probeProcessor();
  };

  const sweep = async () => {
    try {
      await sweepOnce();
    } catch (fault) {
      logger.warn({ err: fault }, 'could not look for operations that nobody holds');
    }
    if (!isStopped) sweeping = setTimeout(() => void sweep(), sweepEveryMs);
  };

  // Only those that were here at the last look: a quick operation is settled long before its lease ends.
  const keep = async (before: ReadonlySet<string>) => {
    const stepKeys = [...inHand.values()].map(({ stepKey }) => stepKey);
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
      const underWay = [...inHand.values()].flatMap(({ work }) => work ?? []);
      await Promise.race([Promise.all(underWay), pause(patienceAtStopMs, undefined, { ref: false })]);
    },
  };
};
