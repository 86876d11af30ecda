// The processes of one subgraph and the connections to them. Requests are spread over them in turn; a process that
// refuses connections is passed over for a moment. Nothing is ever sent twice.
import { Pool } from 'undici';
import { Fault } from '@cartograph/runtime';
import { post, type Answered, type Posted } from './post';

// Enough to keep two cores busy; more would only queue inside the subgraph instead of here.
const queryConnections = 32;
// placeOrder holds its connection while it waits for the order, so buyers must not queue behind each other, nor readers
// behind buyers.
const mutationConnections = 512;
// How long a process that refused is asked last; about the time that a restart takes.
const passOverMs = 1_000;

interface Process {
  readonly queries: Pool;
  readonly mutations: Pool;
  refusedUntil: number;
}

export interface SubgraphProcesses {
  /** Throws Fault SERVICE_UNAVAILABLE when every process refuses; any other failure as it came, for it may have been sent. */
  send(request: Posted, kind: 'query' | 'mutation'): Promise<Answered>;
  close(): Promise<void>;
}

const isRefusal = (fault: unknown): boolean => (fault as { code?: unknown }).code === 'ECONNREFUSED';

export const createSubgraphProcesses = (name: string, urls: readonly string[]): SubgraphProcesses => {
  const processes = urls.map((url): Process => {
    const options = { pipelining: 1, keepAliveTimeout: 30_000 };
    return {
      queries: new Pool(url, { ...options, connections: queryConnections }),
      mutations: new Pool(url, { ...options, connections: mutationConnections }),
      refusedUntil: 0,
    };
  });
  let turn = 0;

  /** All of them, beginning with the next in turn, those that refused lately last. */
  const inTurn = (): readonly Process[] => {
    if (processes.length === 1) return processes;
    const now = Date.now();
    const start = turn++ % processes.length;
    const rotated = [...processes.slice(start), ...processes.slice(0, start)];
    return rotated.sort((a, b) => Number(a.refusedUntil > now) - Number(b.refusedUntil > now));
  };

  return {
    send: async (request, kind) => {
      let refusal: unknown;
      for (const process of inTurn()) {
        try {
          return await post(kind === 'mutation' ? process.mutations : process.queries, request);
        } catch (fault) {
          if (!isRefusal(fault)) throw fault;
          process.refusedUntil = Date.now() + passOverMs;
          refusal = fault;
        }
      }
      throw new Fault('SERVICE_UNAVAILABLE', `no process of ${name} accepts connections`, refusal);
    },
    close: async () => {
      await Promise.all(processes.flatMap(({ queries, mutations }) => [queries.close(), mutations.close()]));
    },
  };
};
