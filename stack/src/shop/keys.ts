// Secrets for development, drawn once and kept, so that links and signatures survive a restart.
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

export interface Keys {
  readonly HOP_KEYS: string;
  readonly OPERATOR_TOKEN_SECRET: string;
  readonly ORDERS_ACCESS_KEY_SECRET: string;
}

const secret = () => randomBytes(24).toString('hex');

const draw = (): Keys => ({
  HOP_KEYS: `development:${secret()}`,
  OPERATOR_TOKEN_SECRET: secret(),
  ORDERS_ACCESS_KEY_SECRET: secret(),
});

/** The keys kept in this file; new ones are drawn and written when there are none. */
export const keysIn = async (file: string): Promise<Keys> => {
  const kept = await readFile(file, 'utf8').catch(() => '');
  if (kept) return JSON.parse(kept) as Keys;
  const keys = draw();
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(keys, undefined, 2)}\n`, { mode: 0o600 });
  return keys;
};
