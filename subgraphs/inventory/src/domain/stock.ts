// How many pieces of a variant lie where. A balance changes only by a movement, and the movement stays with the stock
// until both are saved: so the ledger cannot disagree with the balances.

export type MovementKind = 'received' | 'adjusted' | 'reserved' | 'released' | 'committed' | 'returned';

/** One line of the ledger. Quantities are positive; only an adjustment may be negative. */
export interface Movement {
  readonly stepKey: string;
  readonly kind: MovementKind;
  readonly variantId: string;
  readonly warehouse: string;
  readonly quantity: number;
  readonly orderId?: string;
  readonly reason?: string;
}

export interface Balance {
  readonly warehouse: string;
  readonly onHand: number;
  /** Set aside for orders; part of what is on hand. */
  readonly reserved: number;
  /** How often the store has saved it; 0 before the first time. */
  readonly version: number;
}

/** One variant over all warehouses that ever had it, in the order in which they give. */
export interface Stock {
  readonly variantId: string;
  readonly sku: string;
  readonly balances: readonly Balance[];
  /** What has happened since the store read it. */
  readonly moved: readonly Movement[];
}

export const availableAt = ({ onHand, reserved }: Balance): number => onHand - reserved;

export const availableOf = (stock: Stock | undefined): number =>
  (stock?.balances ?? []).reduce((sum, balance) => sum + availableAt(balance), 0);

/** One warehouse's stock of a variant, as operators see it. */
export interface StockLevel {
  readonly variantId: string;
  readonly sku: string;
  readonly warehouse: string;
  readonly onHand: number;
  readonly reserved: number;
  readonly available: number;
}

export const levelsOf = ({ variantId, sku, balances }: Stock): StockLevel[] =>
  balances.map((balance) => ({
    variantId,
    sku,
    warehouse: balance.warehouse,
    onHand: balance.onHand,
    reserved: balance.reserved,
    available: availableAt(balance),
  }));

const movedBalance = (balance: Balance, { kind, quantity }: Movement): Balance => {
  const { onHand, reserved } = balance;
  switch (kind) {
    case 'received':
    case 'adjusted':
    case 'returned':
      return { ...balance, onHand: onHand + quantity };
    case 'reserved':
      return { ...balance, reserved: reserved + quantity };
    case 'released':
      return { ...balance, reserved: reserved - quantity };
    case 'committed':
      return { ...balance, onHand: onHand - quantity, reserved: reserved - quantity };
  }
};

/** Throws RangeError on what no rule may decide: less than nothing set aside, or more than is there. */
export const moveStock = (stock: Stock, movement: Movement): Stock => {
  const before = stock.balances.find(({ warehouse }) => warehouse === movement.warehouse);
  if (!before) throw new RangeError(`${stock.variantId} has no balance in ${movement.warehouse}`);
  const after = movedBalance(before, movement);
  if (after.reserved < 0 || after.reserved > after.onHand)
    throw new RangeError(`${movement.kind} ${movement.quantity} of ${stock.variantId} in ${movement.warehouse}`);
  return {
    ...stock,
    balances: stock.balances.map((balance) => (balance === before ? after : balance)),
    moved: [...stock.moved, movement],
  };
};

export interface Portion {
  readonly warehouse: string;
  readonly quantity: number;
}

/** Which warehouses give how much: the first as much as it can, then the next. The caller knows that there is enough. */
export const portionsOf = (stock: Stock, quantity: number): Portion[] => {
  let missing = quantity;
  return stock.balances.flatMap((balance) => {
    const given = Math.min(missing, availableAt(balance));
    missing -= given;
    return given > 0 ? [{ warehouse: balance.warehouse, quantity: given }] : [];
  });
};
