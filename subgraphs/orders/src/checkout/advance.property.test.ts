// The pure saga against a world that loses, repeats, delays and reorders messages, and against participants that
// remember. Whatever happens: what is promised in docs/saga.md holds at the end.
import fc from 'fast-check';
import { nameOf, tellStory } from '../../test/saga-story';
import type { Outgoing } from '@cartograph/contracts';

interface World {
  readonly stock: 'none' | 'held' | 'sold' | 'released';
  readonly money: 'none' | 'authorized' | 'captured' | 'voided';
  readonly cart: 'frozen' | 'emptied' | 'restored';
}

type Mood = { readonly stock: boolean; readonly card: boolean };

/** A participant's effect, once for each step key; its answer: yes, no, or none when it is fenced by its own undo. */
const perform = (world: World, command: string, mood: Mood): readonly [World, 'yes' | 'no' | 'nothing'] => {
  switch (command) {
    case 'reserve-stock':
      if (world.stock === 'released') return [world, 'nothing'];
      return mood.stock ? [{ ...world, stock: 'held' }, 'yes'] : [world, 'no'];
    case 'authorize-payment':
      if (world.money === 'voided') return [world, 'nothing'];
      return mood.card ? [{ ...world, money: 'authorized' }, 'yes'] : [world, 'no'];
    case 'pin-hold':
      return world.stock === 'held' ? [world, 'yes'] : [world, 'no'];
    case 'commit-stock':
      return [{ ...world, stock: 'sold' }, 'yes'];
    case 'capture-payment':
      return [{ ...world, money: 'captured' }, 'yes'];
    case 'empty-cart':
      return [{ ...world, cart: 'emptied' }, 'yes'];
    case 'release-stock':
      return [{ ...world, stock: 'released' }, 'yes'];
    case 'void-authorization':
      return [{ ...world, money: 'voided' }, 'yes'];
    case 'restore-cart':
      return [{ ...world, cart: 'restored' }, 'yes'];
    default:
      throw new Error(`nobody performs ${command}`);
  }
};

const chaos = fc.record({
  stock: fc.boolean(),
  card: fc.boolean(),
  // What happens next, by chance: deliver one of the commands or answers on the way, repeat it, lose it, or let time pass.
  turns: fc.array(fc.tuple(fc.constantFrom('deliver', 'repeat', 'lose', 'wait'), fc.nat(1_000)), { maxLength: 120 }),
});

test('under loss, repetition and reordering, stock, money and cart end together or not at all', () => {
  fc.assert(
    fc.property(chaos, ({ stock, card, turns }) => {
      const mood = { stock, card };
      const story = tellStory();
      let world: World = { stock: 'none', money: 'none', cart: 'frozen' };
      const answered = new Map<string, 'yes' | 'no'>();
      const onTheWay: Outgoing[] = [...story.begin()];

      const deliver = (command: Outgoing) => {
        const { stepKey } = command.item;
        let answer: 'yes' | 'no' | 'nothing' | undefined = answered.get(stepKey);
        if (!answer) {
          [world, answer] = perform(world, nameOf(command), mood);
          if (answer !== 'nothing') answered.set(stepKey, answer);
        }
        if (answer !== 'nothing') onTheWay.push(...story[answer](nameOf(command)));
      };

      for (const [turn, pick] of turns) {
        const index = onTheWay.length > 0 ? pick % onTheWay.length : -1;
        if (turn === 'wait' || index < 0) onTheWay.push(...story.silence(1_000 + pick * 60));
        else if (turn === 'lose') onTheWay.splice(index, 1);
        else deliver(turn === 'repeat' ? onTheWay[index]! : onTheWay.splice(index, 1)[0]!);
      }
      // Then the faults stop: everything is delivered, and who waits asks again.
      for (let round = 0; round < 60 && story.standing().wakeAt !== null; round++) {
        for (const command of onTheWay.splice(0)) deliver(command);
        onTheWay.push(...story.silence(31_000));
      }

      const isConfirmed = story.milestones().includes('confirmed');
      expect(story.status()).toBe(isConfirmed ? 'DONE' : 'UNDONE');
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
