import { backOffMs } from './keep-running';

test('who dies again and again is started ever later, up to a quarter of a minute', () => {
  expect([0, 1, 2, 3, 4, 5, 6].map(backOffMs)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
});
