// Live: this process answers. Ready: so does at least one process of every subgraph; which do not is named.
import { request } from 'undici';
import { checkReadiness, type Readiness } from '@cartograph/runtime';

const isAlive = async (url: string): Promise<void> => {
  const response = await request(`${url}/health/live`, { headersTimeout: 1_000, bodyTimeout: 1_000 });
  await response.body.dump();
  if (response.statusCode !== 200) throw new Error(`answered ${response.statusCode}`);
};

/** Looks at every subgraph at once, for at most a second. */
export const createReadiness = (urls: Readonly<Record<string, readonly string[]>>): (() => Promise<Readiness>) => {
  const probes = Object.fromEntries(
    Object.entries(urls).map(([name, list]) => [name, () => Promise.any(list.map(isAlive))]),
  );
  return () => checkReadiness(probes);
};
