// The search index, behind an alias. Documents carry the product's own index version as external version, so that a late
// writer never puts an older state over a newer one.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, errors } from '@opensearch-project/opensearch';
import type { ProductId } from '@cartograph/kernel';
import { searchBody } from '../search/query';
import { searchDocument } from '../search/document';
import type { ProductIndex } from '../ports';

const definition = JSON.parse(readFileSync(join(__dirname, '../../search-index/products.v1.json'), 'utf8')) as Record<
  string,
  unknown
>;

export interface OpensearchProducts extends ProductIndex {
  /** Makes what was written visible to the next search at once; otherwise it takes up to a second. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

// A customer waits for a search; nobody waits for a bulk.
const searchTimeoutMs = 1_500;
const bulkTimeoutMs = 30_000;

const isAlreadyThere = (fault: unknown): boolean =>
  fault instanceof errors.ResponseError && fault.message.includes('resource_already_exists_exception');

/**
 * The engine at a URL, whose path names the alias that is searched and written: `http://host:9200/products`, which is
 * also what an URL without a path means. The index behind it is `<alias>.v1`.
 */
export const createOpensearchProducts = (url: string): OpensearchProducts => {
  const { origin, pathname, username, password } = new URL(url);
  const alias = pathname.slice(1) || 'products';
  const client = new Client({
    node: origin,
    maxRetries: 0,
    requestTimeout: bulkTimeoutMs,
    ...(username && { auth: { username: decodeURIComponent(username), password: decodeURIComponent(password) } }),
  });
  return {
    search: async (query, first, after) => {
      const { body } = await client.search(
        { index: alias, body: searchBody(query, first, after) as never },
        { requestTimeout: searchTimeoutMs },
      );
      const { total, hits } = body.hits;
      return {
        hits: hits.map(({ _id, _score }) => ({ id: _id as ProductId, score: Number(_score) })),
        totalCount: typeof total === 'object' ? total.value : 0,
      };
    },

    prepare: async () => {
      const { body: exists } = await client.indices.existsAlias({ name: alias });
      if (exists) return;
      try {
        await client.indices.create({
          index: `${alias}.v1`,
          body: { ...definition, aliases: { [alias]: {} } },
        });
      } catch (fault) {
        if (!isAlreadyThere(fault)) throw fault;
      }
    },

    put: async (products) => {
      if (products.length === 0) return;
      const body = products.flatMap((product) => [
        { index: { _id: product.id, version: product.indexVersion, version_type: 'external' } },
        searchDocument(product),
      ]);
      // Without require_alias a missing index would be made anew, with a mapping nobody wrote.
      const { body: answer } = await client.bulk({ index: alias, require_alias: true, body: body as never });
      const failed = answer.items.map(({ index }) => index!).filter(({ status }) => status >= 300 && status !== 409);
      if (failed.length > 0) throw new Error(`${failed.length} products not indexed: ${JSON.stringify(failed[0])}`);
    },

    versions: async (ids) => {
      if (ids.length === 0) return new Map();
      const { body } = await client.mget({ index: alias, _source: false, body: { ids: [...ids] } });
      return new Map(
        body.docs.flatMap((document) =>
          'found' in document && document.found ? [[document._id, Number(document._version)] as const] : [],
        ),
      );
    },

    refresh: async () => void (await client.indices.refresh({ index: alias })),
    close: () => client.close(),
  };
};
