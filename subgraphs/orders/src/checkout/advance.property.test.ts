// The pure saga against a world that loses, repeats, delays and reorders messages, and against participants that
// remember, refuse for good and park, with an operator who decides at any time. Whatever happens: what is promised in docs/saga.md holds at the end.
import fc from 'fast-check';
import { nameOf, tellStory, type Answer } from '../../test/saga-story';
import type { Outgoing } from '@cartograph/contracts';
import { actionsOpen } from './resolving';
import { checkout } from './saga';
import type { ReviewAction } from './standing';

interface World {
  readonly stock: 'none' | 'held' | 'sold' | 'released';
  readonly money: 'none' | 'authorized' | 'captured' | 'voided';
  readonly cart: 'frozen' | 'emptied' | 'restored';
}

interface Mood {
  readonly stock: boolean;
  readonly card: boolean;
  /** How many attempts to void and to capture the bank refuses before it gives in. */
  readonly voidsRefused: number;
  readonly capturesRefused: number;
}

const undoOf: Readonly<Record<string, string>> = {
  'cart frozen': 'restore-cart',
  'reserve stock': 'release-stock',
  'authorize payment': 'void-authorization',
};

const attemptOf = ({ item }: Outgoing) => (item.body as { attempt?: number }).attempt ?? 1;
const isByHand = ({ item }: Outgoing) => (item.body as { isSettledByHand?: boolean }).isSettledByHand === true;
const found = (isSo: boolean): 'yes' | 'no' => (isSo ? 'yes' : 'no');

/** A participant's effect, once for each order and for each step key; its answer: yes, no, or none when it is fenced by its own undo. */
const perform = (world: World, command: Outgoing, mood: Mood): readonly [World, 'yes' | 'no' | 'nothing'] => {
  switch (nameOf(command)) {
    case 'reserve-stock':
      if (world.stock === 'released') return [world, 'nothing'];
      if (world.stock !== 'none') return [world, 'yes'];
      return mood.stock ? [{ ...world, stock: 'held' }, 'yes'] : [world, 'no'];
    case 'authorize-payment':
      if (world.money === 'voided') return [world, 'nothing'];
      if (isByHand(command)) return [world, found(world.money === 'authorized')];
      if (world.money !== 'none') return [world, 'yes'];
      return mood.card ? [{ ...world, money: 'authorized' }, 'yes'] : [world, 'no'];
    case 'pin-hold':
      return world.stock === 'held' ? [world, 'yes'] : [world, 'no'];
    case 'commit-stock':
      return [{ ...world, stock: 'sold' }, 'yes'];
    case 'capture-payment':
      if (isByHand(command)) return [world, found(world.money === 'captured')];
      return attemptOf(command) <= mood.capturesRefused ? [world, 'no'] : [{ ...world, money: 'captured' }, 'yes'];
    case 'empty-cart':
      return [{ ...world, cart: 'emptied' }, 'yes'];
    case 'release-stock':
      return [{ ...world, stock: 'released' }, 'yes'];
    case 'void-authorization':
      if (isByHand(command)) return [world, found(world.money !== 'authorized')];
      if (attemptOf(command) <= mood.voidsRefused && world.money === 'authorized') return [world, 'no'];
      return [{ ...world, money: 'voided' }, 'yes'];
    case 'restore-cart':
      return [{ ...world, cart: 'restored' }, 'yes'];
    default:
      throw new Error(`nobody performs ${nameOf(command)}`);
  }
};

const chaos = fc.record({
  mood: fc.record({
    stock: fc.boolean(),
    card: fc.boolean(),
    voidsRefused: fc.nat(2),
    capturesRefused: fc.nat(2),
  }),
  // What happens next, by chance: deliver one of the commands or answers on the way, repeat it, lose it, park it, let
  // time pass, fail to look, or an operator decides.
  turns: fc.array(
    fc.tuple(fc.constantFrom('deliver', 'deliver', 'repeat', 'lose', 'park', 'wait', 'fail', 'decide'), fc.nat(1_000)),
    { maxLength: 120 },
  ),
  // Who undoes needs nobody in the end; who goes forward may.
  isOperatorAway: fc.boolean(),
});

test('under loss, repetition and reordering, stock, money and cart end together or not at all', () => {
  fc.assert(
    fc.property(chaos, ({ mood, turns, isOperatorAway }) => {
      const story = tellStory();
      let world: World = { stock: 'none', money: 'none', cart: 'frozen' };
      let firstConfirmedAt: number | undefined;
      const answered = new Map<string, Answer>();
      const onTheWay: Outgoing[] = [...story.begin()];

      const deliver = (command: Outgoing, isPoisoned = false) => {
        const { stepKey } = command.item;
        let answer: Answer | 'nothing' | undefined = answered.get(stepKey);
        if (!answer) {
          if (isPoisoned) answer = 'parked';
          else [world, answer] = perform(world, command, mood);
          if (answer !== 'nothing') answered.set(stepKey, answer);
        }
        if (answer !== 'nothing') onTheWay.push(...story.answer(command, answer));
        if (story.milestones().includes('confirmed')) firstConfirmedAt ??= story.at();
      };
      /** What a person says was done was done: by hand, or for money not at all, since payments looks for itself. */
      const doByHand = (): boolean => {
        const { step, way } = story.standing().review!;
        if (checkout.steps.some((it) => it.name === step && 'isChecked' in it && it.isChecked)) return true;
        const [after, said] = perform(world, story.last(way === 'undo' ? undoOf[step]! : step.replace(' ', '-')), mood);
        if (said === 'yes') world = after;
        return said === 'yes';
      };
      const decide = (choose: (open: readonly ReviewAction[]) => ReviewAction | undefined) => {
        const action = choose(actionsOpen(checkout, story.standing(), story.at()));
        if (action && (action !== 'RESOLVED' || doByHand())) onTheWay.push(...story.resolve(action));
      };

      for (const [turn, pick] of turns) {
        const index = onTheWay.length > 0 ? pick % onTheWay.length : -1;
        if (turn === 'decide') decide((open) => open[pick % (open.length || 1)]);
        else if (turn === 'wait' || index < 0) onTheWay.push(...story.silence(1_000 + pick * 60));
        else if (turn === 'lose') onTheWay.splice(index, 1);
        else if (turn === 'fail') onTheWay.push(...story.hear({ kind: 'poisoned', cause: 'it cannot be saved' }));
        else deliver(turn === 'repeat' ? onTheWay[index]! : onTheWay.splice(index, 1)[0]!, turn === 'park');
      }
      // Then the faults stop: everything is delivered, who waits asks again, and who needs a person finds one.
      for (let round = 0; round < 60 && !['DONE', 'UNDONE'].includes(story.status()); round++) {
        for (const command of onTheWay.splice(0)) deliver(command);
        onTheWay.push(...story.silence(31_000));
        if (!isOperatorAway || story.standing().review?.way === 'do')
          decide((open) => open.find((action) => action === 'RETRY') ?? open[0]);
      }

      const isConfirmed = story.milestones().includes('confirmed');
      expect(story.status()).toBe(isConfirmed ? 'DONE' : 'UNDONE');
      expect(firstConfirmedAt ?? 0).toBeLessThan(story.standing().deadlineAt);
      expect(world.cart).toBe(isConfirmed ? 'emptied' : 'restored');
      if (isConfirmed) expect(world).toMatchObject({ stock: 'sold', money: 'captured' });
      else {
        expect(['none', 'released']).toContain(world.stock);
        expect(['none', 'voided']).toContain(world.money);
      }
      expect(story.milestones().filter((kind) => kind === 'confirmed' || kind === 'ended')).toHaveLength(1);
      expect(story.milestones().filter((kind) => kind === 'closed')).toHaveLength(1);
    }),
    { numRuns: 2_000 },
  );
});
