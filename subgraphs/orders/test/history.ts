// What a saga heard and did, kept as a file: so that a later release is held to what sagas under way rely on.
import type { Outgoing } from '@cartograph/contracts';
import type { Heard, Standing, StepState } from '../src/checkout/standing';

/** One thing heard, when, and what the saga did about it. */
export interface HistoryEntry {
  readonly at: number;
  readonly chance: number;
  readonly heard: Heard;
  readonly status: Standing['status'];
  readonly epoch: number;
  readonly states: Readonly<Record<string, StepState>>;
  readonly sent: readonly { readonly subject: string; readonly stepKey: string; readonly body: unknown }[];
}

export interface History {
  readonly definition: string;
  readonly version: number;
  readonly sagaId: string;
  readonly beganAt: number;
  readonly deadlineMs: number;
  readonly data: unknown;
  readonly entries: readonly HistoryEntry[];
}

/** What of a standing and of its messages a history keeps. */
export const seen = (
  { status, epoch, steps }: Standing,
  outgoing: readonly Outgoing[],
): Pick<HistoryEntry, 'status' | 'epoch' | 'states' | 'sent'> => ({
  status,
  epoch,
  states: Object.fromEntries(steps.map(({ name, state }) => [name, state])),
  sent: outgoing.map(({ subject, item: { stepKey, body } }) => ({ subject, stepKey, body })),
});
