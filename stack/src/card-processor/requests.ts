// What may stand in a merchant's request: read strictly, since money depends on it.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Operation } from './operation';

const amountMinor = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);
const reference = z.string().min(1).max(255);

const shapes = {
  authorize: z.strictObject({
    amountMinor,
    currency: z.string().regex(/^[A-Z]{3}$/),
    token: z.string().min(1).max(255),
    reference,
  }),
  capture: z.strictObject({ amountMinor }),
  void: z.strictObject({}),
  refund: z.strictObject({ amountMinor, reference }),
};

const route = /^\/v1\/authorizations\/([A-Za-z0-9_]{1,64})\/(capture|void|refunds)$/;
const kindOf = { capture: 'capture', void: 'void', refunds: 'refund' } as const;

/** The operation behind `POST path`, `invalid` when its body is malformed, or undefined when nothing is there. */
export const readOperation = (path: string, body: unknown): Operation | 'invalid' | undefined => {
  if (path === '/v1/authorizations') {
    const asked = shapes.authorize.safeParse(body);
    return asked.success ? { kind: 'authorize', ...asked.data } : 'invalid';
  }
  const [, authorizationId, verb] = route.exec(path) ?? [];
  if (authorizationId === undefined) return undefined;
  const kind = kindOf[verb as keyof typeof kindOf];
  const asked = shapes[kind].safeParse(body);
  return asked.success ? ({ kind, authorizationId, ...asked.data } as Operation) : 'invalid';
};

/** Equal for equal requests, whatever the order of their fields: the shapes fix it. */
export const fingerprintOf = (operation: Operation): string =>
  createHash('sha256').update(JSON.stringify(operation)).digest('base64url');
