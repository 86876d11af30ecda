import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@cartograph/testkit';
import { plantedFaults } from './planted-faults';
import { the32 } from './the-32';
import { isHeldBy } from './the-32/held';

const sourceOf = (file: string) =>
  existsSync(join(repositoryRoot, file)) ? readFileSync(join(repositoryRoot, file), 'utf8') : '';

test('there are thirty-two, each held by a test or waiting for a reason', () => {
  expect(the32.map(({ number }) => number)).toEqual(Array.from({ length: 32 }, (_, index) => index + 1));
  expect(the32.filter(({ held, notYet }) => held.length > 0 === (notYet !== undefined))).toEqual([]);
});

test('what is held is turned red by a planted fault, or a reason is given', () => {
  const without = the32.filter(({ turnedRed, neverRed, notYet }) => !turnedRed.length && !neverRed && !notYet);
  expect(without).toEqual([]);
});

test('every test that is named stands in its file under that title', () => {
  const absent = the32.flatMap(({ held }) => held).filter(({ file, title }) => !sourceOf(file).includes(`'${title}'`));
  expect(absent).toEqual([]);
});

test('every test that turns red is one of those that hold the fault', () => {
  const others = the32.flatMap(({ held, turnedRed }) =>
    turnedRed.filter(({ file, test: title }) => !held.some((one) => isHeldBy(one, { file, title }))),
  );
  expect(others).toEqual([]);
});

test('every planted fault that is named exists, and its file claims to turn red by it', () => {
  const unclaimed = the32
    .flatMap(({ turnedRed }) => turnedRed)
    .filter(
      ({ by, file, test: title }) =>
        !Object.hasOwn(plantedFaults, by) || !sourceOf(file).includes(`// Turned red by \`${by}\`: ${title}\n`),
    );
  expect(unclaimed).toEqual([]);
});
