import { connect } from 'nats';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { aFolder, createTestDatabase, startNats } from '@cartograph/testkit';

const query = async (url: string, sql: string) => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as unknown[];
  } finally {
    await client.end();
  }
};

const aMigrationsFolder = () => {
  const folder = aFolder('migrations');
  writeFileSync(join(folder, '0001_things.sql'), 'CREATE TABLE things (id int PRIMARY KEY)');
  return folder;
};

test('databases of one migrations folder are migrated and know nothing of each other', async () => {
  const migrations = aMigrationsFolder();
  const [one, other] = await Promise.all([createTestDatabase({ migrations }), createTestDatabase({ migrations })]);
  await query(one.url, 'INSERT INTO things VALUES (1)');
  expect(await query(one.url, 'SELECT id FROM things')).toEqual([{ id: 1 }]);
  expect(await query(other.url, 'SELECT id FROM things')).toEqual([]);
  await Promise.all([one.drop(), other.drop()]);
});

test('a dropped database is gone, whoever is still connected', async () => {
  const database = await createTestDatabase({ migrations: aMigrationsFolder() });
  const client = new Client({ connectionString: database.url });
  client.on('error', () => undefined); // dropping ends this session
  await client.connect();
  await database.drop();
  await expect(query(database.url, 'SELECT 1')).rejects.toThrow('does not exist');
});

const streamsOf = async (url: string) => {
  const connection = await connect({ servers: url });
  const manager = await connection.jetstreamManager();
  const names = await manager.streams.names().next();
  await connection.close();
  return names;
};

const withAStream = async () => {
  const nats = await startNats();
  const connection = await connect({ servers: nats.url });
  const manager = await connection.jetstreamManager();
  await manager.streams.add({ name: 'THINGS', subjects: ['things.>'] });
  await connection.close();
  return nats;
};

test('a broker that was stopped keeps its streams', async () => {
  const nats = await withAStream();
  await nats.stop();
  await nats.start();
  expect(await streamsOf(nats.url)).toEqual(['THINGS']);
  await nats.wipe();
});

test('a broker that was wiped comes back empty on the same port', async () => {
  const nats = await withAStream();
  await nats.wipe();
  await nats.start();
  expect(await streamsOf(nats.url)).toEqual([]);
  await nats.wipe();
});
