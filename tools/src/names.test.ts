// Names of files are the index of the code, so they follow STYLE.md everywhere.
import { allFiles, sourceFiles } from '../test/source-files';

const baseName = (path: string) => path.slice(path.lastIndexOf('/') + 1);

// Words that say nothing about what is inside.
const empty = /(^|[-.])(utils?|helpers?|common|misc|manager|impl|base|data|info)([-.]|$)/;

test('files of code are named in kebab-case', () => {
  const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*\.ts$/;
  const migration = /^\d{4}_[a-z0-9_]+(\.[a-z]+)?\.ts$/;
  const wrong = sourceFiles().filter((path) => !kebab.test(baseName(path)) && !migration.test(baseName(path)));
  expect(wrong).toEqual([]);
});

test('no file has a name that says nothing', () => {
  expect(allFiles().filter((path) => empty.test(baseName(path)))).toEqual([]);
});

test('only the front door of a package is called index', () => {
  const doors = allFiles().filter((path) => /^index\.[jt]s$/.test(baseName(path)));
  expect(doors.filter((path) => !/^(packages\/[a-z]+|stack)\/src\/index\.ts$/.test(path))).toEqual([]);
});
