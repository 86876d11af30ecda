import { readFile } from 'node:fs/promises';
import { hourMs, secondMs } from '@cartograph/kernel';
import { startCardProcessor, startProcess, type RunningCardProcessor } from '@cartograph/testkit';

let processor: RunningCardProcessor;
beforeEach(async () => {
  processor = await startCardProcessor();
});
afterEach(() => processor.kill());

const post = (path: string, body: unknown, key: string) =>
  fetch(processor.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(body),
  });
const read = async (path: string) => (await (await fetch(processor.url + path)).json()) as Record<string, unknown>;
const purchase = { amountMinor: 5_000, currency: 'EUR', token: 'tok_approved', reference: 'ord_1' };
const authorize = async (key = 'a') =>
  (await (await post('/v1/authorizations', purchase, key)).json()) as { id: string; expiresAt: number };
const restart = async () => {
  await processor.kill();
  processor = await startCardProcessor({ ledgerFile: processor.ledgerFile });
};

test('a refund is given, found by id and by reference, and stands in the ledger', async () => {
  const { id } = await authorize();
  await post(`/v1/authorizations/${id}/capture`, { amountMinor: 5_000 }, 'c');
  const answer = await post(`/v1/authorizations/${id}/refunds`, { amountMinor: 2_000, reference: 'ref_1' }, 'r');
  const refund = (await answer.json()) as Record<string, unknown>;
  expect(refund).toMatchObject({
    ...{ authorizationId: id, reference: 'ref_1', amountMinor: 2_000, currency: 'EUR', status: 'succeeded' },
  });
  expect(await read(`/v1/refunds/${String(refund['id'])}`)).toEqual(refund);
  expect(await read('/v1/refunds?reference=ref_1')).toEqual({ refunds: [refund] });
  expect(await read(`/v1/authorizations/${id}`)).toMatchObject({ refundedMinor: 2_000, refunds: [refund] });
  const lines = (await readFile(processor.ledgerFile, 'utf8')).trim().split('\n');
  expect(JSON.parse(lines.at(-1)!)).toMatchObject({
    operation: 'refund',
    reference: 'ord_1',
    answer: { body: refund },
  });
});

test('what was done under a key is told by that key, whatever is in it', async () => {
  await authorize('ord_1:authorize/1');
  expect(await read(`/v1/operations/${encodeURIComponent('ord_1:authorize/1')}`)).toMatchObject({
    operation: 'authorize',
    answer: { status: 200 },
  });
  expect(await read('/v1/operations/never')).toMatchObject({ code: 'operation_not_found' });
});

test.each(['/v1/operations/%E0%A4%A', '//', '/control/%'])('nothing is at the unreadable address %s', async (path) => {
  expect(await read(path)).toMatchObject({ code: 'not_found' });
});

test('a scripted fault strikes as often as it was told to, and is reported', async () => {
  await processor.control.script({ kind: 'error_before', times: 2, match: { keyPrefix: 'a' } });
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 3; attempt += 1)
    statuses.push((await post('/v1/authorizations', purchase, 'a')).status);
  expect(statuses).toEqual([500, 500, 200]);
  const { counts, fired } = await processor.control.firedFaults();
  expect(counts).toEqual({ error_before: 2 });
  expect(fired).toMatchObject([
    { by: 'script', kind: 'error_before', deed: { name: 'a', operation: 'authorize', references: ['ord_1'] } },
    { by: 'script' },
  ]);
});

test('a torn answer cannot be read, and the same key gets a whole one', async () => {
  await processor.control.script({ kind: 'reset' });
  await expect(authorize()).rejects.toThrow();
  expect((await authorize()).id).toMatch(/^auth_/);
});

test('a throttled request says in seconds when to come again', async () => {
  await processor.control.script({ kind: 'throttled', delayMs: 2_500 });
  const answer = await post('/v1/authorizations', purchase, 'a');
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '3']);
});

test('time goes forward for authorizations, in the header Date, and over a restart', async () => {
  const { id, expiresAt } = await authorize();
  await processor.control.moveClock(8 * 24 * hourMs);
  await restart();
  expect(await read(`/v1/authorizations/${id}`)).toMatchObject({ status: 'expired' });
  const answer = await fetch(`${processor.url}/health/live`);
  expect(Date.parse(answer.headers.get('date')!)).toBeGreaterThan(expiresAt);
});

test('a search that lags finds nothing at first, and later what is there', async () => {
  await processor.control.lagLookups(hourMs);
  const { id } = await authorize();
  expect(await read('/v1/authorizations?reference=ord_1')).toEqual({ authorizations: [] });
  expect(await read(`/v1/authorizations/${id}`)).toMatchObject({ status: 'authorized' });
  await processor.control.moveClock(hourMs);
  expect(await read('/v1/authorizations?reference=ord_1')).toMatchObject({ authorizations: [{ id }] });
});

test('one search may be stale', async () => {
  const { id } = await authorize();
  await processor.control.script({ kind: 'stale', delayMs: 5 * secondMs, match: { reference: 'ord_1' } });
  expect(await read('/v1/authorizations?reference=ord_1')).toEqual({ authorizations: [] });
  expect(await read('/v1/authorizations?reference=ord_1')).toMatchObject({ authorizations: [{ id }] });
});

test('a late request is executed when it is released, a restart or not', async () => {
  await processor.control.script({ kind: 'late' });
  await expect(authorize()).rejects.toThrow();
  await restart();
  expect(await read('/v1/authorizations?reference=ord_1')).toEqual({ authorizations: [] });
  expect(await processor.control.releaseLate()).toBe(1);
  expect(await read('/v1/authorizations?reference=ord_1')).toMatchObject({
    authorizations: [{ status: 'authorized' }],
  });
});

test('a person voids in the dashboard, and is told when that cannot be', async () => {
  const { id } = await authorize();
  await processor.control.voidByHand('ord_1');
  expect(await read(`/v1/authorizations/${id}`)).toMatchObject({ status: 'voided' });
  await expect(processor.control.voidByHand('ord_1')).rejects.toThrow('already_voided');
  await expect(processor.control.refundByHand(id)).rejects.toThrow();
});

test('chaos is as likely as it was told to be', async () => {
  await processor.control.chaos({ seed: 'night', rates: { error_before: 1 } });
  expect((await post('/v1/authorizations', purchase, 'a')).status).toBe(500);
  await processor.control.clearFaults();
  expect((await post('/v1/authorizations', purchase, 'a')).status).toBe(200);
});

test.each([
  ['faults', { kind: 'explode' }],
  ['faults', { kind: 'reset', match: { order: 'ord_1' } }],
  ['chaos', { seed: 's', rates: { reset: 2 } }],
  ['clock', { moveMs: -1 }],
  ['lookup', {}],
])('a malformed request to stage %s is refused and stages nothing', async (path, body) => {
  const answer = await post(`/control/${path}`, body, 'k');
  expect([answer.status, await answer.json()]).toMatchObject([400, { code: 'invalid_request' }]);
  expect(await read('/control/faults')).toEqual({ scripts: [], fired: [], counts: {} });
});

test('nobody stages anything where the control is off', async () => {
  const other = await startProcess('stack/dist/card-processor/main.js', {
    CARD_PROCESSOR_PORT: '0',
    CARD_PROCESSOR_LEDGER_FILE: `${processor.ledgerFile}.other`,
  });
  const answer = await fetch(`${other.url}/control/clock`, { method: 'POST', body: '{"moveMs":1000}' });
  expect(answer.status).toBe(404);
  await other.stop();
});
