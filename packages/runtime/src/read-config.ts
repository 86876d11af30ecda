import { z } from 'zod';
import { Secret } from './secret';

/** Environment variables as zod fields: each knob is declared once, with its default and its limits. */
export const env = {
  text: z.string().min(1),
  url: z.url(),
  /** One http URL, or several with commas between, over which requests are spread. */
  urls: z
    .string()
    .transform((text) => text.split(',').map((url) => url.trim()))
    .pipe(z.array(z.url({ protocol: /^https?$/ }))),
  port: z.coerce.number().int().min(0).max(65_535),
  ms: z.coerce.number().int().nonnegative(),
  count: z.coerce.number().int().nonnegative(),
  secret: z
    .string()
    .min(16)
    .transform((value) => new Secret(value)),
  logLevel: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']),
} as const;

/** What is wrong with an environment, one line for each variable. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`Configuration is not usable:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/**
 * Reads a typed configuration from environment variables. Empty and blank variables count as absent.
 * Throws ConfigError with every problem at once; values are never repeated in it.
 */
export const readConfig = <Shape extends z.ZodObject>(shape: Shape, variables: NodeJS.ProcessEnv): z.output<Shape> => {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()));
  const result = shape.safeParse(given);
  if (result.success) return result.data;
  throw new ConfigError(
    result.error.issues.map((issue) => {
      const name = String(issue.path[0]); // of a list too, whose members have no variable of their own
      return name in given ? `${name}: ${issue.message}` : `${name} is missing`;
    }),
  );
};
