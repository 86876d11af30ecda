import { existsSync, readFileSync, rmSync } from 'node:fs';
import { aFolder } from '@cartograph/testkit';
import type { Tally } from './import-lines';
import { createReport } from './report';

const tally: Tally = {
  lines: 2_003,
  created: 1_990,
  changed: 6,
  unchanged: 4,
  removed: 0,
  rejected: 3,
  stocked: 1_500,
};

let folder: string;
beforeEach(() => (folder = aFolder('import')));
afterEach(() => rmSync(folder, { recursive: true }));

const report = () => {
  const texts: string[] = [];
  const errors: string[] = [];
  let at = 0;
  const made = createReport(
    folder,
    '/somewhere/products.jsonl.gz',
    { write: (text) => texts.push(text) },
    { write: (text) => errors.push(text) },
    () => at,
  );
  return { ...made, texts, errors, pass: (ms: number) => (at += ms) };
};

test('the summary counts and tells the rate', async () => {
  const { finish, texts, pass, rejectedFile } = report();
  pass(2_500);
  await finish(tally);
  expect(texts).toEqual([
    '2,000 products in 2.5 s, 800 products/s.\n',
    '1,990 created, 6 changed, 4 unchanged, 0 removed, 3 rejected; opening stock of 1,500 variants.\n',
  ]);
  expect(existsSync(rejectedFile)).toBe(false);
});

test('rejected lines are told and kept', async () => {
  const { onRejected, finish, errors, rejectedFile } = report();
  onRejected({ line: 7, reason: 'not JSON' });
  await finish(tally);
  expect(errors).toEqual(['line 7 rejected: not JSON\n']);
  expect(rejectedFile.endsWith('products.jsonl.gz.rejected.jsonl')).toBe(true);
  expect(readFileSync(rejectedFile, 'utf8')).toBe('{"line":7,"reason":"not JSON"}\n');
});

test('a log gets a line of progress every five seconds', () => {
  const { onProgress, texts, pass } = report();
  pass(4_999);
  onProgress(tally);
  expect(texts).toEqual([]);
  pass(1);
  onProgress(tally);
  expect(texts).toEqual(['2,003 lines, 3 rejected, 400 products/s\n']);
});
