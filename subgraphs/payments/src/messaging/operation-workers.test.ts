import { createLogger } from '@cartograph/runtime';
import { waitFor } from '@cartograph/testkit';
import type { Outcome } from '../domain/operation';
import type { LeasedOperation, Result } from '../ports';
import { anOperation, aStep } from '../../test/builders';
import { createOperationWorkers } from './operation-workers';

const logger = createLogger('payments', 'silent');

const leased = (name: string): LeasedOperation => ({
  operation: anOperation('authorize', { step: aStep(name), idempotencyKey: name }),
  ageMs: 0,
  tries: 0,
});
const nameOf = ({ operation }: LeasedOperation | Result) => operation.step.stepKey.split(':')[1]!;
const silence = { kind: 'unknown', cause: 'cut' } as const;
const yes: Outcome = { kind: 'authorized', authorizationId: 'auth_1', expiresInMs: 1 };

/** A processor that answers when the test says so, and a store that only takes notes. */
const aDesk = () => {
  const answers = new Map<string, (outcome: Result['outcome']) => void>();
  const due: LeasedOperation[] = [];
  const notes = { settled: [] as Result[], kept: new Set<string>(), opens: [] as LeasedOperation[], probes: 0 };
  const standing = { isOut: false, retryAfterMs: 0 };
  const app = {
    performOperation: (each: LeasedOperation) =>
      new Promise<Result['outcome']>((resolve) => answers.set(nameOf(each), resolve)),
    settleOperations: async (results: readonly Result[]) => {
      notes.settled.push(...results);
      return notes.opens.splice(0);
    },
    takeDueOperations: async (limit: number) => due.splice(0, limit),
    processorStanding: () => standing,
    probeProcessor: async () => void notes.probes++,
    keepOperations: async (stepKeys: readonly string[]) => stepKeys.forEach((stepKey) => notes.kept.add(stepKey)),
  };
  const answer = (name: string, outcome: Outcome | 'silence' = yes) => {
    answers.get(name)!(outcome === 'silence' ? silence : outcome);
    answers.delete(name);
  };
  return { app, due, notes, standing, answer, called: () => [...answers.keys()] };
};

let workers: ReturnType<typeof createOperationWorkers>;
const employ = (desk: ReturnType<typeof aDesk>, callsAtOnce: number) =>
  (workers = createOperationWorkers(desk.app, logger, { callsAtOnce }));
afterEach(() => workers.stop());

test('no more calls are made at once than allowed, and a slow one keeps only its own slot', async () => {
  const desk = aDesk();
  employ(desk, 2).take(['slow', 'a', 'b'].map(leased));
  expect(desk.called()).toEqual(['slow', 'a']);
  desk.answer('a');
  await waitFor(() => desk.called().includes('b'));
  desk.answer('b');
  await waitFor(() => desk.notes.settled.length === 2);
  expect(desk.notes.settled.map(nameOf)).toEqual(['a', 'b']);
  desk.answer('slow');
});

test('an operation in hand is not begun again', async () => {
  const desk = aDesk();
  employ(desk, 2).take([leased('a'), leased('a')]);
  workers.take([leased('a')]);
  desk.answer('a');
  await waitFor(() => desk.notes.settled.length === 1);
  expect(desk.called()).toEqual([]);
});

test('what settling opens is performed at once', async () => {
  const desk = aDesk();
  desk.notes.opens.push(leased('void'));
  employ(desk, 1).take([leased('a')]);
  desk.answer('a');
  await waitFor(() => desk.called().includes('void'));
  desk.answer('void', { kind: 'voided' });
});

test('silence is told to the store as silence', async () => {
  const desk = aDesk();
  employ(desk, 1).take([leased('a')]);
  desk.answer('a', 'silence');
  await waitFor(() => desk.notes.settled.length === 1);
  expect(desk.notes.settled).toEqual([{ operation: leased('a').operation, outcome: silence }]);
});

test('results that come together are settled in one list', async () => {
  const desk = aDesk();
  const lists: number[] = [];
  const settle = desk.app.settleOperations;
  desk.app.settleOperations = (results) => {
    lists.push(results.length);
    return settle(results);
  };
  const names = Array.from({ length: 10 }, (_, index) => `n${index}`);
  employ(desk, 10).take(names.map(leased));
  names.forEach((name) => desk.answer(name));
  await waitFor(() => desk.notes.settled.length === 10);
  expect(lists).toEqual([10]);
});

test('what nobody holds is found, and the lease of a slow call is kept', async () => {
  const desk = aDesk();
  desk.due.push(leased('lost'));
  employ(desk, 1).start();
  await waitFor(() => desk.called().includes('lost'));
  await waitFor(() => desk.notes.kept.has(aStep('lost').stepKey));
  desk.answer('lost');
});

test('one step may take several operations, each opened by the one before it', async () => {
  const desk = aDesk();
  const [first, second] = ['a', 'b'].map((idempotencyKey) => {
    const operation = anOperation('authorize', { step: aStep('same'), idempotencyKey });
    return { operation, ageMs: 0, tries: 0 };
  });
  desk.notes.opens.push(second!);
  employ(desk, 1).take([first!]);
  desk.answer('same');
  await waitFor(() => desk.called().includes('same'));
  desk.answer('same');
  await waitFor(() => desk.notes.settled.length === 2);
});

test('while the processor is out nothing is taken up, until it is worth a try: then one', async () => {
  const desk = aDesk();
  desk.due.push(leased('a'), leased('b'));
  Object.assign(desk.standing, { isOut: true, retryAfterMs: 50 });
  employ(desk, 10).start();
  await waitFor(() => desk.notes.kept.size === 0 && desk.called().length === 0);
  desk.standing.retryAfterMs = 0;
  await waitFor(() => desk.called().length === 1);
  expect(desk.due).toHaveLength(1);
  desk.standing.isOut = false;
  await waitFor(() => desk.called().length === 2);
  desk.answer('a');
  desk.answer('b');
});

test('when nothing waits for a processor that is out, it is asked whether it is back', async () => {
  const desk = aDesk();
  desk.standing.isOut = true;
  employ(desk, 1).start();
  await waitFor(() => desk.notes.probes === 1);
});

test('after the stop nothing is begun', async () => {
  const desk = aDesk();
  employ(desk, 1).take([leased('a'), leased('b')]);
  const stopped = workers.stop();
  desk.answer('a');
  await stopped;
  workers.take([leased('c')]);
  expect(desk.called()).toEqual([]);
  expect(desk.notes.settled.map(nameOf)).toEqual(['a']);
});
