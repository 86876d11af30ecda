// What can be told wrong about an input without looking at any cart. Limits of a cart are its rules' business.
import { isIdempotencyKey } from '@cartograph/kernel';
import { cartLimits } from '../domain/cart';
import type { InvalidInput } from './refusal';

const invalid = (message: string, ...field: string[]): InvalidInput[] => [{ code: 'INVALID_INPUT', message, field }];

export const checkKey = (idempotencyKey: string): InvalidInput[] =>
  isIdempotencyKey(idempotencyKey) ? [] : invalid('An idempotency key has 1 to 255 characters.', 'idempotencyKey');

export const checkCount = (list: readonly unknown[], field: string, least = 1): InvalidInput[] =>
  list.length >= least && list.length <= cartLimits.lines
    ? []
    : invalid(`Give ${least} to ${cartLimits.lines} lines at once.`, field);

export const checkQuantities = (lines: readonly { readonly quantity: number }[]): InvalidInput[] =>
  lines.flatMap(({ quantity }, index) =>
    quantity >= 1 ? [] : invalid('A quantity is 1 or more.', 'lines', String(index), 'quantity'),
  );

export const checkNamedOnce = (lineIds: readonly string[], path: (index: number) => string[]): InvalidInput[] =>
  lineIds.flatMap((lineId, index) =>
    lineIds.indexOf(lineId) === index ? [] : invalid('A line is named once.', ...path(index)),
  );
