import { readFile } from 'node:fs/promises';
import { startCardProcessor, type RunningCardProcessor } from '@cartograph/testkit';
import type { LedgerEntry } from './ledger';

let processor: RunningCardProcessor;
beforeEach(async () => {
  processor = await startCardProcessor({ slowMs: 60_000 });
});
afterEach(() => processor.kill());

const post = async (path: string, body: unknown, key?: string) => {
  const response = await fetch(processor.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key !== undefined && { 'idempotency-key': key }) },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const replayed = response.headers.get('idempotent-replayed') === 'true';
  return { status: response.status, replayed, body: (await response.json()) as Record<string, unknown> };
};
const get = async (path: string) => {
  const response = await fetch(processor.url + path);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const purchase = (token = 'tok_approved', reference = 'ord_1') => ({
  amountMinor: 5_000,
  currency: 'EUR',
  token,
  reference,
});
const restart = async () => {
  await processor.kill();
  processor = await startCardProcessor({ ledgerFile: processor.ledgerFile });
};
const ledger = async () =>
  (await readFile(processor.ledgerFile, 'utf8'))
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as LedgerEntry);

test('money is authorized, captured, and found by id and by reference', async () => {
  const { body } = await post('/v1/authorizations', purchase(), 'a');
  const id = String(body['id']);
  const captured = await post(`/v1/authorizations/${id}/capture`, { amountMinor: 5_000 }, 'c');
  expect(captured).toEqual({
    status: 200,
    replayed: false,
    body: { ...body, status: 'captured', capturedMinor: 5_000 },
  });
  expect(await get(`/v1/authorizations/${id}`)).toEqual({ status: 200, body: captured.body });
  expect((await get('/v1/authorizations?reference=ord_1')).body).toEqual({ authorizations: [captured.body] });
});

test('a void lets the money go', async () => {
  const { body } = await post('/v1/authorizations', purchase(), 'a');
  const voided = await post(`/v1/authorizations/${String(body['id'])}/void`, {}, 'v');
  expect(voided.body).toEqual({ ...body, status: 'voided' });
});

test.each([
  ['without a key', purchase(), undefined, 'idempotency_key_missing'],
  ['that is not JSON', '{', 'k', 'invalid_request'],
  ['of nothing', { ...purchase(), amountMinor: 0 }, 'k', 'invalid_request'],
  ['of a fraction', { ...purchase(), amountMinor: 0.5 }, 'k', 'invalid_request'],
  ['in no currency', { ...purchase(), currency: 'euro' }, 'k', 'invalid_request'],
  ['with an unknown field', { ...purchase(), amount: 1 }, 'k', 'invalid_request'],
  ['with an unknown token', purchase('tok_x'), 'k', 'invalid_token'],
])('a request %s is refused and not written down', async (_, body, key, code) => {
  expect(await post('/v1/authorizations', body, key)).toMatchObject({ status: 400, body: { code } });
  expect(await ledger()).toEqual([]);
});

test('a slow bank keeps its key in flight', async () => {
  const slow = () => post('/v1/authorizations', purchase('tok_slow'), 'k').catch(() => undefined);
  // Two at once: one of them waits for the bank, the other is told so.
  expect(await Promise.race([slow(), slow()])).toMatchObject({
    status: 409,
    body: { code: 'idempotency_key_in_flight' },
  });
  expect(await ledger()).toEqual([]);
});

test('the first answer to tok_unknown never comes, and the same key gets it, even after a crash', async () => {
  await expect(post('/v1/authorizations', purchase('tok_unknown'), 'k')).rejects.toThrow();
  await restart();
  expect(await post('/v1/authorizations', purchase('tok_unknown'), 'k')).toMatchObject({ status: 200, replayed: true });
  expect(await ledger()).toHaveLength(1);
});

test('what was answered before a kill is there after it', async () => {
  const keys = Array.from({ length: 500 }, (_, index) => `k${index}`);
  const answered: string[] = [];
  const asking = keys.map((key) =>
    post('/v1/authorizations', purchase('tok_approved', key), key).then(
      ({ body }) => {
        answered.push(String(body['id']));
        if (answered.length === 100) void processor.kill();
      },
      () => undefined,
    ),
  );
  await Promise.all(asking);
  await restart();
  const { body } = await get('/v1/ledger');
  const ids = (body['authorizations'] as { id: string }[]).map(({ id }) => id);
  expect(answered.length).toBeGreaterThanOrEqual(100);
  expect(ids).toEqual(expect.arrayContaining(answered));
});
