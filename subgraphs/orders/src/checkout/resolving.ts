// What a person may do about a saga in review, and what it does then. Each intervention raises the epoch, so that what
// was sent before it can have no effect any more.
import type { Instant } from '@cartograph/kernel';
import { goOn, stepDone, stepUndone, turnAround } from './course';
import { anew, isBeforePivot, isPastPivot, recover, send, standingOf, withStep, type Moment } from './progress';
import type { Saga, SagaStep } from './saga-words';
import type { Advance, Review, ReviewAction, Standing } from './standing';

export type ResolveRefusal =
  'NOT_IN_REVIEW' | 'DEADLINE_PASSED' | 'ALREADY_CONFIRMED' | 'ALREADY_UNDOING' | 'OUTCOME_UNKNOWN' | 'NOT_VERIFIABLE';

const actions: readonly ReviewAction[] = ['RETRY', 'RESOLVED', 'FORCE_UNDO'];

/** A step that was refused for a known reason had no effect; of any other nobody knows. */
const isKnownUndone = ({ cause, evidence }: Review) =>
  cause === 'REFUSED' && (evidence as { reason?: string }).reason !== 'OUTCOME_UNKNOWN';

/** A person's word is enough where it is checked, and where nothing but a cart hangs on it. */
const isTakenAtAWord = <Data>(step: SagaStep<Data> | undefined) =>
  step?.kind === 'begun' || (step && 'isCourtesy' in step) || (step && 'isChecked' in step);

/** Why an action is not open to a person now; undefined when it is. */
export const whyNotResolve = <Data>(
  saga: Saga<Data>,
  standing: Standing,
  action: ReviewAction,
  at: Instant,
): ResolveRefusal | undefined => {
  const { review } = standing;
  if (!review) return 'NOT_IN_REVIEW';
  const step = saga.steps.find(({ name }) => name === review.step);
  if (action === 'FORCE_UNDO') {
    if (isPastPivot(saga, standing)) return 'ALREADY_CONFIRMED';
    if (review.way === 'undo') return 'ALREADY_UNDOING';
    // What cannot be undone may be given up only where it did not happen.
    return step?.kind === 'mustFinish' && !isKnownUndone(review) ? 'OUTCOME_UNKNOWN' : undefined;
  }
  if (action === 'RESOLVED' && !isTakenAtAWord(step)) return 'NOT_VERIFIABLE';
  // Past the deadline only undo is possible.
  const isOver = review.way === 'do' && isBeforePivot(saga, standing) && at >= standing.deadlineAt;
  return isOver ? 'DEADLINE_PASSED' : undefined;
};

/** What a person may do now. */
export const actionsOpen = <Data>(saga: Saga<Data>, standing: Standing, at: Instant): readonly ReviewAction[] =>
  actions.filter((action) => whyNotResolve(saga, standing, action, at) === undefined);

export const hearResolved = <Data>(
  saga: Saga<Data>,
  progress: Advance<Data>,
  action: ReviewAction,
  moment: Moment,
): Advance<Data> => {
  const { review } = progress.standing;
  const step = saga.steps.find(({ name }) => name === review?.step);
  if (!review || !step || step.kind === 'pivot') return progress;
  const { state } = standingOf(progress.standing, step.name);
  if (action === 'FORCE_UNDO') {
    // Asked for and not answered: it may have happened, so it is undone too.
    const left = withStep(progress.standing, step.name, { state: state === 'ASKED' ? 'SILENT' : state });
    return turnAround(saga, recover({ ...progress, standing: left }), { kind: 'forced', step: step.name }, moment);
  }
  const taken = { ...progress, standing: { ...progress.standing, epoch: progress.standing.epoch + 1 } };
  const isBelieved = action === 'RESOLVED' && !('isChecked' in step && step.isChecked);
  if (isBelieved)
    return review.way === 'undo' ? stepUndone(saga, taken, step, moment) : stepDone(saga, taken, step, {}, moment);
  const back = recover(taken);
  const asking = review.way === 'undo' ? 'undo' in step && step.undo : 'ask' in step && step.ask;
  if (!asking) return progress;
  const again = anew(back.standing, step.name, { isSettledByHand: action === 'RESOLVED' });
  return send({ ...back, standing: again }, step, asking, review.way, moment);
};

/** Past its pivot, what is not done yet will not be: another saga takes back what was. Courtesies are still done. */
export const hearWaived = <Data>(saga: Saga<Data>, progress: Advance<Data>, moment: Moment): Advance<Data> => {
  const { standing } = progress;
  if (!standing.review || !isPastPivot(saga, standing)) return progress;
  const givenUp = saga.steps
    .filter((step) => step.kind === 'mustFinish' && !step.isCourtesy)
    .filter(({ name }) => standingOf(standing, name).state !== 'DONE');
  const waived = givenUp.reduce((left, { name }) => withStep(left, name, { state: 'WAIVED' }), standing);
  const held = standing.review.step;
  const isGivenUp = givenUp.some(({ name }) => name === held);
  const left = isGivenUp ? waived : anew(waived, held, { state: 'WAITING' });
  const back = recover({ ...progress, standing: { ...left, epoch: left.epoch + 1 } });
  return goOn(saga, back, moment);
};
