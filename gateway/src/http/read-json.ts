import type { IncomingMessage } from 'node:http';
import { readBody } from './read-body';
import { Refused } from './refused';

/** Far above any honest query with its variables. */
export const bodyLimitBytes = 1024 * 1024;

/** The body as JSON, or undefined when it is of another type. Throws Refused when it is too large or malformed. */
export const readJson = async (request: IncomingMessage): Promise<unknown> => {
  const text = (await readBody(request, bodyLimitBytes)).toString();
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused(400, 'BAD_REQUEST', 'The request body is not JSON.');
  }
};
