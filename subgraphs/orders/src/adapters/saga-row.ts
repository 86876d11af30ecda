// A saga as an adapter holds it while its row is locked.
import type { Milestone, ReviewAction, Standing } from '../checkout/standing';

/** How a person took a saga out of review. */
export interface Resolution {
  readonly action: ReviewAction | 'ORDER_CANCELLED';
  readonly by: string;
  readonly reference?: string | undefined;
  readonly note?: string | undefined;
}

export interface SagaRow {
  readonly standing: Standing;
  readonly data: unknown;
  /** The data are other than those that were read. */
  readonly hasLearned?: boolean;
  readonly isPublished: boolean;
  /** What it did in this transaction. */
  readonly milestones: readonly Milestone[];
  /** Which person took it out of review, in this transaction. */
  readonly resolution?: Resolution;
}

/** Whether a saga passed a milestone in this transaction. */
export const passed = ({ milestones }: Pick<SagaRow, 'milestones'>, kind: Milestone['kind']): boolean =>
  milestones.some((milestone) => milestone.kind === kind);
