// What is set aside for one order, from reserve to sold, and back after a cancel. Each rule answers with the hold as it
// should be; settle-command.ts makes the movements of it, so that stock and holds change together or not at all.
import { accept, plusMs, refuse, type Decision, type Instant } from '@cartograph/kernel';
import { availableOf, portionsOf, type MovementKind, type Stock } from './stock';

export type HoldState = 'HELD' | 'PINNED' | 'SOLD' | 'RELEASED' | 'EXPIRED' | 'TOMBSTONE' | 'RETURNED';

export interface HoldLine {
  readonly variantId: string;
  readonly warehouse: string;
  readonly quantity: number;
}

export interface Hold {
  readonly orderId: string;
  readonly state: HoldState;
  /** The highest epoch that changed it. */
  readonly epoch: number;
  readonly expiresAt: Instant;
  readonly lines: readonly HoldLine[];
  /** How often the store has saved it; 0 before the first time. */
  readonly version: number;
}

export interface ShortLine {
  readonly variantId: string;
  readonly requested: number;
  readonly available: number;
}

/** What happens to the hold's lines in the ledger. */
export type HoldEvent = Extract<MovementKind, 'reserved' | 'released' | 'committed' | 'returned'>;

export type HoldRefusal =
  | { readonly code: 'STOCK_SHORT'; readonly lines: readonly ShortLine[] }
  | { readonly code: 'HOLD_EXPIRED' }
  /** The undo was heard first; its do must not happen any more. */
  | { readonly code: 'HOLD_UNDONE' }
  /** Nothing is pinned that could be sold, and nothing will be. */
  | { readonly code: 'HOLD_NOT_PINNED'; readonly state: HoldState | 'ABSENT' }
  /** Nobody who follows the saga asks for this. */
  | { readonly code: 'OUT_OF_TURN'; readonly state: HoldState };

export type HoldDecision = Decision<Hold, HoldEvent, HoldRefusal>;

export interface Reservation {
  readonly orderId: string;
  readonly lines: readonly { readonly variantId: string; readonly quantity: number }[];
  readonly ttlMs: number;
}

const wantedOf = (reservation: Reservation): Map<string, number> => {
  const wanted = new Map<string, number>();
  for (const { variantId, quantity } of reservation.lines)
    wanted.set(variantId, (wanted.get(variantId) ?? 0) + quantity);
  return wanted;
};

const setAside = (
  reservation: Reservation,
  stockOf: (variantId: string) => Stock | undefined,
  at: Instant,
): HoldDecision => {
  const short: ShortLine[] = [];
  const lines: HoldLine[] = [];
  for (const [variantId, requested] of wantedOf(reservation)) {
    const stock = stockOf(variantId);
    const available = availableOf(stock);
    if (!stock || available < requested) short.push({ variantId, requested, available });
    else lines.push(...portionsOf(stock, requested).map((portion) => ({ variantId, ...portion })));
  }
  if (short.length > 0) return refuse({ code: 'STOCK_SHORT', lines: short });
  const { orderId, ttlMs } = reservation;
  return accept({ orderId, state: 'HELD', epoch: 0, expiresAt: plusMs(at, ttlMs), lines, version: 0 }, 'reserved');
};

/** All lines of the order or none; a line may be split over warehouses. */
export const reserveStock = (
  hold: Hold | undefined,
  reservation: Reservation,
  stockOf: (variantId: string) => Stock | undefined,
  at: Instant,
): HoldDecision => {
  switch (hold?.state) {
    case undefined:
      return setAside(reservation, stockOf, at);
    case 'HELD':
    case 'PINNED':
    case 'SOLD':
      return accept(hold);
    case 'RELEASED':
    case 'EXPIRED':
    case 'TOMBSTONE':
    case 'RETURNED':
      return refuse({ code: 'HOLD_UNDONE' });
  }
};

const tombstone = (orderId: string, at: Instant): Hold => ({
  orderId,
  state: 'TOMBSTONE',
  epoch: 0,
  expiresAt: at,
  lines: [],
  version: 0,
});

/** Undoes a reserve, pinned or not. Before the reserve was heard it leaves a tombstone that keeps it from happening. */
export const releaseStock = (hold: Hold | undefined, orderId: string, at: Instant): HoldDecision => {
  switch (hold?.state) {
    case undefined:
      return accept(tombstone(orderId, at));
    case 'HELD':
    case 'PINNED':
      return accept({ ...hold, state: 'RELEASED' }, 'released');
    case 'RELEASED':
    case 'EXPIRED':
    case 'TOMBSTONE':
    case 'RETURNED':
      return accept(hold);
    case 'SOLD':
      return refuse({ code: 'OUT_OF_TURN', state: hold.state });
  }
};

/** From now on time cannot take the hold. One that is overdue is refused, even when the sweeper has not come yet. */
export const pinHold = (hold: Hold | undefined, at: Instant): HoldDecision => {
  switch (hold?.state) {
    case 'HELD':
      return at < hold.expiresAt ? accept({ ...hold, state: 'PINNED' }) : refuse({ code: 'HOLD_EXPIRED' });
    case 'PINNED':
    case 'SOLD':
      return accept(hold);
    case undefined:
    case 'RELEASED':
    case 'EXPIRED':
    case 'TOMBSTONE':
    case 'RETURNED':
      return refuse({ code: 'HOLD_EXPIRED' });
  }
};

/** The pieces are sold. Only a pinned hold can be: the order was confirmed on the strength of that pin. */
export const commitStock = (hold: Hold | undefined): HoldDecision => {
  switch (hold?.state) {
    case 'PINNED':
      return accept({ ...hold, state: 'SOLD' }, 'committed');
    case 'SOLD':
      return accept(hold);
    case undefined:
    case 'HELD':
    case 'RELEASED':
    case 'EXPIRED':
    case 'TOMBSTONE':
    case 'RETURNED':
      return refuse({ code: 'HOLD_NOT_PINNED', state: hold?.state ?? 'ABSENT' });
  }
};

/**
 * A cancelled order keeps nothing: what was sold is on hand again, where it came from. Only a confirmed order is
 * cancelled, so a hold that is not sold is one whose commit was refused or has not come yet; it is given back as well,
 * and that commit is refused from now on.
 */
export const returnStock = (hold: Hold | undefined, orderId: string, at: Instant): HoldDecision => {
  switch (hold?.state) {
    case undefined:
      return accept(tombstone(orderId, at));
    case 'HELD':
    case 'PINNED':
      return accept({ ...hold, state: 'RELEASED' }, 'released');
    case 'SOLD':
      return accept({ ...hold, state: 'RETURNED' }, 'returned');
    case 'RELEASED':
    case 'EXPIRED':
    case 'TOMBSTONE':
    case 'RETURNED':
      return accept(hold);
  }
};

/** Time takes back what is overdue and not pinned; everything else stays as it is. */
export const expireHold = (hold: Hold, at: Instant): HoldDecision =>
  hold.state === 'HELD' && hold.expiresAt <= at ? accept({ ...hold, state: 'EXPIRED' }, 'released') : accept(hold);
