import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Secret } from '@cartograph/runtime';
import type { AccessKeys } from '../ports';

// Names the secret, so that keys made with an older one can be told apart when it is replaced.
const secretVersion = '1';

/** HMAC-SHA256 of the order's id: computed again on a replay, stored nowhere. */
export const createAccessKeys = (secret: Secret): AccessKeys => {
  const keyFor = (orderId: string) =>
    `${secretVersion}.${createHmac('sha256', secret.reveal()).update(orderId).digest('base64url')}`;
  return {
    keyFor,
    opens: (accessKey, orderId) => {
      const expected = Buffer.from(keyFor(orderId));
      const given = Buffer.from(accessKey);
      return given.length === expected.length && timingSafeEqual(given, expected);
    },
  };
};
