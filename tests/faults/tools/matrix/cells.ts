// The matrix: every action of the sagas, five moments of each, three who may die then. What is not crossed is no cell.
import {
  AuthorizationVoided,
  AuthorizePayment,
  CapturePayment,
  CartEmptied,
  CartRestored,
  CommitStock,
  EmptyCart,
  HoldPinned,
  PaymentAuthorized,
  PaymentCaptured,
  PaymentRefunded,
  PaymentReturned,
  PinHold,
  RefundPayment,
  ReleaseStock,
  ReserveStock,
  RestoreCart,
  ReturnPayment,
  ReturnStock,
  StockCommitted,
  StockReleased,
  StockReserved,
  StockReturned,
  VoidAuthorization,
  type MessageType,
} from '@cartograph/contracts';
import type { ServiceName } from '@cartograph/stack';

/** How an order must go for an action to happen: see errands.ts. */
export type ErrandName = 'bought' | 'unfit' | 'refunded' | 'cancelled';

interface Action {
  readonly name: string;
  readonly errand: ErrandName;
  readonly participant: ServiceName;
  readonly command: string;
  readonly reply: string;
}

const action = (
  name: string,
  errand: ErrandName,
  participant: ServiceName,
  command: MessageType,
  reply: MessageType,
): Action => ({ name, errand, participant, command: command.subject, reply: reply.subject });

const actions: readonly Action[] = [
  action('reserve', 'bought', 'inventory', ReserveStock, StockReserved),
  action('authorize', 'bought', 'payments', AuthorizePayment, PaymentAuthorized),
  action('pin', 'bought', 'inventory', PinHold, HoldPinned),
  action('commit', 'bought', 'inventory', CommitStock, StockCommitted),
  action('capture', 'bought', 'payments', CapturePayment, PaymentCaptured),
  action('empty cart', 'bought', 'cart', EmptyCart, CartEmptied),
  action('void', 'unfit', 'payments', VoidAuthorization, AuthorizationVoided),
  action('release', 'unfit', 'inventory', ReleaseStock, StockReleased),
  action('restore cart', 'unfit', 'cart', RestoreCart, CartRestored),
  action('refund', 'refunded', 'payments', RefundPayment, PaymentRefunded),
  action('return stock', 'cancelled', 'inventory', ReturnStock, StockReturned),
  action('return payment', 'cancelled', 'payments', ReturnPayment, PaymentReturned),
];

export const victims = ['orders', 'participant', 'gateway'] as const;

export interface Cell {
  readonly action: string;
  readonly moment: string;
  readonly victim: (typeof victims)[number];
  readonly errand: ErrandName;
  readonly point: string;
  /** Who crosses the point. */
  readonly crosser: ServiceName;
  /** Who dies then. */
  readonly dies: ServiceName;
}

const momentsOf = ({ participant, command, reply }: Action) =>
  [
    ['before send', 'orders', `publish.before:${command}`],
    ['after send, before effect', participant, `consume.heard:${command}`],
    ['after effect, before reply', participant, `publish.before:${reply}`],
    ['after reply, before persist', 'orders', `consume.heard:${reply}`],
    ['after persist, before ack', 'orders', `consume.settled:${reply}`],
  ] as const;

const cellsOf = (one: Action): Cell[] =>
  momentsOf(one).flatMap(([moment, crosser, point]) =>
    victims.map((victim) => ({
      action: one.name,
      moment,
      victim,
      errand: one.errand,
      point,
      crosser,
      dies: victim === 'participant' ? one.participant : victim,
    })),
  );

/** The pivot asks nobody: it is heard with the pin's answer, and there is one moment between its commit and all else. */
const confirm: readonly Cell[] = victims.map((victim) => ({
  action: 'confirm',
  moment: 'after effect, before reply',
  victim,
  errand: 'bought',
  point: 'orders.settled',
  crosser: 'orders',
  dies: victim === 'participant' ? 'inventory' : victim,
}));

export const cells: readonly Cell[] = [...actions.flatMap(cellsOf), ...confirm];

export interface Pair {
  readonly cell: Cell;
  /** Where the victim dies once more after it came back. */
  readonly again: string;
}

/**
 * Where who died in a cell surely comes by again: at the same place, since what is not acknowledged comes again and what
 * has not left is sent anew; and where it hears a later message, which nobody else could have heard.
 */
const pairsOf = (cell: Cell, index: number): Pair[] => {
  const later = cells.slice(index + 1).filter((it) => it.errand === cell.errand && it.crosser === cell.crosser);
  const heard = later.map(({ point }) => point).filter((point) => point.startsWith('consume.heard:'));
  return [...new Set([cell.point, ...heard])].map((again) => ({ cell, again }));
};

/** Killed again while recovering. The pivot is no such cell: what is confirmed is not confirmed again. */
export const pairs: readonly Pair[] = cells.flatMap((cell, index) =>
  cell.crosser === cell.dies && cell.action !== 'confirm' ? pairsOf(cell, index) : [],
);
