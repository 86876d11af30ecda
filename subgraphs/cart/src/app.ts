// What the cart can do.
import { subtotalOf } from './domain/cart';
import type { Needs } from './ports';
import { createAddCartLines } from './use-cases/add-cart-lines';
import { createCreateCart } from './use-cases/create-cart';
import { createFindProblems } from './use-cases/find-problems';
import { createRemoveCartLines } from './use-cases/remove-cart-lines';
import { createUpdateCartLines } from './use-cases/update-cart-lines';

export const createApp = (needs: Needs) => ({
  createCart: createCreateCart(needs),
  addCartLines: createAddCartLines(needs),
  updateCartLines: createUpdateCartLines(needs),
  removeCartLines: createRemoveCartLines(needs),
  findProblems: createFindProblems(needs),
  subtotalOf,

  // The store decides the rest by itself: there is nothing to add.
  readCarts: needs.carts.read,
  freezeCarts: needs.carts.freeze,
  unfreezeCarts: needs.carts.unfreeze,
  takeOverFreezes: needs.carts.takeOver,
  restoreCarts: needs.carts.restore,
  emptyCarts: needs.carts.empty,
});

export type App = ReturnType<typeof createApp>;
