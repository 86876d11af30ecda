// The moves that a saga is advanced with: each takes a saga as it is and gives it back one move further.
import { outgoing, type Item } from '@cartograph/contracts';
import { minuteMs, plusMs, type Instant } from '@cartograph/kernel';
import type { Asking, Saga, SagaStep } from './saga-words';
import type { Advance, Milestone, Review, Standing, StepStanding, Way } from './standing';
import { stepKeyOf } from './step-keys';

/** When it is, and a number in [0, 1) that spreads repeated asking. */
export interface Moment {
  readonly at: Instant;
  readonly chance: number;
}

// First after 2 to 3 s, so that a consumer that died has given its work back; then within 4 s, so that a saga goes on
// soon after its participant is back; who is away for long is asked every half minute at most.
const askAgainMs = (tries: number, chance: number) =>
  tries <= 1 ? 2_000 + 1_000 * chance : 1_000 + chance * (tries < 8 ? 3_000 : 29_000);

/** While a person is awaited for an undo, it is still tried, but seldom. */
const askInReviewMs = (chance: number) => 2 * minuteMs * (1 + chance);

export const standingOf = (standing: Standing, name: string): StepStanding => {
  const step = standing.steps.find((candidate) => candidate.name === name);
  if (!step) throw new Error(`saga ${standing.sagaId} has no step ${name}`);
  return step;
};

export const withStep = (standing: Standing, name: string, change: Partial<StepStanding>): Standing => ({
  ...standing,
  steps: standing.steps.map((step) => (step.name === name ? { ...step, ...change } : step)),
});

export const note = <Data>(progress: Advance<Data>, milestone: Milestone): Advance<Data> => ({
  ...progress,
  milestones: [...progress.milestones, milestone],
});

const wakeIn = (moment: Moment, ms: number): Instant => plusMs(moment.at, Math.round(ms));

/** Asks nobody, since what was asked before has not left yet, and looks again in a while. */
export const wait = <Data>(progress: Advance<Data>, moment: Moment): Advance<Data> => ({
  ...progress,
  standing: { ...progress.standing, wakeAt: wakeIn(moment, askAgainMs(2, moment.chance)) },
});

/** A wake was lost under its key: another follows in some minutes, but for a saga that rests until a person comes. */
export const waitInReview = <Data>(progress: Advance<Data>, moment: Moment): Advance<Data> => {
  const { wakeAt, deadlineAt, review: held } = progress.standing;
  if (wakeAt === null) return progress;
  const later = wakeIn(moment, askInReviewMs(moment.chance));
  const isEarly = held?.way === 'do' && later < deadlineAt;
  return { ...progress, standing: { ...progress.standing, wakeAt: isEarly ? deadlineAt : later } };
};

export const send = <Data>(
  { standing, data, outgoing: sent, milestones }: Advance<Data>,
  step: SagaStep<Data>,
  { type, body }: Asking<Data>,
  way: Way,
  moment: Moment,
): Advance<Data> => {
  const { sagaId, epoch, traceparent } = standing;
  const { tries, askedAt, attempt, isSettledByHand } = standingOf(standing, step.name);
  const stepKey = stepKeyOf(sagaId, step.name, way, attempt);
  const item: Item = {
    id: `${stepKey}#${epoch}.${tries + 1}`,
    stepKey,
    epoch,
    correlationId: sagaId,
    ...(traceparent && { traceparent }),
    body: body(data, { ...(attempt && attempt > 1 && { attempt }), ...(isSettledByHand && { isSettledByHand }) }),
  };
  const asked = withStep(standing, step.name, {
    state: way === 'do' ? 'ASKED' : 'UNDOING',
    tries: tries + 1,
    askedAt: askedAt ?? moment.at,
  });
  const isUndoHeld = standing.review?.way === 'undo';
  const pauseMs = isUndoHeld ? askInReviewMs(moment.chance) : askAgainMs(tries + 1, moment.chance);
  const wakeAt = wakeIn(moment, pauseMs);
  return { data, milestones, standing: { ...asked, wakeAt }, outgoing: [...sent, outgoing(type, item)] };
};

/** The next attempt of a step or of its undo, from the start, under a step key that nobody has an answer for. */
export const anew = (
  standing: Standing,
  name: string,
  given: Partial<Pick<StepStanding, 'state' | 'isSettledByHand'>> = {},
): Standing => {
  const { state, attempt = 1 } = standingOf(standing, name);
  const again: StepStanding = { name, state, tries: 0, attempt: attempt + 1, ...given };
  return { ...standing, steps: standing.steps.map((step) => (step.name === name ? again : step)) };
};

export const rest = <Data>(progress: Advance<Data>, status: 'DONE' | 'UNDONE'): Advance<Data> => ({
  ...progress,
  standing: { ...progress.standing, status, wakeAt: null },
});

/** Takes the saga back from a person. */
export const recover = <Data>(progress: Advance<Data>): Advance<Data> => {
  const { review: held, ...standing } = progress.standing;
  if (!held) return progress;
  const status = held.way === 'undo' ? 'COMPENSATING' : 'RUNNING';
  return note({ ...progress, standing: { ...standing, status } }, { kind: 'recovered' });
};

/** Hands the saga to a person. Back is still tried, seldom; before the pivot the deadline still counts. */
export const review = <Data>(saga: Saga<Data>, before: Advance<Data>, what: Review, moment: Moment): Advance<Data> => {
  // An answer says more than silence did.
  const progress = what.cause !== 'SILENT' && before.standing.review?.cause === 'SILENT' ? recover(before) : before;
  const { standing } = progress;
  if (standing.review) return progress;
  const untilDeadline = isBeforePivot(saga, standing) ? standing.deadlineAt : null;
  const wakeAt = what.way === 'undo' ? wakeIn(moment, askInReviewMs(moment.chance)) : untilDeadline;
  const held: Standing = { ...standing, status: 'IN_REVIEW', review: what, wakeAt };
  return note({ ...progress, standing: held }, { kind: 'reviewed', review: what });
};

const pivotStates = <Data>(saga: Saga<Data>, standing: Standing) =>
  saga.steps.filter(({ kind }) => kind === 'pivot').map(({ name }) => standingOf(standing, name).state);

/** True while everything can still be undone, by the deadline at the latest. A saga without a pivot has no deadline. */
export const isBeforePivot = <Data>(saga: Saga<Data>, standing: Standing): boolean =>
  pivotStates(saga, standing).some((state) => state !== 'DONE');

/** True when what was done can only be finished. */
export const isPastPivot = <Data>(saga: Saga<Data>, standing: Standing): boolean =>
  pivotStates(saga, standing).includes('DONE');
