// Numbers 1 to 8: processes die or freeze, and lose their connections.
import { inFaults, inLong, held, red, type FaultHeld } from './held';

const matrix = inFaults('the-matrix');
const dies = inFaults('a-process-dies');
const powerCut = inFaults('a-power-cut');
const freezes = inLong('a-process-freezes');
const terminated = inLong('connections-are-terminated');
const commit = inLong('a-commit-nobody-hears-of');
const laterCommit = inLong('a-later-commit-nobody-hears-of');
const cell = '%s · %s · %s dies';

export const processes: readonly FaultHeld[] = [
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
];
