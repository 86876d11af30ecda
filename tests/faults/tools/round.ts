// Faults that take their time belong to the long round: npm run test:faults -- --long, or FAULT_ROUND=long.

/** Whether this is the long round. */
export const isLong = process.env['FAULT_ROUND'] === 'long';

/** A test of the long round only. */
export const longTest: typeof test = isLong ? test : ((() => undefined) as unknown as typeof test);
