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

const refusalsKept = 10;

/**
 * Lines about what was refused to those who need not be operators. They could ask for ever: of one actor, action and
 * subject the first ten are kept.
 */
export const writeRefusals = (
  run: (sql: string, values: readonly unknown[]) => Promise<unknown>,
  lines: readonly Omit<AuditLine, 'detail'>[],
): Promise<unknown> =>
  run(
    `/* audit: refusals */ INSERT INTO audit_log (actor, action, subject, outcome, detail)
     SELECT DISTINCT actor, action, subject, outcome, '{}'::jsonb
     FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS given (actor, action, subject, outcome)
     WHERE $5 > (SELECT count(*) FROM audit_log AS kept WHERE kept.subject = given.subject AND kept.actor = given.actor
       AND kept.action = given.action AND kept.outcome <> 'DONE')`,
    [
      lines.map(({ actor }) => actor),
      lines.map(({ action }) => action),
      lines.map(({ subject }) => subject),
      lines.map(({ outcome }) => outcome),
      refusalsKept,
    ],
  );
