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
      /** Shared with the processor, which signs its webhooks with it. */
      CARD_PROCESSOR_WEBHOOK_SECRET: env.secret,
      /** How often some of our books are compared with the processor's. */
      PAYMENTS_RECONCILE_EVERY_MS: env.ms.min(100).default(60_000),
      /** How long before an authorization ends an operator is alarmed, every hour anew. */
      PAYMENTS_CAPTURE_ALARM_MS: env.ms.default(24 * 60 * 60 * 1_000),
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
    webhookSecret: read.CARD_PROCESSOR_WEBHOOK_SECRET,
    reconcileEveryMs: read.PAYMENTS_RECONCILE_EVERY_MS,
    captureAlarmMs: read.PAYMENTS_CAPTURE_ALARM_MS,
  };
};
