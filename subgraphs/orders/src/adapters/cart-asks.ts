import { FreezeCart, ReadCart, TakeOverFreeze, UnfreezeCart, type AskType } from '@cartograph/contracts';
import { gather, serviceHop, type Ask, type Logger } from '@cartograph/runtime';
import type { Carts } from '../ports';

// A freeze outlives the call that made it by far, and thaws soon after one that died.
const freezeTtlMs = 60_000;
const patienceMs = 3_000;

/** The cart subgraph over signed asks; calls that arrive together travel together. */
export const createCartAsks = (ask: Ask, logger: Logger): Carts => {
  const gathered = <Question, Answer>(type: AskType<Question, Answer>) =>
    gather((questions: readonly Question[]) => ask(type, questions, serviceHop('orders', patienceMs)), { lists: 2 });
  const read = gathered(ReadCart);
  const freeze = gathered(FreezeCart);
  const unfreeze = gathered(UnfreezeCart);
  const takeOver = gathered(TakeOverFreeze);
  const warn = (message: string) => (fault: unknown) => logger.warn({ err: fault }, message);

  return {
    read: (cartId) => read({ cartId }),
    freeze: (asked) => freeze({ ...asked, ttlMs: freezeTtlMs }),
    unfreeze: (asked) => void unfreeze(asked).catch(warn('a cart was not thawed; its freeze runs out')),
    takeOver: (asked) => void takeOver(asked).catch(warn('a freeze was not taken over; the sweeper repeats it')),
  };
};
