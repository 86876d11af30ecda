import { ConfigError } from './read-config';

/** What to tell the person who started a service that cannot start: the remedy where there is one, else the fault. */
export const explainStart = (service: string, fault: unknown): string => {
  if (!(fault instanceof Error)) return String(fault);
  if (fault instanceof ConfigError || fault instanceof RangeError) return `${service}: ${fault.message}`;
  if ('code' in fault && fault.code === 'EADDRINUSE')
    return `${service}: ${fault.message}: set ${service.toUpperCase().replaceAll('-', '_')}_PORT to a free port.`;
  return fault.stack ?? fault.message;
};

/** Runs a service's start; when it fails, prints why and what helps, and ends the process with code 1. */
export const startService = (service: string, start: () => Promise<void>): void => {
  start().catch((fault: unknown) => {
    process.stderr.write(`${explainStart(service, fault)}\n`);
    process.exit(1);
  });
};
