// Before the tests that need servers: brings them up once for the whole run and tells the workers where they are.
import { silent } from '../machine/report';
import { startTestStores } from './test-stores';

export default async (): Promise<void> => {
  // A test that runs a test: the servers of the run around it serve both.
  if (process.env['TEST_POSTGRES_URL']) return;
  const stores = await startTestStores(silent);
  Object.assign(process.env, stores.env);
  Object.assign(globalThis, { stopTestStores: stores.stop });
};
