// What a person sees of an import: how far it is and how fast, each rejected line with its reason, and a summary.
import { createWriteStream, mkdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Rejected, Tally } from './import-lines';

const count = (value: number): string => value.toLocaleString('en-US');

const productsOf = ({ created, changed, unchanged, removed }: Tally): number => created + changed + unchanged + removed;

export const summaryOf = (tally: Tally, ms: number): string[] => {
  const products = productsOf(tally);
  const rate = Math.round((products * 1_000) / Math.max(1, ms));
  return [
    `${count(products)} products in ${(ms / 1_000).toFixed(1)} s, ${count(rate)} products/s.`,
    `${count(tally.created)} created, ${count(tally.changed)} changed, ${count(tally.unchanged)} unchanged, ` +
      `${count(tally.removed)} removed, ${count(tally.rejected)} rejected; ` +
      `opening stock of ${count(tally.stocked)} variants.`,
  ];
};

interface Terminal {
  readonly isTTY?: boolean | undefined;
  write(text: string): unknown;
}

// A terminal shows progress in place; a log gets a line now and then.
const everyMs = { terminal: 200, log: 5_000 } as const;

/** Rejected lines are also kept in `<folder>/<file>.rejected.jsonl`, which is only there when there are some. */
export const createReport = (folder: string, file: string, out: Terminal, err: Terminal, now = Date.now) => {
  const begunAt = now();
  const rejectedFile = join(folder, `${basename(file)}.rejected.jsonl`);
  rmSync(rejectedFile, { force: true });
  let rejectedLines: ReturnType<typeof createWriteStream> | undefined;
  let shownAt = begunAt;

  return {
    rejectedFile,
    onRejected: ({ line, reason }: Rejected): void => {
      err.write(`${err.isTTY ? '\r\x1b[K' : ''}line ${line} rejected: ${reason}\n`);
      if (!rejectedLines) mkdirSync(dirname(rejectedFile), { recursive: true });
      rejectedLines ??= createWriteStream(rejectedFile);
      rejectedLines.write(`${JSON.stringify({ line, reason })}\n`);
    },
    onProgress: (tally: Readonly<Tally>): void => {
      const at = now();
      if (at - shownAt < (out.isTTY ? everyMs.terminal : everyMs.log)) return;
      shownAt = at;
      const rate = Math.round((productsOf(tally) * 1_000) / (at - begunAt));
      const text = `${count(tally.lines)} lines, ${count(tally.rejected)} rejected, ${count(rate)} products/s`;
      out.write(out.isTTY ? `\r\x1b[K${text}` : `${text}\n`);
    },
    finish: async (tally: Tally): Promise<void> => {
      if (out.isTTY) out.write('\r\x1b[K');
      for (const line of summaryOf(tally, now() - begunAt)) out.write(`${line}\n`);
      if (!rejectedLines) return;
      await new Promise<void>((resolve) => rejectedLines!.end(resolve));
      out.write(`Rejected lines: ${rejectedFile}\n`);
    },
  };
};
