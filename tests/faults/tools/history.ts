// Raw histories, as JSON lines: every call of a client with what became of it, every kill, every audit. One folder for a
// run (reports/faults/<date>-<seed>), one file for each test that writes one, so that others can check it again.
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { FinalFault, repositoryRoot } from '@cartograph/testkit';

export const reportsFolder = join(repositoryRoot, 'reports/faults');

export interface History {
  /** The same history; every line says where it comes from. */
  of(where: string): History;
  /** Writes one line down at once. */
  note(kind: string, details: Readonly<Record<string, unknown>>): void;
  /**
   * Notes a call before it is made, and what became of it: `ok` with its answer, or `unknown` when that was lost. Throws
   * nothing but a FinalFault.
   */
  call<Answer>(what: string, make: () => Promise<Answer>): Promise<Answer | undefined>;
}

/** FAULT_RUN names the run; jest.config.js sets it. A test that a test runs writes none. */
export const createHistory = (name: string): History => {
  const run = process.env['PLANTED_FAULT'] ? undefined : process.env['FAULT_RUN'];
  const file = run && join(reportsFolder, run, `${name}.jsonl`);
  if (run) mkdirSync(join(reportsFolder, run), { recursive: true });
  let calls = 0;

  const historyOf = (where?: string): History => {
    const note: History['note'] = (kind, details) => {
      if (file) appendFileSync(file, `${JSON.stringify({ at: Date.now(), where, kind, ...details })}\n`);
    };
    return {
      of: historyOf,
      note,
      call: async (what, make) => {
        const call = ++calls;
        note('invoke', { call, what });
        try {
          const answer = await make();
          note('ok', { call, answer });
          return answer;
        } catch (fault) {
          note('unknown', { call, fault: String(fault) });
          if (fault instanceof FinalFault) throw fault;
          return undefined;
        }
      },
    };
  };
  return historyOf();
};
