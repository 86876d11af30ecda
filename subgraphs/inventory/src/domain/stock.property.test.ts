// Whatever comes, in whatever order and however often: nothing is oversold, and the ledger says what the balances say.
import fc from 'fast-check';
import { adjustment, commit, count, pin, receipt, release, reserve, returnAll } from '../../test/builders';
import { createMemoryStock, type MemoryStock } from '../adapters/memory-stock';
import { settleCommand, settleExpiry } from './settle-command';
import type { StockCommand } from './stock-command';
import { editStock, type StockEdit } from './stock-edit';

type Happening =
  | { readonly kind: 'commands'; readonly commands: readonly StockCommand[] }
  | { readonly kind: 'edits'; readonly edits: readonly StockEdit[] }
  | { readonly kind: 'time'; readonly ms: number };

const order = fc.constantFrom('ord_A', 'ord_B', 'ord_C');
const variant = fc.constantFrom('var_A', 'var_B');
const warehouse = fc.constantFrom('main', 'east');
const given = fc.record({ epoch: fc.integer({ min: 1, max: 2 }), stepKey: fc.stringMatching(/^[a-h]$/) });

const command: fc.Arbitrary<StockCommand> = fc.oneof(
  fc
    .tuple(order, fc.dictionary(variant, fc.integer({ min: 1, max: 4 }), { minKeys: 1, maxKeys: 2 }), given)
    .map(([orderId, lines, fields]) => {
      return reserve(orderId, lines, { ...fields, stepKey: `${orderId}/reserve/${fields.stepKey}`, ttlMs: 100 });
    }),
  fc
    .tuple(fc.constantFrom(release, pin, commit, returnAll), order, given)
    .map(([make, orderId, { epoch, stepKey }]) =>
      make(orderId, { epoch, stepKey: `${orderId}/${make.name}/${stepKey}` }),
    ),
);

const edit: fc.Arbitrary<StockEdit> = fc
  .tuple(fc.constantFrom(receipt, adjustment, count), variant, fc.integer({ min: 1, max: 6 }), warehouse, given)
  .map(([make, variantId, quantity, where, { stepKey, epoch }]) => {
    const amount = make === adjustment && epoch === 1 ? -quantity : quantity;
    return make(variantId, amount, { warehouse: where, stepKey: `${make.name}/${stepKey}` });
  });

const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .array(command, { minLength: 1, maxLength: 8 })
      .map((commands) => ({ kind: 'commands' as const, commands })),
  },
  {
    weight: 2,
    arbitrary: fc.array(edit, { minLength: 1, maxLength: 4 }).map((edits) => ({ kind: 'edits' as const, edits })),
  },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 120 }).map((ms) => ({ kind: 'time' as const, ms })) },
);

const play = async (happenings: readonly Happening[]): Promise<MemoryStock> => {
  let now = 0;
  const stock = createMemoryStock({ main: 1, east: 2 }, () => now);
  for (const happens of happenings) {
    if (happens.kind === 'commands') await stock.settleMany(happens.commands, settleCommand);
    if (happens.kind === 'edits') await stock.editMany(happens.edits, editStock);
    if (happens.kind === 'time') {
      now += happens.ms;
      await stock.expireDue(100, settleExpiry);
    }
  }
  return stock;
};

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

const byLedger = ({ ledger }: MemoryStock, variantId: string, where: string) => {
  const of = (...kinds: string[]) => {
    const own = ledger.filter((entry) => entry.variantId === variantId && entry.warehouse === where);
    return sum(own.filter(({ kind }) => kinds.includes(kind)).map(({ quantity }) => quantity));
  };
  return {
    onHand: of('received', 'adjusted', 'returned') - of('committed'),
    reserved: of('reserved') - of('released', 'committed'),
  };
};

const byHolds = (stock: MemoryStock, variantId: string, where: string) =>
  sum(
    stock
      .holds()
      .filter(({ state }) => state === 'HELD' || state === 'PINNED')
      .flatMap(({ lines }) => lines)
      .filter((line) => line.variantId === variantId && line.warehouse === where)
      .map(({ quantity }) => quantity),
  );

test('balances stay legal and equal to the ledger and the holds', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { maxLength: 30 }), async (happenings) => {
      const stock = await play(happenings);
      for (const { variantId, balances } of stock.stocks())
        for (const { warehouse: where, onHand, reserved } of balances) {
          expect(reserved).toBeGreaterThanOrEqual(0);
          expect(reserved).toBeLessThanOrEqual(onHand);
          expect(byLedger(stock, variantId, where)).toEqual({ onHand, reserved });
          expect(byHolds(stock, variantId, where)).toBe(reserved);
        }
    }),
    { numRuns: 300 },
  );
});

test('an order is reserved, released, committed and returned at most once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { maxLength: 30 }), async (happenings) => {
      const { ledger } = await play(happenings);
      const effects = ledger
        .filter(({ orderId }) => orderId)
        .map(({ orderId, kind, variantId, warehouse: where }) => [orderId, kind, variantId, where].join(' '));
      expect(new Set(effects).size).toBe(effects.length);
      const undone = new Set(ledger.filter(({ kind }) => kind === 'released').map(({ orderId }) => orderId));
      const sold = ledger.filter(({ kind }) => kind === 'committed').map(({ orderId }) => orderId);
      expect(sold.filter((orderId) => undone.has(orderId))).toEqual([]);
      const returned = ledger.filter(({ kind }) => kind === 'returned').map(({ orderId }) => orderId);
      expect(returned.filter((orderId) => !sold.includes(orderId))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('all deliveries of one order, doubled and in any order, end in one of its legal endings', async () => {
  const story = [
    reserve('ord_A', { var_A: 2 }),
    pin('ord_A'),
    commit('ord_A'),
    release('ord_A', { epoch: 2 }),
    returnAll('ord_A', { epoch: 3 }),
  ];
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([...story, ...story], { minLength: 10 }), async (commands) => {
      const stock = await play([
        { kind: 'edits', edits: [receipt('var_A', 2)] },
        { kind: 'commands', commands },
      ]);
      const { onHand, reserved } = stock.stocks()[0]!.balances[0]!;
      const { state } = stock.holds()[0]!;
      // The cancel comes in each of them, so nothing stays sold.
      expect([state, onHand, reserved]).toEqual([expect.stringMatching(/^(RELEASED|TOMBSTONE|RETURNED)$/), 2, 0]);
    }),
  );
});
