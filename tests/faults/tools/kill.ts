import type { Shop } from '@cartograph/stack';
import { waitFor } from '@cartograph/testkit';

type Program = ReturnType<Shop['program']>;

/** Starts a process anew with a kill point armed: at its crossing it dies by SIGKILL. */
export const armKillPoint = async (program: Program, killPoint: string): Promise<void> => {
  program.kill('SIGTERM');
  await program.exited;
  await program.start({ KILL_POINT: killPoint });
};

/** Resolves when the armed process has died. Throws when it has not within `withinMs`: the point was never reached. */
export const expectKilled = async (program: Program, killPoint: string, withinMs = 15_000): Promise<void> => {
  let signal: NodeJS.Signals | null | undefined;
  void program.exited.then((exit) => (signal = exit.signal));
  await waitFor(() => signal !== undefined, { withinMs }).catch(() => {
    throw new Error(`the kill point ${killPoint} was never reached`);
  });
  expect(signal).toBe('SIGKILL');
};
