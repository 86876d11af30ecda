import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@cartograph/testkit';
import { plantedFaults } from './planted-faults';
import { the32 } from './the-32';

const sourceOf = (file: string) => readFileSync(join(repositoryRoot, file), 'utf8');

test('there are thirty-two, each held by a test or waiting for a reason', () => {
  expect(the32.map(({ number }) => number)).toEqual(Array.from({ length: 32 }, (_, index) => index + 1));
  expect(the32.filter(({ held, notYet }) => held.length > 0 === (notYet !== undefined))).toEqual([]);
});

test('every test that is named stands in its file under that title', () => {
  const absent = the32
    .flatMap(({ held }) => held)
    .filter(({ file, title }) => !existsSync(join(repositoryRoot, file)) || !sourceOf(file).includes(`'${title}'`));
  expect(absent).toEqual([]);
});

test('every planted fault that is named exists and stands in the file that it turns red', () => {
  const unknown = the32
    .flatMap(({ turnedRed }) => turnedRed)
    .filter(
      ({ by, file }) => !Object.hasOwn(plantedFaults, by) || !sourceOf(file).includes(`// Turned red by \`${by}\``),
    );
  expect(unknown).toEqual([]);
});
