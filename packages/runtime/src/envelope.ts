import { envelopeLimits, envelopeShape, type Item, type Outgoing } from '@cartograph/contracts';

/** What leaves as one message: items of one subject, within the limits of an envelope, and the bytes that carry them. */
export interface Envelope {
  readonly subject: string;
  readonly ids: readonly string[];
  readonly bytes: Buffer;
}

const opening = '{"items":[';
const closing = ']}';
// One less, since each item is counted with a comma and the last has none.
const frame = opening.length + closing.length - 1;

const texts = new WeakMap<Item, string>();

/** An item as JSON, written once for the outbox and the broker. */
export const itemText = (item: Item): string => {
  let text = texts.get(item);
  if (text === undefined) texts.set(item, (text = JSON.stringify(item)));
  return text;
};

/** Packs messages into as few envelopes as the limits allow; the order of one subject's items is kept. */
export const packEnvelopes = (outgoing: readonly Outgoing[]): Envelope[] => {
  const bySubject = new Map<string, Item[]>();
  for (const { subject, item } of outgoing) {
    const items = bySubject.get(subject);
    if (items) items.push(item);
    else bySubject.set(subject, [item]);
  }
  return [...bySubject].flatMap(([subject, items]) => {
    const envelopes: Envelope[] = [];
    let packed: string[] = [];
    let ids: string[] = [];
    let bytes = frame;
    const seal = () => {
      if (packed.length > 0) envelopes.push({ subject, ids, bytes: Buffer.from(opening + packed.join(',') + closing) });
      packed = [];
      ids = [];
      bytes = frame;
    };
    for (const item of items) {
      const text = itemText(item);
      const size = Buffer.byteLength(text) + 1;
      if (packed.length === envelopeLimits.items || bytes + size > envelopeLimits.bytes) seal();
      packed.push(text);
      ids.push(item.id);
      bytes += size;
    }
    seal();
    return envelopes;
  });
};

/** The items of an envelope, or undefined when the bytes are not one. */
export const openEnvelope = (bytes: Uint8Array): Item[] | undefined => {
  try {
    const read = envelopeShape.safeParse(JSON.parse(Buffer.from(bytes).toString()));
    return read.success ? read.data.items : undefined;
  } catch {
    return undefined;
  }
};
