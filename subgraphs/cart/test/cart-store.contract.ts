// What every store of carts promises; run on memory and on Redis.
import type { CartStore } from '../src/ports';
import { cartChangesContract } from './cart-changes.contract';
import { cartFreezeContract } from './cart-freeze.contract';
import { cartKeysContract } from './cart-keys.contract';

export interface CartStoreWorld {
  readonly carts: CartStore;
  /** Resolves when this much of the store's time has passed. */
  readonly pass: (ms: number) => Promise<void>;
}

export const cartStoreContract = (open: () => CartStoreWorld): void => {
  cartChangesContract(open);
  cartKeysContract(open);
  cartFreezeContract(open);
};
