import { announceChore, doTurn, rowsOf, type Chore, type Logger } from '@cartograph/runtime';
import { anOrderId, aVariantId, commit, pin, receipt, reserve } from '../../test/builders';
import { openPostgresStockRoom, type PostgresStockRoom } from '../../test/postgres-stock-room';
import { settleCommand } from '../domain/settle-command';
import { editStock } from '../domain/stock-edit';
import type { DiscrepancyStore } from '../ports';
import { createLedgerLook, createPinLook, createPostgresDiscrepancies } from './postgres-discrepancies';

let room: PostgresStockRoom;
let discrepancies: DiscrepancyStore;
beforeEach(async () => {
  room = await openPostgresStockRoom();
  discrepancies = createPostgresDiscrepancies(room.postgres);
});
afterEach(() => room.close());

const told: { details: unknown; words: string }[] = [];
const logger = {
  error: ({ details }: { details: unknown }, words: string) => void told.push({ details, words }),
} as unknown as Logger;
beforeEach(() => void told.splice(0));

const sql = (text: string) => rowsOf(room.postgres, text);

/** One round, in as many turns as it takes. */
const round = async <Note>(chore: Chore<Note>): Promise<number> => {
  await announceChore(room.postgres, chore.name);
  await sql('UPDATE chores SET due_at = now()');
  for (let turns = 1; ; turns++) if ((await doTurn(room.postgres, chore)) === 'over') return turns;
};
const lookAtLedger = (rowsInTurn = 500) => round(createLedgerLook(logger, rowsInTurn));
const lookAtPins = () => round(createPinLook(logger));

const open = () => discrepancies.list({ isGoneIncluded: false, limit: 100 });
const all = () => discrepancies.list({ isGoneIncluded: true, limit: 100 });

const aVariantWith = async (quantity: number) => {
  const variantId = aVariantId();
  await room.store.editMany([receipt(variantId, quantity)], editStock);
  return variantId;
};
const aPinned = async (variantId: string) => {
  const orderId = anOrderId();
  await room.store.settleMany([reserve(orderId, { [variantId]: 2 }), pin(orderId)], settleCommand);
  return orderId;
};

describe('the look at the ledger', () => {
  test('finds nothing where everything adds up', async () => {
    const orderId = await aPinned(await aVariantWith(10));
    await room.store.settleMany([commit(orderId)], settleCommand);
    await lookAtLedger();
    expect([await all(), told]).toEqual([[], []]);
  });

  test('records a balance that the ledger does not agree with, tells it once, and repairs nothing', async () => {
    const variantId = await aVariantWith(10);
    await sql(`UPDATE stock SET on_hand = 9 WHERE variant_id = '${variantId}'`);
    await lookAtLedger();
    const details = {
      ...{ variantId, warehouse: 'main', onHand: 9, onHandByLedger: 10 },
      ...{ reserved: 0, reservedByLedger: 0, reservedByHolds: 0 },
    };
    expect(await open()).toMatchObject([{ kind: 'LEDGER', details, goneAt: null }]);
    expect(told).toEqual([{ details, words: 'stock differs from its ledger' }]);

    await lookAtLedger();
    expect(await open()).toHaveLength(1);
    expect(told).toHaveLength(1);
    expect(await room.store.levelsOf(variantId)).toMatchObject([{ onHand: 9 }]);
  });

  test('records what is set aside by nobody', async () => {
    const variantId = await aVariantWith(10);
    const orderId = await aPinned(variantId);
    await sql(`UPDATE holds SET state = 'RELEASED' WHERE order_id = '${orderId}'`);
    await lookAtLedger();
    expect(await open()).toMatchObject([{ details: { reserved: 2, reservedByLedger: 2, reservedByHolds: 0 } }]);
  });

  test('closes what a person has put right, and opens it anew when it comes again', async () => {
    const variantId = await aVariantWith(10);
    await sql(`UPDATE stock SET on_hand = 9 WHERE variant_id = '${variantId}'`);
    await lookAtLedger();
    await sql(`UPDATE stock SET on_hand = 10 WHERE variant_id = '${variantId}'`);
    await lookAtLedger();
    expect(await open()).toEqual([]);
    expect(await all()).toMatchObject([{ goneAt: expect.any(Number) }]);

    await sql(`UPDATE stock SET on_hand = 8 WHERE variant_id = '${variantId}'`);
    await lookAtLedger();
    expect((await all()).map(({ goneAt }) => goneAt === null)).toEqual([true, false]);
    expect(told).toHaveLength(2);
  });

  test('goes over all stock in several turns and forgets none of what it found on the way', async () => {
    const variantIds = [];
    for (let each = 0; each < 7; each++) variantIds.push(await aVariantWith(10));
    await sql(`UPDATE stock SET on_hand = 9 WHERE variant_id = ANY('{${variantIds[0]},${variantIds[6]}}')`);
    expect(await lookAtLedger(3)).toBe(3);
    expect(await lookAtLedger(3)).toBe(3);
    expect(await open()).toHaveLength(2);
    expect(await all()).toHaveLength(2);
  });

  test('reads the movements of its own rows only, and no hold that is over', async () => {
    const { rows } = await room.postgres.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN SELECT * FROM ledger_differences WHERE (variant_id, warehouse) > ('a', '') AND (variant_id, warehouse) <= ('b', '')`,
    );
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain('movements_of_stock');
    expect(plan).toContain('holds_live');
    expect(plan).not.toContain('Seq Scan');
  });
});

describe('the look at pins', () => {
  const makeOverdue = (orderId: string, minutes: number) =>
    sql(`UPDATE holds SET expires_at = now() - ${minutes} * interval '1 minute' WHERE order_id = '${orderId}'`);

  test('tells of a pin that is half an hour overdue, once, and of no other', async () => {
    const variantId = await aVariantWith(10);
    const [long, short] = [await aPinned(variantId), await aPinned(variantId)];
    await makeOverdue(long, 31);
    await makeOverdue(short, 29);
    await lookAtPins();
    await lookAtPins();
    expect(await open()).toMatchObject([{ kind: 'OVERDUE_PIN', details: { orderId: long } }]);
    expect(told).toEqual([
      {
        details: { orderId: long, expiresAt: expect.any(Number) },
        words: 'stock is set aside for longer than an order should take',
      },
    ]);
    expect(await room.store.levelsOf(variantId)).toMatchObject([{ onHand: 10, reserved: 4 }]);
  });

  test('tells of a hold that time has not taken back, too', async () => {
    const orderId = anOrderId();
    await room.store.settleMany([reserve(orderId, { [await aVariantWith(10)]: 2 })], settleCommand);
    await makeOverdue(orderId, 31);
    await lookAtPins();
    expect(await open()).toMatchObject([{ kind: 'OVERDUE_PIN', details: { orderId } }]);
  });

  test('closes it when the order has gone on', async () => {
    const orderId = await aPinned(await aVariantWith(10));
    await makeOverdue(orderId, 31);
    await lookAtPins();
    await room.store.settleMany([commit(orderId)], settleCommand);
    await lookAtPins();
    expect([await open(), (await all()).length]).toEqual([[], 1]);
  });

  test('leaves what the other look has found', async () => {
    const variantId = await aVariantWith(10);
    await sql(`UPDATE stock SET on_hand = 9 WHERE variant_id = '${variantId}'`);
    await lookAtLedger();
    await lookAtPins();
    expect(await open()).toHaveLength(1);
  });
});
