// Events that were saved with their product and wait to be told.
import type { Collection } from 'mongodb';
import type { ProductId } from '@cartograph/kernel';
import type { PendingChanges } from '../ports';
import type { ProductDocument } from './mongo-product-document';

export const createMongoPendingChanges = (collection: Collection<ProductDocument>): PendingChanges => ({
  take: async (limit) => {
    // Any text at all. Written as an expression, since that walks the unique sparse index, which holds only what is
    // pending, on every engine; `$exists` scans the collection on some.
    const documents = await collection
      .find({ pendingSince: /^/ }, { projection: { pendingSince: 1, pending: 1 } })
      .limit(limit)
      .toArray();
    return documents.map(({ _id, pendingSince, pending }) => ({
      productId: _id as ProductId,
      revision: pendingSince!,
      events: pending,
    }));
  },

  forget: async (changes) => {
    const told = ({ events }: (typeof changes)[number]) => ({ pending: { id: { $in: events.map(({ id }) => id) } } });
    const { matchedCount } = await collection.bulkWrite(
      changes.map((change) => ({
        updateOne: {
          filter: { pendingSince: change.revision },
          update: { $pull: told(change), $unset: { pendingSince: '' } },
        },
      })),
      { ordered: false },
    );
    if (matchedCount === changes.length) return;
    // Some changed again meanwhile: they stay pending, without what was told.
    await collection.bulkWrite(
      changes.map((change) => ({ updateOne: { filter: { _id: change.productId }, update: { $pull: told(change) } } })),
      { ordered: false },
    );
  },
});
