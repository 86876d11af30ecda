// Between the wire and the processor: lets what is staged happen to a merchant's request.
import { plusMs, secondMs } from '@cartograph/kernel';
import { cardBehind, refundPendingMs, type Conduct } from './card-tokens';
import type { Clock } from './clock';
import { isOfTheBank, type BankKind, type Deed, type Fault, type RequestFault } from './faults';
import type { Operation } from './operation';
import type { Answered, Processor } from './processor';
import { refusalAnswer, type RefusalCode } from './refusals';
import type { Stage } from './stage';
import type { Held } from './staged';

/** What goes over the wire: an answer, half of one, or nothing until the line is cut. */
export type Outcome =
  (Answered & { readonly retryAfterMs?: number; readonly isTorn?: true }) | { readonly cutAfterMs: number };

export interface Accidents {
  execute(idempotencyKey: string, fingerprint: string, operation: Operation): Promise<Outcome>;
  /** Executes all that is held back; resolves with how many that were. */
  releaseHeld(): Promise<number>;
}

export interface AccidentsOptions {
  readonly processor: Processor;
  readonly stage: Stage;
  readonly clock: Clock;
  readonly newId: (prefix: string) => string;
  readonly slowMs: number;
}

const unanswered = (code: RefusalCode): Answered => ({ answer: refusalAnswer(code), replayed: false });

const conductOf = ({ kind, delayMs, code }: Fault<BankKind>, operation: Operation): Conduct => {
  switch (kind) {
    case 'slow':
      return { delayMs: delayMs ?? secondMs };
    case 'refused':
      return { refusal: code ?? (operation.kind === 'authorize' ? 'card_declined' : `${operation.kind}_refused`) };
    case 'pending':
    case 'failing':
      return {
        settlement: { afterMs: delayMs ?? refundPendingMs, status: kind === 'pending' ? 'succeeded' : 'failed' },
      };
    case 'error_kept':
      return { keepsError: true };
  }
};

export const createAccidents = ({ processor, stage, clock, newId, slowMs }: AccidentsOptions): Accidents => {
  const release = async ({ id, idempotencyKey, fingerprint, operation }: Held): Promise<void> => {
    await processor.execute(idempotencyKey, fingerprint, operation);
    await stage.note({ is: 'released', id });
  };
  const releaseWhenDue = (held: Held): void => {
    if (held.due === undefined) return;
    clock.at(held.due, () => stage.staged.held.has(held.id) && void release(held));
  };
  stage.staged.held.forEach(releaseWhenDue);

  const hold = async (request: Omit<Held, 'id' | 'due'>, delayMs: number | undefined): Promise<void> => {
    const held = { ...request, id: newId('held'), ...(delayMs !== undefined && { due: plusMs(clock.now(), delayMs) }) };
    await stage.note({ is: 'held', held });
    releaseWhenDue(held);
  };

  const faultFor = (idempotencyKey: string, operation: Operation): RequestFault | undefined => {
    const subject = processor.about(operation);
    const first = subject && cardBehind(subject.token, slowMs)?.firstAttempt;
    if (!first && stage.isEmpty()) return undefined;
    const references = subject ? [subject.reference] : [];
    if (operation.kind === 'refund') references.push(operation.reference);
    const deed: Deed = {
      name: idempotencyKey,
      ...{ operation: operation.kind, references, token: subject?.token },
      isReplay: processor.isRemembered(idempotencyKey),
    };
    return (
      stage.strike('request', deed) ??
      (first?.operation === operation.kind ? stage.strikeFirst({ kind: first.kind }, deed) : undefined)
    );
  };

  return {
    execute: async (idempotencyKey, fingerprint, operation) => {
      const execute = (conduct?: Conduct) => processor.execute(idempotencyKey, fingerprint, operation, conduct);
      const fault = faultFor(idempotencyKey, operation);
      if (!fault) return execute();
      await stage.kept();
      if (isOfTheBank(fault)) return execute(conductOf(fault, operation));
      const { delayMs = 0 } = fault;
      switch (fault.kind) {
        case 'silent_before':
          return { cutAfterMs: delayMs };
        case 'silent_after':
          await execute();
          return { cutAfterMs: delayMs };
        case 'late':
          await hold({ idempotencyKey, fingerprint, operation }, fault.delayMs);
          return { cutAfterMs: 0 };
        case 'error_before':
          return unanswered('internal_error');
        case 'error_after':
          await execute();
          return unanswered('internal_error');
        case 'throttled':
          return { ...unanswered('rate_limited'), retryAfterMs: fault.delayMs ?? secondMs };
        case 'reset':
          return { ...(await execute()), isTorn: true };
      }
    },
    releaseHeld: async () => {
      const held = [...stage.staged.held.values()];
      await Promise.all(held.map(release));
      return held.length;
    },
  };
};
