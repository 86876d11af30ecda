import { productStoreContract } from '../../test/product-store.contract';
import { createMemoryProducts } from './memory-products';

productStoreContract((clock) => createMemoryProducts(clock));
