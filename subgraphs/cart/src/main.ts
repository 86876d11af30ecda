import { ConfigError, createLogger, shutDownOn } from '@cartograph/runtime';
import { readServiceConfig } from './config';
import { startCart } from './start-cart';

const main = async (): Promise<void> => {
  const config = readServiceConfig();
  const logger = createLogger('cart', config.logLevel);
  const cart = await startCart(config, logger);
  shutDownOn(logger, cart.steps);
  logger.info({ url: cart.url }, 'listening');
};

/** What to tell the person who started us: the remedy where there is one. */
const explain = (fault: unknown): string => {
  if (!(fault instanceof Error)) return String(fault);
  if ('code' in fault && fault.code === 'EADDRINUSE') return `${fault.message}: set CART_PORT to a free port.`;
  return fault instanceof ConfigError || fault instanceof RangeError ? fault.message : (fault.stack ?? fault.message);
};

main().catch((fault: unknown) => {
  process.stderr.write(`${explain(fault)}\n`);
  process.exit(1);
});
