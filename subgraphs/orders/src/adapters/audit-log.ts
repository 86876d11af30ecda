import type { Tx } from '@cartograph/runtime';

/** One line for a person to find later: who did what to which thing, and what came of it. */
export interface AuditLine {
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  /** DONE, or the code of the refusal. */
  readonly outcome: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

export const writeAudit = (tx: Tx, { actor, action, subject, outcome, detail }: AuditLine): Promise<unknown> =>
  tx.rows(
    '/* audit */ INSERT INTO audit_log (actor, action, subject, outcome, detail) VALUES ($1, $2, $3, $4, $5::jsonb)',
    [actor, action, subject, outcome, JSON.stringify(detail)],
  );
