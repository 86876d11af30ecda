// What other services ask of carts while a caller waits.
import { FreezeCart, ReadCart, TakeOverFreeze, UnfreezeCart } from '@cartograph/contracts';
import type { CartId } from '@cartograph/kernel';
import { answering, type AskHandler } from '@cartograph/runtime';
import type { App } from '../app';
import type { SeenCart } from '../domain/cart';

/** An id that is none belongs to no cart, and so it is answered. */
const withCartId = <Question extends { readonly cartId: string }>(question: Question) => ({
  ...question,
  cartId: question.cartId as CartId,
});

const describe = ({ version, lines }: SeenCart) => ({
  ok: true as const,
  version,
  lines: lines.map(({ id, ...line }) => ({ lineId: id, ...line })),
});

export const createAsks = (app: App): AskHandler[] => [
  answering(ReadCart, async (questions) => {
    const carts = await app.readCarts(questions.map(({ cartId }) => cartId as CartId));
    return carts.map((cart) => (cart ? describe(cart) : { ok: false, code: 'CART_NOT_FOUND' }));
  }),
  answering(FreezeCart, async (questions) => {
    const answers = await app.freezeCarts(questions.map(withCartId));
    return answers.map((answer) => (answer.ok ? describe(answer.cart) : { ok: false, ...answer.refusal }));
  }),
  answering(UnfreezeCart, async (questions) =>
    (await app.unfreezeCarts(questions.map(withCartId))).map((thawed) => ({ thawed })),
  ),
  answering(TakeOverFreeze, async (questions) =>
    (await app.takeOverFreezes(questions.map(withCartId))).map((taken) => ({ taken })),
  ),
];
