// npm run stack:test: keeps one set of test servers warm, so that a test run starts at once. `stop` ends it.
import { printed } from '../machine/report';
import { startWarmStores, stopWarmStores } from '../testing/test-stores';
import { command } from './command';

command(async () => {
  if (process.argv[2] === 'stop') return stopWarmStores();
  const env = await startWarmStores(printed);
  for (const [name, value] of Object.entries(env)) process.stdout.write(`${name}=${value}\n`);
});
