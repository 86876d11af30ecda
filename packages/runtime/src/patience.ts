import { setTimeout as pause } from 'node:timers/promises';
import { Fault } from './fault';
import { judgeFault } from './postgres-faults';

export interface Patience {
  /** Local clock, milliseconds: after this nobody waits for the database any more. */
  readonly giveUpAt: number;
  /** How often work is done that may be too much for one transaction. */
  readonly tries: number;
}

const backOffMs = (attempt: number) => Math.random() * Math.min(400, 25 * 2 ** attempt);

/**
 * Does work again after faults that concern everybody, then throws Fault SERVICE_UNAVAILABLE; and some times after those
 * that less work may be spared. Throws every other fault at once.
 */
export const patiently = async <Result>(
  work: () => Promise<Result>,
  { giveUpAt, tries }: Patience,
): Promise<Result> => {
  for (let attempt = 0; ; attempt++) {
    try {
      return await work();
    } catch (fault) {
      const verdict = judgeFault(fault);
      const isOver = Date.now() > giveUpAt;
      if (verdict === 'again' && isOver) throw new Fault('SERVICE_UNAVAILABLE', 'The store is away.', fault);
      if (verdict === 'poison' || (verdict === 'smaller' && attempt + 1 >= tries)) throw fault;
    }
    await pause(backOffMs(attempt));
  }
};
