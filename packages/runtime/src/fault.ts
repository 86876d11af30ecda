/** Codes a caller may see beside a trace id; everything else reads INTERNAL_SERVER_ERROR. See docs/errors.md. */
export type FaultCode =
  | 'INTERNAL_SERVER_ERROR'
  | 'BAD_USER_INPUT'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'UNSIGNED_REQUEST'
  | 'DEADLINE_EXCEEDED'
  | 'SERVICE_UNAVAILABLE';

/** Something is broken or not allowed: thrown, caught once at the edge, logged once, shown as code and trace id. */
export class Fault extends Error {
  constructor(
    readonly code: FaultCode,
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause });
    this.name = 'Fault';
  }
}

/** Somebody asked for what they may not have or do; `about` is the id of it, for the log. */
export class NotAllowed extends Fault {
  constructor(
    code: 'UNAUTHENTICATED' | 'FORBIDDEN',
    message: string,
    readonly about?: string,
  ) {
    super(code, message);
    this.name = 'NotAllowed';
  }
}
