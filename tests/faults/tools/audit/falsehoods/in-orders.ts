import type { FalseRows } from './falsehood';

export const inOrders: readonly FalseRows[] = [
  {
    what: 'one key that was accepted twice',
    sql: `ALTER TABLE placements DROP CONSTRAINT placements_scope_idempotency_key_key;
      UPDATE placements SET scope = 'guest', idempotency_key = '1'`,
    says: ['I3 the key ["guest","1"] was placed as … and …'],
  },
  {
    what: 'one version of a cart that was bought twice',
    sql: `UPDATE placements SET cart_id = 'cart', cart_version = 1`,
    says: ['I3 one version of a cart was bought by … and …'],
  },
  {
    what: 'a saga that never ends',
    sql: `UPDATE sagas SET status = 'RUNNING', wake_at = now() WHERE status = 'DONE'`,
    says: ['I4 saga … is still RUNNING: …'],
  },
  {
    what: 'a cancellation and a refund of which nothing came',
    sql: `UPDATE cancellations SET status = 'IN_PROGRESS'; UPDATE refunds SET status = 'PENDING'`,
    says: [
      'I4 what … was to take back is IN_PROGRESS, its saga DONE',
      'I4 what rfd_… was to take back is PENDING, its saga DONE',
    ],
  },
  {
    what: 'a cart that was thawed before the stock was released',
    sql: `UPDATE sagas SET standing = jsonb_set(standing, '{steps,0,answeredAt}', '1') WHERE status = 'UNDONE'`,
    says: ['I7 saga … was not undone in reverse: …'],
  },
  {
    what: 'a placement that is lost with its order and its saga',
    sql: 'DELETE FROM placements; DELETE FROM orders; DELETE FROM sagas',
    says: [
      'I9 a hold is of …, which nobody placed',
      'I9 a movement is of …, which nobody placed',
      'I9 a payment is of …, which nobody placed',
      'I9 a line of the processor is of …, which nobody placed',
    ],
  },
  {
    what: 'a lost placement',
    sql: 'DELETE FROM placements',
    says: ['I9 an order is of …, which nobody placed', 'I9 a saga is of …, which nobody placed'],
  },
  {
    what: 'a lost order',
    sql: 'DELETE FROM orders',
    says: ['I9 placement … is CONFIRMED, its order GONE'],
  },
  {
    what: 'lost sagas',
    sql: 'DELETE FROM sagas',
    says: ['I9 placement … has no saga', 'I9 cancellation … has no saga', 'I9 refund rfd_… has no saga'],
  },
  {
    what: 'an order and its placement that disagree',
    sql: `UPDATE placements SET status = 'PENDING' WHERE status = 'CONFIRMED'`,
    says: ['I9 placement … is PENDING, its order CONFIRMED', 'I2 … was captured and is PENDING'],
  },
  {
    what: 'a cancellation that nobody recorded',
    sql: 'DELETE FROM cancellations',
    says: ['I9 order … was cancelled and nobody recorded it'],
  },
  {
    what: 'a saga that needs a person, and nobody knows',
    sql: `UPDATE sagas SET status = 'IN_REVIEW' WHERE status = 'DONE'`,
    says: ['I12 saga … is in review, and not in the queue'],
  },
  {
    what: 'a question to a person of which nothing depends',
    sql: `INSERT INTO review_items (id, saga_id, step, way, cause, evidence)
      SELECT id, id, 'authorize payment', 'do', 'SILENT', '{}' FROM sagas WHERE status = 'DONE'`,
    says: ['I12 saga … is in the queue and DONE'],
  },
  {
    what: 'a reply and a wake that were put aside, and nobody knows',
    sql: `INSERT INTO parked (step_key, item, cause)
      VALUES ('rep/nobody/reserve-stock', '{}', 'broken'), ('wake/nobody/3', '{}', 'broken')`,
    says: [
      'I12 orders has parked rep/nobody/reserve-stock and nobody was asked: broken',
      'I12 orders has parked wake/nobody/3 and nobody was asked: broken',
    ],
  },
];
