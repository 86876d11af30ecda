// Decides what strikes: first the scripts in their order, then chance.
import type { Clock } from './clock';
import { canStrike, chanceOf, drawKind, faultKinds, fits } from './faults';
import type { Chaos, Deed, Fault, KindOf, Scene, Script } from './faults';
import type { Journal } from './journal';
import { applyLine, type Staged, type StageLine, type Struck } from './staged';

export interface Stage {
  readonly staged: Readonly<Staged>;
  /** Nothing can strike, so nobody need ask. */
  isEmpty(): boolean;
  /** The fault that strikes this deed, if any; it counts as struck. */
  strike<Place extends Scene>(scene: Place, deed: Deed): Fault<KindOf<Place>> | undefined;
  /** What a card does to the first attempt under a key; undefined for each later one. */
  strikeFirst<Struck extends Fault>(fault: Struck, deed: Deed): Struck | undefined;
  /** Resolves when it is on the disk. */
  note(line: StageLine): Promise<void>;
  /** Resolves when all that struck so far is on the disk: no restart lets it strike again. */
  kept(): Promise<void>;
}

export interface StageOptions {
  readonly journal: Journal<StageLine>;
  readonly staged: Staged;
  readonly clock: Clock;
}

export const createStage = ({ journal, staged, clock }: StageOptions): Stage => {
  // Chance is asked anew for each attempt; starting chaos again starts the same story again.
  let attempts = new Map<string, number>();

  const note = (line: StageLine): Promise<void> => {
    applyLine(staged, line);
    if (line.is === 'chaos') attempts = new Map();
    return journal.append(line);
  };
  const strikes = (by: Struck['by'], fault: Fault, deed: Deed, scriptId?: string): void => {
    const struck = { at: clock.now(), by, kind: fault.kind, deed, ...(scriptId !== undefined && { scriptId }) };
    void note({ is: 'struck', struck });
  };

  const scripted = (scene: Scene, deed: Deed): Script | undefined =>
    staged.scripts.find(({ times, kind, match }) => times !== 0 && canStrike(kind, scene, deed) && fits(match, deed));
  const chanced = ({ seed, rates, delayMs }: Chaos, scene: Scene, deed: Deed): Fault | undefined => {
    const words = `${scene} ${deed.name}`;
    const attempt = (attempts.get(words) ?? 0) + 1;
    attempts.set(words, attempt);
    const candidates = faultKinds.filter((kind) => canStrike(kind, scene, deed));
    const kind = drawKind(rates, candidates, chanceOf(seed, words, String(attempt)));
    return kind && { kind, delayMs };
  };

  return {
    staged,
    isEmpty: () => staged.scripts.length === 0 && !staged.chaos,
    note,
    kept: () => journal.synced(),
    strike: <Place extends Scene>(scene: Place, deed: Deed) => {
      const script = scripted(scene, deed);
      const fault = script ?? (staged.chaos && chanced(staged.chaos, scene, deed));
      if (fault) strikes(script ? 'script' : 'chaos', fault, deed, script?.id);
      return fault;
    },
    strikeFirst: (fault, deed) => {
      if (staged.firstAttempts.has(deed.name)) return undefined;
      strikes('card', fault, deed);
      return fault;
    },
  };
};
