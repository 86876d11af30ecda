import { accept, refuse, type Decision, type Instant } from '@cartograph/kernel';
import { whyNotResolve, type ResolveRefusal } from '../checkout/resolving';
import type { Saga } from '../checkout/saga-words';
import type { ReviewAction, Standing } from '../checkout/standing';

export type ResolveReviewRefusal =
  | { readonly code: 'REVIEW_ITEM_NOT_FOUND' }
  | { readonly code: 'REVIEW_ITEM_RESOLVED' }
  | { readonly code: 'REVIEW_ACTION_REFUSED'; readonly reason: Exclude<ResolveRefusal, 'NOT_IN_REVIEW'> };

/** What is known of a review item that a person wants to resolve. */
export interface Resolvable {
  readonly isResolved: boolean;
  readonly saga: Saga<unknown>;
  readonly standing: Standing;
}

/** Each item is resolved once, by an action that is open to a person then. */
export const resolveReview = (
  item: Resolvable | undefined,
  action: ReviewAction,
  at: Instant,
): Decision<ReviewAction, never, ResolveReviewRefusal> => {
  if (!item) return refuse({ code: 'REVIEW_ITEM_NOT_FOUND' });
  if (item.isResolved) return refuse({ code: 'REVIEW_ITEM_RESOLVED' });
  const reason = whyNotResolve(item.saga, item.standing, action, at);
  if (reason === 'NOT_IN_REVIEW') return refuse({ code: 'REVIEW_ITEM_RESOLVED' });
  return reason ? refuse({ code: 'REVIEW_ACTION_REFUSED', reason }) : accept(action);
};
