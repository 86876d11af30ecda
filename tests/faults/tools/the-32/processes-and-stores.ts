// Numbers 1 to 18: processes die or freeze, connections, Postgres, NATS and Redis fail.
import { held, inFaults, inLong, red, type FaultHeld } from './held';

const matrix = inFaults('the-matrix');
const dies = inFaults('a-process-dies');
const powerCut = inFaults('a-power-cut');
const freezes = inLong('a-process-freezes');
const terminated = inLong('connections-are-terminated');
const commit = inLong('a-commit-nobody-hears-of');
const laterCommit = inLong('a-later-commit-nobody-hears-of');
const postgresDies = inLong('postgres-dies-again-and-again');
const comesAndGoes = inLong('nats-comes-and-goes');
const forgets = inLong('nats-forgets');
const stutters = inLong('the-broker-stutters');
const astray = inLong('messages-go-astray');
const poisoned = inLong('a-step-is-poisoned');
const redis = inLong('redis-forgets');

const cell = '%s · %s · %s dies';

export const processesAndStores: readonly FaultHeld[] = [
  {
    number: 1,
    what: 'kill -9 of orders at each kill point',
    held: [...held(matrix, cell), ...held(dies, '%s killed at %s: %s')],
    turnedRed: [red('no-relay', matrix, 'authorize · before send · orders dies')],
  },
  {
    number: 2,
    what: 'kill -9 of inventory, payments and cart at each kill point; of everybody at once',
    held: [
      ...held(matrix, cell),
      ...held(dies, '%s killed at %s: %s'),
      ...held(
        powerCut,
        'kill -9 amid 50 completions, time %i: all recovered by itself, no unpaid order, no second order on retry',
      ),
    ],
    turnedRed: [
      red('no-relay', matrix, 'reserve · after effect, before reply · participant dies'),
      red(
        'fresh-processor-keys',
        dies,
        'payments killed at payments.authorize.called: after the card processor authorized, before anything was written',
      ),
      red(
        'no-take-over',
        powerCut,
        'kill -9 amid 50 completions, time 1: all recovered by itself, no unpaid order, no second order on retry',
      ),
    ],
  },
  {
    number: 3,
    what: 'kill -9 of the gateway at each kill point',
    held: held(matrix, cell),
    turnedRed: [],
    neverRed:
      'no saga waits for a gateway, so no fault of a saga strikes here: its callers ask again under the same key',
  },
  {
    number: 4,
    what: 'double fault: killed again while recovering',
    held: held(matrix, '%s · %s · %s dies, is back, and dies at %s'),
    turnedRed: [
      red(
        'relay-tries-once',
        matrix,
        'authorize · before send · orders dies, is back, and dies at publish.before:cmd.payments.authorize-payment.v1',
      ),
    ],
  },
  {
    number: 5,
    what: 'killed in each compensation',
    held: held(matrix, cell),
    turnedRed: [red('no-relay', matrix, 'void · after effect, before reply · participant dies')],
  },
  {
    number: 6,
    what: 'frozen past its lease, another takes over, and it wakes',
    held: held(freezes, '%s, %s: %s, another takes over, and the first wakes'),
    turnedRed: [
      red(
        'who-wakes-is-believed',
        freezes,
        'payments, payments.authorize.called: payments is frozen while it holds the bank’s answer, another takes over, and the first wakes',
      ),
    ],
  },
  {
    number: 7,
    what: 'pg_terminate_backend at each point',
    held: held(
      terminated,
      'all connections are terminated again and again under load',
      'a connection is terminated at each point of an order’s way',
    ),
    turnedRed: [
      red('lost-connection-is-poison', terminated, 'all connections are terminated again and again under load'),
    ],
  },
  {
    number: 8,
    what: 'the connection is cut after COMMIT was sent',
    held: [...held(commit, '%s, %s: the commit with "%s"'), ...held(laterCommit, '%s, %s: the commit with "%s"')],
    turnedRed: [
      red('broken-commit-is-done', commit, 'orders, before: the commit with "advance: confirm orders"'),
      red('broken-commit-is-done', laterCommit, 'orders, before: the commit with "cancelOrder"'),
    ],
  },
  {
    number: 9,
    what: 'Postgres is stopped at once every 5 to 10 s amid 5,000 sagas',
    held: held(
      postgresDies,
      'Postgres ends at once and comes back, again and again, amid orders in all phases',
      'Postgres ends at once every five to ten seconds amid five thousand orders',
    ),
    turnedRed: [
      red(
        'idle-connection-ends-process',
        postgresDies,
        'Postgres ends at once and comes back, again and again, amid orders in all phases',
      ),
    ],
  },
  {
    number: 10,
    what: 'NATS is killed in a loop',
    held: held(comesAndGoes, 'the broker is killed again and again under load'),
    turnedRed: [red('no-relay', comesAndGoes, 'the broker is killed again and again under load')],
  },
  {
    number: 11,
    what: 'the store of JetStream is deleted under load',
    held: held(forgets, 'the store of JetStream is deleted three times under load: every order is placed once'),
    turnedRed: [
      red(
        'nobody-asks-again',
        forgets,
        'the store of JetStream is deleted three times under load: every order is placed once',
      ),
    ],
  },
  {
    number: 12,
    what: 'the store of JetStream is rolled back by 30 s',
    held: held(
      forgets,
      'the store of JetStream is rolled back by three seconds: what was acknowledged is lost, what was settled comes again',
      'the store of JetStream is rolled back by thirty seconds',
    ),
    turnedRed: [
      red(
        'nobody-asks-again',
        forgets,
        'the store of JetStream is rolled back by three seconds: what was acknowledged is lost, what was settled comes again',
      ),
    ],
  },
  {
    number: 13,
    what: 'PubAck dropped; deliveries doubled, reordered, 60 s late',
    held: [
      ...held(
        stutters,
        'acknowledgements are lost, deliveries are lost, doubled, reordered and late while orders are placed',
        'each of an order’s messages, told to nobody at first, costs its order only time',
        'deliveries that come a minute late find everything done',
      ),
      ...held(astray, 'every message comes twice and three times, late and in another order'),
    ],
    turnedRed: [
      red(
        'no-relay',
        stutters,
        'acknowledgements are lost, deliveries are lost, doubled, reordered and late while orders are placed',
      ),
    ],
  },
  {
    number: 14,
    what: 'a late ack of an expired delivery deletes the message',
    held: held(
      astray,
      'an acknowledgement that comes too late deletes a message that somebody else has in hand: the command is asked anew',
    ),
    turnedRed: [
      red(
        'nobody-asks-again',
        astray,
        'an acknowledgement that comes too late deletes a message that somebody else has in hand: the command is asked anew',
      ),
    ],
  },
  {
    number: 15,
    what: 'a poisoned message',
    held: [
      ...held(poisoned, 'a poisoned reserve is parked alone, and goes on when a person has seen to it'),
      ...held(astray, 'what nobody understands is thrown away, and its neighbours are served'),
    ],
    turnedRed: [
      red(
        'nobody-is-told-of-parked',
        poisoned,
        'a poisoned reserve is parked alone, and goes on when a person has seen to it',
      ),
    ],
  },
  {
    number: 16,
    what: 'the window of deduplication swallows a repeated command',
    held: held(
      astray,
      'a command that is lost at once may be asked anew at once: the broker does not swallow it as a repetition',
    ),
    turnedRed: [
      red(
        'message-ids-by-step',
        astray,
        'a command that is lost at once may be asked anew at once: the broker does not swallow it as a repetition',
      ),
    ],
  },
  {
    number: 17,
    what: 'NATS is partitioned, or a black hole',
    held: held(
      comesAndGoes,
      'the broker is a black hole for six seconds: what is sent vanishes without a word',
      'orders alone is cut off from the broker while everybody else hears each other',
    ),
    turnedRed: [
      red('no-relay', comesAndGoes, 'the broker is a black hole for six seconds: what is sent vanishes without a word'),
    ],
  },
  {
    number: 18,
    what: 'Redis is flushed, rolled back, killed amid purchases',
    held: held(
      redis,
      'Redis is flushed amid purchases: accepted orders are placed, lost carts are told as such',
      'Redis is killed amid purchases: accepted orders are placed, and so are the others when it is back',
      'carts that are back as they were before they were bought are not bought again',
    ),
    turnedRed: [
      red('no-cart-guard', redis, 'carts that are back as they were before they were bought are not bought again'),
    ],
  },
];
