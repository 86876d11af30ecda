import { isCartId } from '@cartograph/kernel';
import type { LineToUpdate } from '../domain/cart-lines';
import type { Needs } from '../ports';
import { checkCount, checkKey, checkNamedOnce, checkQuantities } from './check-input';
import { refused, toOutcome, type Outcome } from './refusal';

export interface UpdateCartLines {
  readonly idempotencyKey: string;
  readonly cartId: string;
  readonly expectedVersion: number;
  readonly lines: readonly LineToUpdate[];
}

export const createUpdateCartLines =
  ({ carts }: Pick<Needs, 'carts'>) =>
  async ({ idempotencyKey, cartId, expectedVersion, lines }: UpdateCartLines): Promise<Outcome> => {
    const lineIds = lines.map(({ lineId }) => lineId);
    const invalid = [
      ...checkKey(idempotencyKey),
      ...checkCount(lines, 'lines'),
      ...checkQuantities(lines),
      ...checkNamedOnce(lineIds, (index) => ['lines', String(index), 'lineId']),
    ];
    if (invalid.length > 0) return refused(...invalid);
    if (!isCartId(cartId)) return refused({ code: 'CART_NOT_FOUND' });
    const wanted = lines.map(({ lineId, quantity }) => [lineId, quantity]);
    const fingerprint = JSON.stringify(['update', expectedVersion, wanted]);
    const change = { cartId, key: `change:${idempotencyKey}`, fingerprint, expectedVersion };
    return toOutcome(await carts.updateLines({ ...change, lines }));
  };
