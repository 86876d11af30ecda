// With a docker command that only writes down what it is asked: no engine runs where this is tested.
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aFolder } from '@cartograph/testkit';
import { startStores } from './start-stores';

const aMachineWithDocker = async (engineRuns: boolean) => {
  const folder = aFolder('docker');
  const asked = join(folder, 'asked');
  const script = `#!/bin/sh\necho "$REDIS_PORT $*" >> ${asked}\n${engineRuns ? '' : 'exit 1\n'}`;
  await writeFile(join(folder, 'docker'), script);
  await chmod(join(folder, 'docker'), 0o755);
  return { folder, asked: async () => (await readFile(asked, 'utf8')).trim().split('\n') };
};

test('where an engine answers, a store runs in the container of docker-compose.yml, on the chosen port', async () => {
  const { folder, asked } = await aMachineWithDocker(true);
  const stores = await startStores({ dataDir: folder, ports: 'free', only: ['redis'], env: { PATH: folder } });
  const { port } = new URL(stores.redisUrl);
  await stores.stop();
  const project = stores.containers!;
  const compose = join(__dirname, '../../../docker-compose.yml');
  expect((await asked()).filter((line) => line.includes(project))).toEqual([
    `${port} compose -f ${compose} -p ${project} up --detach --wait redis`,
    ` compose -f ${compose} -p ${project} stop`,
  ]);
});

test('the containers of a test run go with their volumes', async () => {
  const { folder, asked } = await aMachineWithDocker(true);
  const fields = { ports: 'free', only: ['redis'], env: { PATH: folder }, passing: true } as const;
  const stores = await startStores({ dataDir: folder, ...fields });
  await stores.stop();
  expect((await asked()).at(-1)).toMatch(/ down --volumes$/);
});

test('a docker command without an engine behind it does not count, and the remedy is one line', async () => {
  const { folder } = await aMachineWithDocker(false);
  const started = startStores({ dataDir: folder, ports: 'free', only: ['redis'], env: { PATH: folder } });
  await expect(started).rejects.toThrow(
    'redis cannot be had here: install Redis 7 or newer, for instance: sudo apt-get install redis-server. Or name a server in REDIS_URL.',
  );
});
