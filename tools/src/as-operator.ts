// npm run as-operator [-- NAME]: prints a bearer token with which the running shop knows you as an operator for twelve
// hours. curl … -H "authorization: Bearer $(npm run -s as-operator)"
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SignJWT } from 'jose';

const dataFolder = process.env['CARTOGRAPH_DATA_DIR'] ?? join(__dirname, '../../.data');

const secretOfRunningShop = (): string => {
  try {
    const variables = JSON.parse(readFileSync(join(dataFolder, 'run/shop.env.json'), 'utf8')) as Record<string, string>;
    return variables['OPERATOR_TOKEN_SECRET'] ?? '';
  } catch {
    return '';
  }
};

const main = async (): Promise<void> => {
  const secret = process.env['OPERATOR_TOKEN_SECRET'] || secretOfRunningShop();
  if (!secret) throw new Error('No shop is running here: start one with npm start, or set OPERATOR_TOKEN_SECRET.');
  const token = await new SignJWT({ role: 'OPERATOR' })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(process.argv[2] ?? 'operator')
    .setIssuedAt()
    .setExpirationTime('12h')
    .sign(new TextEncoder().encode(secret));
  console.log(token);
};

main().catch((fault: Error) => {
  console.error(fault.message);
  process.exit(1);
});
