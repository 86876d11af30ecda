// Carts in memory, decided by the rules of domain/: for tests, and what the Lua scripts are compared with.
import type { CartId, Instant } from '@cartograph/kernel';
import { freezeAt, seeCart, type Cart } from '../domain/cart';
import { addLines, removeLines, updateLines } from '../domain/cart-lines';
import { changeCart, createCart, recallChange, type Change, type ChangeDecision } from '../domain/change-cart';
import { freezeCart, takeOverFreeze, unfreezeCart } from '../domain/freeze-cart';
import { emptyCart, restoreCart } from '../domain/settle-cart';
import type { CartStore, ChangeAnswer } from '../ports';

export const createMemoryCarts = (now: () => Instant): CartStore => {
  const carts = new Map<CartId, Cart>();
  const claimed = new Map<string, CartId>();

  const find = (id: CartId): Cart | undefined => {
    const cart = carts.get(id);
    return cart && cart.expiresAt > now() ? cart : undefined;
  };

  const keep = (cart: Cart): Cart => {
    carts.set(cart.id, cart);
    return cart;
  };

  const answer = (decision: ChangeDecision): ChangeAnswer =>
    decision.ok
      ? { ok: true, cart: seeCart(keep(decision.state), now()), replayed: decision.events.length > 0 }
      : { ok: false, refusal: decision.refusal };

  const change = (request: Change, decide: Parameters<typeof changeCart>[3]): Promise<ChangeAnswer> =>
    Promise.resolve(answer(changeCart(find(request.cartId), request, now(), decide)));

  /** Runs a rule that is never refused on each cart that is there. */
  const touch = <Request extends { readonly cartId: CartId }, Answer>(
    requests: readonly Request[],
    rule: (cart: Cart, request: Request, at: Instant) => Cart,
    tell: (before: Cart | undefined, after: Cart | undefined, request: Request) => Answer,
  ): Promise<Answer[]> =>
    Promise.resolve(
      requests.map((request) => {
        const before = find(request.cartId);
        return tell(before, before && keep(rule(before, request, now())), request);
      }),
    );

  return {
    read: (ids) => Promise.resolve(ids.map((id) => find(id)).map((cart) => cart && seeCart(cart, now()))),

    claimId: (scopedKey, proposed) => {
      const id = claimed.get(scopedKey) ?? proposed;
      claimed.set(scopedKey, id);
      return Promise.resolve(id);
    },
    recall: (request) => {
      const decision = recallChange(find(request.cartId), request);
      return Promise.resolve(decision && answer(decision));
    },
    create: (creation) => Promise.resolve(answer(createCart(find(creation.cartId), creation, now()))),
    addLines: (addition) => change(addition, (lines) => addLines(lines, addition.lines)),
    updateLines: (update) => change(update, (lines) => updateLines(lines, update.lines)),
    removeLines: (removal) => change(removal, (lines) => removeLines(lines, removal.lineIds)),

    freeze: (requests) =>
      Promise.resolve(
        requests.map((request) => {
          const decision = freezeCart(find(request.cartId), request, now());
          return decision.ok ? { ok: true, cart: seeCart(keep(decision.state), now()) } : decision;
        }),
      ),
    unfreeze: (attempts) =>
      touch(attempts, unfreezeCart, (before, after) => before?.freeze !== undefined && after?.freeze === undefined),
    takeOver: (holders) =>
      touch(holders, takeOverFreeze, (_, after, { token }) => !!after && freezeAt(after, now())?.token === token),
    restore: (restorations) => touch(restorations, restoreCart, () => ({ ok: true })),
    empty: (emptyings) => touch(emptyings, emptyCart, () => ({ ok: true })),
  };
};
