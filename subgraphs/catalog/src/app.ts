// What the catalog can do.
import { ancestorsOf } from './domain/category';
import { attributeLabel, isPurchasable, priceRange } from './domain/product';
import type { ProductIndex, ProductReader, ProductStore } from './ports';
import { createImportProducts } from './use-cases/import-products';
import { createListProducts } from './use-cases/list-products';
import { createPriceLines } from './use-cases/price-lines';
import { createSearchProducts } from './use-cases/search-products';

export interface Needs {
  readonly products: ProductStore;
  /** Reads through the cache: for looking, never for buying. */
  readonly reader: ProductReader;
  readonly index: ProductIndex;
  readonly onEngineFault: (fault: unknown) => void;
}

export const createApp = (needs: Needs) => ({
  reader: needs.reader,
  listProducts: createListProducts(needs),
  searchProducts: createSearchProducts(needs),
  priceLines: createPriceLines(needs),
  importProducts: createImportProducts(needs),
  isPurchasable,
  priceRange,
  ancestorsOf,
  attributeLabel,
});

export type App = ReturnType<typeof createApp>;
