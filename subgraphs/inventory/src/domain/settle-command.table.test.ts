// Every command on every hold, from an older, the same and a newer turn of its saga.
import { toInstant } from '@cartograph/kernel';
import { aBalance, aHold, aStock, commit, pin, release, reserve, returnAll } from '../../test/builders';
import type { Hold, HoldState } from './hold';
import { settleCommand } from './settle-command';
import type { StockCommand } from './stock-command';
import { holdKey, stockKey, type StockRow } from './stock-rows';

type State = HoldState | 'ABSENT';
/** What is answered, what the hold is afterwards, and what the ledger says of its two pieces. */
type Row = readonly [answer: string, after: State, moved?: string];

const same = (answer: string, ...states: State[]) =>
  Object.fromEntries(states.map((state): [State, Row] => [state, [answer, state]]));

const table = {
  ReserveStock: {
    ABSENT: ['StockReserved', 'HELD', 'reserved'],
    ...same('StockReserved', 'HELD', 'PINNED', 'SOLD'),
    ...same('no answer', 'RELEASED', 'EXPIRED', 'TOMBSTONE', 'RETURNED'),
  },
  ReleaseStock: {
    ABSENT: ['StockReleased', 'TOMBSTONE'],
    HELD: ['StockReleased', 'RELEASED', 'released'],
    PINNED: ['StockReleased', 'RELEASED', 'released'],
    SOLD: ['parked', 'SOLD'],
    ...same('StockReleased', 'RELEASED', 'EXPIRED', 'TOMBSTONE', 'RETURNED'),
  },
  PinHold: {
    HELD: ['HoldPinned', 'PINNED'],
    ...same('HoldPinned', 'PINNED', 'SOLD'),
    ...same('HoldExpired', 'ABSENT', 'RELEASED', 'EXPIRED', 'TOMBSTONE', 'RETURNED'),
  },
  CommitStock: {
    PINNED: ['StockCommitted', 'SOLD', 'committed'],
    SOLD: ['StockCommitted', 'SOLD'],
    ...same('CommitRefused', 'ABSENT', 'HELD', 'RELEASED', 'EXPIRED', 'TOMBSTONE', 'RETURNED'),
  },
  ReturnStock: {
    ABSENT: ['StockReturned', 'TOMBSTONE'],
    HELD: ['StockReturned', 'RELEASED', 'released'],
    PINNED: ['StockReturned', 'RELEASED', 'released'],
    SOLD: ['StockReturned', 'RETURNED', 'returned'],
    ...same('StockReturned', 'RELEASED', 'EXPIRED', 'TOMBSTONE', 'RETURNED'),
  },
} as unknown as Record<StockCommand['type'], Record<State, Row>>;

const states: State[] = ['ABSENT', 'HELD', 'PINNED', 'SOLD', 'RELEASED', 'EXPIRED', 'TOMBSTONE', 'RETURNED'];
const epochOfHold = 5;

const commandOf = (type: StockCommand['type'], epoch: number): StockCommand => {
  switch (type) {
    case 'ReserveStock':
      return reserve('ord_A', { var_A: 2 }, { epoch });
    case 'ReleaseStock':
      return release('ord_A', { epoch });
    case 'PinHold':
      return pin('ord_A', { epoch });
    case 'CommitStock':
      return commit('ord_A', { epoch });
    case 'ReturnStock':
      return returnAll('ord_A', { epoch });
  }
};

const rowsWith = (state: State) => {
  const isKept = state === 'HELD' || state === 'PINNED';
  const stock = aStock({ balances: [aBalance({ onHand: 10, reserved: isKept ? 2 : 0 })] });
  const rows = new Map<string, StockRow>([[stockKey('var_A'), stock]]);
  const lines = state === 'TOMBSTONE' ? { lines: [] } : {};
  if (state !== 'ABSENT') rows.set(holdKey('ord_A'), aHold({ state, epoch: epochOfHold, ...lines }));
  return rows;
};

const play = (type: StockCommand['type'], state: State, epoch: number) => {
  const before = rowsWith(state);
  const settle = () => {
    try {
      return settleCommand(before, commandOf(type, epoch), toInstant(500));
    } catch {
      return 'parked' as const;
    }
  };
  const settled = settle();
  const changed = settled === 'parked' ? [] : settled.rows;
  const after = new Map<string, StockRow>([...before, ...changed]);
  const hold = after.get(holdKey('ord_A')) as Hold | undefined;
  const { moved } = after.get(stockKey('var_A')) as { moved: readonly { kind: string; quantity: number }[] };
  return {
    answer: settled === 'parked' ? settled : (settled.answer?.type ?? 'no answer'),
    hold: hold?.state ?? 'ABSENT',
    epoch: hold?.epoch,
    moved: moved.map(({ kind, quantity }) => `${kind} ${quantity}`),
    changes: changed.length,
  };
};

type Case = readonly [type: StockCommand['type'], state: State, answer: string, after: State, moved: string];

const cases: Case[] = Object.entries(table).flatMap(([type, row]) =>
  states.map((state): Case => {
    const [answer, after, moved = ''] = row[state];
    return [type as StockCommand['type'], state, answer, after, moved];
  }),
);

test('the table has a row for every command on every hold', () => {
  expect(cases).toHaveLength(5 * 8);
});

test.each<Case>(cases)('%s on %s: %s, then %s', (type, state, answer, after, moved) => {
  const expected = { answer, hold: after, moved: moved ? [`${moved} 2`] : [] };
  const epochWhen = (epoch: number) => (after === 'ABSENT' ? undefined : epoch);

  expect(play(type, state, epochOfHold)).toMatchObject({ ...expected, epoch: epochWhen(epochOfHold) });
  // A newer turn is remembered with any answer, so that older ones are not heard after it.
  const isHeard = answer !== 'no answer' && answer !== 'parked';
  const newer = isHeard ? epochOfHold + 1 : epochOfHold;
  expect(play(type, state, epochOfHold + 1)).toMatchObject({ ...expected, epoch: epochWhen(newer) });
});

test.each<Case>(cases.filter(([, state]) => state !== 'ABSENT'))(
  '%s on %s is not heard from an older turn',
  (type, state) => {
    expect(play(type, state, epochOfHold - 1)).toEqual({
      answer: 'no answer',
      hold: state,
      epoch: epochOfHold,
      moved: [],
      changes: 0,
    });
  },
);

test.each<Case>(cases.filter(([, state, , after, moved]) => state === after && !moved))(
  '%s on %s finds its work done and writes nothing',
  (type, state) => {
    expect(play(type, state, epochOfHold).changes).toBe(0);
  },
);

test.each<[HoldState | 'ABSENT', string]>([
  ['ABSENT', 'HOLD_ABSENT'],
  ['HELD', 'HOLD_HELD'],
  ['RELEASED', 'HOLD_RELEASED'],
  ['RETURNED', 'HOLD_RETURNED'],
])('a refused commit says what it found: %s', (state, reason) => {
  const { answer } = settleCommand(rowsWith(state), commit('ord_A', { epoch: epochOfHold }), toInstant(500));
  expect(answer).toEqual({ type: 'CommitRefused', body: { orderId: 'ord_A', reason } });
});
