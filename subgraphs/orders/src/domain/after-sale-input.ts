// What orderCancel, refundCreate and reviewItemResolve take, and what is wrong with it.
import { fromDecimal, isIdempotencyKey, isText, type Money } from '@cartograph/kernel';
import type { Invalid } from './place-order-input';

const invalid = (field: string, message: string): Invalid => ({ code: 'INVALID_INPUT', field: [field], message });

const longestReference = 255;
const longestReason = 500;

/** Problems of a key and a reason, none when they are good. */
export const problemsOfRequest = (given: { readonly idempotencyKey: string; readonly reason: string }): Invalid[] => [
  ...(isIdempotencyKey(given.idempotencyKey) ? [] : [invalid('idempotencyKey', 'A key has 1 to 255 characters.')]),
  ...(isText(given.reason, longestReason) ? [] : [invalid('reason', 'A reason has 1 to 500 characters.')]),
];

/** An amount above zero, or what is wrong with it. */
export const readAmount = (given: { readonly amount: string; readonly currencyCode: string }): Money | Invalid => {
  const amount = fromDecimal(given.amount, given.currencyCode);
  return amount && amount.amountMinor > 0
    ? amount
    : invalid('amount', 'An amount is more than zero, with no more decimals than its currency has.');
};

/** Problems of what a person notes, none when it is good. A thing that was settled elsewhere wants a reference. */
export const problemsOfResolution = (given: {
  readonly action: string;
  readonly reference?: string | undefined;
  readonly note?: string | undefined;
}): Invalid[] => {
  const { action, reference = '', note = '' } = given;
  return [
    ...(isText(reference, longestReference, 0) ? [] : [invalid('reference', 'A reference has up to 255 characters.')]),
    ...(isText(note, longestReason, 0) ? [] : [invalid('note', 'A note has up to 500 characters.')]),
    ...(action === 'RESOLVED' && reference.trim() === ''
      ? [invalid('reference', 'What was settled elsewhere wants a reference, such as a case number.')]
      : []),
  ];
};
