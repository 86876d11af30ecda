import type { Hop } from '@cartograph/runtime';

/** What the gateway knows about a client's request. The hop is what goes on to the subgraphs: nothing else of the request does. */
export interface Context {
  hop: Hop;
  readonly startedAt: number;
}
