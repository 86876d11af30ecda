import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { services } from '../src/shop/services';
import { allStores } from '../src/stores/start-stores';

const root = join(__dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const namesIn = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name]) => name!);

const example = read('.env.example');
const documented = new Set(namesIn(example, /^# ?([A-Z][A-Z0-9_]+)=/gm));

const configs = services.map(({ entry }) => entry.replace('dist', 'src').replace('main.js', 'config.ts'));
const readByServices = configs.flatMap((file) => namesIn(read(file), /^\s+([A-Z][A-Z0-9_]{2,}): /gm));
const readByCompose = namesIn(read('docker-compose.yml'), /\$\{([A-Z][A-Z0-9_]+)/g);

const sourcesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes('test'))
    .map((file) => join(folder, file));

const readByLauncher = [
  ...allStores.map(({ variable }) => variable),
  ...sourcesIn('stack/src').flatMap((file) => namesIn(read(file), /env\['([A-Z][A-Z0-9_]+)'\]/g)),
  ...namesIn(read('packages/runtime/src/kill-points.ts'), /env\['([A-Z][A-Z0-9_]+)'\]/g),
  ...services
    .filter(({ name }) => name !== 'gateway' && name !== 'card-processor')
    .map(({ name }) => `${name.toUpperCase()}_PROCESSES`),
];

// The system's, not ours.
const notOurs = new Set(['PATH', 'CI']);
const known = new Set([...readByServices, ...readByCompose, ...readByLauncher].filter((name) => !notOurs.has(name)));

test('every variable that is read is in .env.example', () => {
  expect([...known].filter((name) => !documented.has(name))).toEqual([]);
});

test('.env.example names no variable that nobody reads', () => {
  expect([...documented].filter((name) => !known.has(name))).toEqual([]);
});

test('nothing in .env.example is set, so that a copy of it changes nothing', () => {
  expect(example.split('\n').filter((line) => line !== '' && !line.startsWith('#'))).toEqual([]);
});
