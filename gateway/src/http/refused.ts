import type { ErrorCode } from '../errors';

/** A request that is answered with one error before GraphQL sees it. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: ErrorCode,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = 'Refused';
  }
}
