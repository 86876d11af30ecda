// Some shops side by side, since a cell mostly waits: whoever has one to run takes a lane that is free.
import type { History } from '../history';
import { openLane, type Lane } from './lane';

export interface Lanes {
  use<Result>(work: (lane: Lane) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** Opens a lane when it is first needed, at most `count` of them. */
export const createLanes = (count: number, history: History): Lanes => {
  const opened: Promise<Lane>[] = [];
  const free: Lane[] = [];
  const waiting: ((lane: Lane) => void)[] = [];

  const take = (): Promise<Lane> => {
    const idle = free.pop();
    if (idle) return Promise.resolve(idle);
    if (opened.length === count) return new Promise((resolve) => waiting.push(resolve));
    const fresh = openLane(history.of(`lane ${opened.length + 1}`));
    opened.push(fresh);
    return fresh;
  };
  const giveBack = (lane: Lane) => {
    const next = waiting.shift();
    if (next) next(lane);
    else free.push(lane);
  };

  return {
    use: async (work) => {
      const lane = await take();
      try {
        return await work(lane);
      } finally {
        giveBack(lane);
      }
    },
    close: async () => {
      for (const lane of opened) await (await lane).close();
    },
  };
};
