// How the code is read by machines: the recommended typed rules, a few of our own, and the walls (eslint.walls.js).
const js = require('@eslint/js');
const { defineConfig, globalIgnores } = require('eslint/config');
const typescript = require('typescript-eslint');
const walls = require('./eslint.walls');

const scripts = ['**/*.js', '**/*.mjs'];
const tests = ['**/*.test.ts', '**/test/**/*.ts', 'tests/**/*.ts'];

module.exports = defineConfig(
  globalIgnores(['**/dist/**', '**/generated.ts', '.data/**', 'coverage/**']),
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [typescript.configs.recommendedTypeChecked],
    // One program for sources and tests alike: it is several times faster than one for each workspace.
    languageOptions: { parserOptions: { project: './tsconfig.lint.json', tsconfigRootDir: __dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { allowDefaultCaseForExhaustiveSwitch: false, requireDefaultForNonUnion: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // Ports answer with promises, and an adapter that answers from memory has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      // Drivers type their error codes as plain strings beside an enum of the same values.
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      // Our objects are made of closures, without `this`.
      '@typescript-eslint/unbound-method': 'off',
      // An Instant is a number with a brand.
      '@typescript-eslint/no-unsafe-unary-minus': 'off',
      'max-lines': ['error', 300],
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    // Answers of servers arrive as `any` here, and the assertion is what checks them.
    files: tests,
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  // Programs for people speak to a terminal.
  {
    files: ['stack/**/*.ts', 'tools/**/*.ts', 'tests/load/**/*.ts', 'subgraphs/*/src/import/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: scripts,
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'URL',
          'fetch',
          'Buffer',
          'performance',
          'setTimeout',
          'clearTimeout',
          'AbortSignal',
        ].map((name) => [name, 'readonly']),
      ),
    },
    rules: { 'max-lines': ['error', 300] },
  },
  {
    files: ['**/*.js'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { require: 'readonly', module: 'writable', __dirname: 'readonly' },
    },
  },
  // The explorer's interpreter of scripts knows no newer syntax.
  { files: ['gateway/examples/*.js'], languageOptions: { ecmaVersion: 2019 } },
  // Last, so that nothing above can open a door in them.
  walls,
);
