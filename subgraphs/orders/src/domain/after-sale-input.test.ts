import { problemsOfRequest, problemsOfResolution, readAmount } from './after-sale-input';

const request = { idempotencyKey: 'k', reason: 'changed my mind' };
const fieldsOf = (problems: readonly { readonly field: readonly string[] }[]) => problems.map(({ field }) => field[0]);
/** What is left of a text that was cut in the middle of an emoji. */
const cut = 'so sad \ud83d';

test('a good request has no problems', () => {
  expect(problemsOfRequest({ idempotencyKey: 'k'.repeat(255), reason: 'r'.repeat(500) })).toEqual([]);
});

test.each([
  ['idempotencyKey', { ...request, idempotencyKey: '' }],
  ['idempotencyKey', { ...request, idempotencyKey: 'k'.repeat(256) }],
  ['idempotencyKey', { ...request, idempotencyKey: 'k\0' }],
  ['reason', { ...request, reason: ' ' }],
  ['reason', { ...request, reason: 'r'.repeat(501) }],
  ['reason', { ...request, reason: '\0' }],
  ['reason', { ...request, reason: cut }],
])('what is wrong with a request is told by its field: %s', (field, given) => {
  expect(fieldsOf(problemsOfRequest(given))).toEqual([field]);
});

test('a resolution needs neither reference nor note', () => {
  expect(problemsOfResolution({ action: 'RETRY' })).toEqual([]);
});

test.each([
  ['reference', { action: 'RETRY', reference: 'r'.repeat(256) }],
  ['reference', { action: 'RESOLVED', reference: 'case\0' }],
  ['reference', { action: 'RESOLVED', reference: ' ' }],
  ['note', { action: 'RETRY', note: 'n'.repeat(501) }],
  ['note', { action: 'RETRY', note: cut }],
])('what is wrong with a resolution is told by its field: %s', (field, given) => {
  expect(fieldsOf(problemsOfResolution(given))).toEqual([field]);
});

test.each(['0', '-1', '1.005', 'ten'])('an amount of %s is none to give back', (amount) => {
  expect(readAmount({ amount, currencyCode: 'USD' })).toMatchObject({ code: 'INVALID_INPUT', field: ['amount'] });
});
