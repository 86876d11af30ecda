// Tells a saga what it hears, step by step, and keeps what it does about it.
import type { Outgoing } from '@cartograph/contracts';
import { dayMs, plusMs, type Instant } from '@cartograph/kernel';
import { advance, newStanding } from '../src/checkout/advance';
import type { Checkout } from '../src/checkout/checkout';
import { prePivotDeadlineMs } from '../src/checkout/commands';
import { checkout } from '../src/checkout/saga';
import type { Saga } from '../src/checkout/saga-words';
import type { Heard, Milestone, ReviewAction, Standing } from '../src/checkout/standing';
import { aCheckout, now, sagaId } from './builders';
import { no, yes } from './replies';

const rep = (name: string) => `rep.orders.${name}.v1`;
export const nameOf = ({ subject }: Outgoing) => subject.split('.')[2]!;

/** How a participant answers. */
export type Answer = 'yes' | 'no' | 'parked';

/** A story of the checkout. */
export const tellStory = (data: Checkout = aCheckout(), authorizedForMs = 7 * dayMs) =>
  tellStoryOf(checkout, data, authorizedForMs);

/** A story of any saga, from its beginning. */
export const tellStoryOf = <Data>(saga: Saga<Data>, data: Data, authorizedForMs = 7 * dayMs) => {
  let at: Instant = now;
  let standing: Standing = newStanding(saga, sagaId, at, { deadlineMs: prePivotDeadlineMs });
  let known = data;
  const sent: Outgoing[] = [];
  const milestones: Milestone[] = [];

  const hear = (heard: Heard): readonly Outgoing[] => {
    const next = advance(saga, standing, known, heard, { at, chance: 0.5 });
    standing = next.standing;
    known = next.data;
    sent.push(...next.outgoing);
    milestones.push(...next.milestones);
    return next.outgoing;
  };
  const reply = (command: Outgoing, name: string, body: unknown = {}) =>
    hear({ kind: 'reply', stepKey: command.item.stepKey, subject: rep(name), body });

  const story = {
    begin: () => hear({ kind: 'begin' }),
    /** This very command is answered. */
    answer: (command: Outgoing, how: Answer): readonly Outgoing[] => {
      if (how === 'parked') return reply(command, 'step-parked', { cause: 'poison' });
      const [name, body] = (how === 'yes' ? yes : no)[nameOf(command)]!;
      const isAuthorized = name === 'payment-authorized';
      const authorized = { amount: (known as Partial<Checkout>).total, expiresInMs: authorizedForMs };
      return reply(command, name, isAuthorized ? authorized : body);
    },
    /** The last command of this name is answered yes, or no, or parked by its participant. */
    yes: (command: string) => story.answer(story.last(command), 'yes'),
    no: (command: string) => story.answer(story.last(command), 'no'),
    parked: (command: string) => story.answer(story.last(command), 'parked'),
    /** Time passes, and nobody looks. */
    pass: (ms: number) => {
      at = plusMs(at, ms);
    },
    /** Time passes and nobody answers. */
    silence: (ms: number, isPublished = true) => {
      story.pass(ms);
      return hear({ kind: 'wake', isPublished });
    },
    /** A person decides. */
    resolve: (action: ReviewAction) => hear({ kind: 'resolved', action }),
    hear,
    last: (command: string): Outgoing => {
      const found = sent.findLast((outgoing) => nameOf(outgoing) === command);
      if (!found) throw new Error(`${command} was never sent`);
      return found;
    },
    sent: () => sent.map(nameOf),
    milestones: () => milestones.map(({ kind }) => kind),
    status: () => standing.status,
    at: () => at,
    state: (step: string) => standing.steps.find(({ name }) => name === step)?.state,
    standing: () => standing,
  };
  return story;
};

export const yesUpTo = (story: ReturnType<typeof tellStory>, ...commands: string[]) => {
  story.begin();
  for (const command of commands) story.yes(command);
  return story;
};
