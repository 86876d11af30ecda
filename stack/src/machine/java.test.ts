import { parseJavaRelease } from './java';

test.each([
  ['IMPLEMENTOR="Eclipse Adoptium"\nJAVA_VERSION="25.0.1"\n', 25],
  ['JAVA_VERSION="17.0.15"\nJAVA_VERSION_DATE="2025-04-15"\n', 17],
  ['JAVA_VERSION="1.8.0_452"\n', 8],
])('%j is the release file of Java %p', (release, version) => {
  expect(parseJavaRelease(release)).toBe(version);
});

test('a folder whose release file names no version is no JDK', () => {
  expect(parseJavaRelease('')).toBeUndefined();
});
