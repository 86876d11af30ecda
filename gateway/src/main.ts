import './no-telemetry';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, createLogger, shutDownOn } from '@cartograph/runtime';
import { readGatewayConfig } from './config';
import { startGateway } from './start-gateway';

const main = async (): Promise<void> => {
  const config = readGatewayConfig();
  const logger = createLogger('gateway', config.logLevel);
  const supergraphSdl = readFileSync(join(__dirname, '../supergraph.graphql'), 'utf8');
  const gateway = await startGateway(config, supergraphSdl, logger);
  shutDownOn(logger, [['gateway', () => gateway.stop()]]);
  logger.info({ url: gateway.url }, 'listening');
};

/** What to tell the person who started us: the remedy where there is one. */
const explain = (fault: unknown): string => {
  if (!(fault instanceof Error)) return String(fault);
  if ('code' in fault && fault.code === 'EADDRINUSE') return `${fault.message}: set GATEWAY_PORT to a free port.`;
  return fault instanceof ConfigError || fault instanceof RangeError ? fault.message : (fault.stack ?? fault.message);
};

main().catch((fault: unknown) => {
  process.stderr.write(`${explain(fault)}\n`);
  process.exit(1);
});
