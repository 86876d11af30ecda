// What the use cases need from the world.
import type { Decision, Instant } from '@cartograph/kernel';
import type { Discrepancy } from './domain/discrepancy';
import type { SettledCommand } from './domain/settle-command';
import type { Stock, StockLevel } from './domain/stock';
import type { StockAnswer, StockCommand } from './domain/stock-command';
import type { EditRefusal, StockEdit } from './domain/stock-edit';
import type { RowEntry, StockRows } from './domain/stock-rows';

export type EditOutcome =
  /** A replay is answered as it was then; whether its key came with the same edit is for the caller to judge. */
  | { readonly ok: true; readonly level: StockLevel; readonly isReplay: boolean; readonly isSameEdit: boolean }
  /** Nothing changed, and the key is free again. */
  | { readonly ok: false; readonly refusal: EditRefusal };

export interface StockStore {
  /**
   * Settles commands in arrival order, in one transaction with the replies that carry their answers. A command that was
   * settled before is answered as it was then; undefined is no answer.
   */
  settleMany(
    commands: readonly StockCommand[],
    settle: (rows: StockRows, command: StockCommand, at: Instant) => SettledCommand,
  ): Promise<readonly (StockAnswer | undefined)[]>;
  /** Edits stock in one transaction; the outcomes come in the edits' order. */
  editMany(
    edits: readonly StockEdit[],
    edit: (rows: StockRows, edit: StockEdit) => Decision<Stock, never, EditRefusal>,
  ): Promise<readonly EditOutcome[]>;
  /** Takes up to `atMost` overdue holds that nobody else is working on, and answers how many changed. */
  expireDue(
    atMost: number,
    expire: (rows: StockRows, orderId: string, at: Instant) => readonly RowEntry[],
  ): Promise<number>;
  /** A variant's warehouses in the order in which they give; empty for one that never was here. */
  levelsOf(variantId: string): Promise<readonly StockLevel[]>;
  /** Pieces that could be sold now; variants that never were here are absent. */
  availableOf(variantIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
}

export interface DiscrepancyPage {
  /** The last one that was seen before; from the newest on when absent. */
  readonly before?: string | undefined;
  readonly isGoneIncluded: boolean;
  readonly limit: number;
}

/** What was found not to add up. */
export interface DiscrepancyStore {
  /** Newest first. */
  list(page: DiscrepancyPage): Promise<readonly Discrepancy[]>;
}

/** The same for product pages: at most a minute old, and cheap. */
export interface AvailabilityCache {
  availableOf(variantIds: readonly string[]): Promise<readonly (number | undefined)[]>;
  /** The next reader sees what is now. */
  drop(variantIds: readonly string[]): void;
}
