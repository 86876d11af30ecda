import { type ImportedProduct, importProduct } from '../domain/import-product';
import type { ProductStore } from '../ports';

/** Takes a list of products of a source into the shop; the answers come in the same order. */
export const createImportProducts =
  ({ products }: { products: Pick<ProductStore, 'changeMany'> }) =>
  (imported: readonly ImportedProduct[]) =>
    products.changeMany(imported, importProduct);
