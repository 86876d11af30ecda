// Counts the calls that are inside and looks at what is under way, so that the rule can ask new placements to come later.
import type { Logger } from '@cartograph/runtime';
import { throttlePlacement } from '../domain/throttle-placement';
import type { Admission } from '../ports';
import { lately } from './lately';
import type { UnderWay } from './postgres-under-way';

export interface AdmissionNeeds {
  readonly countUnderWay: (beforeId: string) => Promise<UnderWay>;
  readonly maxSagasUnderWay: number;
  readonly maxCallsAtOnce: number;
  readonly logger: Logger;
  readonly clock?: () => number;
  readonly chance?: () => number;
}

interface Look extends UnderWay {
  readonly endedCalls: number;
  readonly sagasPerS: number | undefined;
  readonly callsPerS: number | undefined;
}

const lookEveryMs = 300;
// A busy store may take seconds to count. After that the length is unknown, and what is unknown turns nobody away.
const goodForMs = 5_000;

const perS = (left: number, ms: number, before: number | undefined): number => {
  const rate = (Math.max(0, left) * 1_000) / ms;
  return before === undefined ? rate : (rate + before) / 2;
};

export const createAdmission = ({
  countUnderWay,
  maxSagasUnderWay,
  maxCallsAtOnce,
  logger,
  clock = Date.now,
  chance = Math.random,
}: AdmissionNeeds): Admission => {
  let inside = 0;
  let endedCalls = 0;
  let turnedAway = 0;

  const look = lately<Look>({
    everyMs: lookEveryMs,
    goodForMs,
    clock,
    look: async (before) => {
      const at = clock();
      const underWay = await countUnderWay(before?.seen.latestId ?? '');
      turnedAway = 0;
      // Over a pause in which nobody came the rate would be an average of nothing.
      const isMeasured = before !== undefined && at - before.at < goodForMs;
      if (!isMeasured) return { ...underWay, endedCalls, sagasPerS: undefined, callsPerS: undefined };
      const { seen } = before;
      const ms = at - before.at;
      return {
        ...underWay,
        endedCalls,
        sagasPerS: perS(seen.count - underWay.remaining, ms, seen.sagasPerS),
        callsPerS: perS(endedCalls - seen.endedCalls, ms, seen.callsPerS),
      };
    },
    onFault: (fault) => logger.warn({ err: fault }, 'could not count the placements under way'),
  });

  return {
    throttle: () => {
      const seen = look();
      const calls = { length: inside - 1, most: maxCallsAtOnce, leavingPerS: seen?.callsPerS };
      const sagas = seen && { length: seen.count, most: maxSagasUnderWay, leavingPerS: seen.sagasPerS };
      const throttled = throttlePlacement(sagas ? [calls, sagas] : [calls], turnedAway, chance());
      if (throttled) turnedAway++;
      return throttled;
    },
    inside: async (call) => {
      inside++;
      try {
        return await call();
      } finally {
        inside--;
        endedCalls++;
      }
    },
  };
};
