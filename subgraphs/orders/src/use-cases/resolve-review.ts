import { refuse, type Decision } from '@cartograph/kernel';
import type { ReviewAction } from '../checkout/standing';
import { problemsOfResolution } from '../domain/after-sale-input';
import type { Invalid } from '../domain/place-order-input';
import type { ResolveReviewRefusal } from '../domain/resolve-review';
import type { Actor, AfterSaleNeeds, ReviewItem } from '../ports-after-sale';

export interface ResolveReview {
  readonly id: string;
  readonly action: ReviewAction;
  readonly reference?: string | undefined;
  readonly note?: string | undefined;
}

export interface ReviewAnswer {
  /** The item as it is now; undefined when there is none. */
  readonly item: ReviewItem | undefined;
  readonly decision: Decision<void, never, ResolveReviewRefusal | Invalid>;
}

/** Hands a person's decision to the saga that waits for it. The caller has seen to it that an operator asks. */
export const createResolveReview =
  ({ reviews }: Pick<AfterSaleNeeds, 'reviews'>) =>
  async (given: ResolveReview, actor: Actor): Promise<ReviewAnswer> => {
    const [problem] = problemsOfResolution(given);
    const decision = problem ? refuse(problem) : await reviews.resolve({ ...given, ...actor });
    return { decision, item: await reviews.find(given.id) };
  };
