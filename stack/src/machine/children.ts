// Every process that we started and that still runs: for the note that outlives us, and for the one moment when all must
// go at once, an early Ctrl-C.
import type { ChildProcess } from 'node:child_process';

const living = new Map<ChildProcess, string | undefined>();

/** Those with a name are servers, which outlive us if we are killed; the others are short-lived and die with our group. */
export const remember = (child: ChildProcess, name?: string): void => {
  living.set(child, name);
  child.once('exit', () => living.delete(child)).once('error', () => living.delete(child));
};

/** The servers among them. */
export const livingServers = (): { name: string; pid: number }[] =>
  [...living].flatMap(([{ pid }, name]) => (name && pid ? [{ name, pid }] : []));

/** Ends all of them, without order: asked first, killed when they do not go in time. */
export const endChildren = async (withinMs = 4_000): Promise<void> => {
  const ends = [...living.keys()].map(
    (child) =>
      new Promise<void>((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGINT');
      }),
  );
  const impatience = setTimeout(() => living.forEach((_, child) => child.kill('SIGKILL')), withinMs);
  await Promise.all(ends);
  clearTimeout(impatience);
};
