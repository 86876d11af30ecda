// What may stand in a request: read strictly, since money depends on it.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Operation } from './processor';

const amountMinor = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);

const authorizeShape = z.strictObject({
  amountMinor,
  currency: z.string().regex(/^[A-Z]{3}$/),
  token: z.string().min(1).max(255),
  reference: z.string().min(1).max(255),
});
const captureShape = z.strictObject({ amountMinor });
const voidShape = z.strictObject({});

const read = <Body>(shape: z.ZodType<Body>, body: unknown): Body | undefined => shape.safeParse(body).data;

/** The operation behind `POST path`, `invalid` when its body is malformed, or undefined when nothing is there. */
export const readOperation = (path: string, body: unknown): Operation | 'invalid' | undefined => {
  if (path === '/v1/authorizations') {
    const asked = read(authorizeShape, body);
    return asked ? { kind: 'authorize', ...asked } : 'invalid';
  }
  const [, authorizationId, verb] = /^\/v1\/authorizations\/([A-Za-z0-9_]{1,64})\/(capture|void)$/.exec(path) ?? [];
  if (!authorizationId) return undefined;
  if (verb === 'void') return read(voidShape, body) ? { kind: 'void', authorizationId } : 'invalid';
  const asked = read(captureShape, body);
  return asked ? { kind: 'capture', authorizationId, ...asked } : 'invalid';
};

/** Equal for equal requests, whatever the order of their fields: the shapes fix it. */
export const fingerprintOf = (operation: Operation): string =>
  createHash('sha256').update(JSON.stringify(operation)).digest('base64url');
