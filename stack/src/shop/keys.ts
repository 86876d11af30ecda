// Secrets for development, drawn once and kept, so that links and signatures survive a restart.
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

export interface Keys {
  readonly HOP_KEYS: string;
  readonly OPERATOR_TOKEN_SECRET: string;
  readonly ORDERS_ACCESS_KEY_SECRET: string;
  /** Shared by the card processor, which signs its webhooks with it, and payments, which checks them. */
  readonly CARD_PROCESSOR_WEBHOOK_SECRET: string;
}

const secret = () => randomBytes(24).toString('hex');

const draw = (): Keys => ({
  HOP_KEYS: `development:${secret()}`,
  OPERATOR_TOKEN_SECRET: secret(),
  ORDERS_ACCESS_KEY_SECRET: secret(),
  CARD_PROCESSOR_WEBHOOK_SECRET: secret(),
});

/** The keys kept in this file; those that it has not are drawn and written. */
export const keysIn = async (file: string): Promise<Keys> => {
  const drawn = draw();
  const kept = JSON.parse((await readFile(file, 'utf8').catch(() => '')) || '{}') as Partial<Keys>;
  const keys = { ...drawn, ...kept };
  if (Object.keys(drawn).every((name) => name in kept)) return keys;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(keys, undefined, 2)}\n`, { mode: 0o600 });
  return keys;
};
