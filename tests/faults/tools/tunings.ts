// Shorter times for a test's shop, so that what takes minutes in a real one can be waited for. Planted like a fault.
import type { Substitution } from './planted-faults';

const sagaFile = 'subgraphs/orders/dist/checkout/saga.js';

export const tunings = {
  /** A reserve that is silent for two seconds is undone, not only after a minute. */
  'reserve-within-2s': [{ file: sagaFile, find: `within: '60s',`, replace: `within: '2s',` }],
  /** An authorize that is silent for two seconds is undone, not only after a minute and a half. */
  'authorize-within-2s': [{ file: sagaFile, find: `within: '90s',`, replace: `within: '2s',` }],
} satisfies Readonly<Record<string, readonly Substitution[]>>;

export type TuningName = keyof typeof tunings;
