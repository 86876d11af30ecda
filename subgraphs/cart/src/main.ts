// The cart as a process.
import { createLogger, shutDownOn, startService } from '@cartograph/runtime';
import { readServiceConfig } from './config';
import { startCart } from './start-cart';

startService('cart', async () => {
  const config = readServiceConfig();
  const logger = createLogger('cart', config.logLevel);
  const cart = await startCart(config, logger);
  shutDownOn(logger, cart.steps);
  logger.info({ url: cart.url }, 'listening');
});
