import { orderIdOf, sagaIdOf, type PlacementId } from '@cartograph/kernel';
import type { Placement } from '../domain/placement';
import type { Needs } from '../ports';
import type { Asker } from './asker';

export type PlacementQuestion =
  | { readonly id: PlacementId; readonly accessKey?: string | undefined }
  | { readonly idempotencyKey: string; readonly cartId: string };

export type PlacementAnswer =
  { readonly isAllowed: true; readonly placement: Placement | undefined } | { readonly isAllowed: false };

/**
 * A placement by its id, for its customer, an operator, or whoever holds the access key; or by the key it was placed
 * under, for whoever knows the cart's secret id: that is how a caller whose reply was lost finds out.
 */
export const createGetPlacement =
  ({ placements, accessKeys }: Pick<Needs, 'placements' | 'accessKeys'>) =>
  async (question: PlacementQuestion, asker: Asker): Promise<PlacementAnswer> => {
    if ('cartId' in question) {
      const { cartId, idempotencyKey } = question;
      const scope = asker.customerId ? `customer:${asker.customerId}` : `cart:${cartId}`;
      const placement = await placements.findByKey({ scope, idempotencyKey });
      return { isAllowed: true, placement: placement?.cartId === cartId ? placement : undefined };
    }
    const { accessKey } = question;
    const sagaId = sagaIdOf(question.id);
    const holdsKey = accessKey !== undefined && accessKeys.opens(accessKey, orderIdOf(sagaId));
    const placement = await placements.findById(sagaId);
    const isOwner =
      placement !== undefined && placement.customerId !== null && placement.customerId === asker.customerId;
    return holdsKey || asker.isOperator || isOwner ? { isAllowed: true, placement } : { isAllowed: false };
  };
