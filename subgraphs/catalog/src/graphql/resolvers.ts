import { type Instant, toIso } from '@cartograph/kernel';
import { Fault, sharedResolvers } from '@cartograph/runtime';
import type { Category } from '../domain/category';
import type { Attribute, Product, Variant } from '../domain/product';
import type { Context } from './context';
import type { QueryProductArgs, QueryProductsArgs, QuerySearchArgs } from './generated';
import { asConnection, orBadInput } from './connections';

/** A variant beside its product, which it cannot be understood without. */
interface VariantRow extends Variant {
  readonly product: Product;
}

const variantRow = (product: Product, variant: Variant): VariantRow => ({ ...variant, product });

const attributeTypes = { string: 'TEXT', number: 'NUMBER', boolean: 'BOOLEAN' } as const;
const typeOf = ({ value }: Attribute) => typeof value as keyof typeof attributeTypes;

export const resolvers = {
  ...sharedResolvers,

  Query: {
    product: (_: unknown, { id, handle }: QueryProductArgs, { loaders }: Context) => {
      if (id != null && handle == null) return loaders.productById.load(id);
      if (handle != null && id == null) return loaders.productByHandle.load(handle);
      throw new Fault('BAD_USER_INPUT', 'Give exactly one of id and handle.');
    },

    products: async (_: unknown, { first, after, category, sort }: QueryProductsArgs, { app }: Context) => {
      const request = { first: first ?? 20, after: after ?? undefined, category: category ?? undefined };
      return asConnection(orBadInput(await app.listProducts({ ...request, sort: sort ?? 'NEWEST' })));
    },

    search: async (_: unknown, { query, first, after }: QuerySearchArgs, { app }: Context) => {
      const page = orBadInput(await app.searchProducts({ query, first: first ?? 24, after: after ?? undefined }));
      return { ...asConnection(page), totalCount: page.totalCount, degraded: page.isDegraded };
    },
  },

  Product: {
    __resolveReference: ({ id }: { id: string }, { loaders }: Context) => loaders.productById.load(id),
    variants: (product: Product) => product.variants.map((variant) => variantRow(product, variant)),
    priceRange: (product: Product, _: unknown, { app }: Context) => app.priceRange(product),
    createdAt: (product: { createdAt: Instant }) => toIso(product.createdAt),
    updatedAt: (product: { updatedAt: Instant }) => toIso(product.updatedAt),
  },

  Variant: {
    __resolveReference: async ({ id }: { id: string }, { loaders }: Context) => {
      const product = await loaders.productByVariantId.load(id);
      const variant = product?.variants.find((candidate) => candidate.id === id);
      return product && variant ? variantRow(product, variant) : null;
    },
    isPurchasable: (row: VariantRow, _: unknown, { app }: Context) => app.isPurchasable(row.product, row),
  },

  Category: {
    name: ({ names }: Category) => names.at(-1),
    ancestors: (category: Category, _: unknown, { app }: Context) => app.ancestorsOf(category),
  },

  Attribute: {
    label: (attribute: Attribute, _: unknown, { app }: Context) => app.attributeLabel(attribute),
    value: ({ value }: Attribute) => String(value),
    type: (attribute: Attribute) => attributeTypes[typeOf(attribute)],
  },
};
