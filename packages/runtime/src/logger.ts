import pino from 'pino';

export type Logger = pino.Logger;

/** JSON lines on standard output: attributes first, a constant message second. Ids are logged, bodies never. */
export const createLogger = (service: string, level: string): Logger =>
  pino({ level, base: { service }, timestamp: pino.stdTimeFunctions.isoTime });
