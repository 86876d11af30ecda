import { isCartId } from '@cartograph/kernel';
import type { Needs } from '../ports';
import { checkCount, checkKey, checkNamedOnce } from './check-input';
import { refused, toOutcome, type Outcome } from './refusal';

export interface RemoveCartLines {
  readonly idempotencyKey: string;
  readonly cartId: string;
  readonly expectedVersion: number;
  readonly lineIds: readonly string[];
}

export const createRemoveCartLines =
  ({ carts }: Pick<Needs, 'carts'>) =>
  async ({ idempotencyKey, cartId, expectedVersion, lineIds }: RemoveCartLines): Promise<Outcome> => {
    const invalid = [
      ...checkKey(idempotencyKey),
      ...checkCount(lineIds, 'lineIds'),
      ...checkNamedOnce(lineIds, (index) => ['lineIds', String(index)]),
    ];
    if (invalid.length > 0) return refused(...invalid);
    if (!isCartId(cartId)) return refused({ code: 'CART_NOT_FOUND' });
    const fingerprint = JSON.stringify(['remove', expectedVersion, lineIds]);
    const change = { cartId, key: `change:${idempotencyKey}`, fingerprint, expectedVersion };
    return toOutcome(await carts.removeLines({ ...change, lineIds }));
  };
