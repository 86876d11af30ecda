// Four tiers of tests, told apart by the file's ending. `unit` touches nothing outside the process;
// the others run against the servers that stack/ brings up once per run.
require('./tools/fault-run.js');

// FAULTS=long is the long round of the fault tests: more of everything, and the files that are only worth it then. Read
// here alone; tests ask tests/faults/tools/round.ts.
const isLongRound = process.env.FAULTS === 'long';

const base = {
  testEnvironment: 'node',
  transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.tests.json', diagnostics: false }] },
  moduleNameMapper: {
    '^@cartograph/(kernel|contracts|runtime|testkit)$': '<rootDir>/packages/$1/src/index.ts',
    '^@cartograph/stack$': '<rootDir>/stack/src/index.ts',
  },
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/\\.data/'],
  modulePathIgnorePatterns: ['<rootDir>/\\.data/', '/dist/'],
};

// Runs only when a test of these tiers is among the chosen ones.
const withServers = {
  ...base,
  globalSetup: '<rootDir>/stack/src/testing/jest-setup.ts',
  globalTeardown: '<rootDir>/stack/src/testing/jest-teardown.ts',
};

module.exports = {
  // No test measures time; this only ends one that waits for what never comes, on however busy a machine.
  testTimeout: 60_000,
  // Tests that run tests go in pairs.
  maxConcurrency: 2,
  projects: [
    {
      ...base,
      displayName: 'unit',
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: [...base.testPathIgnorePatterns, '\\.(int|system|fault)\\.test\\.ts$'],
    },
    { ...withServers, displayName: 'int', testMatch: ['**/*.int.test.ts'] },
    { ...withServers, displayName: 'system', testMatch: ['**/*.system.test.ts'] },
    {
      ...withServers,
      displayName: 'fault',
      testMatch: ['**/*.fault.test.ts'],
      testPathIgnorePatterns: [
        ...base.testPathIgnorePatterns,
        ...(isLongRound ? [] : ['\\.long\\.fault\\.test\\.ts$']),
      ],
      globals: { isLongRound },
    },
  ],
};
