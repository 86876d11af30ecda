// Every process hears every change, not only the one that takes it from the durable consumer: each has a cache of its own.
import { ProductChanged } from '@cartograph/contracts';
import type { ProductId } from '@cartograph/kernel';
import { type Broker, openEnvelope } from '@cartograph/runtime';
import type { ProductCache } from '../ports';

export const dropCachedProducts = (broker: Pick<Broker, 'onBroadcast'>, cache: Pick<ProductCache, 'drop'>): void =>
  broker.onBroadcast(ProductChanged.subject, (text) => {
    const bodies = (openEnvelope(Buffer.from(text)) ?? []).map(({ body }) => ProductChanged.body.safeParse(body));
    void cache.drop(bodies.flatMap(({ data }) => (data ? [data.productId as ProductId] : [])));
  });
