// A webhook over HTTP: a few kept connections, and no patience with a merchant that hangs.
import { Pool } from 'undici';
import { secondMs } from '@cartograph/kernel';

const patienceMs = 5 * secondMs;

/** Posts a body with its signature to the merchant; resolves with the status, rejects without an answer. */
export const createWebhookPost = (url: string): ((body: string, signature: string) => Promise<number>) => {
  const { origin, pathname, search } = new URL(url);
  const pool = new Pool(origin, { connections: 4, headersTimeout: patienceMs, bodyTimeout: patienceMs });
  return async (body, signature) => {
    const response = await pool.request({
      method: 'POST',
      path: pathname + search,
      headers: { 'content-type': 'application/json', 'cartograph-signature': signature },
      body,
    });
    await response.body.dump();
    return response.statusCode;
  };
};
