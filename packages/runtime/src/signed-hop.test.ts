import { keys, aHop } from '../test/builders';
import { guest } from './hop';
import { Secret } from './secret';
import { readHopKeys, signHop, verifyHop, type SignedRequest } from './signed-hop';

const now = 1_800_000_000_000;
const hop = aHop({ deadlineAt: now + 2_500 });
const request: SignedRequest = { method: 'POST', path: '/graphql', body: '{"query":"{ a }"}' };
const signed = signHop(keys, request, hop, now);

test('a signed request carries who asks, until when, and the trace', () => {
  expect(verifyHop(keys, request, signed, now)).toEqual(hop);
});

test('the deadline crosses as a duration, so that clocks may differ', () => {
  expect(verifyHop(keys, request, signed, now + 9_000)?.deadlineAt).toBe(now + 9_000 + 2_500);
});

test('a deadline that is over crosses as no time left', () => {
  const late = signHop(keys, request, aHop({ deadlineAt: now - 1 }), now);
  expect(verifyHop(keys, request, late, now)?.deadlineAt).toBe(now);
});

test('a body verifies as text and as the same bytes', () => {
  const body = '{"name":"Zoë"}';
  const headers = signHop(keys, { ...request, body }, hop, now);
  expect(verifyHop(keys, { ...request, body: Buffer.from(body) }, headers, now)).toEqual(hop);
});

test.each([
  ['body', { body: '{"query":"{ b }"}' }],
  ['path', { path: '/ask/freeze.v1' }],
  ['method', { method: 'GET' }],
])('a request whose %s was altered is refused', (_, altered) => {
  expect(verifyHop(keys, { ...request, ...altered }, signed, now)).toBeUndefined();
});

const operator = signHop(keys, request, aHop({ viewer: { id: 'op_1', role: 'OPERATOR' } }), now);

test.each([
  ['viewer', { 'x-cartograph-viewer': operator['x-cartograph-viewer'] }],
  ['deadline', { 'x-cartograph-deadline-ms': '999999' }],
  ['time', { 'x-cartograph-timestamp': String(now + 1) }],
  ['trace', { traceparent: aHop().traceparent }],
  ['signature', { 'x-cartograph-signature': `k1.${'A'.repeat(43)}` }],
  ['key', { 'x-cartograph-signature': signed['x-cartograph-signature']?.replace('k1.', 'k2.') }],
])('a header that was altered is refused: %s', (_, altered) => {
  expect(verifyHop(keys, request, { ...signed, ...altered }, now)).toBeUndefined();
});

test.each(Object.keys(signed))('a request without %s is refused', (name) => {
  expect(verifyHop(keys, request, { ...signed, [name]: undefined }, now)).toBeUndefined();
});

test('a request without any header is refused', () => {
  expect(verifyHop(keys, request, {}, now)).toBeUndefined();
});

test('a request is good for thirty seconds, on either side of our clock', () => {
  expect(verifyHop(keys, request, signed, now + 30_000)).toBeDefined();
  expect(verifyHop(keys, request, signed, now + 30_001)).toBeUndefined();
  expect(verifyHop(keys, request, signed, now - 30_001)).toBeUndefined();
});

test('a new key takes over while requests signed with the old one still arrive', () => {
  const rotated = readHopKeys(new Secret('k2:another-secret-of-length,k1:a-secret-of-enough-length'));
  expect(verifyHop(rotated, request, signed, now)).toEqual(hop);
  expect(signHop(rotated, request, hop, now)['x-cartograph-signature']).toMatch(/^k2\./);
});

test('a key that was withdrawn opens nothing', () => {
  const withdrawn = readHopKeys(new Secret('k2:another-secret-of-length'));
  expect(verifyHop(withdrawn, request, signed, now)).toBeUndefined();
});

test('the same id with another secret is another key', () => {
  const forged = signHop(readHopKeys(new Secret('k1:a-secret-that-was-guessed')), request, hop, now);
  expect(verifyHop(keys, request, forged, now)).toBeUndefined();
});

test('a guest is a viewer too', () => {
  const headers = signHop(keys, request, aHop({ viewer: guest }), now);
  expect(verifyHop(keys, request, headers, now)?.viewer).toEqual(guest);
});

test.each([
  '',
  'k1',
  'k1:short',
  ':a-secret-of-enough-length',
  'k1:a-secret-of-enough-length,',
  'k.1:a-secret-of-enough-length',
])('%j is no list of keys, and the complaint does not repeat it', (text) => {
  const complaint = (() => {
    try {
      return readHopKeys(new Secret(text)) && undefined;
    } catch (fault) {
      return String(fault);
    }
  })();
  expect(complaint).toMatch(/^RangeError: HOP_KEYS/);
  expect(complaint).not.toContain('a-secret');
});

test('a secret may contain colons', () => {
  const [key] = readHopKeys(new Secret('k1:one:two:three:four'));
  expect(key).toEqual({ id: 'k1', secret: 'one:two:three:four' });
});
