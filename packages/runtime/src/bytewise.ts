/**
 * Each key once, in the order in which rows are locked everywhere, so that no two transactions wait for each other: that
 * of Postgres' `COLLATE "C"`, as long as keys are ASCII.
 */
export const bytewise = (keys: Iterable<string>): string[] => [...new Set(keys)].sort();
