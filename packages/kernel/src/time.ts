declare const instant: unique symbol;

/** A point in time: milliseconds since 1970-01-01T00:00Z, taken from a store's clock where it decides anything. */
export type Instant = number & { readonly [instant]: true };

/** Reads a number of milliseconds since the epoch, or a Date, as an Instant. */
export const toInstant = (time: number | Date): Instant => Number(time) as Instant;

/** The instant `ms` milliseconds after `at` (before it, when negative). */
export const plusMs = (at: Instant, ms: number): Instant => (at + ms) as Instant;

/** RFC 3339 in UTC with milliseconds, for messages and GraphQL DateTime. */
export const toIso = (at: Instant): string => new Date(at).toISOString();

export const secondMs = 1_000;
export const minuteMs = 60 * secondMs;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;
