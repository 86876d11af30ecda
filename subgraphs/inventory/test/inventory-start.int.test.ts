// What the person who starts inventory is told when it cannot start.
import { testServers, unique } from '@cartograph/testkit';
import { runInventory } from './running-inventory';

const port = (url: string) => new URL(url).port;

let inventory: Awaited<ReturnType<typeof runInventory>>;
beforeAll(async () => {
  inventory = await runInventory();
});
afterAll(() => inventory.stop());

const failure = async (variables: Record<string, string>): Promise<string> => {
  const fault = await inventory.start(variables).then(
    () => undefined,
    (thrown: unknown) => thrown as Error,
  );
  expect(fault?.message).toContain('ended with 1');
  expect(fault?.message).not.toContain('    at ');
  return fault!.message;
};

test('every variable that is missing is named at once', async () => {
  const told = await failure({ INVENTORY_POSTGRES_URL: '', NATS_URL: '' });
  expect(told).toContain('INVENTORY_POSTGRES_URL is missing');
  expect(told).toContain('NATS_URL is missing');
});

test('a taken port is told with the variable that changes it', async () => {
  expect(await failure({ INVENTORY_PORT: port(inventory.url()) })).toContain('set INVENTORY_PORT to a free port');
});

test('a database that does not answer is told with its variable, and without its password', async () => {
  const told = await failure({ INVENTORY_POSTGRES_URL: 'postgres://inventory:hush@127.0.0.1:1/inventory' });
  expect(told).toContain('INVENTORY_POSTGRES_URL: the database cannot be used (ECONNREFUSED)');
  expect(told).not.toContain('hush');
});

test('a database that does not exist is told likewise', async () => {
  const url = new URL(testServers().postgresUrl);
  url.pathname = `/${unique('nowhere')}`;
  expect(await failure({ INVENTORY_POSTGRES_URL: url.href })).toContain('the database cannot be used (3D000)');
});

test('it is ready while its database answers, whether or not there is a broker', async () => {
  await inventory.nats.stop();
  const ready = await fetch(`${inventory.url()}/health/ready`);
  expect([ready.status, await ready.json()]).toEqual([200, { ready: true, checks: { postgres: 'ok' } }]);
});
