import { Fault } from '@cartograph/runtime';
import type { ProductIndex } from '../ports';

const absent = async (): Promise<never> => {
  throw new Fault('SERVICE_UNAVAILABLE', 'No search engine is configured.');
};

/** Stands for a search engine that was never set up: search answers from the source of truth. */
export const absentIndex: ProductIndex = { search: absent, prepare: absent, put: absent, versions: absent };
