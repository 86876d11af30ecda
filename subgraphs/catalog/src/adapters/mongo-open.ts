import { type Collection, MongoClient } from 'mongodb';
import { ConfigError } from '@cartograph/runtime';
import { productSorts } from '../domain/listing';
import type { ProductDocument } from './mongo-product-document';

export interface MongoProducts {
  readonly collection: Collection<ProductDocument>;
  /** Throws when the database does not answer. */
  ping(): Promise<void>;
  /** Makes the indexes; a no-op when they are there. Throws ConfigError when the database does not answer. */
  prepare(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the database that the URL names. An acknowledged write is on the disks of a majority. */
export const openMongoProducts = (url: string): MongoProducts => {
  const client = new MongoClient(url, {
    writeConcern: { w: 'majority', journal: true },
    ignoreUndefined: true,
    serverSelectionTimeoutMS: 2_000,
    maxPoolSize: 32,
  });
  const database = client.db();
  const collection = database.collection<ProductDocument>('products');
  const unique = { unique: true } as const;
  const uniqueWherePresent = { unique: true, sparse: true } as const;
  return {
    collection,
    ping: async () => void (await database.command({ ping: 1 })),
    prepare: async () => {
      await database.command({ ping: 1 }).catch((fault: Error) => {
        throw new ConfigError([`CATALOG_MONGODB_URL: the database cannot be used (${fault.name})`]);
      });
      await collection.createIndex({ revision: 1 }, unique);
      await collection.createIndex({ pendingSince: 1 }, uniqueWherePresent);
      await collection.createIndex({ handle: 1 }, uniqueWherePresent);
      await collection.createIndex({ skus: 1 }, uniqueWherePresent);
      await collection.createIndex({ variantIds: 1 }, uniqueWherePresent);
      for (const sort of productSorts) await collection.createIndex({ shelves: 1, [`sort.${sort}`]: 1, _id: 1 });
      await collection.createIndex({ words: 1, 'sort.NEWEST': 1, _id: 1 });
    },
    close: () => client.close(),
  };
};
