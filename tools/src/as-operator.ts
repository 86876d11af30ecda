// npm run -s as-operator -- [NAME] [--header]: prints a bearer token, or the whole header, with which the running shop
// knows you as an operator. curl … -H "$(npm run -s as-operator -- --header)"
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWanted, signOperator } from './operator-token';

const root = join(__dirname, '../..');
const given = process.env['OPERATOR_TOKEN_SECRET'];
// Read by docker compose; npm start draws a secret of its own, which is the one that counts while its shop runs.
if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'));
const dataFolder = process.env['CARTOGRAPH_DATA_DIR'] || join(root, '.data');

const secretOfRunningShop = (): string => {
  try {
    const variables = JSON.parse(readFileSync(join(dataFolder, 'run/shop.env.json'), 'utf8')) as Record<string, string>;
    return variables['OPERATOR_TOKEN_SECRET'] ?? '';
  } catch {
    return '';
  }
};

const main = async (): Promise<void> => {
  const wanted = readWanted(process.argv.slice(2));
  const secret = given || secretOfRunningShop() || process.env['OPERATOR_TOKEN_SECRET'];
  if (!secret) throw new Error('No shop is running here: start one with npm start, or set OPERATOR_TOKEN_SECRET.');
  console.log(await signOperator(secret, wanted));
};

main().catch((fault: Error) => {
  console.error(fault.message);
  process.exit(1);
});
