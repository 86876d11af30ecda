// Cursors are opaque to clients: what list it is, and a place in it. One of another list is not accepted.
import { isProductId } from '@cartograph/kernel';
import type { Place } from './listing';

export const writeCursor = (list: string, { key, id }: Place): string =>
  Buffer.from(JSON.stringify([list, key, id])).toString('base64url');

/** The place that a cursor of this list stands for; undefined when it is malformed or of another list. */
export const readCursor = (list: string, cursor: string): Place | undefined => {
  try {
    const [of, key, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    const isKey = typeof key === 'string' || (typeof key === 'number' && Number.isFinite(key));
    return of === list && isKey && typeof id === 'string' && isProductId(id) ? { key, id } : undefined;
  } catch {
    return undefined;
  }
};
