/** A rule said yes: what should be from now on, and what the world is told about it. */
export interface Accepted<State, Event> {
  readonly ok: true;
  readonly state: State;
  readonly events: readonly Event[];
}

/** A rule said no. A refusal is an ordinary answer: a value with a code, never an exception. */
export interface Refused<Refusal> {
  readonly ok: false;
  readonly refusal: Refusal;
}

/** What a rule answers. Rules are synchronous and pure: time, ids and chance come in as arguments. */
export type Decision<State, Event, Refusal> = Accepted<State, Event> | Refused<Refusal>;

/** Says yes. With no events nobody is told, which is right for asking twice. */
export const accept = <State, Event = never>(state: State, ...events: Event[]): Accepted<State, Event> => ({
  ok: true,
  state,
  events,
});

/** Says no with a coded refusal. */
export const refuse = <Refusal>(refusal: Refusal): Refused<Refusal> => ({ ok: false, refusal });
