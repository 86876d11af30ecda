import { judgeFault } from './postgres-faults';

const fault = (code: string | undefined, message = 'refused', severity = 'ERROR') =>
  Object.assign(new Error(message), { code, severity });

test.each([
  ['08006', 'connection failure'],
  ['25006', 'read-only server, as after a failover'],
  ['40001', 'serialization failure'],
  ['40P01', 'deadlock'],
  ['53300', 'too many connections'],
  ['53100', 'disk full'],
  ['57P01', 'terminated by an operator'],
  ['57P03', 'starting up'],
  ['58030', 'I/O error'],
  ['ECONNREFUSED', 'nobody listens'],
  ['ECONNRESET', 'connection reset'],
  ['EPIPE', 'write after the end'],
  ['ETIMEDOUT', 'network timeout'],
  ['EHOSTUNREACH', 'no route'],
  ['ENOTFOUND', 'no such host'],
])('%s (%s) concerns everybody: the whole list again', (code) => {
  expect(judgeFault(fault(code))).toBe('again');
});

test.each([
  'Connection terminated unexpectedly',
  'Connection terminated due to connection timeout',
  'timeout exceeded when trying to connect',
  'Client has encountered a connection error and is not queryable',
  'Query read timeout',
])('a lost connection without a code is known by its text: %s', (message) => {
  expect(judgeFault(fault(undefined, message))).toBe('again');
});

test.each(['25P03', '57P05', '3D000', '28P01'])('%s ended the connection, whatever its class', (code) => {
  expect(judgeFault(fault(code, 'refused', 'FATAL'))).toBe('again');
});

test.each([
  ['57014', 'statement timeout'],
  ['55P03', 'lock timeout'],
  ['54000', 'program limit'],
  ['54001', 'statement too complex'],
])('%s (%s) may pass when the list is shorter', (code) => {
  expect(judgeFault(fault(code))).toBe('smaller');
});

test.each([
  ['23514', 'check violation'],
  ['23505', 'unique violation'],
  ['22P05', 'untranslatable character'],
  ['22003', 'number out of range'],
  ['42703', 'no such column'],
  ['P0001', 'raised by a trigger'],
])('%s (%s) is the fault of an item', (code) => {
  expect(judgeFault(fault(code))).toBe('poison');
});

test('an item that speaks of a terminated connection in its data is not a lost connection', () => {
  expect(judgeFault(fault('23505', 'duplicate key: Connection terminated'))).toBe('poison');
});

test.each([[new TypeError('x is undefined')], ['a text'], [undefined], [null]])(
  'a bug is not a lost connection: %p',
  (thrown) => {
    expect(judgeFault(thrown)).toBe('poison');
  },
);
