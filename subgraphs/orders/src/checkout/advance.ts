// The one clever file: (standing, what was heard) -> (standing, what to send). Pure: time and chance come in.
// A reply is matched by its step key, whatever its epoch. Before the pivot a no or silence turns the saga around, and
// what was begun is undone in reverse; after it there is only trying again, or a person.
import { StepParked } from '@cartograph/contracts';
import { plusMs, type Instant } from '@cartograph/kernel';
import { goOn, stepDone, stepUndone, turnAround } from './course';
import {
  anew,
  isBeforePivot,
  recover,
  review,
  send,
  standingOf,
  wait,
  waitInReview,
  withStep,
  type Moment,
} from './progress';
import { hearResolved, hearWaived } from './resolving';
import type { Saga, SagaStep } from './saga-words';
import type { Advance, Heard, Standing, StepStanding } from './standing';
import { readStepKey } from './step-keys';

type Reply = Extract<Heard, { kind: 'reply' }>;

/** An undo that was asked for so often in vain needs a person: at this pace after three and a half minutes or so. */
const triesBeforeReview = 20;

const hearUndoReply = <Data>(
  saga: Saga<Data>,
  progress: Advance<Data>,
  step: SagaStep<Data>,
  { subject, body }: Pick<Reply, 'subject' | 'body'>,
  isCurrent: boolean,
  moment: Moment,
): Advance<Data> => {
  if (!('undone' in step) || standingOf(progress.standing, step.name).state !== 'UNDOING') return progress;
  if (subject === step.undone?.subject) return stepUndone(saga, progress, step, moment);
  const isRefused = step.kind === 'step' && subject === step.notUndone?.subject;
  if (!isCurrent || !(isRefused || subject === StepParked.subject)) return progress;
  const cause = isRefused ? 'REFUSED' : 'PARKED';
  return review(saga, progress, { step: step.name, way: 'undo', cause, evidence: body }, moment);
};

const hearDoReply = <Data>(
  saga: Saga<Data>,
  progress: Advance<Data>,
  step: Extract<SagaStep<Data>, { ask: unknown }>,
  { subject, body }: Pick<Reply, 'subject' | 'body'>,
  isCurrent: boolean,
  moment: Moment,
): Advance<Data> => {
  const { standing } = progress;
  const { state } = standingOf(standing, step.name);
  const isHeld = standing.review?.way === 'do' && standing.review.step === step.name;
  const isAnswered = isHeld && standing.review.cause !== 'SILENT';
  // Once the saga has turned around, a late yes or no moves nothing: the step is being undone whatever it was.
  if (!isHeld && (standing.status !== 'RUNNING' || state !== 'ASKED')) return progress;
  if (subject === step.yes.subject) return stepDone(saga, progress, step, body, moment);
  if (isAnswered || !isCurrent) return progress;
  if (subject === StepParked.subject)
    return review(saga, progress, { step: step.name, way: 'do', cause: 'PARKED', evidence: body }, moment);
  if (subject !== step.no?.subject) return progress;
  const refused = { ...progress, standing: withStep(standing, step.name, { state: 'REFUSED', answeredAt: moment.at }) };
  return step.kind === 'mustFinish'
    ? review(saga, refused, { step: step.name, way: 'do', cause: 'REFUSED', evidence: body }, moment)
    : turnAround(saga, refused, { kind: 'refused', step: step.name, reply: subject, body }, moment);
};

const hearReply = <Data>(saga: Saga<Data>, progress: Advance<Data>, heard: Reply, moment: Moment): Advance<Data> => {
  const { sagaId } = progress.standing;
  const asked = readStepKey(sagaId, saga.steps, heard.stepKey);
  const step = saga.steps.find(({ name }) => name === asked?.step);
  if (!asked || !step) return progress;
  const isCurrent = asked.attempt === (standingOf(progress.standing, step.name).attempt ?? 1);
  if (asked.way === 'undo') return hearUndoReply(saga, progress, step, heard, isCurrent, moment);
  return 'ask' in step ? hearDoReply(saga, progress, step, heard, isCurrent, moment) : progress;
};

const isOpen = ({ state }: StepStanding) => state === 'ASKED' || state === 'UNDOING';

/** Under a new attempt the reply can be heard, so a person may retry. */
const hearPoisoned = <Data>(
  saga: Saga<Data>,
  progress: Advance<Data>,
  { stepKey, cause }: Extract<Heard, { kind: 'poisoned' }>,
  moment: Moment,
): Advance<Data> => {
  const { standing } = progress;
  const open = standing.steps.find(isOpen);
  if (!open) return progress;
  const way = open.state === 'UNDOING' ? 'undo' : 'do';
  const asked = stepKey === undefined ? { step: open.name, way } : readStepKey(standing.sagaId, saga.steps, stepKey);
  if (asked?.step !== open.name || asked.way !== way) return progress;
  if (standing.review && standing.review.cause !== 'SILENT')
    return stepKey === undefined ? waitInReview(progress, moment) : progress;
  return review(saga, progress, { step: open.name, way, cause: 'PARKED', evidence: { cause } }, moment);
};

const askToUndoAgain = <Data>(
  saga: Saga<Data>,
  progress: Advance<Data>,
  step: Extract<SagaStep<Data>, { undo?: unknown }>,
  isPublished: boolean,
  moment: Moment,
): Advance<Data> => {
  const { standing } = progress;
  const { tries } = standingOf(standing, step.name);
  if (!step.undo) return progress;
  // What was refused or parked has its answer under this key for good.
  const isAnswered = standing.review && standing.review.cause !== 'SILENT';
  if (isAnswered) return send({ ...progress, standing: anew(standing, step.name) }, step, step.undo, 'undo', moment);
  if (!isPublished) return wait(progress, moment);
  const isHopeless = step.kind !== 'begun' && tries >= triesBeforeReview;
  const what = { step: step.name, way: 'undo', cause: 'SILENT', evidence: { tries } } as const;
  return send(isHopeless ? review(saga, progress, what, moment) : progress, step, step.undo, 'undo', moment);
};

const hearSilence = <Data>(
  saga: Saga<Data>,
  progress: Advance<Data>,
  isPublished: boolean,
  moment: Moment,
): Advance<Data> => {
  const open = saga.steps.find(({ name }) => isOpen(standingOf(progress.standing, name)));
  if (!open || open.kind === 'pivot') return progress;
  const { heardOfAt, askedAt = moment.at, state, tries } = standingOf(progress.standing, open.name);
  if (state === 'UNDOING')
    return open.kind === 'mustFinish' ? progress : askToUndoAgain(saga, progress, open, isPublished, moment);
  if (open.kind === 'begun') return progress;

  const since = heardOfAt ?? (isPublished ? moment.at : undefined);
  const standing =
    since === undefined ? progress.standing : withStep(progress.standing, open.name, { heardOfAt: since });
  const known = { ...progress, standing };
  const askAgain = (from: Advance<Data>) =>
    isPublished ? send(from, open, open.ask, 'do', moment) : wait(from, moment);
  if (open.kind === 'mustFinish') {
    // Who was away while this service was away too has not been asked in vain before it is asked once more.
    const isInVain = tries > 1 || !isPublished;
    const isLate = isInVain && moment.at > plusMs(askedAt, open.alarmAfterMs);
    const what = { step: open.name, way: 'do', cause: 'SILENT', evidence: { tries } } as const;
    return askAgain(isLate ? review(saga, known, what, moment) : known);
  }
  const isSilent = since !== undefined && moment.at >= plusMs(since, open.withinMs);
  const isOver = isBeforePivot(saga, standing) && moment.at >= standing.deadlineAt;
  if (!isOver && (!isSilent || standing.review)) return standing.review ? known : askAgain(known);
  const silent = recover({ ...known, standing: withStep(standing, open.name, { state: 'SILENT' }) });
  return turnAround(saga, silent, { kind: 'silence', step: open.name }, moment);
};

/** What a saga does about what it heard. Hearing a thing twice, or one that is not awaited, changes nothing. */
export const advance = <Data>(
  saga: Saga<Data>,
  standing: Standing,
  data: Data,
  heard: Heard,
  moment: Moment,
): Advance<Data> => {
  const progress: Advance<Data> = { standing, data, outgoing: [], milestones: [] };
  switch (heard.kind) {
    case 'begin':
      return goOn(saga, progress, moment);
    case 'reply':
      return hearReply(saga, progress, heard, moment);
    case 'wake':
      return standing.wakeAt === null || moment.at < standing.wakeAt
        ? progress
        : hearSilence(saga, progress, heard.isPublished, moment);
    case 'poisoned':
      return hearPoisoned(saga, progress, heard, moment);
    case 'resolved':
      return hearResolved(saga, progress, heard.action, moment);
    case 'waived':
      return hearWaived(saga, progress, moment);
  }
};

/** A saga at its beginning: what was begun before it is done, everything else waits. */
export const newStanding = <Data>(
  saga: Saga<Data>,
  sagaId: string,
  at: Instant,
  { deadlineMs, epoch = 1, traceparent }: { deadlineMs: number; epoch?: number; traceparent?: string | undefined },
): Standing => ({
  sagaId,
  definition: saga.name,
  version: saga.version,
  status: 'RUNNING',
  epoch,
  steps: saga.steps.map(({ kind, name }) => ({ name, state: kind === 'begun' ? 'DONE' : 'WAITING', tries: 0 })),
  deadlineAt: plusMs(at, deadlineMs),
  wakeAt: null,
  ...(traceparent && { traceparent }),
});
