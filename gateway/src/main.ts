import './no-telemetry';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLogger, shutDownOn, startService } from '@cartograph/runtime';
import { readGatewayConfig } from './config';
import { startGateway } from './start-gateway';

startService('gateway', async () => {
  const config = readGatewayConfig();
  const logger = createLogger('gateway', config.logLevel);
  const supergraphSdl = readFileSync(join(__dirname, '../supergraph.graphql'), 'utf8');
  const gateway = await startGateway(config, supergraphSdl, logger);
  shutDownOn(logger, [['gateway', () => gateway.stop()]]);
  logger.info({ url: gateway.url }, 'listening');
});
