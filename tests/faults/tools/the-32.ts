// The thirty-two faults that a checkout must survive, which tests hold each, and what was seen to turn them red.
import type { FaultHeld } from './the-32/held';
import { moneyAndCrowds } from './the-32/money-and-crowds';
import { processesAndStores } from './the-32/processes-and-stores';

export const the32: readonly FaultHeld[] = [...processesAndStores, ...moneyAndCrowds];

/** What was wrong in the shop and came to light by these tests, in the order in which it was found. */
export const bugsFound: readonly { readonly what: string; readonly by: string; readonly now: string }[] = [
  {
    what:
      'Several keys to which the card processor answers with an old error for ever kept the breaker out: each of its ' +
      'turns went to asking again, and the look into the books that would have settled it was refused. No order was ' +
      'taken meanwhile.',
    by: 'the-bank-misbehaves: an error that stays under its key for ever is looked behind, also while searches lag',
    now: 'After two tries the books are looked into first.',
  },
];
