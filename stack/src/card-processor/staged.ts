// What is staged, folded from lines of a journal, so that a restart forgets nothing.
import type { Instant } from '@cartograph/kernel';
import type { Chaos, Deed, FaultKind, Script } from './faults';
import type { Operation } from './operation';

/** A fault that really struck. */
export interface Struck {
  readonly at: Instant;
  readonly by: 'script' | 'card' | 'chaos';
  readonly scriptId?: string;
  readonly kind: FaultKind;
  readonly deed: Deed;
}

/** A request that is executed after its sender has given up. */
export interface Held {
  readonly id: string;
  readonly idempotencyKey: string;
  readonly fingerprint: string;
  readonly operation: Operation;
  /** When it is executed by itself; without it somebody must release it. */
  readonly due?: Instant;
}

export type StageLine =
  | { readonly is: 'scripted'; readonly script: Script }
  | { readonly is: 'chaos'; readonly chaos: Chaos }
  | { readonly is: 'cleared' }
  | { readonly is: 'struck'; readonly struck: Struck }
  | { readonly is: 'clock moved'; readonly byMs: number }
  | { readonly is: 'search lags'; readonly lagMs: number }
  | { readonly is: 'held'; readonly held: Held }
  | { readonly is: 'released'; readonly id: string }
  | { readonly is: 'webhooks done'; readonly upTo: number };

export interface Staged {
  scripts: Script[];
  chaos: Chaos | undefined;
  movedMs: number;
  lagMs: number;
  readonly held: Map<string, Held>;
  /** Lines of the ledger before this one need no webhook any more. */
  webhooksDoneTo: number;
  /** The last of them; the counts are of all. */
  readonly struck: Struck[];
  readonly counts: Partial<Record<FaultKind, number>>;
  /** Keys whose first attempt a card has had its way with. */
  readonly firstAttempts: Set<string>;
}

const struckKept = 10_000;

export const nothingStaged = (): Staged => ({
  scripts: [],
  chaos: undefined,
  movedMs: 0,
  lagMs: 0,
  held: new Map(),
  webhooksDoneTo: 0,
  struck: [],
  counts: {},
  firstAttempts: new Set(),
});

const noteStrike = (staged: Staged, struck: Struck): void => {
  staged.struck.push(struck);
  if (staged.struck.length > struckKept) staged.struck.shift();
  staged.counts[struck.kind] = (staged.counts[struck.kind] ?? 0) + 1;
  if (struck.by === 'card') staged.firstAttempts.add(struck.deed.name);
  staged.scripts = staged.scripts.map((script) =>
    script.id === struck.scriptId && script.times !== 'always' ? { ...script, times: script.times - 1 } : script,
  );
};

/** Lets one line take effect. */
export const applyLine = (staged: Staged, line: StageLine): void => {
  switch (line.is) {
    case 'scripted':
      return void staged.scripts.push(line.script);
    case 'chaos':
      return void (staged.chaos = line.chaos);
    case 'cleared':
      return void Object.assign(staged, { scripts: [], chaos: undefined });
    case 'struck':
      return noteStrike(staged, line.struck);
    case 'clock moved':
      return void (staged.movedMs += line.byMs);
    case 'search lags':
      return void (staged.lagMs = line.lagMs);
    case 'held':
      return void staged.held.set(line.held.id, line.held);
    case 'released':
      return void staged.held.delete(line.id);
    case 'webhooks done':
      return void (staged.webhooksDoneTo = line.upTo);
  }
};
