// Every "no" of the processor: its HTTP status and what a person reads.
import type { AuthorizationRefusal } from './authorization';
import type { Answer } from './ledger';

export type RefusalCode =
  | AuthorizationRefusal
  | 'card_declined'
  | 'insufficient_funds'
  | 'invalid_token'
  | 'invalid_request'
  | 'idempotency_key_missing'
  | 'idempotency_key_in_flight'
  | 'idempotency_key_reused'
  | 'authorization_not_found'
  | 'not_found';

const refusals: Readonly<Record<RefusalCode, readonly [status: number, message: string]>> = {
  invalid_request: [400, 'The request is malformed.'],
  idempotency_key_missing: [400, 'A write wants the header Idempotency-Key of 1 to 255 characters.'],
  invalid_token: [400, 'There is no such payment method.'],
  card_declined: [402, 'The bank declined the card.'],
  insufficient_funds: [402, 'The card does not cover the amount.'],
  not_found: [404, 'There is nothing at this address.'],
  authorization_not_found: [404, 'There is no such authorization.'],
  idempotency_key_in_flight: [409, 'An operation with this key is still running.'],
  idempotency_key_reused: [422, 'The key was used before with another request.'],
  already_captured: [422, 'The authorization is captured.'],
  already_voided: [422, 'The authorization is voided.'],
  authorization_expired: [422, 'The authorization has expired.'],
  amount_too_large: [422, 'The amount exceeds what is authorized.'],
  capture_refused: [422, 'The bank refuses to pay.'],
};

export const refusalAnswer = (code: RefusalCode): Answer => {
  const [status, message] = refusals[code];
  return { status, body: { code, message } };
};
