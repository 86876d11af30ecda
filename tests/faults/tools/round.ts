// Which round of the fault tests this is: `npm test` runs a short one, `npm run test:faults` the long one. Both throw dice
// of chance.ts. FAULTS=long is read by jest.config.js alone, which also keeps *.long.fault.test.ts out of the short round.

/** Whether this is the long round. */
export const isLong = (globalThis as { isLongRound?: boolean }).isLongRound === true;

/** A test of the long round only. */
export const longTest: typeof test = isLong ? test : ((() => undefined) as unknown as typeof test);

/** Whether a test is run only to see it turn red, chosen by its name. */
export const isToTurnRed = process.env['PLANTED_FAULT'] !== undefined;

/** Whether it is enough to be brief. */
export const isBrief = !isLong || isToTurnRed;
