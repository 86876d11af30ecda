// A stock store with what a test wants to see of it. Each test brings its own variants and orders, so that one store
// serves a whole file.
import type { Outgoing } from '@cartograph/contracts';
import { settleCommand, settleExpiry } from '../src/domain/settle-command';
import type { StockCommand } from '../src/domain/stock-command';
import { editStock } from '../src/domain/stock-edit';
import type { StockStore } from '../src/ports';
import { aVariantId, receipt } from './builders';

export interface StockRoom {
  readonly store: StockStore;
  /** The replies that left since the room was opened. */
  readonly sent: () => readonly Outgoing[];
  /** Step keys that were parked. */
  readonly parked: () => Promise<readonly string[]>;
  /** Balances that the ledger or the holds do not agree with. */
  readonly differences: () => Promise<readonly unknown[]>;
  readonly close: () => Promise<void>;
}

/** Opens a room with the warehouses main (first) and east for a file's tests; after each, the ledger must agree. */
export const useStockRoom = (open: () => Promise<StockRoom>) => {
  let room: StockRoom;
  beforeAll(async () => {
    room = await open();
  });
  afterAll(() => room.close());
  afterEach(async () => expect(await room.differences()).toEqual([]));

  const settle = (...commands: StockCommand[]) => room.store.settleMany(commands, settleCommand);

  return {
    room: () => room,
    settle,
    settleNames: async (...commands: StockCommand[]) =>
      (await settle(...commands)).map((answer) => answer?.type ?? 'no answer'),
    expire: () => room.store.expireDue(100, settleExpiry),
    aVariantWith: async (quantity: number, warehouse = 'main'): Promise<string> => {
      const variantId = aVariantId();
      await room.store.editMany([receipt(variantId, quantity, { warehouse })], editStock);
      return variantId;
    },
    levelOf: async (variantId: string) => {
      const levels = await room.store.levelsOf(variantId);
      return levels.map(({ warehouse, onHand, reserved }) => [warehouse, onHand, reserved]);
    },
  };
};
