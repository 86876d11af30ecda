// A driver for random kills: people buy, one process after another dies and comes back, and somebody audits meanwhile.
import type { KeptProgram } from '@cartograph/stack';
import { elapse } from '@cartograph/testkit';
import type { Buyer, PlaceOrderReply } from '../../tools/buyer';
import type { OpenShop } from '../../tools/open-shop';
import { askUntilFinal } from '../../tools/shoppers';
import { drawSome, type Chance } from './chance';
import type { History } from './history';
import { auditDuring } from './invariants';
import { booksOf } from './settled';
import { phases } from './stores';

/** Cards with the ending that each must lead to, and how often it is drawn. */
const cards = [
  { token: 'tok_approved', ending: 'CONFIRMED', share: 10 },
  { token: 'tok_slow_300', ending: 'CONFIRMED', share: 2 },
  { token: 'tok_slow_900', ending: 'CONFIRMED', share: 2 },
  { token: 'tok_unknown', ending: 'CONFIRMED', share: 1 },
  { token: 'tok_capture_unknown', ending: 'CONFIRMED', share: 1 },
  { token: 'tok_declined', ending: 'PAYMENT_DECLINED', share: 2 },
  { token: 'tok_expires_soon', ending: 'PLACEMENT_EXPIRED', share: 2 },
].flatMap((card) => Array.from({ length: card.share }, () => card));

export interface Bought {
  readonly token: string;
  readonly ending: string | undefined;
  readonly expectedEnding: string;
}

const endingOf = ({ result, userErrors }: PlaceOrderReply) =>
  result?.reason?.code ?? result?.order?.status ?? userErrors[0]?.code;

/** What people want to know of a phase of the storm. */
export interface Phase {
  readonly bought: readonly Bought[];
  readonly perSecond: number;
}

export interface Storm {
  readonly open: OpenShop;
  readonly buyer: Buyer;
  readonly chance: Chance;
  readonly history: History;
  readonly variantIds: readonly string[];
  /** Orders that somebody was told are confirmed. */
  readonly seen: Set<string>;
}

/** Clients buy one cart after another, each asking on until the answer is final, until told to stop. */
export const buyUntil = async (storm: Storm, clients: number, isOver: () => boolean): Promise<Phase> => {
  const { buyer, chance, history, seen, variantIds } = storm;
  const bought: Bought[] = [];
  const begunAt = Date.now();
  const client = async () => {
    await elapse(chance.next() * 500);
    while (!isOver()) {
      const { token, ending: expectedEnding } = chance.pick(cards);
      const lines = [{ variantId: chance.pick(variantIds), quantity: 1 }];
      const cart = await history.call('fill cart', () => buyer.fillCart(lines));
      if (!cart) {
        await elapse(100);
        continue;
      }
      const reply = await history.call(`buy ${cart.cartId} with ${token}`, () =>
        askUntilFinal(buyer, cart, { paymentMethodToken: token, waitMs: 2_000 }, 60_000),
      );
      bought.push({ token, ending: reply && endingOf(reply), expectedEnding });
      if (reply?.result?.order) seen.add(reply.result.order.id);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return { bought, perSecond: Math.round((bought.length / (Date.now() - begunAt)) * 10_000) / 10 };
};

export interface Kills {
  readonly killed: Readonly<Record<string, number>>;
  /** In which steps sagas stood when somebody died. */
  readonly phases: Readonly<Record<string, number>>;
}

/** Kills one process after another at any moment and brings it back, for so long, and until each has died at least once. */
export const killFor = async (
  { open, chance, history }: Storm,
  programs: readonly KeptProgram[],
  ms: number,
): Promise<Kills> => {
  const killed: Record<string, number> = {};
  const hit: Record<string, number> = {};
  const begunAt = Date.now();
  for (let victims: KeptProgram[] = []; victims.length > 0 || Date.now() < begunAt + ms;) {
    if (victims.length === 0) victims = drawSome(chance, programs, programs.length);
    await elapse(200 + chance.next() * 1_000);
    const victim = victims.pop()!;
    for (const [phase, count] of Object.entries(await phases(open)))
      if (phase.includes(' ')) hit[phase] = (hit[phase] ?? 0) + count;
    victim.kill('SIGKILL');
    await victim.exited;
    killed[victim.name] = (killed[victim.name] ?? 0) + 1;
    history.note('killed', { victim: victim.name });
    await elapse(chance.next() * 500);
    await victim.start();
    history.note('back', { victim: victim.name });
  }
  return { killed, phases: hit };
};

/**
 * Audits again and again, until told to stop; answers with everything that was ever wrong, and how often it looked. Each
 * look is followed by a pause of twenty times its length, so that it hardly slows down whom it watches.
 */
export const auditUntil = async (
  { open, history, seen }: Pick<Storm, 'open' | 'history' | 'seen'>,
  isOver: () => boolean,
): Promise<{ broken: string[]; audits: number }> => {
  const broken: string[] = [];
  let audits = 0;
  for (let nextAt = 0; !isOver(); await elapse(100)) {
    const begunAt = Date.now();
    if (begunAt < nextAt) continue;
    try {
      const found = await auditDuring(booksOf(open), [...seen]);
      audits++;
      history.note('audit during', { broken: found });
      broken.push(...found);
    } catch (fault) {
      // A store that is away just now cannot be read, and is later.
      history.note('no audit', { fault: String(fault) });
    }
    nextAt = Date.now() + Math.max(1_000, 20 * (Date.now() - begunAt));
  }
  return { broken, audits };
};
