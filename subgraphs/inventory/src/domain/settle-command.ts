// One command of the saga, decided on what the commands before it left: which rule, behind which fence, and what it
// moves in the ledger.
import type { Instant } from '@cartograph/kernel';
import {
  commitStock,
  expireHold,
  pinHold,
  releaseStock,
  reserveStock,
  returnStock,
  type Hold,
  type HoldDecision,
  type HoldEvent,
  type HoldRefusal,
} from './hold';
import { moveStock } from './stock';
import type { StockAnswer, StockCommand } from './stock-command';
import { holdIn, holdKey, stockIn, stockKey, type RowEntry, type StockRows } from './stock-rows';

/** What a command changes and is answered; without an answer it is as if it was never heard. */
export interface SettledCommand {
  readonly answer?: StockAnswer;
  readonly rows: readonly RowEntry[];
  /** Why it is as if never heard, where a person may want to know. */
  readonly refusal?: 'STALE_EPOCH' | HoldRefusal['code'];
}

const unheard: SettledCommand = { rows: [] };

const decide = (rows: StockRows, hold: Hold | undefined, command: StockCommand, at: Instant): HoldDecision => {
  switch (command.type) {
    case 'ReserveStock':
      return reserveStock(hold, command.body, (variantId) => stockIn(rows, variantId), at);
    case 'ReleaseStock':
      return releaseStock(hold, command.body.orderId, at);
    case 'PinHold':
      return pinHold(hold, at);
    case 'CommitStock':
      return commitStock(hold);
    case 'ReturnStock':
      return returnStock(hold, command.body.orderId, at);
  }
};

const yesTo = ({ type, body: { orderId } }: StockCommand): StockAnswer => {
  switch (type) {
    case 'ReserveStock':
      return { type: 'StockReserved', body: { orderId } };
    case 'ReleaseStock':
      return { type: 'StockReleased', body: { orderId } };
    case 'PinHold':
      return { type: 'HoldPinned', body: { orderId } };
    case 'CommitStock':
      return { type: 'StockCommitted', body: { orderId } };
    case 'ReturnStock':
      return { type: 'StockReturned', body: { orderId } };
  }
};

const noTo = ({ type, body: { orderId } }: StockCommand, refusal: HoldRefusal): StockAnswer | undefined => {
  switch (refusal.code) {
    case 'STOCK_SHORT':
      return { type: 'StockShort', body: { orderId, lines: [...refusal.lines] } };
    case 'HOLD_EXPIRED':
      return { type: 'HoldExpired', body: { orderId } };
    case 'HOLD_NOT_PINNED':
      return { type: 'CommitRefused', body: { orderId, reason: `HOLD_${refusal.state}` } };
    case 'HOLD_UNDONE':
      return undefined;
    case 'OUT_OF_TURN':
      // No answer can be right, so it is parked for a person to look at.
      throw new Error(`${type} for ${orderId}, whose hold is ${refusal.state}`);
  }
};

/** The rows after each line of the hold was moved, one entry for each variant. */
const moveLines = (rows: StockRows, hold: Hold, event: HoldEvent, stepKey: string): RowEntry[] => {
  const moved = new Map<string, RowEntry[1]>();
  for (const line of hold.lines) {
    const key = stockKey(line.variantId);
    const stock = stockIn(moved, line.variantId) ?? stockIn(rows, line.variantId);
    if (!stock) throw new Error(`${hold.orderId} holds ${line.variantId}, which has no stock`);
    moved.set(key, moveStock(stock, { ...line, stepKey, kind: event, orderId: hold.orderId }));
  }
  return [...moved];
};

const rowsAfter = (rows: StockRows, hold: Hold, events: readonly HoldEvent[], stepKey: string): RowEntry[] => [
  [holdKey(hold.orderId), hold],
  ...events.flatMap((event) => moveLines(rows, hold, event, stepKey)),
];

export const settleCommand = (rows: StockRows, command: StockCommand, at: Instant): SettledCommand => {
  const hold = holdIn(rows, command.body.orderId);
  // Stale: the saga has turned since. It starts no compensation, so it gets no answer.
  if (hold && command.epoch < hold.epoch) return { ...unheard, refusal: 'STALE_EPOCH' };
  const decision = decide(rows, hold, command, at);
  if (!decision.ok) {
    const answer = noTo(command, decision.refusal);
    if (!answer) return { ...unheard, refusal: decision.refusal.code };
    // Whatever the answer, from now on an older turn of the saga is not heard.
    const isNewer = hold && command.epoch > hold.epoch;
    return { answer, rows: isNewer ? [[holdKey(hold.orderId), { ...hold, epoch: command.epoch }]] : [] };
  }
  const isSame = decision.state === hold && hold.epoch === command.epoch;
  const next = { ...decision.state, epoch: command.epoch };
  return { answer: yesTo(command), rows: isSame ? [] : rowsAfter(rows, next, decision.events, command.stepKey) };
};

/** What becomes of a hold whose time has come; nothing when it was pinned or released meanwhile. */
export const settleExpiry = (rows: StockRows, orderId: string, at: Instant): readonly RowEntry[] => {
  const hold = holdIn(rows, orderId);
  if (!hold) return [];
  const decision = expireHold(hold, at);
  if (!decision.ok || decision.state === hold) return [];
  return rowsAfter(rows, decision.state, decision.events, `expire/${orderId}`);
};
