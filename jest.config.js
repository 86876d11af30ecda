// Four tiers of tests, told apart by the file's ending. `unit` touches nothing outside the process;
// the others run against the servers that stack/ brings up once per run.
const base = {
  testEnvironment: 'node',
  transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.tests.json', diagnostics: false }] },
  moduleNameMapper: { '^@cartograph/(kernel|contracts|runtime|testkit)$': '<rootDir>/packages/$1/src/index.ts' },
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/\\.data/'],
  modulePathIgnorePatterns: ['<rootDir>/\\.data/', '/dist/'],
};

module.exports = {
  projects: [
    {
      ...base,
      displayName: 'unit',
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: [...base.testPathIgnorePatterns, '\\.(int|system|fault)\\.test\\.ts$'],
    },
    { ...base, displayName: 'int', testMatch: ['**/*.int.test.ts'] },
    { ...base, displayName: 'system', testMatch: ['**/*.system.test.ts'] },
    { ...base, displayName: 'fault', testMatch: ['**/*.fault.test.ts'] },
  ],
};
