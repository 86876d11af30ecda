import { z } from 'zod';
import { env, readConfig } from '@cartograph/runtime';

export const readProcessorConfig = (variables: NodeJS.ProcessEnv) => {
  const read = readConfig(
    z.object({
      HOST: env.text.default('127.0.0.1'),
      LOG_LEVEL: env.logLevel.default('info'),
      CARD_PROCESSOR_PORT: env.port,
      CARD_PROCESSOR_LEDGER_FILE: env.text,
      /** How long the token tok_slow takes to answer. */
      CARD_PROCESSOR_SLOW_MS: env.ms.default(30_000),
    }),
    variables,
  );
  return {
    host: read.HOST,
    port: read.CARD_PROCESSOR_PORT,
    logLevel: read.LOG_LEVEL,
    ledgerFile: read.CARD_PROCESSOR_LEDGER_FILE,
    slowMs: read.CARD_PROCESSOR_SLOW_MS,
  };
};
