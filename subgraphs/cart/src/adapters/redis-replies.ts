// What the scripts of redis-carts/ answer, read into the words of domain/.
import { toInstant, type CartId } from '@cartograph/kernel';
import type { CartLimit, CartLine, SeenCart } from '../domain/cart';
import { limitExceeded } from '../domain/cart-lines';
import type { ChangeRefusal } from '../domain/change-cart';
import type { FreezeRefusal } from '../domain/freeze-cart';
import type { ChangeAnswer, FreezeAnswer, Settlement } from '../ports';

/** A word, then what belongs to it. */
export type Reply = readonly (string | number)[];

const readLine = (id: string, text: string): CartLine => {
  const [variantId = '', quantity, amountMinor, currency = ''] = text.split(' ');
  return { id, variantId, quantity: Number(quantity), priceWhenAdded: { amountMinor: Number(amountMinor), currency } };
};

const readCart = (id: CartId, [, , version, expiresAt, isFrozen, ...pairs]: Reply): SeenCart => {
  const lines = [];
  for (let index = 0; index < pairs.length; index += 2)
    lines.push(readLine(String(pairs[index]), String(pairs[index + 1])));
  return { id, version: Number(version), lines, isFrozen: isFrozen === 1, expiresAt: toInstant(Number(expiresAt)) };
};

// Each script's first lines say which of them it can answer.
const readRefusal = <Refusal extends ChangeRefusal | FreezeRefusal>([code, detail]: Reply): Refusal => {
  const refusals: Readonly<Record<string, ChangeRefusal | FreezeRefusal>> = {
    CART_NOT_FOUND: { code: 'CART_NOT_FOUND' },
    CART_LOCKED: { code: 'CART_LOCKED' },
    CART_EMPTY: { code: 'CART_EMPTY' },
    IDEMPOTENCY_KEY_REUSED: { code: 'IDEMPOTENCY_KEY_REUSED' },
    CURRENCY_MISMATCH: { code: 'CURRENCY_MISMATCH' },
    VERSION_CONFLICT: { code: 'VERSION_CONFLICT', version: Number(detail) },
    CART_LINE_NOT_FOUND: { code: 'CART_LINE_NOT_FOUND', lineId: String(detail) },
    CART_LIMIT_EXCEEDED: limitExceeded(detail as CartLimit),
  };
  const refusal = refusals[String(code)];
  if (!refusal) throw new Error(`a cart script answered ${code}`);
  return refusal as Refusal;
};

const readReply = (answer: unknown): Reply => {
  if (answer instanceof Error) throw answer;
  return answer as Reply;
};

const isYes = ([code]: Reply) => code === 'OK';

export const readSeen = (id: CartId, reply: Reply): SeenCart | undefined =>
  isYes(reply) ? readCart(id, reply) : undefined;

export const readChange = (id: CartId, answer: unknown): ChangeAnswer => {
  const reply = readReply(answer);
  return isYes(reply)
    ? { ok: true, cart: readCart(id, reply), replayed: reply[1] === 1 }
    : { ok: false, refusal: readRefusal(reply) };
};

export const readFreeze = (id: CartId, reply: Reply): FreezeAnswer =>
  isYes(reply) ? { ok: true, cart: readCart(id, reply) } : { ok: false, refusal: readRefusal(reply) };

export const isNew = (answer: unknown): boolean => readReply(answer)[0] === 'NEW';

export const readFlag = (answer: unknown): boolean => answer === 1;

export const readSettlement = (answer: unknown): Settlement =>
  answer instanceof Error ? { ok: false, fault: answer } : { ok: true };
