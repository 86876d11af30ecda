import { randomUUID } from 'node:crypto';

export type Role = 'GUEST' | 'CUSTOMER' | 'OPERATOR' | 'SERVICE';

/** Who is asking: established once at the gateway, signed on every hop, checked again where a right matters. */
export interface Viewer {
  /** The customer's, operator's or service's id; null for a guest. */
  readonly id: string | null;
  readonly role: Role;
}

export const guest: Viewer = { id: null, role: 'GUEST' };

/** What every request between our processes carries besides its body. */
export interface Hop {
  readonly viewer: Viewer;
  /** Local clock, milliseconds: after this the caller has gone. Crosses processes as a duration. */
  readonly deadlineAt: number;
  /** W3C trace context: `00-<32 hex trace id>-<16 hex span id>-<flags>`. */
  readonly traceparent: string;
}

const traceparentShape = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

// Drawn from a pool that Node fills ahead, which is forty times cheaper than random bytes one by one.
const randomHex = (): string => randomUUID().replaceAll('-', '');

export const newTraceparent = (): string => `00-${randomHex()}-${randomHex().slice(16)}-01`;

/** Continues a given trace, or begins one when it is absent or malformed. */
export const continueTrace = (traceparent: string | undefined): string =>
  traceparent && traceparentShape.test(traceparent) ? traceparent : newTraceparent();

export const traceIdOf = (traceparent: string): string => traceparent.slice(3, 35);

/** Milliseconds left for this request; never negative. */
export const msLeft = (hop: Hop): number => Math.max(0, hop.deadlineAt - Date.now());

/** A request that a service makes on its own account, such as a sweeper's. */
export const serviceHop = (service: string, withinMs: number): Hop => ({
  viewer: { id: service, role: 'SERVICE' },
  deadlineAt: Date.now() + withinMs,
  traceparent: newTraceparent(),
});
