import { traceIdOf, type Hop } from '@cartograph/runtime';
import type { App } from '../app';
import type { Asker } from '../use-cases/asker';

/** Built once for each request. */
export interface Context {
  readonly app: App;
  readonly asker: Asker;
  readonly traceId: string;
}

export const createContext =
  (app: App) =>
  ({ viewer, traceparent }: Hop): Context => ({
    app,
    traceId: traceIdOf(traceparent),
    asker: {
      customerId: viewer.role === 'CUSTOMER' ? viewer.id : null,
      isOperator: viewer.role === 'OPERATOR' || viewer.role === 'SERVICE',
      traceparent,
    },
  });
