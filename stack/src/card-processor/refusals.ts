// Every "no" of the processor: its HTTP status and what a person reads.
import type { AuthorizationRefusal } from './authorization';
import type { Answer } from './ledger';
import type { RefundRefusal } from './refund';

export type RefusalCode =
  | AuthorizationRefusal
  | RefundRefusal
  | 'card_declined'
  | 'insufficient_funds'
  | 'capture_refused'
  | 'void_refused'
  | 'refund_refused'
  | 'invalid_token'
  | 'invalid_request'
  | 'idempotency_key_missing'
  | 'idempotency_key_in_flight'
  | 'idempotency_key_reused'
  | 'authorization_not_found'
  | 'refund_not_found'
  | 'operation_not_found'
  | 'event_not_found'
  | 'not_found'
  | 'rate_limited'
  | 'internal_error';

const refusals: Readonly<Record<RefusalCode, readonly [status: number, message: string]>> = {
  invalid_request: [400, 'The request is malformed.'],
  idempotency_key_missing: [400, 'A write wants the header Idempotency-Key of 1 to 255 characters.'],
  invalid_token: [400, 'There is no such payment method.'],
  card_declined: [402, 'The bank declined the card.'],
  insufficient_funds: [402, 'The card does not cover the amount.'],
  not_found: [404, 'There is nothing at this address.'],
  authorization_not_found: [404, 'There is no such authorization.'],
  refund_not_found: [404, 'There is no such refund.'],
  operation_not_found: [404, 'Nothing was done under this key.'],
  event_not_found: [404, 'There is no such event.'],
  idempotency_key_in_flight: [409, 'An operation with this key is still running.'],
  idempotency_key_reused: [422, 'The key was used before with another request.'],
  already_captured: [422, 'The authorization is captured.'],
  already_voided: [422, 'The authorization is voided.'],
  authorization_expired: [422, 'The authorization has expired.'],
  amount_too_large: [422, 'The amount exceeds what is authorized.'],
  not_captured: [422, 'Only captured money can be given back.'],
  refund_too_large: [422, 'The amount exceeds what is captured and not yet given back.'],
  capture_refused: [422, 'The bank refuses to pay.'],
  void_refused: [422, 'The bank refuses to let the money go.'],
  refund_refused: [422, 'The bank refuses to give the money back.'],
  rate_limited: [429, 'Too many requests; come again after Retry-After seconds.'],
  internal_error: [500, 'Something broke; whether the operation was executed is not known.'],
};

export const refusalCodes = Object.keys(refusals) as RefusalCode[];

export const refusalAnswer = (code: RefusalCode): Answer => {
  const [status, message] = refusals[code];
  return { status, body: { code, message } };
};
