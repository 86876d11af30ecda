// A change of one thing whose own rows tell what was done before. Its key in the inbox only keeps two of them from running
// at once, and is free again whatever comes of it, a fault included: else nobody could ever try again.
import type { Outgoing } from '@cartograph/contracts';
import { accept, refuse, type Decision, type Instant } from '@cartograph/kernel';
import { changeOne, type ListStore, type Tx } from '@cartograph/runtime';

export interface OneChange<Request, Known, Answer, Refusal> {
  /** Requests of the same name wait for each other. */
  readonly name: (request: Request) => string;
  /** Locks and reads, in the order of all locks. */
  readonly read: (tx: Tx, request: Request) => Promise<Known>;
  readonly decide: (known: Known, request: Request, at: Instant) => Decision<Decided<Answer>, never, Refusal>;
  /** Writes an audit line of a refusal; nothing else changes. */
  readonly refused?: (tx: Tx, request: Request, refusal: Refusal) => Promise<unknown>;
}

export interface Decided<Answer> {
  readonly answer: Answer;
  readonly outgoing?: readonly Outgoing[];
  readonly save?: (tx: Tx) => Promise<unknown>;
}

/** Throws Fault SERVICE_UNAVAILABLE when the store is away, and what a rule threw. */
export const changeOneThing = async <Request, Known, Answer, Refusal>(
  store: ListStore,
  change: OneChange<Request, Known, Answer, Refusal>,
  request: Request,
): Promise<Decision<Answer, never, Refusal>> => {
  type Work = { readonly known: Known } | { readonly save: (tx: Tx) => Promise<unknown> };
  const outcome = await changeOne<Request, Work, Decision<Answer, never, Refusal>>(
    store,
    {
      stepKey: change.name,
      lock: async (tx) => new Map([['it', { known: await change.read(tx, request) }]]),
      decide: (rows, _, at) => {
        const { known } = rows.get('it') as { known: Known };
        const decision = change.decide(known, request, at);
        const { refused } = change;
        if (!decision.ok) {
          const save = refused && ((tx: Tx) => refused(tx, request, decision.refusal));
          return { answer: refuse(decision.refusal), isKeyFree: true, rows: save ? [['it', { save }]] : [] };
        }
        const { answer, outgoing = [], save } = decision.state;
        return { answer: accept(answer), isKeyFree: true, outgoing, rows: save ? [['it', { save }]] : [] };
      },
      save: async (tx, changed) => {
        for (const work of changed.values()) if ('save' in work) await work.save(tx);
      },
    },
    request,
  );
  if (outcome.kind === 'answered') return outcome.answer;
  throw 'fault' in outcome ? outcome.fault : new Error('it is always answered');
};
