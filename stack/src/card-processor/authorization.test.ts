import { accept, dayMs, plusMs, refuse, toInstant } from '@cartograph/kernel';
import { asOf, authorize, capture, voidAuthorization } from './authorization';

const now = toInstant(1_800_000_000_000);
const held = authorize(
  { id: 'auth_1', reference: 'ord_1', token: 'tok_approved', amountMinor: 5_000, currency: 'EUR' },
  now,
);
const afterItsLife = plusMs(now, 7 * dayMs);

test('an authorization holds for seven days', () => {
  expect(asOf(held, plusMs(afterItsLife, -1)).status).toBe('authorized');
  expect(asOf(held, afterItsLife).status).toBe('expired');
});

test('a part may be captured, and the rest is let go', () => {
  expect(capture(held, 3_000, now)).toEqual(accept({ ...held, status: 'captured', capturedMinor: 3_000 }));
});

test('more than was authorized is not captured', () => {
  expect(capture(held, 5_001, now)).toEqual(refuse('amount_too_large'));
});

test('money is captured once', () => {
  const captured = { ...held, status: 'captured' as const, capturedMinor: 5_000 };
  expect(capture(captured, 1, now)).toEqual(refuse('already_captured'));
});

test('captured money is not let go', () => {
  const captured = { ...held, status: 'captured' as const, capturedMinor: 5_000 };
  expect(voidAuthorization(captured, now)).toEqual(refuse('already_captured'));
});

test('money let go is neither captured nor let go again', () => {
  const voided = { ...held, status: 'voided' as const };
  expect(voidAuthorization(held, now)).toEqual(accept(voided));
  expect(voidAuthorization(voided, now)).toEqual(refuse('already_voided'));
  expect(capture(voided, 1, now)).toEqual(refuse('already_voided'));
});

test('an expired authorization is neither captured nor voided', () => {
  expect(capture(held, 5_000, afterItsLife)).toEqual(refuse('authorization_expired'));
  expect(voidAuthorization(held, afterItsLife)).toEqual(refuse('authorization_expired'));
});
