// What a fault of the database says about the list that met it. SQLSTATE classes: PostgreSQL manual, appendix A.

/** `again`: the whole list, unchanged, later. `smaller`: some tries, then in halves. `poison`: one of the items is to blame. */
export type FaultVerdict = 'again' | 'smaller' | 'poison';

const lostConnection =
  /terminat|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|timeout exceeded|connection timeout|not queryable/i;

// 08 connection · 40 rollback (deadlock, serialization) · 53 resources · 57 operator intervention · 58 system error;
// 25006 is a read-only server, as after a failover.
const passing = /^(08|40|53|57|58)|^25006$/;
// 57014 statement timeout · 55P03 lock not available · 54 program limit exceeded: a shorter list may get through.
const tooMuch = /^(57014|55P03|54...)$/;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/**
 * A connection that answers too late, or that remembers plans from before a migration: it must not be used again, and
 * a fresh one serves the same list.
 */
export const isUnusableAfter = (fault: unknown): boolean => {
  const { code, message } = (fault ?? {}) as Partial<Record<'code' | 'message', unknown>>;
  return textOf(message) === 'Query read timeout' || (code === '0A000' && /cached plan/.test(textOf(message)));
};

/** The statement was stopped while it waited: it says nothing against the items. */
export const isOnlyWaiting = (fault: unknown): boolean =>
  /^(57014|55P03)$/.test(textOf((fault as { code?: unknown } | undefined)?.code));

export const judgeFault = (fault: unknown): FaultVerdict => {
  const { code, message, severity } = (fault ?? {}) as Partial<Record<'code' | 'message' | 'severity', unknown>>;
  const text = textOf(code);
  if (tooMuch.test(text)) return 'smaller';
  // A fatal fault ended the connection, whatever its class: the items had no part in it.
  if (severity === 'FATAL' || severity === 'PANIC') return 'again';
  if (isUnusableAfter(fault) || passing.test(text) || lostConnection.test(text)) return 'again';
  if (!/^[0-9A-Z]{5}$/.test(text) && lostConnection.test(String(message))) return 'again';
  return 'poison';
};
