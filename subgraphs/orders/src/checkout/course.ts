// The course of a saga: on to the next step, or around and back over what was begun, the latest first.
import { note, recover, rest, send, standingOf, withStep, type Moment } from './progress';
import type { Saga, SagaStep } from './saga-words';
import type { Advance, Standing, StepStanding, Turn } from './standing';

/** Goes on to the first step that is waiting, through the pivot when its turn has come before the deadline. */
export const goOn = <Data>(saga: Saga<Data>, progress: Advance<Data>, moment: Moment): Advance<Data> => {
  const next = saga.steps.find(({ name }) => standingOf(progress.standing, name).state === 'WAITING');
  if (!next) return note(rest(progress, 'DONE'), { kind: 'closed' });
  if (next.kind === 'step' || next.kind === 'mustFinish') return send(progress, next, next.ask, 'do', moment);
  if (next.kind === 'begun') throw new Error(`${next.name} was to be done before the saga began`);
  // Who begins with the pivot was decided before he began.
  if (next !== saga.steps[0] && moment.at >= progress.standing.deadlineAt)
    return turnAround(saga, progress, { kind: 'silence', step: next.name }, moment);
  const code = next.unless?.(progress.data, moment.at);
  if (code) return turnAround(saga, progress, { kind: 'unfit', step: next.name, code }, moment);
  const passed = withStep(progress.standing, next.name, { state: 'DONE', answeredAt: moment.at });
  return goOn(saga, note({ ...progress, standing: passed }, { kind: 'confirmed' }), moment);
};

export const turnAround = <Data>(
  saga: Saga<Data>,
  progress: Advance<Data>,
  turn: Turn,
  moment: Moment,
): Advance<Data> => {
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
  const undoing = withStep(told.standing, last.name, { tries: 0, attempt: 1, isSettledByHand: false });
  return send({ ...told, standing: undoing }, last, last.undo, 'undo', moment);
};

/** True once a step that was begun before us is being undone or is undone: everything else is by then. */
const hasEnded = <Data>(saga: Saga<Data>, standing: Standing): boolean =>
  saga.steps.some(
    ({ kind, name }) => kind === 'begun' && ['UNDOING', 'UNDONE'].includes(standingOf(standing, name).state),
  );

/** The step is done; a person who was to look at it need not. */
export const stepDone = <Data>(
  saga: Saga<Data>,
  progress: Advance<Data>,
  step: SagaStep<Data>,
  body: unknown,
  moment: Moment,
): Advance<Data> => {
  const standing = withStep(progress.standing, step.name, { state: 'DONE', answeredAt: moment.at });
  const learn = step.kind === 'step' ? step.learn : undefined;
  const data = learn ? learn(progress.data, body as never, moment.at) : progress.data;
  const done = recover({ ...progress, data, standing });
  const told = step.kind === 'mustFinish' ? note(done, { kind: 'finished', step: step.name, body }) : done;
  return goOn(saga, told, moment);
};

/** The step is undone; a person who was to look at it need not. */
export const stepUndone = <Data>(
  saga: Saga<Data>,
  progress: Advance<Data>,
  step: SagaStep<Data>,
  moment: Moment,
): Advance<Data> => {
  const standing = withStep(progress.standing, step.name, { state: 'UNDONE', answeredAt: moment.at });
  return undoNext(saga, recover({ ...progress, standing }), moment);
};
