import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aFolder } from '@cartograph/testkit';
import { openCounters } from '../test/counters';
import { migrate } from './migrate';

jest.setTimeout(30_000);

let counters: Awaited<ReturnType<typeof openCounters>>;
let folder: string;

beforeEach(async () => {
  counters = await openCounters();
  folder = aFolder('migrations');
});
afterEach(() => counters.close());

const write = (file: string, sql: string) => writeFile(join(folder, file), sql);
const tables = async () =>
  (
    await counters.rows<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY table_name`,
    )
  ).map(({ name }) => name);

const before = ['chores', 'counters', 'inbox', 'outbox', 'parked', 'schema_migrations'];

test('a database has our own plumbing and the tables of its service', async () => {
  expect(await tables()).toEqual(before);
});

test('files are applied in the order of their numbers, once', async () => {
  await write('0012_second.sql', 'ALTER TABLE shelves ADD COLUMN width int');
  await write('0011_first.sql', 'CREATE TABLE shelves (id text PRIMARY KEY)');
  await write('notes.txt', 'not a migration');
  expect(await migrate(counters.url, folder)).toEqual(['0011_first.sql', '0012_second.sql']);
  expect(await migrate(counters.url, folder)).toEqual([]);
  expect(await tables()).toEqual([...before, 'shelves']);
});

test('a faulty file changes nothing, is named with what the database says, and can be mended', async () => {
  await write('0011_shelves.sql', 'CREATE TABLE shelves (id text PRIMARY KEY); INSERT INTO nowhere VALUES (1)');
  await expect(migrate(counters.url, folder)).rejects.toMatchObject({
    message: 'migration 0011_shelves.sql failed',
    cause: { message: 'relation "nowhere" does not exist' },
  });
  expect(await tables()).toEqual(before);
  await write('0011_shelves.sql', 'CREATE TABLE shelves (id text PRIMARY KEY)');
  expect(await migrate(counters.url, folder)).toEqual(['0011_shelves.sql']);
});

test('files before a faulty one stay applied, and those after it wait', async () => {
  await write('0011_good.sql', 'CREATE TABLE shelves (id text PRIMARY KEY)');
  await write('0012_faulty.sql', 'nonsense');
  await write('0013_later.sql', 'CREATE TABLE walls (id text PRIMARY KEY)');
  await expect(migrate(counters.url, folder)).rejects.toThrow('migration 0012_faulty.sql failed');
  expect(await tables()).toEqual([...before, 'shelves']);
});

test('several processes that start together apply each file once', async () => {
  await write('0011_shelves.sql', 'CREATE TABLE shelves (id text PRIMARY KEY)');
  const applied = await Promise.all([1, 2, 3].map(() => migrate(counters.url, folder)));
  expect(applied.flat()).toEqual(['0011_shelves.sql']);
});

test('a database that is not there is a fault at start', async () => {
  const nowhere = new URL(counters.url);
  nowhere.pathname = '/nowhere';
  await expect(migrate(nowhere.href, folder)).rejects.toThrow('database "nowhere" does not exist');
});
