import { isAtLeast, parseVersion } from './programs';

test.each([
  ['Redis server v=7.0.15 sha=00000000:0 malloc=jemalloc-5.3.0', [7, 0, 15]],
  ['nats-server: v2.12.1', [2, 12, 1]],
  ['db version v8.0.13', [8, 0, 13]],
  ['postgres (PostgreSQL) 18.4', [18, 4, 0]],
])('%p is read as a version', (said, version) => {
  expect(parseVersion(said)).toEqual(version);
});

test('a program that says no number has no version', () => {
  expect(parseVersion('unknown option')).toBeUndefined();
});

test.each([
  [[2, 10, 23], true],
  [[2, 12, 0], true],
  [[3, 0, 0], true],
  [[2, 10, 22], false],
  [[2, 9, 99], false],
] as const)('%p against 2.10.23: %p', (version, answer) => {
  expect(isAtLeast(version, [2, 10, 23])).toBe(answer);
});
