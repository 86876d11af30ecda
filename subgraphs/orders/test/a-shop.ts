// What placing an order needs, in memory, and a list of what was called.
import { createHash } from 'node:crypto';
import { money } from '@cartograph/kernel';
import { newIdBody } from '@cartograph/runtime';
import { createMemoryPlacements } from '../src/adapters/memory-placements';
import type { Throttled } from '../src/domain/throttle-placement';
import type { CartFreeze, Needs, PricedVariant } from '../src/ports';
import { createPlaceOrder } from '../src/use-cases/place-order';

export const guest = { customerId: null, isOperator: false, traceparent: '00-1-1-01' };
const line = { lineId: 'lin_1', variantId: 'var_1', quantity: 2, priceWhenAdded: money(1_000, 'USD') };
export const mug = {
  ok: true as const,
  variantId: 'var_1',
  productId: 'prd_1',
  sku: 'MUG',
  title: 'Mug',
  options: [],
  price: money(1_000, 'USD'),
  taxClass: 'standard',
} satisfies PricedVariant;
export const standard = {
  id: 'standard',
  label: 'Standard delivery',
  countries: ['*'],
  currency: 'USD',
  priceMinor: 495,
  freeFromMinor: null,
  minDays: 3,
  maxDays: 5,
};

/** A shop in which everything goes well, but for what a test changes. The saga ends as soon as somebody waits. */
export const aShop = ({
  freeze,
  price,
  ending = 'CONFIRMED',
  throttled,
  outForMs,
}: {
  freeze?: CartFreeze;
  price?: PricedVariant;
  ending?: 'CONFIRMED' | 'EXPIRED' | 'never';
  throttled?: Throttled;
  outForMs?: number;
} = {}) => {
  const memory = createMemoryPlacements();
  const calls: string[] = [];
  const needs: Needs = {
    placements: memory.placements,
    orders: memory.orders,
    shopTables: {
      tables: () => Promise.resolve({ taxRates: [], deliveryOptions: [standard] }),
      coupons: () => Promise.resolve([]),
    },
    carts: {
      read: () => Promise.resolve({ ok: true, version: 2, lines: [line] }),
      freeze: () => {
        calls.push('freeze');
        return Promise.resolve(freeze ?? { ok: true, version: 2, lines: [line] });
      },
      unfreeze: () => void calls.push('unfreeze'),
      takeOver: () => void calls.push('take over'),
    },
    prices: { ofVariants: (ids) => Promise.resolve(ids.map(() => price ?? mug)) },
    stock: { availableOf: (ids) => Promise.resolve(ids.map(() => 10)) },
    settlements: {
      waitFor: (id) => {
        calls.push('wait');
        if (ending === 'CONFIRMED') memory.settle(id, { status: 'CONFIRMED', rejection: null });
        if (ending === 'EXPIRED') memory.settle(id, { status: 'EXPIRED', rejection: { code: 'PLACEMENT_EXPIRED' } });
        return Promise.resolve();
      },
    },
    admission: { throttle: () => throttled, inside: (call) => call() },
    cardProcessor: { outForMs: () => outForMs },
    accessKeys: { keyFor: (id) => `key of ${id}`, opens: () => true },
    newId: newIdBody,
    digest: (text) => createHash('sha256').update(text).digest('base64url'),
    clock: Date.now,
    killPoint: () => undefined,
  };
  return { placeOrder: createPlaceOrder(needs), calls, placements: memory.placements, needs };
};
