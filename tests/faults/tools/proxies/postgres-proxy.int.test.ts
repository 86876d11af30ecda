import { createTestDatabase, repositoryRoot, type TestDatabase } from '@cartograph/testkit';
import { join } from 'node:path';
import { Client } from 'pg';
import { startPostgresProxy, type PostgresProxy } from './postgres-proxy';

let database: TestDatabase;
let proxy: PostgresProxy;
let client: Client;

const connected = async (url: string) => {
  const opened = new Client({ connectionString: url, application_name: 'orders' });
  opened.on('error', () => undefined);
  await opened.connect();
  return opened;
};

beforeEach(async () => {
  database = await createTestDatabase({ migrations: join(repositoryRoot, 'subgraphs/inventory/migrations') });
  proxy = await startPostgresProxy(database.url);
  client = await connected(proxy.url);
});
afterEach(async () => {
  await proxy.stop();
  await database.drop();
});

const insert = async (name: string) => {
  await client.query('BEGIN; SELECT now() AS at');
  const text = '/* inbox: claim */ INSERT INTO inbox (step_key) VALUES ($1)';
  await client.query({ name: 'claim', text, values: [name] });
  await client.query('COMMIT');
};
const stored = async () => {
  const direct = await connected(database.url);
  const { rows } = await direct.query<{ step_key: string }>('SELECT step_key FROM inbox ORDER BY 1');
  await direct.end();
  return rows.map(({ step_key }) => step_key);
};

test('what nobody strikes passes', async () => {
  await insert('a');
  await insert('b');
  expect(await stored()).toEqual(['a', 'b']);
  expect(proxy.fired).toEqual([]);
});

test('a commit that is cut after it reached the server has happened, and its client does not know', async () => {
  proxy.cutCommit({ having: 'inbox: claim', nth: 2, when: 'after' });
  await insert('a');
  await expect(insert('b')).rejects.toThrow('Connection terminated');
  expect(await stored()).toEqual(['a', 'b']);
  expect(proxy.fired).toEqual(['cut after the commit of inbox: claim']);
});

test('a commit that is cut before it reached the server has not happened', async () => {
  proxy.cutCommit({ when: 'before' });
  await expect(insert('a')).rejects.toThrow('Connection terminated');
  expect(await stored()).toEqual([]);
});

test('a transaction without the named statement is not cut', async () => {
  proxy.cutCommit({ having: 'outbox: leaving', when: 'after' });
  await insert('a');
  expect(proxy.fired).toEqual([]);
});
