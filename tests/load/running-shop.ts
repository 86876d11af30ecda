import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
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
