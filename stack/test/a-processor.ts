// A whole processor without HTTP, over journals in memory, whose clock the test moves.
import { toInstant } from '@cartograph/kernel';
import { createAccidents, type Outcome } from '../src/card-processor/accidents';
import { createClock } from '../src/card-processor/clock';
import type { Fault, Match } from '../src/card-processor/faults';
import type { Journal } from '../src/card-processor/journal';
import type { LedgerEntry } from '../src/card-processor/ledger';
import type { Operation } from '../src/card-processor/operation';
import { createProcessor } from '../src/card-processor/processor';
import { fingerprintOf } from '../src/card-processor/requests';
import { createStage } from '../src/card-processor/stage';
import { applyLine, nothingStaged, type StageLine } from '../src/card-processor/staged';

export const start = toInstant(1_800_000_000_000);

export const memoryJournal = <Line>(lines: Line[]): Journal<Line> => ({
  append: (line) => Promise.resolve(void lines.push(line)),
  synced: () => Promise.resolve(),
  close: () => Promise.resolve(),
});

/** Everything that a restart finds: hand it to the next one. */
export interface Kept {
  readonly written: LedgerEntry[];
  readonly stageLines: StageLine[];
}

export const aProcessor = (
  { written, stageLines }: Kept = { written: [], stageLines: [] },
  tell?: (entry: LedgerEntry, line: number) => void,
) => {
  const staged = nothingStaged();
  stageLines.forEach((line) => applyLine(staged, line));
  const clock = createClock(() => start, staged.movedMs);
  let ids = written.length;
  const newId = (prefix: string) => `${prefix}_${++ids}`;
  const stage = createStage({ journal: memoryJournal(stageLines), staged, clock });
  const processor = createProcessor({
    ...{ ledger: memoryJournal(written), entries: [...written], clock, newId, slowMs: 30_000 },
    ...(tell && { tell }),
  });
  const accidents = createAccidents({ processor, stage, clock, newId, slowMs: 30_000 });
  return {
    ...{ written, stageLines, processor, stage, clock, accidents, newId },
    execute: (key: string, operation: Operation) => accidents.execute(key, fingerprintOf(operation), operation),
    script: ({ match = {}, times = 1, ...fault }: Fault & { match?: Match; times?: number | 'always' }) =>
      stage.note({ is: 'scripted', script: { ...fault, id: newId('script'), match, times } }),
    moveClock: async (byMs: number) => {
      await stage.note({ is: 'clock moved', byMs });
      clock.moveBy(byMs);
    },
  };
};

export const purchase = (token = 'tok_approved', amountMinor = 5_000): Operation => ({
  ...{ kind: 'authorize', amountMinor, currency: 'EUR', token, reference: 'ord_1' },
});
export const captureOf = (authorizationId: string, amountMinor = 5_000): Operation => ({
  ...{ kind: 'capture', authorizationId, amountMinor },
});
export const voidOf = (authorizationId: string): Operation => ({ kind: 'void', authorizationId });
export const refundOf = (authorizationId: string, amountMinor = 5_000, reference = 'ref_1'): Operation => ({
  ...{ kind: 'refund', authorizationId, amountMinor, reference },
});

export const codeOf = (outcome: Outcome) =>
  'cutAfterMs' in outcome ? 'cut' : 'code' in outcome.answer.body && outcome.answer.body.code;
export const idOf = (outcome: Outcome) =>
  'cutAfterMs' in outcome ? 'cut' : 'id' in outcome.answer.body ? outcome.answer.body.id : outcome.answer.body.code;
