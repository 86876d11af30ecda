import type { Product } from '../domain/product';

/** What the search index keeps of a product, in the fields of search-index/products.v1.json. */
export const searchDocument = ({ id, status, title, brand, category, variants }: Product) =>
  status === 'REMOVED'
    ? { product_id: id, status }
    : {
        product_id: id,
        status,
        title,
        ...(brand !== undefined && { brand }),
        ...(category && { category: category.names.join(' ') }),
        sku: variants.map(({ sku }) => sku),
      };
