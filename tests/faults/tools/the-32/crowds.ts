// Numbers 24 to 32: clocks, crowds, releases, too little of everything, and the mutants.
import { inFaults, inLong, held, red, type FaultHeld } from './held';

const astray = inLong('messages-go-astray');
const rush = inFaults('a-rush');
const twoRuns = inFaults('two-runs-of-one-checkout');
const holdRunsOut = inLong('a-hold-runs-out');
const rollsOut = inLong('a-new-version-rolls-out');
const slow = inLong('everything-is-slow');
const mutants = inLong('mutants');

export const crowds: readonly FaultHeld[] = [
  {
    number: 24,
    what: 'sweeper against pin when a hold runs out, with clocks that are wrong',
    held: held(
      holdRunsOut,
      'holds run out while the bank thinks: each is either pinned and sold or swept and free again (%s)',
    ),
    turnedRed: [
      red(
        'pin-wakes-expired',
        holdRunsOut,
        'holds run out while the bank thinks: each is either pinned and sold or swept and free again (true clocks)',
      ),
    ],
  },
  {
    number: 25,
    what: 'one key many times at once; another payload; two keys for one cart; retry after the keys were forgotten',
    held: [
      ...held(rush, '1,000 submits of one key at once are one order'),
      ...held(
        twoRuns,
        'fifty submits with another address under the same key are refused, and nothing changes',
        'two payloads race for one key: one of them gets it, and only one order comes of it',
        'a key is still known when what was heard about its order is long forgotten',
      ),
      ...held(
        astray,
        'all that was ever said about finished orders is said again, backwards, when the keys are long forgotten',
      ),
      ...held(
        inFaults('everybody-at-once'),
        'twenty keys for one cart at once are one order, and the others are told so',
      ),
    ],
    turnedRed: [
      red(
        'no-fingerprint',
        twoRuns,
        'fifty submits with another address under the same key are refused, and nothing changes',
      ),
    ],
  },
  {
    number: 26,
    what: 'the run that loses never undoes what the winner did',
    held: held(
      twoRuns,
      'fifty carts are each bought under two keys at once: whoever loses leaves the winner alone',
      'of two keys for one cart one is declined: the other, if it is the winner, keeps its money and its stock',
    ),
    turnedRed: [
      red(
        'nobody-holds-a-cart',
        twoRuns,
        'fifty carts are each bought under two keys at once: whoever loses leaves the winner alone',
      ),
    ],
  },
  {
    number: 27,
    what: 'the last piece and 1,000 buyers; carts with the same variants in opposite order',
    held: held(
      rush,
      '400 buyers for 100 pieces at once: 100 are sold and 300 are told why not',
      '1,000 buyers for the last piece: one sale, 999 clear answers',
      '200 pairs of carts with the same two variants in opposite order: all are sold and nobody deadlocks',
    ),
    turnedRed: [
      red('no-stock-check', rush, '400 buyers for 100 pieces at once: 100 are sold and 300 are told why not'),
    ],
  },
  {
    number: 28,
    what: 'a flash sale of one article with random kills',
    held: [],
    turnedRed: [],
    notYet: 'waits for the flash sale',
  },
  {
    number: 29,
    what: 'an admission token forged, replayed, expired, shared',
    held: [],
    turnedRed: [],
    notYet: 'waits for the flash sale, which admits by token',
  },
  {
    number: 30,
    what: 'a rolling release with sagas of the earlier version under way; stored histories replayed',
    held: [
      ...held(
        rollsOut,
        'the processes are replaced one by one amid orders: each order ends on the version that it began with',
      ),
      ...held(
        'subgraphs/orders/src/checkout/histories.test.ts',
        '%s goes as it went',
        'every version of the checkout has its histories',
      ),
    ],
    turnedRed: [
      red(
        'earlier-table-gone',
        rollsOut,
        'the processes are replaced one by one amid orders: each order ends on the version that it began with',
      ),
    ],
  },
  {
    number: 31,
    what: 'no connections left, a slow disk, a consumer that does not keep up',
    held: held(
      slow,
      'each service has only two connections left',
      'the disk of Postgres stands still for three seconds, again and again',
      'Postgres takes everything and answers nothing for three seconds, again and again',
      'inventory stands still while orders come: they wait in its queue, and all are served when it moves again',
    ),
    turnedRed: [
      red(
        'lost-connection-is-poison',
        slow,
        'Postgres takes everything and answers nothing for three seconds, again and again',
      ),
    ],
  },
  {
    number: 32,
    what: 'mutants: nine classic mistakes, each caught by a named check; "gate as authority" waits for the flash sale',
    held: held(mutants, 'a sound shop comes to no harm', '%s is caught by %s'),
    turnedRed: [],
    neverRed: 'each planted mistake is itself what turns one of its checks red',
  },
];
