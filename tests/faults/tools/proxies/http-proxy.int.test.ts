import { startCardProcessor, type RunningCardProcessor } from '@cartograph/testkit';
import { startHttpProxy, type HttpProxy } from './http-proxy';

let processor: RunningCardProcessor;
let proxy: HttpProxy;

beforeEach(async () => {
  processor = await startCardProcessor();
  proxy = await startHttpProxy();
  proxy.aim(processor.url);
});
afterEach(async () => {
  await proxy.stop();
  await processor.stop();
});

const authorize = async (key: string): Promise<number> => {
  const { status } = await fetch(`${proxy.url}/v1/authorizations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify({ amountMinor: 100, currency: 'USD', token: 'tok_approved', reference: key }),
  });
  return status;
};
const known = async (reference: string): Promise<number> => {
  const response = await fetch(`${processor.url}/v1/authorizations?reference=${reference}`);
  return ((await response.json()) as { authorizations: unknown[] }).authorizations.length;
};

test('what nobody strikes passes', async () => {
  expect(await authorize('a')).toBe(200);
  expect(proxy.fired).toEqual([]);
});

test('an answer is lost, and what was asked is done', async () => {
  proxy.strike(/^POST \/v1\/authorizations$/, 'loseAnswer');
  await expect(authorize('a')).rejects.toThrow();
  expect(await known('a')).toBe(1);
  expect(await authorize('a')).toBe(200);
  expect(proxy.fired).toEqual(['loseAnswer: POST /v1/authorizations']);
});

test('a question is lost, and nothing is done', async () => {
  proxy.strike(/authorizations/, 'loseQuestion');
  await expect(authorize('a')).rejects.toThrow();
  expect(await known('a')).toBe(0);
});

test('before it is aimed nobody is there', async () => {
  const lost = await startHttpProxy();
  await expect(fetch(lost.url)).rejects.toThrow();
  await lost.stop();
});
