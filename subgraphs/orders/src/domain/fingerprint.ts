import type { OrderToPlace } from './place-order-input';

/** The input in one canonical text; how long the caller wants to wait is no part of what it asks for. */
export const canonicalOrder = ({ waitMs: _, ...order }: OrderToPlace): string =>
  JSON.stringify(order, (_key, value: unknown) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
