import { Unobtainable } from '../fetch/unobtainable';
import type { Machine, Source, Store } from './store';

/** Where one store comes from on this machine. */
export type Resolved =
  | { readonly kind: 'given'; readonly url: string }
  | { readonly kind: 'program'; readonly source: Source }
  | { readonly kind: 'container' }
  | { readonly kind: 'absent'; readonly remedy: string };

/** First hit wins: a URL in the environment, a program that is here, a container engine, a package client. */
export const resolve = async (
  store: Store,
  machine: Machine,
  engine: () => Promise<string | undefined>,
): Promise<Resolved> => {
  const url = machine.env[store.variable];
  if (url) return { kind: 'given', url };
  try {
    const installed = await store.installed(machine);
    if (installed) return { kind: 'program', source: installed };
    if (await engine()) return { kind: 'container' };
    return { kind: 'program', source: await store.obtain(machine) };
  } catch (fault) {
    if (fault instanceof Unobtainable) return { kind: 'absent', remedy: fault.remedy };
    throw fault;
  }
};
