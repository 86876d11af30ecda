import { traceIdOf, type Hop } from '@cartograph/runtime';
import type { App } from '../app';
import type { Actor } from '../ports-after-sale';
import type { Asker } from '../use-cases/asker';

/** Built once for each request. */
export interface Context {
  readonly app: App;
  readonly asker: Asker;
  /** Who it is, for the audit log. */
  readonly actor: Actor;
  readonly hop: Hop;
  readonly traceId: string;
}

export const createContext =
  (app: App) =>
  (hop: Hop): Context => {
    const { viewer, traceparent } = hop;
    return {
      app,
      hop,
      actor: { by: [viewer.role.toLowerCase(), viewer.id].filter(Boolean).join(':'), traceparent },
      traceId: traceIdOf(traceparent),
      asker: {
        customerId: viewer.role === 'CUSTOMER' ? viewer.id : null,
        isOperator: viewer.role === 'OPERATOR' || viewer.role === 'SERVICE',
        traceparent,
      },
    };
  };
