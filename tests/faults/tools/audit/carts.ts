// I5, for the carts in Redis: whose purchase is over, his cart is his again.
import { createHash } from 'node:crypto';
import Redis from 'ioredis';
import type { OrdersBook } from './books';

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22);

export const frozenCarts = async (url: string, { placed, sagas }: OrdersBook): Promise<string[]> => {
  const over = new Set(sagas.filter(({ status }) => status === 'DONE' || status === 'UNDONE').map(({ id }) => id));
  const ended = placed.filter(({ id }) => over.has(id));
  if (ended.length === 0) return [];
  const redis = new Redis(url, { maxRetriesPerRequest: 1 });
  // Each question that is not answered says so itself.
  redis.on('error', () => undefined);
  try {
    const pipeline = redis.pipeline();
    for (const { cartId } of ended) pipeline.hget(`cart:{${cartId}}`, 'token');
    const tokens = (await pipeline.exec())!.map(([fault, token]) => {
      if (fault) throw fault;
      return token;
    });
    return ended.flatMap(({ id, freezeToken }, index) =>
      tokens[index] === digest(freezeToken) ? [`I5 placement ${id} is over and its cart is still frozen`] : [],
    );
  } finally {
    redis.disconnect();
  }
};
