import { dayMs } from '@cartograph/kernel';
import { aProcessor, captureOf, codeOf, idOf, purchase } from '../../test/a-processor';

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
  const { execute, moveClock, written } = aProcessor();
  const first = idOf(await execute('k', purchase()));
  await moveClock(dayMs);
  expect(idOf(await execute('k', purchase()))).not.toBe(first);
  expect(written).toHaveLength(2);
});

test('a key in flight is told to wait, and is answered once the bank is ready', async () => {
  const { execute, moveClock, written } = aProcessor();
  const slow = execute('k', purchase('tok_slow'));
  expect(codeOf(await execute('k', purchase('tok_slow')))).toBe('idempotency_key_in_flight');
  expect(codeOf(await execute('k', purchase('tok_slow', 1)))).toBe('idempotency_key_reused');
  expect(written).toHaveLength(0);
  await moveClock(30_000);
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
  expect(await execute('k', purchase('tok_unknown'))).toEqual({ cutAfterMs: 0 });
  expect(written).toHaveLength(1);
  expect(idOf(await execute('k', purchase('tok_unknown')))).toBe('auth_1');
  expect(written).toHaveLength(1);
});

test('tok_unknown_unexecuted is cut before anything happens, then executed', async () => {
  const { execute, written } = aProcessor();
  expect(await execute('k', purchase('tok_unknown_unexecuted'))).toEqual({ cutAfterMs: 0 });
  expect(written).toHaveLength(0);
  expect(idOf(await execute('k', purchase('tok_unknown_unexecuted')))).toBe('auth_1');
  expect(written).toHaveLength(1);
});

test('tok_capture_unknown cuts the first capture, which the same key finds done', async () => {
  const { execute, written } = aProcessor();
  const id = idOf(await execute('a', purchase('tok_capture_unknown')));
  expect(await execute('c', captureOf(id))).toEqual({ cutAfterMs: 0 });
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
  const after = aProcessor(before);
  expect(await after.processor.dump()).toEqual(await before.processor.dump());
  expect(await after.execute('c', captureOf(id))).toMatchObject({ replayed: true });
  expect(after.written).toHaveLength(2);
});
