import { envelopeLimits, type Outgoing } from '@cartograph/contracts';
import { anItem } from '../test/builders';
import { openEnvelope, packEnvelopes } from './envelope';

const subject = 'cmd.inventory.reserve-stock.v1';
const messages = (count: number, body: unknown = {}, to = subject): Outgoing[] =>
  Array.from({ length: count }, () => ({ subject: to, item: anItem(body) }));
const idsOf = (outgoing: readonly Outgoing[]) => outgoing.map(({ item }) => item.id);

test('nothing to send is no envelope', () => {
  expect(packEnvelopes([])).toEqual([]);
});

test('items of one subject travel together, in order, and are read as they were written', () => {
  const outgoing = messages(3, { name: 'Zoë' });
  const [envelope, ...others] = packEnvelopes(outgoing);
  expect(others).toEqual([]);
  expect(envelope).toMatchObject({ subject, ids: idsOf(outgoing) });
  expect(openEnvelope(envelope!.bytes)).toEqual(outgoing.map(({ item }) => item));
});

test('each subject has its own envelope, and its items keep their order', () => {
  const reserve = messages(2);
  const pin = messages(2, {}, 'cmd.inventory.pin-hold.v1');
  const envelopes = packEnvelopes([reserve[0]!, pin[0]!, reserve[1]!, pin[1]!]);
  expect(envelopes.map((envelope) => [envelope.subject, envelope.ids])).toEqual([
    [subject, idsOf(reserve)],
    ['cmd.inventory.pin-hold.v1', idsOf(pin)],
  ]);
});

test('the 257th item begins the next envelope', () => {
  const outgoing = messages(2 * 256 + 1);
  const envelopes = packEnvelopes(outgoing);
  expect(envelopes.map(({ ids }) => ids.length)).toEqual([256, 256, 1]);
  expect(envelopes.flatMap(({ ids }) => ids)).toEqual(idsOf(outgoing));
});

test('no envelope is larger than 512 KiB, to the byte', () => {
  const head = Buffer.byteLength(JSON.stringify(messages(1, 'x')[0]!.item)) - 1;
  for (let spare = -4; spare <= 14; spare++) {
    const half = 'x'.repeat(envelopeLimits.bytes / 2 - head - spare);
    const envelopes = packEnvelopes(messages(2, half));
    expect(Math.max(...envelopes.map(({ bytes }) => bytes.length))).toBeLessThanOrEqual(envelopeLimits.bytes);
    expect(envelopes).toHaveLength(2 * (head + half.length) + '{"items":[,]}'.length > envelopeLimits.bytes ? 2 : 1);
  }
});

test('bytes are counted, not characters', () => {
  const envelopes = packEnvelopes(messages(10, '€'.repeat(50_000)));
  expect(envelopes.map(({ ids }) => ids.length)).toEqual([3, 3, 3, 1]);
});

test('an item larger than an envelope travels alone and harms no neighbour', () => {
  const [before, after] = messages(2);
  const [large] = messages(1, 'x'.repeat(envelopeLimits.bytes));
  expect(packEnvelopes([before!, large!, after!]).map(({ ids }) => ids)).toEqual(
    [before!, large!, after!].map(({ item }) => [item.id]),
  );
});

test.each([
  ['nothing', ''],
  ['no JSON', '{"items":['],
  ['another thing', '{"orders":[]}'],
  ['no item', '{"items":[]}'],
  ['an item without a step key', '{"items":[{"id":"1","epoch":1,"correlationId":"c","body":{}}]}'],
  ['more than 256 items', JSON.stringify({ items: messages(257).map(({ item }) => item) })],
])('bytes that hold %s are not an envelope', (_, text) => {
  expect(openEnvelope(Buffer.from(text))).toBeUndefined();
});

test('a reader ignores fields that it does not know', () => {
  const item = anItem({ orderId: 'ord_1' });
  const written = JSON.stringify({ version: 2, items: [{ ...item, priority: 'high' }] });
  expect(openEnvelope(Buffer.from(written))).toEqual([item]);
});
