import { idBody, isCartId, isOrderId } from '@cartograph/kernel';
import { newId, newIdBody, newSecretId } from './new-id';

test('an id has the shape that the kernel knows', () => {
  expect(newIdBody()).toMatch(idBody);
  expect(isOrderId(newId('ord'))).toBe(true);
  expect(isCartId(newSecretId('crt'))).toBe(true);
});

test('ids sort by the time they were made', () => {
  const times = [0, 1, 31, 32, 1_023, 1_024, 1_771_000_000_000, 1_771_000_000_001, 2 ** 48 - 1];
  const ids = times.map((time) => newIdBody(time));
  expect([...ids].sort()).toEqual(ids);
});

test('the time is written as in the ULID specification', () => {
  expect(newIdBody(1_469_918_176_385).slice(0, 10)).toBe('01ARYZ6S41');
});

test('a hundred thousand ids of one millisecond are all different', () => {
  const ids = new Set(Array.from({ length: 100_000 }, () => newIdBody(1_771_000_000_000)));
  expect(ids.size).toBe(100_000);
});

test('each of the 32 letters is used in each place of chance', () => {
  const tails = Array.from({ length: 2_000 }, () => newIdBody().slice(10));
  for (let place = 0; place < 16; place++) expect(new Set(tails.map((tail) => tail[place])).size).toBe(32);
});
