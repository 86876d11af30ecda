import { waitFor } from '@cartograph/testkit';
import type { OpenShop } from '../../tools/open-shop';
import { createHistory } from './history';
import { arm, type KillOrder } from './process-orders';

const history = createHistory('kills');

type Program = ReturnType<OpenShop['shop']['program']>;

/** `name#3` is the third crossing from now on. */
const readPoint = (killPoint: string): KillOrder => {
  const [point, nth = '1'] = killPoint.split('#');
  return { point: point!, nth: Number(nth) };
};

/** Arms a kill point of a running process: at its crossing it dies by SIGKILL. */
export const armKillPoint = ({ faultFolder: folder }: OpenShop, { pid }: Program, killPoint: string): Promise<void> =>
  arm({ folder, pid }, readPoint(killPoint));

/** Resolves when the armed process has died. Throws when it has not within `withinMs`: the point was never reached. */
export const expectKilled = async (program: Program, killPoint: string, withinMs = 15_000): Promise<void> => {
  let signal: NodeJS.Signals | null | undefined;
  void program.exited.then((exit) => (signal = exit.signal));
  await waitFor(() => signal !== undefined, { withinMs }).catch(() => {
    throw new Error(`the kill point ${killPoint} was never reached`);
  });
  expect(signal).toBe('SIGKILL');
  history.note('killed', { victim: program.name, point: killPoint });
};
