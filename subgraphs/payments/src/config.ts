import { z } from 'zod';
import { env, inboxRetentionHours, readConfig, readHopKeys } from '@cartograph/runtime';

export const readPaymentsConfig = () => {
  const read = readConfig(
    z.object({
      HOST: env.text.default('127.0.0.1'),
      LOG_LEVEL: env.logLevel.default('info'),
      HOP_KEYS: env.secret,
      PAYMENTS_PORT: env.port,
      PAYMENTS_POSTGRES_URL: env.secret,
      INBOX_RETENTION_HOURS: inboxRetentionHours,
      NATS_URL: env.url,
      CARD_PROCESSOR_URL: env.url,
    }),
    process.env,
  );
  return {
    host: read.HOST,
    logLevel: read.LOG_LEVEL,
    hopKeys: readHopKeys(read.HOP_KEYS),
    port: read.PAYMENTS_PORT,
    postgresUrl: read.PAYMENTS_POSTGRES_URL,
    inboxRetentionHours: read.INBOX_RETENTION_HOURS,
    natsUrl: read.NATS_URL,
    cardProcessorUrl: read.CARD_PROCESSOR_URL,
  };
};
