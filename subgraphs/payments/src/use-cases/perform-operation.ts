import {
  giveUpMs,
  keyLifetimeMs,
  type Authorize,
  type Operation,
  type Outcome,
  type Pending,
  type RefundOperation,
  type Unknown,
  type Void,
} from '../domain/operation';
import { evidenceOf, isLive, readRecords } from '../domain/records';
import { isUnknown, type CardProcessor, type LeasedOperation } from '../ports';

type Heard = Outcome | Unknown | Pending;

// Some processors keep answering a key with the error it once met, though the thing was done. Their books are asked first
// then: several such keys would keep the breaker out, so that a look after each of them would never get its turn.
const triesBeforeLooking = 2;

const notFound: Unknown = { kind: 'unknown', cause: 'NOT_FOUND' };

const authorizationOf = (operation: Operation): string | null =>
  operation.kind === 'authorize' ? null : operation.authorizationId;

/** Asks the processor for one operation. What is not known stays `unknown`, until by its age it never will be. */
export const createPerformOperation = ({ processor }: { processor: CardProcessor }) => {
  const look = (operation: Operation) => processor.look(operation.orderId, authorizationOf(operation));

  /** What its books prove; nothing when they were read and prove nothing, `unknown` when they could not be read. */
  const find = async (operation: Operation): Promise<Heard | undefined> => {
    const records = await look(operation);
    return isUnknown(records) ? records : readRecords(operation, records);
  };

  const lookForHand = async (operation: Operation): Promise<Heard> => {
    const records = await look(operation);
    return isUnknown(records) ? records : { kind: 'looked', records };
  };

  /** The processor may have forgotten the key, so the same call could happen a second time. */
  const findLate = async (operation: Authorize | RefundOperation, ageMs: number): Promise<Heard> => {
    const found = await find(operation);
    if (found) return found;
    // An authorize that nobody has undone yet has nobody to tell.
    const isAwaited = operation.kind === 'refund' || operation.undo || operation.captureAttempt !== undefined;
    if (ageMs < giveUpMs || !isAwaited) return notFound;
    const { idempotencyKey } = operation;
    return { kind: 'refused', reason: 'OUTCOME_UNKNOWN', evidence: { idempotencyKey, ageMs, ...evidenceOf([]) } };
  };

  /** Lets go whatever is found under our reference, since the authorize was never answered. */
  const voidFound = async (operation: Void): Promise<Heard> => {
    const records = await look(operation);
    if (isUnknown(records)) return records;
    const live = records.filter(isLive);
    if (live.length === 0) return { kind: 'refused', reason: 'OUTCOME_UNKNOWN', evidence: evidenceOf(records) };
    for (const { authorizationId } of live) {
      const idempotencyKey = `${operation.idempotencyKey}:${authorizationId}`;
      const heard = await processor.voidAuthorization({ idempotencyKey, authorizationId });
      if (heard.kind !== 'voided') return heard;
    }
    return { kind: 'voided' };
  };

  const ask = async (operation: Operation, ageMs: number): Promise<Heard> => {
    switch (operation.kind) {
      case 'authorize':
        return ageMs < keyLifetimeMs ? processor.authorize(operation) : findLate(operation, ageMs);
      case 'void': {
        const { authorizationId } = operation;
        return authorizationId === null
          ? voidFound(operation)
          : processor.voidAuthorization({ ...operation, authorizationId });
      }
      case 'capture':
        return processor.capture({ ...operation, authorizationId: operation.authorizationId! });
      case 'refund':
        if (operation.processorRefundId !== undefined) return (await find(operation)) ?? notFound;
        return ageMs < keyLifetimeMs ? processor.refund(operation) : findLate(operation, ageMs);
    }
  };

  return async ({ operation, ageMs, tries }: LeasedOperation): Promise<Heard> => {
    if (operation.isSettledByHand) return lookForHand(operation);
    const isUnsure = 'isUnsure' in operation && operation.isUnsure === true;
    if (isUnsure || tries >= triesBeforeLooking) {
      const found = await find(operation);
      if (found && (isUnsure || !isUnknown(found) || found.isUncalled)) return found;
    }
    return ask(operation, ageMs);
  };
};
