import { setTimeout as pause } from 'node:timers/promises';

/**
 * Lets time pass, in milliseconds, for a fault test: when a fault strikes and how long it lasts is its input. Nothing is
 * awaited with it; that is what waitFor is for.
 */
export const elapse = (ms: number): Promise<void> => pause(ms);
