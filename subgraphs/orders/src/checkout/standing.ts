import type { Outgoing } from '@cartograph/contracts';
import type { Instant } from '@cartograph/kernel';

export type StepState = 'WAITING' | 'ASKED' | 'DONE' | 'REFUSED' | 'SILENT' | 'UNDOING' | 'UNDONE' | 'WAIVED';

/** Forward, or back. */
export type Way = 'do' | 'undo';

/** Where one step stands. Kept by name, so that a step may move in a later version of the table. */
export interface StepStanding {
  readonly name: string;
  readonly state: StepState;
  /** How often it, or its undo, was asked for. */
  readonly tries: number;
  /** Counts from 1, which is left out; each attempt has a step key of its own. */
  readonly attempt?: number;
  /** A person says that it was done outside; the participant looks and adopts, or refuses again. */
  readonly isSettledByHand?: boolean;
  /** When it was first asked for. */
  readonly askedAt?: Instant;
  /** When it was first seen to have left for the broker; silence counts from here. */
  readonly heardOfAt?: Instant;
  readonly answeredAt?: Instant;
}

export type SagaStatus = 'RUNNING' | 'COMPENSATING' | 'DONE' | 'UNDONE' | 'IN_REVIEW';

/** Why a saga turned around: the step that said no with its reply, silence, or a person. */
export type Turn =
  | { readonly kind: 'refused'; readonly step: string; readonly reply: string; readonly body: unknown }
  | { readonly kind: 'unfit'; readonly step: string; readonly code: string }
  | { readonly kind: 'silence'; readonly step: string }
  | { readonly kind: 'forced'; readonly step: string };

/** REFUSED for good, PARKED as poisoned, or SILENT: asked for in vain too often or too long. */
export type ReviewCause = 'REFUSED' | 'PARKED' | 'SILENT';

/** What a person is to look at. */
export interface Review {
  readonly step: string;
  readonly way: Way;
  readonly cause: ReviewCause;
  /** What brought it here: the body of the reply, or how often it was asked for in vain. */
  readonly evidence: unknown;
}

/** Where a saga stands: plain data, one row, so that any process can go on with it. */
export interface Standing {
  readonly sagaId: string;
  readonly definition: string;
  readonly version: number;
  readonly status: SagaStatus;
  /** Rises only when the saga turns to compensation or an operator intervenes; fences late commands. */
  readonly epoch: number;
  readonly steps: readonly StepStanding[];
  readonly deadlineAt: Instant;
  /** When somebody should look at it again if nothing is heard; null when it is at rest. */
  readonly wakeAt: Instant | null;
  readonly turn?: Turn;
  /** Set while it is IN_REVIEW. */
  readonly review?: Review;
  readonly traceparent?: string;
}

/** What a person may do about a saga in review. */
export type ReviewAction = 'RETRY' | 'RESOLVED' | 'FORCE_UNDO';

/** What a saga may hear. */
export type Heard =
  | { readonly kind: 'begin' }
  | { readonly kind: 'reply'; readonly stepKey: string; readonly subject: string; readonly body: unknown }
  /** Nobody answered. `isPublished`: the command is known to have reached the broker. */
  | { readonly kind: 'wake'; readonly isPublished: boolean }
  /** A reply to this step key was parked here, or a wake where none is named: it will not be heard any more. */
  | { readonly kind: 'poisoned'; readonly stepKey?: string; readonly cause: string }
  /** An operator has decided; whether the action is allowed is asked of resolving.ts before. */
  | { readonly kind: 'resolved'; readonly action: ReviewAction }
  /** What it did is being taken back by another saga: what it still had to do is waived. */
  | { readonly kind: 'waived' };

/** What the world outside the saga may care about, in the order in which it happened. */
export type Milestone =
  /** The pivot was passed. */
  | { readonly kind: 'confirmed' }
  /** A step after the pivot was done. */
  | { readonly kind: 'finished'; readonly step: string; readonly body: unknown }
  /** Stock and money are as before; what is left to undo is courtesy. */
  | { readonly kind: 'ended' }
  /** Nothing is left to do. */
  | { readonly kind: 'closed' }
  /** A person must look. */
  | { readonly kind: 'reviewed'; readonly review: Review }
  /** No person is needed any more: it went on by itself. */
  | { readonly kind: 'recovered' };

/** What a saga does about what it heard. */
export interface Advance<Data> {
  readonly standing: Standing;
  readonly data: Data;
  readonly outgoing: readonly Outgoing[];
  readonly milestones: readonly Milestone[];
}
