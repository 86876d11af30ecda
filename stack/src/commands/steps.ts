// What a person sees while the shop starts: a list of steps with their progress and times, or plain lines in a log.
import { printed, type Report } from '../machine/report';

export interface Step {
  readonly title: string;
  readonly run: (report: Report) => Promise<unknown>;
}

const secondsSince = (begun: number) => `${((performance.now() - begun) / 1_000).toFixed(1)} s`;

const inPlainLines = async (steps: readonly Step[]): Promise<void> => {
  for (const { title, run } of steps) {
    const begun = performance.now();
    process.stdout.write(`${title}\n`);
    await run((about, line) => printed(`  ${about}`, line));
    process.stdout.write(`${title}: done in ${secondsSince(begun)}\n`);
  }
};

const asTaskList = async (steps: readonly Step[]): Promise<void> => {
  const { Listr, PRESET_TIMER } = await import('listr2');
  const tasks = steps.map(({ title, run }) => ({
    title,
    task: async (_: unknown, task: { output: string }) => {
      let report: Report = (about, line) => (task.output = `${about.padEnd(14)} ${line}`);
      await run((about, line) => report(about, line));
      report = printed; // what happens to a store or a service later on is no part of the list
    },
    rendererOptions: { outputBar: Number.POSITIVE_INFINITY, persistentOutput: true },
  }));
  // Ctrl-C is ours: what was started must be stopped first.
  await new Listr(tasks, { registerSignalListeners: false, rendererOptions: { timer: PRESET_TIMER } }).run();
};

/** Runs the steps one after another. Throws what the first failing one throws. */
export const runSteps = (steps: readonly Step[]): Promise<void> =>
  process.stdout.isTTY ? asTaskList(steps) : inPlainLines(steps);
