import { dayMs, plusMs, toInstant, type Instant } from '@cartograph/kernel';
import type { Authorization } from './authorization';
import type { LedgerEntry } from './ledger';
import { createProcessor, type Operation, type Outcome } from './processor';
import { fingerprintOf } from './requests';

const start = toInstant(1_800_000_000_000);

/** A processor over a ledger in memory, whose clock and whose slow bank the test moves. */
const aProcessor = (entries: LedgerEntry[] = []) => {
  let at: Instant = start;
  let wake: () => void = () => undefined;
  let ids = 0;
  const written = [...entries];
  const processor = createProcessor({
    ledger: {
      append: (entry) => Promise.resolve(void written.push(entry)),
      synced: () => Promise.resolve(),
      close: () => Promise.resolve(),
    },
    entries,
    now: () => at,
    newId: () => `auth_${++ids}`,
    slowMs: 30_000,
    pause: () => new Promise<void>((resolve) => (wake = resolve)),
  });
  return {
    written,
    processor,
    later: (ms: number) => (at = plusMs(at, ms)),
    wake: () => wake(),
    execute: (key: string, operation: Operation) => processor.execute(key, fingerprintOf(operation), operation),
  };
};

const purchase = (token = 'tok_approved', amountMinor = 5_000): Operation => ({
  kind: 'authorize',
  amountMinor,
  currency: 'EUR',
  token,
  reference: 'ord_1',
});
const captureOf = (authorizationId: string, amountMinor = 5_000): Operation => ({
  kind: 'capture',
  authorizationId,
  amountMinor,
});
const codeOf = (outcome: Outcome) =>
  outcome === 'cut' ? 'cut' : 'code' in outcome.answer.body && outcome.answer.body.code;
const idOf = (outcome: Outcome) => (outcome === 'cut' ? 'cut' : (outcome.answer.body as Authorization).id);

test('the same key answers the same and executes once', async () => {
  const { execute, written } = aProcessor();
  const first = await execute('k', purchase());
  expect(await execute('k', purchase())).toEqual({ ...(first as object), replayed: true });
  expect(written).toHaveLength(1);
});

test('a key is not used for two requests', async () => {
  const { execute, written } = aProcessor();
  await execute('k', purchase());
  expect(codeOf(await execute('k', purchase('tok_approved', 1)))).toBe('idempotency_key_reused');
  expect(written).toHaveLength(1);
});

test('a key is forgotten after a day', async () => {
  const { execute, later, written } = aProcessor();
  await execute('k', purchase());
  later(dayMs);
  expect(idOf(await execute('k', purchase()))).toBe('auth_2');
  expect(written).toHaveLength(2);
});

test('a key in flight is told to wait, and is answered once the bank is ready', async () => {
  const { execute, wake, written } = aProcessor();
  const slow = execute('k', purchase('tok_slow'));
  expect(codeOf(await execute('k', purchase('tok_slow')))).toBe('idempotency_key_in_flight');
  expect(codeOf(await execute('k', purchase('tok_slow', 1)))).toBe('idempotency_key_reused');
  expect(written).toHaveLength(0);
  wake();
  expect(idOf(await slow)).toBe('auth_1');
  expect(written).toHaveLength(1);
});

test.each([
  ['tok_declined', 'card_declined'],
  ['tok_insufficient_funds', 'insufficient_funds'],
])('%s is refused as %s, and its key answers so again', async (token, code) => {
  const { execute, processor, written } = aProcessor();
  expect(codeOf(await execute('k', purchase(token)))).toBe(code);
  expect(codeOf(await execute('k', purchase(token)))).toBe(code);
  expect(written).toHaveLength(1);
  expect(await processor.findByReference('ord_1')).toEqual([]);
});

test.each(['tok_', 'constructor', 'tok_slow_x'])(
  'the token %s does not exist, and its key stays free',
  async (token) => {
    const { execute, written } = aProcessor();
    expect(codeOf(await execute('k', purchase(token)))).toBe('invalid_token');
    expect(written).toHaveLength(0);
    expect(idOf(await execute('k', purchase()))).toBe('auth_1');
  },
);

test('tok_unknown is executed, cut, and answered to the same key', async () => {
  const { execute, written } = aProcessor();
  expect(await execute('k', purchase('tok_unknown'))).toBe('cut');
  expect(written).toHaveLength(1);
  expect(idOf(await execute('k', purchase('tok_unknown')))).toBe('auth_1');
  expect(written).toHaveLength(1);
});

test('tok_unknown_unexecuted is cut before anything happens, then executed', async () => {
  const { execute, written } = aProcessor();
  expect(await execute('k', purchase('tok_unknown_unexecuted'))).toBe('cut');
  expect(written).toHaveLength(0);
  expect(idOf(await execute('k', purchase('tok_unknown_unexecuted')))).toBe('auth_1');
  expect(written).toHaveLength(1);
});

test('tok_capture_unknown cuts the first capture, which the same key finds done', async () => {
  const { execute, written } = aProcessor();
  const id = idOf(await execute('a', purchase('tok_capture_unknown')));
  expect(await execute('c', captureOf(id))).toBe('cut');
  expect(idOf(await execute('c', captureOf(id)))).toBe(id);
  expect(written).toHaveLength(2);
});

test('tok_capture_refused is approved, and then not paid', async () => {
  const { execute, processor } = aProcessor();
  const id = idOf(await execute('a', purchase('tok_capture_refused')));
  expect(codeOf(await execute('c', captureOf(id)))).toBe('capture_refused');
  expect((await processor.find(id))?.status).toBe('authorized');
});

test('a second capture with another key is refused', async () => {
  const { execute, processor } = aProcessor();
  const id = idOf(await execute('a', purchase()));
  await execute('c1', captureOf(id, 3_000));
  expect(codeOf(await execute('c2', captureOf(id, 1)))).toBe('already_captured');
  expect((await processor.find(id))?.capturedMinor).toBe(3_000);
});

test('what was never authorized is neither captured nor written down', async () => {
  const { execute, written } = aProcessor();
  expect(codeOf(await execute('c', captureOf('auth_9')))).toBe('authorization_not_found');
  expect(written).toHaveLength(0);
});

test('a restart remembers authorizations and keys', async () => {
  const before = aProcessor();
  const id = idOf(
    await before.execute('a', purchase('tok_unknown')).then(() => before.execute('a', purchase('tok_unknown'))),
  );
  await before.execute('c', captureOf(id));
  const after = aProcessor(before.written);
  expect(await after.processor.dump()).toEqual(await before.processor.dump());
  expect(await after.execute('c', captureOf(id))).toMatchObject({ replayed: true });
  expect(after.written).toHaveLength(2);
});
