// The walls: who may import whom, and what rules may not touch. One row for each kind of room; the table is explained
// in docs/architecture.md and proven by tools/src/walls.test.ts, which lints wrong snippets and expects each refused.
//
// In a flat config the last entry that matches a file replaces a rule's options, so each file belongs to one row only.

const services = 'catalog|cart|inventory|orders|payments|gateway';
const workspaces = `${services}|kernel|contracts|runtime|testkit|stack|tools`;
const own = (name) => `^\\.{1,2}/(.*/)?${name}`;

// What can be imported, as regular expressions over the text of an import.
const places = {
  kernel: '^@cartograph/kernel$',
  contracts: '^@cartograph/contracts$',
  runtime: '^@cartograph/runtime$',
  testkit: '^@cartograph/testkit$',
  domain: own('(domain|search)/'),
  checkout: own('checkout/'),
  'use-cases': own('use-cases/'),
  ports: own('ports$'),
  app: own('app$'),
  adapters: own('adapters/'),
  graphql: own('graphql/'),
  messaging: own('messaging/'),
  config: own('config$'),
  main: own('main$'),
  // Another workspace is reached through its front door or not at all; a service has no front door.
  'the inside of another workspace': `(^|/)(${workspaces})/(src|test|dist)(/|$)|^@cartograph/[^/]+/`,
  'another service': `^@cartograph/(?!(kernel|contracts|runtime|testkit|stack)(/|$))`,
  stack: '^@cartograph/stack$',
  'a store, a broker or HTTP': '^(pg|ioredis|mongodb|nats|undici|@opensearch-project/.+|node:(http|https|net|fs).*)$',
  'the client of NATS': '^(nats|@nats-io/.+)$',
  // Hashes are pure functions of their arguments; see the wall of `pure` and `use cases` for node:crypto.
  'a library': '^(?!\\.|@cartograph/|node:crypto$)',
  anything: '^(?!\\./)',
  'anything but zod and the kernel': '^(?!\\./|zod$|@cartograph/kernel$)',
};

const outside = ['the inside of another workspace', 'another service', 'stack'];
const production = [...outside, 'testkit', 'main'];

const sourceOf = (...folders) => folders.map((folder) => `subgraphs/*/src/${folder}`);

const rows = [
  { room: 'kernel', files: ['packages/kernel/src/**/*.ts'], refuses: ['anything'], pure: true },
  { room: 'contracts', files: ['packages/contracts/src/**/*.ts'], refuses: ['anything but zod and the kernel'] },
  {
    room: 'runtime',
    files: ['packages/runtime/src/**/*.ts'],
    ignores: ['packages/runtime/src/nats*.ts'],
    refuses: [...outside, 'testkit', 'the client of NATS'],
  },
  { room: 'runtime, where NATS is known', files: ['packages/runtime/src/nats*.ts'], refuses: [...outside, 'testkit'] },
  { room: 'testkit', files: ['packages/testkit/src/**/*.ts'], refuses: outside },
  {
    room: 'rules',
    files: sourceOf('{domain,checkout,search}/**/*.ts'),
    refuses: [
      ...[...production, 'runtime', 'use-cases', 'ports', 'app', 'adapters', 'graphql', 'messaging', 'config'],
      'a library',
    ],
    hashesOnly: true,
    pure: true,
  },
  {
    room: 'use cases',
    files: sourceOf('use-cases/**/*.ts', 'ports.ts'),
    refuses: [...production, 'runtime', 'app', 'adapters', 'graphql', 'messaging', 'config', 'a library'],
    hashesOnly: true,
  },
  {
    room: 'app',
    files: sourceOf('app.ts'),
    refuses: [...production, 'runtime', 'adapters', 'graphql', 'messaging', 'config', 'a library'],
  },
  {
    room: 'graphql',
    files: sourceOf('graphql/**/*.ts'),
    refuses: [...production, 'contracts', 'ports', 'adapters', 'messaging', 'a store, a broker or HTTP'],
    typesOnly: ['domain', 'checkout', 'use-cases', 'config'],
  },
  {
    room: 'messaging',
    files: sourceOf('messaging/**/*.ts'),
    refuses: [...production, 'adapters', 'graphql', 'a store, a broker or HTTP'],
    typesOnly: ['domain', 'use-cases', 'config'],
  },
  {
    room: 'adapters',
    files: sourceOf('adapters/**/*.ts'),
    refuses: [...production, 'use-cases', 'app', 'graphql', 'messaging', 'the client of NATS'],
    typesOnly: ['config'],
  },
  {
    room: 'main',
    files: sourceOf('*.ts', 'import/**/*.ts'),
    ignores: sourceOf('{app,ports}.ts'),
    refuses: [...outside, 'testkit', 'the client of NATS'],
  },
  {
    room: 'gateway',
    files: ['gateway/src/**/*.ts'],
    ignores: ['gateway/src/http/card-webhook.ts'],
    refuses: [...outside, 'testkit', 'contracts'],
  },
  {
    room: 'gateway, where webhooks come in',
    files: ['gateway/src/http/card-webhook.ts'],
    refuses: [...outside, 'testkit'],
  },
  { room: 'stack', files: ['stack/src/**/*.ts'], refuses: [...outside, 'testkit'] },
  { room: 'tools', files: ['tools/src/**/*.ts'], refuses: [...outside, 'testkit'] },
  {
    room: 'tests of one room',
    files: ['**/*.test.ts', '{packages,subgraphs}/*/test/**/*.ts', '{gateway,stack,tools}/test/**/*.ts'],
    ignores: ['tests/**'],
    refuses: outside,
    isTest: true,
  },
  {
    room: 'tests of the whole',
    files: ['tests/**/*.ts'],
    refuses: ['the inside of another workspace', 'another service', 'runtime'],
    isTest: true,
  },
];

const importWall = ({ room, refuses, typesOnly = [], hashesOnly = false }) => ({
  patterns: [
    ...refuses.map((place) => ({ regex: places[place], message: `wall of ${room}: no import of ${place}` })),
    ...typesOnly.map((place) => ({
      regex: places[place],
      allowTypeImports: true,
      message: `wall of ${room}: only types of ${place}`,
    })),
    ...(hashesOnly
      ? [
          {
            regex: '^node:crypto$',
            allowImportNames: ['createHash', 'createHmac'],
            message: `wall of ${room}: only hashes of node:crypto, since chance comes in as an argument`,
          },
        ]
      : []),
  ],
});

const impureGlobals = [
  ...['process', 'fetch', 'console', 'performance', 'crypto', 'globalThis', 'require'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'],
].map((name) => ({ name, message: `pure: ${name} is the world; rules answer, they do not act` }));

const time = 'pure: time comes in as an argument';
const impureSyntax = [
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: time },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: time },
  { selector: "CallExpression[callee.name='Date']", message: time },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'pure: chance comes in as an argument',
  },
  { selector: ':function[async=true]', message: 'pure: a rule does not wait' },
];

// Imports that no-restricted-imports does not see.
const hiddenImport = {
  selector: 'ImportExpression[source.value=/^\\.|^@cartograph\\u002F/]',
  message: 'walls: import our own code at the top of the file, where the walls are checked',
};

const readsEnvironment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'config: only config.ts reads the environment',
};

const inTests = [
  {
    selector: "NewExpression[callee.name='Promise'] CallExpression[callee.name='setTimeout']",
    message: 'tests: wait for a fact with waitFor, not for seconds',
  },
  {
    selector: 'ImportDeclaration[source.value=/timers\\u002Fpromises$/]',
    message: 'tests: wait for a fact with waitFor, not for seconds',
  },
  {
    selector: "MemberExpression[object.name=/^(test|it|describe)$/][property.name='only']",
    message: 'tests: a focused test hides all others',
  },
  {
    selector: 'CallExpression[callee.name=/^(test|it)$/] > Literal:first-child[value=/\\bshould\\b/i]',
    message: 'tests: a name says what happens, in the present tense, without "should"',
  },
];

// Where the environment may be touched: one file for each service, what keeps libraries silent, and what tests set.
const readers = [
  'subgraphs/*/src/config.ts',
  'gateway/src/{config,no-telemetry}.ts',
  'packages/runtime/src/kill-points.ts',
  'packages/testkit/src/**',
];
const hasConfig = (room) => !['stack', 'tools'].includes(room);

const wall = (row) => ({
  name: `walls/${row.room}`,
  files: row.files,
  ignores: [...(row.ignores ?? []), ...(row.isTest ? [] : ['**/*.test.ts'])],
  rules: {
    '@typescript-eslint/no-restricted-imports': ['error', importWall(row)],
    'no-restricted-syntax': [
      'error',
      hiddenImport,
      ...(row.pure ? impureSyntax : []),
      ...(row.isTest ? inTests : []),
      ...(!row.isTest && hasConfig(row.room) ? [readsEnvironment] : []),
    ],
    ...(row.pure && { 'no-restricted-globals': ['error', ...impureGlobals] }),
  },
});

const configFiles = {
  name: 'walls/readers of the environment',
  files: readers,
  rules: { 'no-restricted-syntax': ['error', hiddenImport] },
};

module.exports = [...rows.map(wall), configFiles];
