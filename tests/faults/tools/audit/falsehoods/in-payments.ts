import type { FalseRows } from './falsehood';

export const inPayments: readonly FalseRows[] = [
  {
    what: 'a confirmed order whose money was let go',
    sql: `UPDATE payments SET status = 'VOIDED' WHERE status = 'CAPTURED'`,
    says: ['I2 order … is confirmed, its payment VOIDED', 'I8 … is VOIDED with us, captured with the processor'],
  },
  {
    what: 'a confirmed order for which too much was set aside',
    sql: `UPDATE payments SET authorized_minor = authorized_minor + 1 WHERE status = 'CAPTURED'`,
    says: ['I2 order … costs …, authorized are …'],
  },
  {
    what: 'an order that ended and was paid',
    sql: `UPDATE payments SET captured_minor = authorized_minor WHERE status = 'VOIDED'`,
    says: ['I2 placement … is … and … are captured', 'I8 of … the processor took 0, we know of …'],
  },
  {
    what: 'more taken than the order costs',
    sql: `UPDATE payments SET authorized_minor = authorized_minor + 1, captured_minor = captured_minor + 1
      WHERE status = 'CAPTURED'`,
    says: ['I2 order …: of …, captured …, refunded …'],
  },
  {
    what: 'a payment that is back where it was before its money was taken',
    sql: `UPDATE payments SET status = 'AUTHORIZED' WHERE status = 'CAPTURED' AND refunded_minor = 0`,
    says: ['I4 order … is done, its payment AUTHORIZED, its stock SOLD'],
  },
  {
    what: 'an order that is done and not paid',
    sql: `UPDATE payments SET status = 'AUTHORIZED', captured_minor = 0 WHERE refunded_minor = 0`,
    says: ['I4 order … is done, its payment AUTHORIZED, its stock SOLD'],
  },
  {
    what: 'money that is set aside for an order that ended',
    sql: `UPDATE payments SET status = 'AUTHORIZED' WHERE status = 'VOIDED'`,
    says: [
      'I5 placement … ended, its payment is AUTHORIZED',
      'I8 … is AUTHORIZED with us, not live with the processor',
    ],
  },
  {
    what: 'a cancelled order that keeps money',
    sql: `UPDATE payments SET refunded_minor = refunded_minor - 1 WHERE refunded_minor > 100`,
    says: ['I5 order … is cancelled and keeps 1'],
  },
  {
    what: 'a refund that nobody gave',
    sql: `UPDATE payments SET refunded_minor = 1 WHERE status = 'CAPTURED' AND refunded_minor = 0`,
    says: ['I8 of … the processor gave back 0, we know of 1', 'I8 of … 1 are refunded, orders knows of 0'],
  },
  {
    what: 'money that was let go and went back to the epoch before',
    sql: `UPDATE payments SET epoch = 1 WHERE status = 'VOIDED'`,
    says: ['I10 the payment of … was undone and is back in epoch 1'],
  },
  {
    what: 'money that was set aside again after it was let go',
    sql: `UPDATE operations SET opened_at = now() WHERE kind = 'authorize'`,
    says: ['I10 money of … was asked to authorize after it was let go'],
  },
  {
    what: 'money that another order took',
    sql: `UPDATE operations SET step_key = 'another/' || step_key WHERE kind = 'capture'`,
    says: ['I11 capture of … by another/…'],
  },
];
