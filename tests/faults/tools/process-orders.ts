// Speaks with plant.js inside a process of a test's shop: arms its kill points and reads which were crossed.
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Substitution } from './planted-faults';

/** A process that carries plant.js, and the folder that it shares with the test. */
export interface Carrier {
  readonly folder: string;
  readonly pid: number;
}

export interface KillOrder {
  /** `orders.frozen`, `publish.before:cmd.inventory.reserve-stock.v1` */
  readonly point: string;
  /** At which crossing from now on; the first when absent. */
  readonly nth?: number;
  /** Who dies then; the process that crosses when absent. */
  readonly victim?: number;
  /** SIGKILL when absent. SIGSTOP freezes the victim until somebody sends SIGCONT. */
  readonly signal?: NodeJS.Signals;
}

/** A kill that happened, as its process noted it just before. */
export interface Fired {
  readonly at: number;
  readonly point: string;
  readonly victim: number;
  readonly signal: string;
}

const ask = async <Answer>({ folder, pid }: Carrier, question: string, order?: KillOrder): Promise<Answer> => {
  const socket = connect(join(folder, `${pid}.sock`));
  await once(socket, 'connect');
  socket.write(JSON.stringify({ ask: question, order }));
  return JSON.parse(await text(socket)) as Answer;
};

/** From now on the process does as it is told at a kill point, once. */
export const arm = (carrier: Carrier, order: KillOrder): Promise<void> => ask(carrier, 'arm', order);

export const disarm = (carrier: Carrier): Promise<void> => ask(carrier, 'disarm');

/** How often the process has crossed each kill point since it started. */
export const crossingsOf = (carrier: Carrier): Promise<Readonly<Record<string, number>>> => ask(carrier, 'crossings');

/** The substitutions that the process has made so far. */
export const plantedIn = (carrier: Carrier): Promise<readonly Substitution[]> => ask(carrier, 'planted');

/** Every kill in this folder's shop so far, in order. */
export const firedIn = async (folder: string): Promise<Fired[]> => {
  const lines = await readFile(join(folder, 'fired.jsonl'), 'utf8').catch(() => '');
  return lines
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Fired);
};
