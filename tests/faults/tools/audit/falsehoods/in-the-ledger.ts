import type { FalseLines } from './falsehood';

const isOf = (operation: string) => (line: string) => line.includes(`"operation":"${operation}"`);

/** Adds a false copy of the last line of this operation. */
const another =
  (operation: string, falsify: (line: string) => string = (line) => line): FalseLines['falsify'] =>
  (lines) => [...lines, falsify(lines.filter(isOf(operation)).at(-1)!)];

export const inTheLedger: readonly FalseLines[] = [
  {
    what: 'a confirmed order for which no money was ever set aside',
    falsify: (lines) => lines.filter((line) => !isOf('authorize')(line)),
    says: ['I2 … is confirmed, never authorized'],
  },
  {
    what: 'an order that was paid twice',
    falsify: another('capture'),
    says: ['I3 … was captured 2 times'],
  },
  {
    what: 'an order for which money is set aside twice',
    falsify: another('capture', (line) => line.replaceAll(/auth_\w+/g, 'auth_2')),
    says: ['I3 … has 2 live authorizations'],
  },
  {
    what: 'money that was let go twice',
    falsify: another('void'),
    says: ['I7 … was voided 2 times'],
  },
  {
    what: 'money that was let go after it was taken',
    falsify: another('capture', (line) => line.replace('"captured"', '"voided"')),
    says: ['I8 … is CAPTURED with us, not live with the processor'],
  },
  {
    what: 'an order that somebody else placed',
    falsify: another('capture', (line) => line.replaceAll(/ord_\w+/g, 'ord_unknown').replaceAll(/auth_\w+/g, 'auth_2')),
    says: [
      'I8 ord_unknown is authorized and unknown to us',
      'I9 a line of the processor is of ord_unknown, which nobody placed',
    ],
  },
  {
    what: 'a refund of what was never taken',
    falsify: another('refund', (line) => line.replaceAll(/auth_\w+/g, 'auth_2').replaceAll(/"re_\w+"/g, '"re_2"')),
    says: ['I8 … were given back of auth_2, which took nothing'],
  },
  {
    what: 'money that was taken under the key of another order',
    falsify: another('capture', (line) => line.replace(/"idempotencyKey":"ord_\w+/, '"idempotencyKey":"ord_another')),
    says: ['I11 capture of … under ord_another:…'],
  },
];
