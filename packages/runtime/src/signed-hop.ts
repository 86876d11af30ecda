// Signs and checks every request between our processes, so that nobody who reaches a subgraph's port can speak as the
// gateway. HMAC-SHA256 over time, method, path, identity, deadline, trace and body.
import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import type { Hop, Role, Viewer } from './hop';
import type { Secret } from './secret';

/** One shared secret; the id tells which one signed, so that keys can be rotated without a stop. */
interface HopKey {
  readonly id: string;
  readonly secret: string;
}

export type HopKeys = readonly [HopKey, ...HopKey[]];

/** Reads `id:secret,id2:secret2`: the first signs, all verify. Throws RangeError on a malformed list. */
export const readHopKeys = (text: Secret): HopKeys => {
  const keys = text
    .reveal()
    .split(',')
    .map((pair) => {
      const [, id = '', secret = ''] = /^([^:.\s]+):(\S+)$/.exec(pair.trim()) ?? [];
      if (secret.length < 16) throw new RangeError('HOP_KEYS wants id:secret pairs with secrets of 16 or more');
      return { id, secret };
    });
  return keys as unknown as HopKeys;
};

export interface SignedRequest {
  readonly method: string;
  readonly path: string;
  readonly body: string | Buffer;
}

type Headers = Record<string, string | string[] | undefined>;

// A recorded request is worthless after this; wide enough for clocks that differ by some seconds.
const windowMs = 30_000;

const digest = (body: string | Buffer) => hash('sha256', body, 'base64url');

const signature = (secret: string, request: SignedRequest, parts: readonly string[]) =>
  createHmac('sha256', secret)
    .update([request.method, request.path, ...parts, digest(request.body)].join('\n'))
    .digest('base64url');

const writeViewer = (viewer: Viewer) => Buffer.from(JSON.stringify(viewer)).toString('base64url');

const roles: readonly Role[] = ['GUEST', 'CUSTOMER', 'OPERATOR', 'SERVICE'];

const readViewer = (text: string): Viewer | undefined => {
  try {
    const { id, role } = JSON.parse(Buffer.from(text, 'base64url').toString()) as Viewer;
    return roles.includes(role) && (id === null || typeof id === 'string') ? { id, role } : undefined;
  } catch {
    return undefined;
  }
};

/** Headers that carry and sign a hop. `now` is the local clock in milliseconds. */
export const signHop = (keys: HopKeys, request: SignedRequest, hop: Hop, now = Date.now()): Record<string, string> => {
  const key = keys[0];
  const viewer = writeViewer(hop.viewer);
  const leftMs = String(Math.max(0, Math.round(hop.deadlineAt - now)));
  const timestamp = String(now);
  return {
    'x-cartograph-viewer': viewer,
    'x-cartograph-deadline-ms': leftMs,
    'x-cartograph-timestamp': timestamp,
    'x-cartograph-signature': `${key.id}.${signature(key.secret, request, [timestamp, viewer, leftMs, hop.traceparent])}`,
    traceparent: hop.traceparent,
  };
};

/** The hop that a request carries, or undefined when it is unsigned, forged, altered or older than 30 seconds. */
export const verifyHop = (
  keys: HopKeys,
  request: SignedRequest,
  headers: Headers,
  now = Date.now(),
): Hop | undefined => {
  const header = (name: string) => {
    const value = headers[name];
    return typeof value === 'string' ? value : '';
  };
  const timestamp = header('x-cartograph-timestamp');
  const viewerText = header('x-cartograph-viewer');
  const leftMs = header('x-cartograph-deadline-ms');
  const traceparent = header('traceparent');
  const [keyId, given = ''] = header('x-cartograph-signature').split('.');
  const key = keys.find(({ id }) => id === keyId);
  if (!key || !(Math.abs(now - Number(timestamp)) <= windowMs)) return undefined;
  const expected = Buffer.from(signature(key.secret, request, [timestamp, viewerText, leftMs, traceparent]));
  const actual = Buffer.from(given);
  if (expected.length !== actual.length || !timingSafeEqual(expected, actual)) return undefined;
  const viewer = readViewer(viewerText);
  return viewer && { viewer, deadlineAt: now + Number(leftMs), traceparent };
};
