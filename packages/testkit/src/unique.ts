import { randomBytes } from 'node:crypto';

/** A name that no other test and no other run uses: `unique('customer')` → `customer_1f0a…`. */
export const unique = (kind: string): string => `${kind}_${randomBytes(8).toString('hex')}`;
