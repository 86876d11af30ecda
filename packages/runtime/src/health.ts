/** Answers within its own patience whether one thing that we need is there; throws when it is not. */
export type Probe = () => Promise<unknown>;

export interface Readiness {
  readonly ready: boolean;
  /** Each probe's name with `ok` or `unavailable`; never a reason, which might name a host. */
  readonly checks: Readonly<Record<string, 'ok' | 'unavailable'>>;
}

const within = async (ms: number, probe: Probe): Promise<'ok' | 'unavailable'> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new Error('late')), ms)));
  try {
    await Promise.race([probe(), late]);
    return 'ok';
  } catch {
    return 'unavailable';
  } finally {
    clearTimeout(timer);
  }
};

/** Runs all probes at once, each with a second of patience. */
export const checkReadiness = async (probes: Readonly<Record<string, Probe>>): Promise<Readiness> => {
  const results = await Promise.all(
    Object.entries(probes).map(async ([name, probe]) => [name, await within(1_000, probe)] as const),
  );
  return { ready: results.every(([, result]) => result === 'ok'), checks: Object.fromEntries(results) };
};
