import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toInstant } from '@cartograph/kernel';
import { openLedger, type LedgerEntry } from './ledger';

const entry = (idempotencyKey: string): LedgerEntry => ({
  at: toInstant(1_800_000_000_000),
  operation: 'authorize',
  reference: 'ord_1',
  idempotencyKey,
  fingerprint: 'f',
  answer: { status: 402, body: { code: 'card_declined', message: 'no' } },
});
const refuseToBreak = (fault: unknown) => {
  throw fault;
};

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ledger-'));
  file = join(folder, 'deeper', 'ledger.jsonl');
});
afterEach(() => rm(folder, { recursive: true }));

const written = async (...keys: string[]): Promise<void> => {
  const { ledger } = await openLedger(file, refuseToBreak);
  await Promise.all(keys.map((key) => ledger.append(entry(key))));
  await ledger.close();
};
const keysRead = async (): Promise<string[]> => {
  const { ledger, entries } = await openLedger(file, refuseToBreak);
  await ledger.close();
  return entries.map(({ idempotencyKey }) => idempotencyKey);
};

test('entries are read back in the order in which they were appended', async () => {
  const keys = Array.from({ length: 300 }, (_, index) => `key-${index}`);
  await written(...keys);
  expect(await keysRead()).toEqual(keys);
});

test('a line torn by a crash is dropped, and what follows stands on a line of its own', async () => {
  await written('a');
  await appendFile(file, '{"at":18000');
  await written('b');
  expect(await keysRead()).toEqual(['a', 'b']);
  expect((await readFile(file, 'utf8')).split('\n')).toHaveLength(3);
});

test('a broken line before the end is not passed over', async () => {
  await written('a');
  await appendFile(file, 'broken\n');
  await expect(openLedger(file, refuseToBreak)).rejects.toThrow(SyntaxError);
});

test('an appended entry is in the file when the promise resolves', async () => {
  const { ledger } = await openLedger(file, refuseToBreak);
  await ledger.append(entry('a'));
  expect(await readFile(file, 'utf8')).toBe(`${JSON.stringify(entry('a'))}\n`);
  await ledger.close();
});
