import type { FalseRows } from './falsehood';

export const inInventory: readonly FalseRows[] = [
  {
    what: 'stock that the ledger does not know',
    sql: 'UPDATE stock SET on_hand = on_hand + 1',
    says: ['I1 a balance is not what the ledger says: …'],
  },
  {
    what: 'more set aside than there is',
    sql: 'ALTER TABLE stock DROP CONSTRAINT never_oversold; UPDATE stock SET reserved = on_hand + 1',
    says: ['I1 oversold: …'],
  },
  {
    what: 'an order of fewer pieces than were sold',
    sql: 'UPDATE hold_lines SET quantity = quantity + 1',
    says: ['I1 order … is of …, its hold of …'],
  },
  {
    what: 'an order without any pieces',
    sql: 'DELETE FROM hold_lines',
    says: ['I1 order … is of …, its hold of nothing'],
  },
  {
    what: 'stock that was sold to an order that ended',
    sql: `UPDATE holds SET state = 'SOLD' WHERE state = 'RELEASED'`,
    says: ['I2 placement … is … and its stock was sold'],
  },
  {
    what: 'an answer that was never sent',
    sql: `INSERT INTO outbox (id, subject, item) VALUES ('unsent', 'rep.orders.stock-reserved.v1', '{}')`,
    says: ['I4 inventory has not sent unsent'],
  },
  {
    what: 'stock that is kept for an order that ended',
    sql: `UPDATE holds SET state = 'PINNED' WHERE state = 'RELEASED'`,
    says: ['I5 placement … ended, its stock is PINNED'],
  },
  {
    what: 'stock that is kept for an order that was cancelled',
    sql: `UPDATE holds SET state = 'SOLD' WHERE state = 'RETURNED'`,
    says: ['I5 order … is cancelled, its stock SOLD'],
  },
  {
    what: 'stock that is pinned for an order that is done',
    sql: `UPDATE holds SET state = 'PINNED' WHERE state = 'SOLD'`,
    says: ['I4 order … is done, its payment CAPTURED, its stock PINNED', 'I6 the hold of … is pinned, its saga DONE'],
  },
  {
    what: 'a hold that outlives its time',
    sql: `UPDATE holds SET state = 'HELD', expires_at = now() - interval '1 minute' WHERE state = 'RELEASED'`,
    says: ['I6 the hold of … has outlived its time'],
  },
  {
    what: 'stock that was taken twice',
    sql: `INSERT INTO movements (step_key, variant_id, warehouse, kind, quantity, order_id)
      SELECT step_key || '#2', variant_id, warehouse, kind, quantity, order_id FROM movements WHERE kind = 'committed'`,
    says: ['I7 committed … moved 2 times'],
  },
  {
    what: 'stock that was released and went back to the epoch before',
    sql: `UPDATE holds SET epoch = 1 WHERE state = 'RELEASED'`,
    says: ['I10 the hold of … was undone and is back in epoch 1'],
  },
  {
    what: 'stock that was set aside again after it was released, and sold after it was returned',
    sql: `UPDATE movements SET moved_at = now() WHERE kind IN ('reserved', 'committed')`,
    says: ['I10 stock of … was reserved after it was given up', 'I10 stock of … was committed after it was given up'],
  },
  {
    what: 'stock that another order released',
    sql: `UPDATE movements SET step_key = 'another/' || step_key WHERE kind = 'released'`,
    says: ['I11 released of … by another/…'],
  },
  {
    what: 'a command that was put aside, and nobody knows',
    sql: `INSERT INTO parked (step_key, item, cause) VALUES ('nobody/reserve-stock', '{}', 'broken')`,
    says: ['I12 inventory has parked nobody/reserve-stock and nobody was asked: broken'],
  },
];
