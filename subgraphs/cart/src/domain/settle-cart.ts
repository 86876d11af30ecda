// How a saga lets go of a cart: restored when nothing was bought, emptied when something was. Neither is ever refused,
// since a cart must not hold up an order.
import type { Instant } from '@cartograph/kernel';
import { cartLimits, freezeAt, withLines, type Cart, type CartLine } from './cart';
import type { FreezeHolder } from './freeze-cart';

export interface Restoration extends FreezeHolder {
  readonly stepKey: string;
}

export interface Emptying extends Restoration {
  readonly lines: readonly { readonly lineId: string; readonly quantity: number }[];
}

const rememberStep = (cart: Cart, stepKey: string): readonly string[] =>
  [...cart.steps, stepKey].slice(-cartLimits.rememberedSteps);

/** Thaws with a higher version, so that the same cart can be bought again. A cart that another token holds is left alone. */
export const restoreCart = (cart: Cart, { token, stepKey }: Restoration, at: Instant): Cart => {
  if (cart.steps.includes(stepKey) || freezeAt(cart, at)?.token !== token) return cart;
  return { ...withLines(cart, cart.lines, at), freeze: undefined, steps: rememberStep(cart, stepKey) };
};

const lose = (lines: readonly CartLine[], ordered: Emptying['lines']): CartLine[] => {
  const gone = new Map<string, number>();
  for (const { lineId, quantity } of ordered) gone.set(lineId, quantity + (gone.get(lineId) ?? 0));
  return lines
    .map((line) => ({ ...line, quantity: line.quantity - (gone.get(line.id) ?? 0) }))
    .filter(({ quantity }) => quantity > 0);
};

/** The ordered pieces leave the cart. A freeze that is not the order's own stays: somebody else is inside. */
export const emptyCart = (cart: Cart, { token, stepKey, lines }: Emptying, at: Instant): Cart => {
  if (cart.steps.includes(stepKey)) return cart;
  const held = freezeAt(cart, at);
  return {
    ...withLines(cart, lose(cart.lines, lines), at),
    freeze: held?.token === token ? undefined : held,
    steps: rememberStep(cart, stepKey),
  };
};
