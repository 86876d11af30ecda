import { minuteMs, secondMs } from '@cartograph/kernel';
import { aProcessor, captureOf, codeOf, idOf, purchase, refundOf, voidOf } from '../../test/a-processor';

const statusOf = async ({ processor }: ReturnType<typeof aProcessor>, id: string) => (await processor.find(id))?.status;

test.each(['error_before', 'silent_before', 'throttled'] as const)(
  '%s executes nothing, and the same key gets through',
  async (kind) => {
    const { execute, script, written } = aProcessor();
    await script({ kind });
    await execute('k', purchase());
    expect(written).toEqual([]);
    expect(idOf(await execute('k', purchase()))).toMatch(/^auth_/);
  },
);

test.each(['error_after', 'silent_after'] as const)(
  '%s hides what was done, and the same key finds it',
  async (kind) => {
    const { execute, script, processor } = aProcessor();
    await script({ kind });
    expect(['internal_error', 'cut']).toContain(codeOf(await execute('k', purchase())));
    const [done] = await processor.findByReference('ord_1');
    expect(await execute('k', purchase())).toMatchObject({ answer: { body: { id: done!.id } }, replayed: true });
  },
);

test('error_kept answers 500 for as long as the key is remembered, and a search finds what was done', async () => {
  const { execute, script, processor } = aProcessor();
  await script({ kind: 'error_kept' });
  expect(codeOf(await execute('k', purchase()))).toBe('internal_error');
  expect(await execute('k', purchase())).toMatchObject({ answer: { status: 500 }, replayed: true });
  expect(await processor.findByReference('ord_1')).toMatchObject([{ status: 'authorized' }]);
});

test('a refusal is not made an error by error_kept', async () => {
  const { execute, script } = aProcessor();
  await script({ kind: 'error_kept' });
  expect(codeOf(await execute('k', purchase('tok_declined')))).toBe('card_declined');
});

test('throttled says when to come again', async () => {
  const { execute, script } = aProcessor();
  await script({ kind: 'throttled', delayMs: 3_000 });
  expect(await execute('k', purchase())).toMatchObject({ answer: { status: 429 }, retryAfterMs: 3_000 });
});

test('reset tears the answer of what was done', async () => {
  const { execute, script, written } = aProcessor();
  await script({ kind: 'reset' });
  expect(await execute('k', purchase())).toMatchObject({ answer: { status: 200 }, isTorn: true });
  expect(written).toHaveLength(1);
});

test('slow keeps the key in flight until it is done', async () => {
  const { execute, script, moveClock } = aProcessor();
  const id = idOf(await execute('a', purchase()));
  await script({ kind: 'slow', delayMs: minuteMs, match: { operation: 'capture' } });
  const slow = execute('c', captureOf(id));
  await Promise.resolve();
  expect(codeOf(await execute('c', captureOf(id)))).toBe('idempotency_key_in_flight');
  await moveClock(minuteMs);
  expect(idOf(await slow)).toBe(id);
});

test('late is executed when it is released, although its sender has long given up', async () => {
  const { execute, script, accidents, processor } = aProcessor();
  await script({ kind: 'late' });
  expect(codeOf(await execute('k', purchase()))).toBe('cut');
  expect(await processor.findByReference('ord_1')).toEqual([]);
  expect(await accidents.releaseHeld()).toBe(1);
  expect(await processor.findByReference('ord_1')).toMatchObject([{ status: 'authorized' }]);
  expect(await accidents.releaseHeld()).toBe(0);
});

test('late is executed by itself after its delay', async () => {
  const { execute, script, moveClock, written } = aProcessor();
  await script({ kind: 'late', delayMs: secondMs });
  await execute('k', purchase());
  await moveClock(secondMs);
  expect(written).toHaveLength(1);
});

test('a retry overtakes a late request, which then changes nothing', async () => {
  const { execute, script, accidents, written } = aProcessor();
  await script({ kind: 'late' });
  await execute('k', purchase());
  await execute('k', purchase());
  await accidents.releaseHeld();
  expect(written).toHaveLength(1);
});

test('a capture that comes after the void is refused', async () => {
  const world = aProcessor();
  const { execute, script, accidents, processor } = world;
  const id = idOf(await execute('a', purchase()));
  await script({ kind: 'late', match: { operation: 'capture' } });
  await execute('c', captureOf(id));
  await execute('v', voidOf(id));
  await accidents.releaseHeld();
  expect(await statusOf(world, id)).toBe('voided');
  expect((await processor.findOperation('c'))?.answer.body).toMatchObject({ code: 'already_voided' });
});

test('refused is a no for good under its key, and another key is asked anew', async () => {
  const world = aProcessor();
  const { execute, script } = world;
  const id = idOf(await execute('a', purchase()));
  await script({ kind: 'refused', match: { operation: 'void' } });
  expect(codeOf(await execute('v', voidOf(id)))).toBe('void_refused');
  expect(codeOf(await execute('v', voidOf(id)))).toBe('void_refused');
  expect(await statusOf(world, id)).toBe('authorized');
  expect(idOf(await execute('v:2', voidOf(id)))).toBe(id);
});

test('a void fails twice for now and then for good', async () => {
  const { execute, script } = aProcessor();
  const id = idOf(await execute('a', purchase()));
  await script({ kind: 'error_before', times: 2, match: { operation: 'void' } });
  await script({ kind: 'refused', times: 'always', match: { operation: 'void' } });
  const codes: unknown[] = [];
  for (let attempt = 0; attempt < 4; attempt += 1) codes.push(codeOf(await execute('v', voidOf(id))));
  expect(codes).toEqual(['internal_error', 'internal_error', 'void_refused', 'void_refused']);
});

test.each([
  ['tok_void_refused', 'void_refused', voidOf],
  ['tok_capture_refused', 'capture_refused', captureOf],
] as const)('%s refuses for good', async (token, code, operation) => {
  const world = aProcessor();
  const id = idOf(await world.execute('a', purchase(token)));
  expect(codeOf(await world.execute('k1', operation(id)))).toBe(code);
  expect(codeOf(await world.execute('k2', operation(id)))).toBe(code);
  expect(await statusOf(world, id)).toBe('authorized');
});

test('what the bank would do strikes only when the bank is asked', async () => {
  const { execute, script, stage } = aProcessor();
  await execute('a', purchase());
  await script({ kind: 'refused', match: { operation: 'authorize' } });
  expect(await execute('a', purchase())).toMatchObject({ answer: { status: 200 }, replayed: true });
  expect(stage.staged.counts).toEqual({});
  expect(codeOf(await execute('b', purchase()))).toBe('card_declined');
});

test('pending and failing strike refunds and nothing else', async () => {
  const { execute, script, moveClock, processor } = aProcessor();
  await script({ kind: 'failing', delayMs: secondMs });
  const id = idOf(await execute('a', purchase()));
  await execute('c', captureOf(id));
  const refundId = idOf(await execute('r', refundOf(id)));
  expect((await processor.findRefund(refundId))?.status).toBe('pending');
  await moveClock(secondMs);
  expect((await processor.findRefund(refundId))?.status).toBe('failed');
});

test('what struck is counted, and a restart neither forgets it nor lets it strike again', async () => {
  const before = aProcessor();
  await before.script({ kind: 'error_before' });
  await before.execute('k', purchase());
  const after = aProcessor(before);
  expect(idOf(await after.execute('k', purchase()))).toMatch(/^auth_/);
  expect(after.stage.staged.counts).toEqual({ error_before: 1 });
  expect(after.stage.staged.struck).toMatchObject([{ by: 'script', kind: 'error_before', deed: { name: 'k' } }]);
});

test('a restart still executes what is late', async () => {
  const before = aProcessor();
  await before.script({ kind: 'late', delayMs: secondMs });
  await before.execute('k', purchase());
  const after = aProcessor(before);
  await after.moveClock(secondMs);
  expect(await after.processor.findByReference('ord_1')).toHaveLength(1);
});

test('a card cuts only the first attempt of its key, a restart or not', async () => {
  const before = aProcessor();
  await before.execute('k', purchase('tok_unknown_unexecuted'));
  const after = aProcessor(before);
  expect(idOf(await after.execute('k', purchase('tok_unknown_unexecuted')))).toMatch(/^auth_/);
});
