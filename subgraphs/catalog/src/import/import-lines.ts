// Takes lines into the shop in lists. While one list's stock is received, the products of the next are written and the
// lines of the one after are read; no more than these three are in memory.
import { type ReceiveStock } from '@cartograph/contracts';
import type { Variant } from '../domain/product';
import type { App } from '../app';
import type { Line } from './lines';
import type { ImportedLine, Source } from './sources/source';

type Receipt = (typeof ReceiveStock)['question']['_output'];

export interface Rejected {
  readonly line: number;
  readonly reason: string;
}

export interface Tally {
  lines: number;
  created: number;
  changed: number;
  unchanged: number;
  removed: number;
  rejected: number;
  stocked: number;
}

interface Needs {
  readonly importProducts: App['importProducts'];
  /** Receives at most 256 at once; the same key twice adds nothing. */
  readonly receiveStock: (receipts: readonly Receipt[]) => Promise<unknown>;
  readonly onRejected: (rejected: Rejected) => void;
  readonly onProgress: (tally: Readonly<Tally>) => void;
}

export interface ImportOptions {
  readonly source: Source;
  /** For each variant that the line itself tells no stock of. */
  readonly stock?: number | undefined;
}

// One round trip to each store for this many; an ask carries no more.
const listSize = 256;
const warehouse = 'main';

const reasons = {
  HANDLE_TAKEN: 'another product has its handle',
  SKU_TAKEN: 'another product has one of its SKUs',
} as const;

const parse = (source: Source, { text }: Line): ImportedLine | { problem: string } => {
  if (text === undefined) return { problem: 'longer than 1 MiB' };
  try {
    return source.read(JSON.parse(text));
  } catch {
    return { problem: 'not JSON' };
  }
};

// What fails is heard of with the next list; until then it must not count as unhandled.
const onlyLater = (): void => undefined;

const receiptOf = (variant: Variant, quantity: number): Receipt => ({
  // One opening stock for each variant, however often a file is imported.
  idempotencyKey: `import:${variant.id}`,
  variantId: variant.id,
  sku: variant.sku,
  warehouse,
  quantity,
});

export const importLines = async (lines: AsyncIterable<Line>, options: ImportOptions, needs: Needs): Promise<Tally> => {
  const tally: Tally = { lines: 0, created: 0, changed: 0, unchanged: 0, removed: 0, rejected: 0, stocked: 0 };
  let list: (ImportedLine & { readonly line: number })[] = [];
  let writing: Promise<void> = Promise.resolve();
  let receiving: Promise<void> = Promise.resolve();

  const reject = (line: number, reason: string) => {
    tally.rejected++;
    needs.onRejected({ line, reason });
  };

  const receive = async (receipts: readonly Receipt[]) => {
    for (let start = 0; start < receipts.length; start += listSize)
      await needs.receiveStock(receipts.slice(start, start + listSize));
    tally.stocked += receipts.length;
  };

  const write = async (taken: typeof list) => {
    const decisions = await needs.importProducts(taken);
    const receipts = decisions.flatMap((decision, index): Receipt[] => {
      const { line, stock } = taken[index]!;
      if (!decision.ok) {
        const { refusal } = decision;
        reject(line, 'message' in refusal ? refusal.message : reasons[refusal.code]);
        return [];
      }
      const { state, events } = decision;
      if (events.length === 0) tally.unchanged++;
      else if (state?.status === 'REMOVED') tally.removed++;
      else if (state?.version === 1) tally.created++;
      else tally.changed++;
      if (!state || state.status === 'REMOVED') return [];
      return state.variants.flatMap((variant) => {
        const quantity = stock.get(variant.id) ?? options.stock ?? 0;
        return quantity > 0 ? [receiptOf(variant, quantity)] : [];
      });
    });
    await receiving;
    receiving = receive(receipts);
    receiving.catch(onlyLater);
    needs.onProgress(tally);
  };

  const flush = async () => {
    const taken = list;
    list = [];
    await writing;
    if (taken.length > 0) writing = write(taken);
    writing.catch(onlyLater);
  };

  for await (const line of lines) {
    tally.lines++;
    if (line.text?.trim() === '') continue;
    const read = parse(options.source, line);
    if ('problem' in read) reject(line.number, read.problem);
    else list.push({ ...read, line: line.number });
    if (list.length === listSize) await flush();
  }
  await flush();
  await writing;
  await receiving;
  return tally;
};
