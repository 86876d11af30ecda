// Plays a story to a saga and keeps what it heard and did.
import type { Outgoing } from '@cartograph/contracts';
import type { Advance, Heard, Standing } from '../src/checkout/standing';
import { seen, type History, type HistoryEntry } from './history';
import { no, yes } from './replies';

type Tell<Data> = (
  standing: Standing,
  data: Data,
  heard: Heard,
  moment: { at: number; chance: number },
) => Advance<Data>;

const commandOf = ({ subject }: Outgoing) => subject.split('.')[2]!;

/** `story`: lines such as `yes reserve-stock`, `no pin-hold` and `silence 2600` (milliseconds). */
export const recordHistory = <Data>(
  tell: Tell<Data>,
  begun: { readonly standing: Standing; readonly data: Data; readonly beganAt: number; readonly deadlineMs: number },
  story: readonly string[],
): History => {
  let { standing, data } = begun as { standing: Standing; data: Data };
  let at = begun.beganAt;
  const sent: Outgoing[] = [];
  const entries: HistoryEntry[] = [];
  const hear = (heard: Heard, chance: number) => {
    const next = tell(standing, data, heard, { at, chance });
    ({ standing, data } = next);
    sent.push(...next.outgoing);
    entries.push({ at, chance, heard, ...seen(next.standing, next.outgoing) });
  };
  const replyTo = (command: string, [name, body]: readonly [string, unknown]): Heard => {
    const asked = sent.findLast((outgoing) => commandOf(outgoing) === command);
    if (!asked) throw new Error(`${command} was never sent`);
    return { kind: 'reply', stepKey: asked.item.stepKey, subject: `rep.orders.${name}.v1`, body };
  };

  hear({ kind: 'begin' }, 0.5);
  story.forEach((line, index) => {
    const [word, what] = line.split(' ') as [string, string];
    const chance = ((index + 1) * 0.37) % 1;
    at += 10;
    if (word === 'yes') return hear(replyTo(what, yes[what]!), chance);
    if (word === 'no') return hear(replyTo(what, no[what]!), chance);
    at += Number(what);
    hear({ kind: 'wake', isPublished: true }, chance);
  });
  const { sagaId, definition, version } = begun.standing;
  const { beganAt, deadlineMs } = begun;
  return { definition, version, sagaId, beganAt, deadlineMs, data: begun.data, entries };
};
