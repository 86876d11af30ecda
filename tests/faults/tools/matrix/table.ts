// The matrix as people read it.
import { victims, type Cell } from './cells';
import type { Outcome } from './lane';

/** The value below which this share of them lies. */
const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
};

export const isGreen = ({ isFired, ending, expectedEnding, broken }: Outcome): boolean =>
  isFired && ending === expectedEnding && broken.length === 0;

const shown = (outcome: Outcome | undefined): string => {
  if (!outcome) return '-';
  if (!outcome.isFired) return 'NOT CROSSED';
  return isGreen(outcome) ? `${outcome.recoveryMs} ms` : 'RED';
};

/** One line for each action and moment, one column for each victim, with the time until its saga was over. */
export const tableOf = (outcomes: ReadonlyMap<Cell, Outcome>): string => {
  const rows = new Map<string, string[]>();
  for (const [{ action, moment, victim }, outcome] of outcomes) {
    const name = `${action} · ${moment}`;
    const row = rows.get(name) ?? victims.map(() => '-');
    row[victims.indexOf(victim)] = shown(outcome);
    rows.set(name, row);
  }
  const line = (name: string, columns: readonly string[]) =>
    `${name.padEnd(44)}${columns.map((column) => column.padStart(14)).join('')}`;
  return [line('', victims), ...[...rows].map(([name, row]) => line(name, row))].join('\n');
};

/** How long those took that were not over before their victim was back, as no saga waits for a gateway. */
export const recoveryOf = (outcomes: Iterable<Outcome>): string => {
  const deaths = [...outcomes].filter(({ isFired }) => isFired);
  const times = deaths.map(({ recoveryMs }) => recoveryMs).filter((ms) => ms > 0);
  const figures = `p50 ${percentile(times, 0.5)} ms, p99 ${percentile(times, 0.99)} ms, max ${Math.max(0, ...times)} ms`;
  return `${deaths.length} deaths, ${times.length} of which left something to recover: ${figures}`;
};
