import { z } from 'zod';
import { ConfigError, env, readConfig } from '@cartograph/runtime';

export const readProcessorConfig = (variables: NodeJS.ProcessEnv) => {
  const read = readConfig(
    z.object({
      HOST: env.text.default('127.0.0.1'),
      LOG_LEVEL: env.logLevel.default('info'),
      CARD_PROCESSOR_PORT: env.port,
      CARD_PROCESSOR_LEDGER_FILE: env.text,
      /** How long the token tok_slow takes to answer. */
      CARD_PROCESSOR_SLOW_MS: env.ms.default(30_000),
      /** `on`: whoever reaches the port may stage accidents and move the clock. */
      CARD_PROCESSOR_CONTROL: z.enum(['on', 'off']).default('off'),
      /** Where webhooks go; none are sent without it. */
      CARD_PROCESSOR_WEBHOOK_URL: env.url.optional(),
      CARD_PROCESSOR_WEBHOOK_SECRET: env.secret.optional(),
      /** Types of events, with commas between; `unasked` is all that the merchant did not ask for, `*` is all of them. */
      CARD_PROCESSOR_WEBHOOK_EVENTS: env.text.default('*'),
    }),
    variables,
  );
  const {
    CARD_PROCESSOR_WEBHOOK_URL: url,
    CARD_PROCESSOR_WEBHOOK_SECRET: secret,
    CARD_PROCESSOR_WEBHOOK_EVENTS: types,
  } = read;
  if (url !== undefined && !secret)
    throw new ConfigError(['CARD_PROCESSOR_WEBHOOK_SECRET is missing: CARD_PROCESSOR_WEBHOOK_URL wants it']);
  return {
    host: read.HOST,
    port: read.CARD_PROCESSOR_PORT,
    logLevel: read.LOG_LEVEL,
    ledgerFile: read.CARD_PROCESSOR_LEDGER_FILE,
    slowMs: read.CARD_PROCESSOR_SLOW_MS,
    hasControl: read.CARD_PROCESSOR_CONTROL === 'on',
    webhook:
      url !== undefined && secret
        ? { url, secret: secret.reveal(), wanted: types === '*' ? undefined : types.split(',') }
        : undefined,
  };
};
