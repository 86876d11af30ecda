import { toInstant } from '@cartograph/kernel';
import type { Logger } from '@cartograph/runtime';
import { waitFor } from '@cartograph/testkit';
import type { Expiring } from '../ports';
import type { Round } from '../use-cases/reconcile';
import { createReconciler } from './reconciler';

const hourMs = 3_600_000;

/** A shop whose looks are counted, and a logger that only takes notes. */
const aDesk = (everyMs: number) => {
  const notes = { looks: 0, warnings: [] as unknown[], alarms: [] as unknown[] };
  const standing = { isOut: false, retryAfterMs: 0 };
  const expiring: Expiring[] = [];
  const rounds: Round[] = [];
  const app = {
    reconcile: async () => {
      notes.looks++;
      return rounds.shift() ?? { isMore: false, faults: [] };
    },
    processorStanding: () => standing,
    takeExpiring: async () => expiring.splice(0),
  };
  const logger = {
    warn: (about: unknown) => notes.warnings.push(about),
    error: (...alarm: unknown[]) => notes.alarms.push(alarm),
  } as unknown as Logger;
  return {
    notes,
    rounds,
    standing,
    expiring,
    reconciler: createReconciler(app, logger, { everyMs, captureAlarmMs: 1 }),
  };
};

let stop = async (): Promise<void> => undefined;
afterEach(() => stop());
const open = (everyMs: number) => {
  const desk = aDesk(everyMs);
  stop = desk.reconciler.stop;
  desk.reconciler.start();
  return desk;
};

test('the books are looked at again and again', async () => {
  const { notes } = open(5);
  await waitFor(() => notes.looks >= 3);
});

test('news is looked at long before the next round', async () => {
  const { notes, reconciler } = open(hourMs);
  reconciler.hint();
  reconciler.hint();
  await waitFor(() => notes.looks === 1);
});

test('while there is more to look at, the next round does not wait', async () => {
  const { notes, rounds, reconciler } = open(hourMs);
  rounds.push({ isMore: true, faults: [] }, { isMore: true, faults: [] });
  reconciler.hint();
  await waitFor(() => notes.looks === 3);
});

test('an order that could not be compared is told of', async () => {
  const { notes, rounds, reconciler } = open(hourMs);
  const fault = new Error('broken');
  rounds.push({ isMore: false, faults: [{ orderId: 'ord_1', fault }] });
  reconciler.hint();
  await waitFor(() => notes.warnings.length === 1);
  expect(notes.warnings).toEqual([{ orderId: 'ord_1', err: fault }]);
});

test.each([
  [false, 'money set aside for an order lapses soon and is not captured'],
  [true, 'money set aside for an order has lapsed and was not captured'],
])(
  'money that lapses is told as an error, with how often it was told (lapsed already: %s)',
  async (hasLapsed, told) => {
    const { notes, expiring, reconciler } = open(hourMs);
    expiring.push({ orderId: 'ord_1', expiresAt: toInstant(1_800_000_000_000), hasLapsed, alarms: 3 });
    reconciler.hint();
    await waitFor(() => notes.looks === 1);
    expect(notes.alarms).toEqual([[{ orderId: 'ord_1', expiresAt: '2027-01-15T08:00:00.000Z', alarms: 3 }, told]]);
  },
);

test('a processor that is out is not asked for its books, and alarms are told all the same', async () => {
  const { notes, expiring, standing, reconciler } = open(hourMs);
  standing.isOut = true;
  expiring.push({ orderId: 'ord_1', expiresAt: toInstant(0), hasLapsed: true, alarms: 1 });
  reconciler.hint();
  await waitFor(() => notes.alarms.length === 1);
  await reconciler.stop();
  expect(notes.looks).toBe(0);
});
