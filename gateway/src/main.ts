import './no-telemetry';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, createLogger, shutDownOn } from '@cartograph/runtime';
import { readGatewayConfig } from './config';
import { startGateway } from './start-gateway';

const main = async (): Promise<void> => {
  const config = readGatewayConfig(process.env);
  const logger = createLogger('gateway', config.logLevel);
  const supergraphSdl = readFileSync(join(__dirname, '../supergraph.graphql'), 'utf8');
  const gateway = await startGateway(config, supergraphSdl, logger);
  shutDownOn(logger, [['gateway', () => gateway.stop()]]);
  logger.info({ url: gateway.url }, 'listening');
};

main().catch((fault: unknown) => {
  const isTaken = fault instanceof Error && 'code' in fault && fault.code === 'EADDRINUSE';
  if (isTaken) console.error('The port is taken. Set GATEWAY_PORT to a free one.');
  else if (fault instanceof ConfigError || fault instanceof RangeError) console.error(fault.message);
  else console.error(fault);
  process.exit(1);
});
