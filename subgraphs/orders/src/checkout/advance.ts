// The one clever file: (standing, what was heard) -> (standing, what to send). Pure: time and chance come in.
// A reply is matched by its step key, whatever its epoch. Before the pivot a no or silence turns the saga around, and
// what was begun is undone in reverse; after it there is only trying again.
import { plusMs, type Instant } from '@cartograph/kernel';
import { doKey, note, rest, send, standingOf, undoKey, withStep, type Moment } from './progress';
import type { Saga, SagaStep } from './saga-words';
import type { Advance, Heard, Standing, StepStanding, Turn } from './standing';

/** Goes on to the first step that is waiting, through the pivot when its turn has come. */
const goOn = <Data>(saga: Saga<Data>, progress: Advance<Data>, moment: Moment): Advance<Data> => {
  const next = saga.steps.find(({ name }) => standingOf(progress.standing, name).state === 'WAITING');
  if (!next) return note(rest(progress, 'DONE'), { kind: 'closed' });
  if (next.kind === 'step' || next.kind === 'mustFinish') return send(progress, next, next.ask, 'do', moment);
  if (next.kind === 'begun') throw new Error(`${next.name} was to be done before the saga began`);
  const code = next.unless?.(progress.data, moment.at);
  if (code) return turnAround(saga, progress, { kind: 'unfit', step: next.name, code }, moment);
  const passed = withStep(progress.standing, next.name, { state: 'DONE', answeredAt: moment.at });
  return goOn(saga, note({ ...progress, standing: passed }, { kind: 'confirmed' }), moment);
};

const turnAround = <Data>(saga: Saga<Data>, progress: Advance<Data>, turn: Turn, moment: Moment): Advance<Data> => {
  const { standing } = progress;
  const turned: Standing = { ...standing, status: 'COMPENSATING', epoch: standing.epoch + 1, turn };
  return undoNext(saga, { ...progress, standing: turned }, moment);
};

const isOwed = ({ state }: StepStanding) => state === 'DONE' || state === 'SILENT';

/** Undoes the latest step that may have had an effect. `ended` is told when only what was begun before us is left. */
const undoNext = <Data>(saga: Saga<Data>, progress: Advance<Data>, moment: Moment): Advance<Data> => {
  const { standing } = progress;
  const owed = saga.steps.filter((step) => 'undo' in step && isOwed(standingOf(standing, step.name))) as Extract<
    SagaStep<Data>,
    { undo?: unknown }
  >[];
  const last = owed.at(-1);
  const isFirstOfCourtesy = last?.kind === 'begun' || !last;
  const told = isFirstOfCourtesy && !hasEnded(saga, standing) ? note(progress, { kind: 'ended' }) : progress;
  if (!last?.undo) return note(rest(told, 'UNDONE'), { kind: 'closed' });
  const anew = withStep(told.standing, last.name, { tries: 0 });
  return send({ ...told, standing: anew }, last, last.undo, 'undo', moment);
};

/** True once a step that was begun before us is being undone or is undone: everything else is by then. */
const hasEnded = <Data>(saga: Saga<Data>, standing: Standing): boolean =>
  saga.steps.some(
    ({ kind, name }) => kind === 'begun' && ['UNDOING', 'UNDONE'].includes(standingOf(standing, name).state),
  );

const hearReply = <Data>(
  saga: Saga<Data>,
  progress: Advance<Data>,
  { stepKey, subject, body }: Extract<Heard, { kind: 'reply' }>,
  moment: Moment,
): Advance<Data> => {
  const { standing } = progress;
  const { sagaId, status } = standing;
  const step = saga.steps.find(({ name }) => doKey(sagaId, name) === stepKey || undoKey(sagaId, name) === stepKey);
  if (!step || step.kind === 'pivot') return progress;
  const { state } = standingOf(standing, step.name);
  const answered = { answeredAt: moment.at };

  if (stepKey === undoKey(sagaId, step.name)) {
    if (state !== 'UNDOING' || !('undone' in step) || step.undone?.subject !== subject) return progress;
    const undone = withStep(standing, step.name, { state: 'UNDONE', ...answered });
    return undoNext(saga, { ...progress, standing: undone }, moment);
  }
  // Once the saga has turned around, a late yes or no moves nothing: the step is being undone whatever it was.
  if (status !== 'RUNNING' || state !== 'ASKED' || step.kind === 'begun') return progress;
  if (subject === step.yes.subject) {
    const done = withStep(standing, step.name, { state: 'DONE', ...answered });
    const learn = step.kind === 'step' ? step.learn : undefined;
    const data = learn ? learn(progress.data, body as never, moment.at) : progress.data;
    const next = { ...progress, data, standing: done };
    const told = step.kind === 'mustFinish' ? note(next, { kind: 'finished', step: step.name, body }) : next;
    return goOn(saga, told, moment);
  }
  if (subject !== step.no?.subject) return progress;
  const refused = withStep(standing, step.name, { state: 'REFUSED', ...answered });
  if (step.kind === 'mustFinish')
    return note(rest({ ...progress, standing: refused }, 'IN_REVIEW'), { kind: 'stuck', step: step.name, body });
  return turnAround(
    saga,
    { ...progress, standing: refused },
    { kind: 'refused', step: step.name, reply: subject, body },
    moment,
  );
};

const hearSilence = <Data>(
  saga: Saga<Data>,
  progress: Advance<Data>,
  isPublished: boolean,
  moment: Moment,
): Advance<Data> => {
  const open = saga.steps.find(({ name }) => ['ASKED', 'UNDOING'].includes(standingOf(progress.standing, name).state));
  if (!open || open.kind === 'pivot') return progress;
  const { heardOfAt, askedAt = moment.at, state } = standingOf(progress.standing, open.name);
  if (state === 'UNDOING')
    return 'undo' in open && open.undo ? send(progress, open, open.undo, 'undo', moment) : progress;
  if (open.kind === 'begun') return progress;

  const since = heardOfAt ?? (isPublished ? moment.at : undefined);
  const standing =
    since === undefined ? progress.standing : withStep(progress.standing, open.name, { heardOfAt: since });
  const known = { ...progress, standing };
  if (open.kind === 'mustFinish') {
    const isLate = moment.at > plusMs(askedAt, open.alarmAfterMs);
    return send(isLate ? note(known, { kind: 'late', step: open.name }) : known, open, open.ask, 'do', moment);
  }
  const isSilent = since !== undefined && moment.at >= plusMs(since, open.withinMs);
  if (!isSilent && moment.at < standing.deadlineAt) return send(known, open, open.ask, 'do', moment);
  const silent = withStep(standing, open.name, { state: 'SILENT' });
  return turnAround(saga, { ...known, standing: silent }, { kind: 'silence', step: open.name }, moment);
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
  }
};

/** A saga at its beginning: what was begun before it is done, everything else waits. */
export const newStanding = <Data>(
  saga: Saga<Data>,
  sagaId: string,
  at: Instant,
  deadlineMs: number,
  traceparent?: string,
): Standing => ({
  sagaId,
  definition: saga.name,
  version: saga.version,
  status: 'RUNNING',
  epoch: 1,
  steps: saga.steps.map(({ kind, name }) => ({ name, state: kind === 'begun' ? 'DONE' : 'WAITING', tries: 0 })),
  deadlineAt: plusMs(at, deadlineMs),
  wakeAt: null,
  ...(traceparent && { traceparent }),
});
