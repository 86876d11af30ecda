import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Pool } from 'undici';

const root = join(__dirname, '../../..');
const dataFolder = process.env['CARTOGRAPH_DATA_DIR'] ?? join(root, '.data');

/** What the launcher wrote about the shop that runs now. Throws with the remedy when none does. */
export const runningShop = (): Readonly<Record<string, string>> => {
  try {
    return JSON.parse(readFileSync(join(dataFolder, 'run/shop.env.json'), 'utf8')) as Record<string, string>;
  } catch {
    throw new Error('No shop is running here: start one with npm start.');
  }
};

/** A bearer token of an operator of the running shop. */
export const operatorToken = (): string =>
  execFileSync(process.execPath, [join(root, 'tools/dist/as-operator.js')], { encoding: 'utf8' }).trim();

export type Graphql = <Data>(
  query: string,
  variables?: Readonly<Record<string, unknown>>,
  headers?: Readonly<Record<string, string>>,
) => Promise<Data>;

/** Sends operations over kept connections. Throws when there is any error in the answer. */
export const createGraphql = (gatewayUrl: string, connections: number): Graphql => {
  const pool = new Pool(gatewayUrl, { connections, pipelining: 1 });
  return async <Data>(
    query: string,
    variables: Readonly<Record<string, unknown>> = {},
    headers: Readonly<Record<string, string>> = {},
  ) => {
    const { body } = await pool.request({
      method: 'POST',
      path: '/graphql',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    const reply = (await body.json()) as { data?: Data; errors?: { message: string }[] };
    if (reply.errors?.length || !reply.data) throw new Error(reply.errors?.[0]?.message ?? 'no data');
    return reply.data;
  };
};

/** The services of this checkout, whose programs were started by their full path. */
const service = /^\/(gateway|subgraphs\/\w+|stack\/dist\/card-processor)\/(dist\/)?main\.js/;

/** Resident memory of our own processes in MB by name, read from /proc; empty where there is none. */
export const residentMb = (): Readonly<Record<string, number>> => {
  const found: Record<string, number> = {};
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      const [, path] = command.split(root);
      const [, name] = service.exec(path ?? '') ?? [];
      const [, kb] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
      if (name && kb) found[name] = (found[name] ?? 0) + Math.round(Number(kb) / 1_024);
    } catch {
      // The process has ended meanwhile.
    }
  }
  return found;
};
