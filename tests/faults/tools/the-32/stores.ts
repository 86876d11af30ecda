// Numbers 9 to 18: Postgres, NATS and Redis fail.
import { inLong, held, red, type FaultHeld } from './held';

const postgresDies = inLong('postgres-dies-again-and-again');
const comesAndGoes = inLong('nats-comes-and-goes');
const forgets = inLong('nats-forgets');
const stutters = inLong('the-broker-stutters');
const astray = inLong('messages-go-astray');
const poisoned = inLong('a-step-is-poisoned');
const redis = inLong('redis-forgets');

export const stores: readonly FaultHeld[] = [
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
