// Lints wrong snippets with the real walls and expects each refused by the wall that is meant for it. It is needed: a
// wall is a pattern, and a pattern that matches nothing looks exactly like a wall that nobody runs into.
import config from '../../eslint.config.js';
import walls from '../../eslint.walls.js';
import { sourceFiles } from '../test/source-files';
import { refusals } from '../test/lint-snippet';
import { wallsTable } from '../test/walls-table';

const imports = (from: string) => `import { thing } from '${from}'; thing();`;
const types = (from: string) => `import { type Thing } from '${from}'; export type Other = Thing;`;

describe.each(wallsTable)('$file', ({ room, file, may, mayNot }) => {
  test.each(may)('may import %s', (from) => {
    expect(refusals(file, imports(from))).toEqual([]);
  });

  test.each(Object.entries(mayNot))('may not import %s', (from, place) => {
    expect(refusals(file, imports(from)).join('\n')).toContain(`wall of ${room}: no import of ${place}`);
  });
});

describe.each([
  ['graphql/resolvers.ts', 'graphql', 'domain', '../domain/order'],
  ['graphql/resolvers.ts', 'graphql', 'checkout', '../checkout/saga'],
  ['graphql/resolvers.ts', 'graphql', 'use-cases', '../use-cases/place-order'],
  ['messaging/handlers.ts', 'messaging', 'domain', '../domain/order'],
  ['messaging/handlers.ts', 'messaging', 'use-cases', '../use-cases/place-order'],
  ['adapters/catalog-prices.ts', 'adapters', 'config', '../config'],
])('%s, the room of %s', (file, room, place, from) => {
  const path = `subgraphs/orders/src/${file}`;

  test(`may import types of ${place}`, () => {
    expect(refusals(path, types(from))).toEqual([]);
  });

  test(`may not import values of ${place}`, () => {
    expect(refusals(path, imports(from)).join('\n')).toContain(`wall of ${room}: only types of ${place}`);
  });
});

test('an import in the middle of a file is refused where it would pass under a wall', () => {
  const code = "export const later = () => import('../../inventory/src/app');";
  expect(refusals('subgraphs/orders/src/main.ts', code).join()).toContain('walls: ');
});

test.each(sourceFiles())('%s stands behind a wall', (file) => {
  expect(refusals(file, imports('@cartograph/nobody'))).not.toEqual([]);
});

test('the walls stand last in the configuration, so that nothing opens a door in them', () => {
  const names = config.slice(-walls.length).map(({ name }) => name);
  expect(names).toEqual(walls.map(({ name }) => name));
});
