// Keeps the search index like the source of truth. An event is only a hint: the product is read again, whole, and written
// with its index version, so that nothing depends on the order or the number of hints.
import { ProductChanged } from '@cartograph/contracts';
import type { ProductId } from '@cartograph/kernel';
import { type Broker, consume, type Consuming, type Heard, type Logger } from '@cartograph/runtime';
import type { ProductIndex, ProductStore } from '../ports';

interface Needs {
  readonly products: Pick<ProductStore, 'forIndex'>;
  readonly index: Pick<ProductIndex, 'put'>;
}

const productIdOf = ({ item }: Heard): ProductId => (item.body as { productId: ProductId }).productId;

/** Throws while the engine is away: the hints come again. */
export const createIndexProducts =
  ({ products, index }: Needs) =>
  async (heard: readonly Heard[]): Promise<void> =>
    index.put(await products.forIndex([...new Set(heard.map(productIdOf))]));

export const startIndexing = (broker: Broker, logger: Logger, needs: Needs): Consuming =>
  consume(broker, logger, {
    stream: 'EVENTS',
    durable: 'catalog-index',
    filter: 'evt.catalog.>',
    types: [ProductChanged],
    handle: createIndexProducts(needs),
  });
