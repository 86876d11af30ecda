// The one way in which products change: read, decide, and write each document whole if nobody else did meanwhile.
import { type AnyBulkWriteOperation, type Collection, MongoBulkWriteError } from 'mongodb';
import { type Decision, type Instant, refuse } from '@cartograph/kernel';
import { Fault, newId } from '@cartograph/runtime';
import type { Product, ProductChanged } from '../domain/product';
import type { DecideProduct, Keyed, ProductStore, Taken } from '../ports';
import { documentUpdate, newDocument, type ProductDocument } from './mongo-product-document';

/** One product's way through one list. */
interface Change {
  readonly seen: string | undefined;
  readonly product: Product;
  readonly events: readonly ProductChanged[];
  readonly revision: string;
}

type Written = 'written' | 'stale' | Taken;

// Each round somebody else's write won; five lost rounds in a row mean that something else is wrong.
const rounds = 5;

const whatIsTaken = (message: string): 'stale' | Taken => {
  const [, index = ''] = /index: (?:\S+\.\$)?(\w+?)_1?\b/.exec(message) ?? [];
  if (index === 'handle') return { code: 'HANDLE_TAKEN' };
  if (index === 'skus' || index === 'variantIds') return { code: 'SKU_TAKEN' };
  // The id itself: another process has created the product since it was read.
  return 'stale';
};

const operationOf = ({ seen, product, events, revision }: Change): AnyBulkWriteOperation<ProductDocument> => {
  const pending = events.map(({ indexVersion }, index) => ({
    id: index === events.length - 1 ? revision : newId('evt'),
    indexVersion,
  }));
  return seen === undefined
    ? { insertOne: { document: newDocument(product, revision, pending) } }
    : { updateOne: { filter: { revision: seen }, update: documentUpdate(product, revision, pending) } };
};

const write = async (
  collection: Collection<ProductDocument>,
  changes: ReadonlyMap<string, Change>,
): Promise<Map<string, Written>> => {
  const ids = [...changes.keys()];
  const written = new Map<string, Written>(ids.map((id) => [id, 'written']));
  let result;
  try {
    result = await collection.bulkWrite([...changes.values()].map(operationOf), { ordered: false });
  } catch (fault) {
    if (!(fault instanceof MongoBulkWriteError)) throw fault;
    const errors = [fault.writeErrors].flat();
    if (errors.length === 0 || errors.some(({ code }) => code !== 11_000)) throw fault;
    for (const { index, errmsg } of errors) written.set(ids[index]!, whatIsTaken(errmsg ?? ''));
    result = fault.result;
  }
  const done = [...written.values()].filter((outcome) => outcome === 'written').length;
  if (result.insertedCount + result.matchedCount === done) return written;
  const filter = { _id: { $in: ids } };
  for await (const { _id, revision } of collection.find(filter, { projection: { revision: 1 } }))
    if (written.get(_id) === 'written' && revision !== changes.get(_id)!.revision) written.set(_id, 'stale');
  return written;
};

/** Runs the rule over the items in order, each on what the items before it left; answers and changes come out. */
const decideAll = <Item extends Keyed, Refusal>(
  items: readonly Item[],
  stored: ReadonlyMap<string, ProductDocument>,
  decide: DecideProduct<Item, Refusal>,
  at: Instant,
) => {
  const changes = new Map<string, Change>();
  const answers = items.map((item) => {
    const before = changes.get(item.productId);
    const product = before?.product ?? stored.get(item.productId)?.product;
    const decision = decide(product, item, at);
    if (decision.ok && decision.state && decision.events.length > 0)
      changes.set(item.productId, {
        seen: stored.get(item.productId)?.revision,
        product: decision.state,
        events: [...(before?.events ?? []), ...decision.events],
        revision: newId('evt'),
      });
    return decision;
  });
  return { answers, changes };
};

export const createChangeMany =
  (collection: Collection<ProductDocument>, now: () => Instant): ProductStore['changeMany'] =>
  async <Item extends Keyed, Refusal>(items: readonly Item[], decide: DecideProduct<Item, Refusal>) => {
    const answers = new Map<Item, Decision<Product | undefined, ProductChanged, Refusal | Taken>>();
    let open = items;
    for (let round = 0; open.length > 0; round++) {
      if (round === rounds) throw new Fault('SERVICE_UNAVAILABLE', 'A product changes faster than it can be written.');
      const found = await collection.find({ _id: { $in: open.map(({ productId }) => productId) } }).toArray();
      const decided = decideAll(open, new Map(found.map((document) => [document._id, document])), decide, now());
      const written = decided.changes.size > 0 ? await write(collection, decided.changes) : new Map<string, Written>();
      open.forEach((item, index) => {
        const outcome = written.get(item.productId) ?? 'written';
        answers.set(item, typeof outcome === 'object' ? refuse(outcome) : decided.answers[index]!);
      });
      open = open.filter(({ productId }) => written.get(productId) === 'stale');
    }
    return items.map((item) => answers.get(item)!);
  };
