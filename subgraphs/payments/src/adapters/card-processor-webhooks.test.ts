import { createHmac } from 'node:crypto';
import { Secret } from '@cartograph/runtime';
import { createWebhooks } from './card-processor-webhooks';

const secret = 'a-webhook-secret-of-tests';
const nowS = 1_800_000_000;
const { read } = createWebhooks(new Secret(secret), () => nowS * 1_000);

const body = JSON.stringify({
  id: 'evt_1',
  type: 'refund.succeeded',
  createdAt: 1_800_000_000_000,
  reference: 'ord_1',
  authorizationId: 'auth_1',
  refundId: 'ref_1',
  refundReference: 'rfd_1',
});
const hmacOf = (at: number, text = body, under = secret) =>
  createHmac('sha256', under).update(`${at}.${text}`).digest('hex');
const sign = (text = body, at = nowS, under = secret) => `t=${at},v1=${hmacOf(at, text, under)}`;
const event = {
  id: 'evt_1',
  type: 'refund.succeeded',
  orderId: 'ord_1',
  authorizationId: 'auth_1',
  refundId: 'rfd_1',
};

test('what the processor signed just now is read', () => {
  expect(read(body, sign())).toEqual({ ok: true, event });
});

test('one good signature among several is enough, since secrets are changed while both are in use', () => {
  expect(read(body, `t=${nowS},v1=${hmacOf(nowS, body, 'another-secret-of-tests')},v1=${hmacOf(nowS)}`)).toEqual({
    ok: true,
    event,
  });
});

test.each([
  ['under another secret', sign(body, nowS, 'another-secret-of-tests')],
  ['of another body', sign(`${body} `)],
  ['of another time', `t=${nowS - 1},v1=${hmacOf(nowS)}`],
  ['cut short', sign().slice(0, -2)],
  ['without a time', `v1=${hmacOf(nowS)}`],
  ['without a signature', `t=${nowS}`],
  ['of nothing', ''],
  ['that is none', 'ä=;,,=='],
])('a signature %s is refused', (_, signature) => {
  expect(read(body, signature)).toEqual({ ok: false, code: 'SIGNATURE_INVALID' });
});

test.each([
  ['sent again later', -301],
  ['from the future', 301],
])('a genuine one %s is refused', (_, offsetS) => {
  expect(read(body, sign(body, nowS + offsetS))).toEqual({ ok: false, code: 'TIMESTAMP_OUTSIDE_TOLERANCE' });
});

test('clocks may differ by five minutes', () => {
  expect(read(body, sign(body, nowS - 300))).toEqual({ ok: true, event });
});

test.each([
  '',
  'null',
  '{}',
  '{"id":"evt_1"}',
  JSON.stringify({ ...JSON.parse(body), type: 'payout.paid' }),
  JSON.stringify({ ...JSON.parse(body), id: 'evt\0' }),
])('a genuine body that is no event is malformed: %p', (text) => {
  expect(read(text, sign(text))).toEqual({ ok: false, code: 'MALFORMED' });
});

test('a refund by hand names none of ours', () => {
  const byHand = JSON.stringify({ ...JSON.parse(body), refundReference: undefined });
  expect(read(byHand, sign(byHand))).toMatchObject({ ok: true, event: { refundId: null } });
});
