// Clients that each send the next request when the last was answered, as people do.
import { cpuMsEach, readProcesses } from './processes';

export interface Measured {
  readonly done: number;
  readonly failed: number;
  readonly seconds: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  /** CPU of each process for one request. */
  readonly cpuMs: Readonly<Record<string, number>>;
}

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

const rounded = (value: number) => Math.round(value * 10) / 10;

/**
 * Runs `clients` at once until `seconds` are over or `request` answers undefined, which means that there is nothing
 * left to ask. `request` answers whether it was answered as it should be.
 */
export const closedLoop = async (
  clients: number,
  seconds: number,
  request: () => Promise<boolean | undefined>,
): Promise<Measured> => {
  const times: number[] = [];
  let failed = 0;
  const processes = readProcesses();
  const own = process.cpuUsage();
  const begun = performance.now();
  const endAt = begun + seconds * 1_000;
  const client = async () => {
    while (performance.now() < endAt) {
      const sent = performance.now();
      const isGood = await request().catch(() => false);
      if (isGood === undefined) return;
      if (isGood) times.push(performance.now() - sent);
      else failed++;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const took = (performance.now() - begun) / 1_000;
  const cpuMs = cpuMsEach(processes, readProcesses(), process.cpuUsage(own), Math.max(1, times.length));
  times.sort((a, b) => a - b);
  return {
    done: times.length,
    failed,
    seconds: rounded(took),
    perSecond: rounded(times.length / took),
    p50Ms: rounded(percentile(times, 0.5)),
    p95Ms: rounded(percentile(times, 0.95)),
    p99Ms: rounded(percentile(times, 0.99)),
    maxMs: rounded(times.at(-1) ?? 0),
    cpuMs,
  };
};
