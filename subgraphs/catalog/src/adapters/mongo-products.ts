// Products in MongoDB: one document each. A change is one atomic write of one document that carries its own events, so
// nothing here needs transactions, change streams, pipeline updates or partial indexes.
import type { Collection, Filter } from 'mongodb';
import { type Instant, toInstant } from '@cartograph/kernel';
import type { Place } from '../domain/listing';
import type { Product } from '../domain/product';
import type { ProductStore } from '../ports';
import { createChangeMany } from './mongo-change-products';
import type { ProductDocument } from './mongo-product-document';

const onlyProduct = { projection: { product: 1 } } as const;

const onlyForSale = {
  projection: {
    'product.id': 1,
    'product.title': 1,
    'product.status': 1,
    'product.variants': 1,
    'product.media': 1,
  },
} as const;

const byVariant = (documents: readonly Pick<ProductDocument, 'product'>[], ids: readonly string[]) => {
  const asked = new Set(ids);
  return new Map(
    documents.flatMap(({ product }) =>
      product.variants.filter(({ id }) => asked.has(id)).map(({ id }) => [id, product] as const),
    ),
  );
};

const isShown = ({ product }: Pick<ProductDocument, 'product'>): boolean => product.status !== 'REMOVED';

const past = (sort: string, after: Place | undefined): Filter<ProductDocument> =>
  after
    ? {
        $or: [{ [`sort.${sort}`]: { $gt: after.key } }, { [`sort.${sort}`]: after.key, _id: { $gt: after.id } }],
      }
    : {};

/** The store over a collection that `openMongoProducts` has prepared. All reads go to the primary. */
export const createMongoProducts = (
  collection: Collection<ProductDocument>,
  now: () => Instant = () => toInstant(Date.now()),
): ProductStore => {
  const page = async (
    filter: Filter<ProductDocument>,
    sort: string,
    first: number,
    after: Place | undefined,
  ): Promise<Product[]> => {
    const documents = await collection
      .find({ ...filter, ...past(sort, after) }, onlyProduct)
      .sort({ [`sort.${sort}`]: 1, _id: 1 })
      .limit(first)
      .toArray();
    return documents.map(({ product }) => product);
  };

  return {
    byIds: async (ids) => {
      const documents = await collection.find({ _id: { $in: [...ids] } }, onlyProduct).toArray();
      return new Map(documents.filter(isShown).map(({ product }) => [product.id, product]));
    },

    byHandles: async (handles) => {
      const documents = await collection.find({ handle: { $in: [...handles] } }, onlyProduct).toArray();
      return new Map(documents.map(({ product }) => [product.handle, product]));
    },

    byVariantIds: async (ids) =>
      byVariant(await collection.find({ variantIds: { $in: [...ids] } }, onlyProduct).toArray(), ids),

    forSale: async (ids) =>
      byVariant(await collection.find({ variantIds: { $in: [...ids] } }, onlyForSale).toArray(), ids),

    list: ({ shelf, sort, first, after }) => page({ shelves: shelf }, sort, first, after),

    listByWords: async (words, first, after) =>
      words.length === 0 ? [] : page({ words: { $all: [...words] } }, 'NEWEST', first, after),

    changeMany: createChangeMany(collection, now),

    forIndex: async (ids) => {
      const documents = await collection.find({ _id: { $in: [...ids] } }, onlyProduct).toArray();
      return documents.map(({ product }) => product);
    },

    indexVersions: async function* (pageSize) {
      const cursor = collection.find({}, { projection: { 'product.id': 1, 'product.indexVersion': 1 } });
      let versions = [];
      for await (const { product } of cursor.batchSize(pageSize)) {
        versions.push({ id: product.id, indexVersion: product.indexVersion });
        if (versions.length === pageSize) {
          yield versions;
          versions = [];
        }
      }
      if (versions.length > 0) yield versions;
    },
  };
};
