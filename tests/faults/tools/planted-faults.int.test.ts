// What is built changes; a fault that no longer finds its text would be noticed only in the long round.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@cartograph/testkit';
import { plantedFaults, type PlantedFault, type Substitution } from './planted-faults';
import { tunings } from './tunings';

const faults: [string, PlantedFault][] = Object.entries(plantedFaults);
const changes: [string, readonly Substitution[]][] = [
  ...faults.map(([name, { substitutions }]): [string, readonly Substitution[]] => [name, substitutions]),
  ...Object.entries(tunings),
];

test.each(changes)('%s finds each text that it changes, once', (_, substitutions) => {
  const found = substitutions.map(
    ({ file, find }) => readFileSync(join(repositoryRoot, file), 'utf8').split(find).length - 1,
  );
  expect(found).toEqual(substitutions.map(() => 1));
});

test.each(faults)('%s changes something', (_, { substitutions, sql = {} }) => {
  expect(substitutions.length + Object.keys(sql).length).toBeGreaterThan(0);
});
