// The moves that advance.ts is made of: each takes a saga as it is and gives it back one move further.
import { outgoing, type Item } from '@cartograph/contracts';
import { plusMs, type Instant } from '@cartograph/kernel';
import type { Asking, SagaStep } from './saga-words';
import type { Advance, Milestone, Standing, StepStanding } from './standing';

/** When it is, and a number in [0, 1) that spreads repeated asking. */
export interface Moment {
  readonly at: Instant;
  readonly chance: number;
}

const slug = (name: string) => name.replaceAll(' ', '-');
export const doKey = (sagaId: string, step: string) => `${sagaId}/${slug(step)}`;
export const undoKey = (sagaId: string, step: string) => `${sagaId}/${slug(step)}/undo`;

// First after 2 to 3 s, so that a consumer that died has given its work back; then within 4 s, so that a saga goes on
// soon after its participant is back; who is away for long is asked every half minute at most.
const askAgainMs = (tries: number, chance: number) =>
  tries <= 1 ? 2_000 + 1_000 * chance : 1_000 + chance * (tries < 8 ? 3_000 : 29_000);

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

export const send = <Data>(
  { standing, data, outgoing: sent, milestones }: Advance<Data>,
  step: SagaStep<Data>,
  { type, body }: Asking<Data>,
  way: 'do' | 'undo',
  { at, chance }: Moment,
): Advance<Data> => {
  const { sagaId, epoch, traceparent } = standing;
  const { tries, askedAt } = standingOf(standing, step.name);
  const stepKey = way === 'do' ? doKey(sagaId, step.name) : undoKey(sagaId, step.name);
  const item: Item = {
    id: `${stepKey}#${epoch}.${tries + 1}`,
    stepKey,
    epoch,
    correlationId: sagaId,
    ...(traceparent && { traceparent }),
    body: body(data),
  };
  const asked = withStep(standing, step.name, {
    state: way === 'do' ? 'ASKED' : 'UNDOING',
    tries: tries + 1,
    askedAt: askedAt ?? at,
  });
  const wakeAt = plusMs(at, Math.round(askAgainMs(tries + 1, chance)));
  return { data, milestones, standing: { ...asked, wakeAt }, outgoing: [...sent, outgoing(type, item)] };
};

export const rest = <Data>(progress: Advance<Data>, status: 'DONE' | 'UNDONE' | 'IN_REVIEW'): Advance<Data> => ({
  ...progress,
  standing: { ...progress.standing, status, wakeAt: null },
});
