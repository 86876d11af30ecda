// The thirty-two faults that a checkout must survive, which tests hold each, and what was seen to turn them red.
import { crowds } from './the-32/crowds';
import type { FaultHeld } from './the-32/held';
import { money } from './the-32/money';
import { processes } from './the-32/processes';
import { stores } from './the-32/stores';

export const the32: readonly FaultHeld[] = [...processes, ...stores, ...money, ...crowds];

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
  {
    what: 'A database connection that broke in the moment between two uses, when nobody listened to it, ended its process.',
    by: 'connections-are-terminated, in two of nine runs',
    now: 'Every connection is listened to from its beginning.',
  },
  {
    what: 'A thousand forged webhooks at once took every connection that payments has to its database.',
    by: 'hear-webhooks, on a machine under load',
    now: 'Webhooks are heard in lists over one connection.',
  },
  {
    what: 'A deadline that was to turn late checkouts around turned every cancellation around, which has none: the order was CANCELLED and nothing came back. It was never released.',
    by: 'tests/system/take-back.system.test.ts; the auditor knows the sentence since',
    now: 'A saga that begins with its point of no return has no deadline.',
  },
  {
    what: 'A text with a character that no store can hold made an order impossible to cancel or refund for ever, and failed the purchases that travelled in the same list.',
    by: 'reading',
    now: 'It is refused as input; what a caller waits for keeps no key when it fails; a list that fails is tried call by call.',
  },
  {
    what: 'A refund that had failed at the bank answered for the next attempt while that was under way: its money counted as free, and might have gone back twice.',
    by: 'reading',
    now: 'An attempt is told by the processor’s own id, and failed ones answer for nobody.',
  },
  {
    what: 'A refund of unknown outcome that a person gave up kept a later cancellation waiting for ever, in no list.',
    by: 'reading',
    now: 'What may have happened cannot be given up, and such a cancellation comes before a person.',
  },
  {
    what: 'A step after the point of no return that nobody answered was in no list: only a warning told of it.',
    by: 'reading',
    now: 'It comes up for review when it is late, and closes itself.',
  },
];
