// One connection to Redis that fails fast while it is away and heals by itself.
import Redis from 'ioredis';
import { Fault, type Logger } from '@cartograph/runtime';

// A cart is answered in under a millisecond. Past this the connection is dead, whatever it says, and is made anew;
// waiting longer would only pile up callers.
const silenceMs = 2_000;

export const connectRedis = (url: string, logger: Logger): Redis => {
  const redis = new Redis(url, {
    connectTimeout: silenceMs,
    socketTimeout: silenceMs,
    // Nothing is queued or sent again behind the caller's back: who asks gets a fault at once and asks again with its key.
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (times) => Math.min(times * 50, 1_000),
  });
  let isAway = false;
  redis.on('error', (fault: Error) => {
    if (!isAway) logger.error({ err: fault }, 'redis is away');
    isAway = true;
  });
  redis.on('ready', () => {
    if (isAway) logger.info('redis is back');
    isAway = false;
  });
  return redis;
};

// What only a cart can be to blame for: it is no hash, or one of our scripts stumbles over what is in it. Every other error
// reply, known or not, says something of the server or of our rights, which whoever asks again may find mended.
const cartIsBroken = /^(WRONGTYPE |ERR user_script:\d+: )/;

/** The fault that a failed command amounts to. The client's own error names keys, which are secrets, so it is not shown. */
export const redisFault = (cause: Error): Fault =>
  cause.name === 'ReplyError' && cartIsBroken.test(cause.message)
    ? new Fault('INTERNAL_SERVER_ERROR', 'A cart is broken in the store.', cause)
    : new Fault('SERVICE_UNAVAILABLE', 'Carts cannot be reached right now. Try again shortly.', cause);
