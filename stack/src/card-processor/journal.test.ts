import { appendFile, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { aFolder } from '@cartograph/testkit';
import { openJournal } from './journal';

interface Line {
  readonly key: string;
}

const refuseToBreak = (fault: unknown) => {
  throw fault;
};

let folder: string;
let file: string;
beforeEach(async () => {
  folder = aFolder('journal');
  file = join(folder, 'deeper', 'journal.jsonl');
});
afterEach(() => rm(folder, { recursive: true }));

const written = async (...keys: string[]): Promise<void> => {
  const { journal } = await openJournal<Line>(file, refuseToBreak);
  await Promise.all(keys.map((key) => journal.append({ key })));
  await journal.close();
};
const keysRead = async (): Promise<string[]> => {
  const { journal, lines } = await openJournal<Line>(file, refuseToBreak);
  await journal.close();
  return lines.map(({ key }) => key);
};

test('lines are read back in the order in which they were appended', async () => {
  const keys = Array.from({ length: 300 }, (_, index) => `key-${index}`);
  await written(...keys);
  expect(await keysRead()).toEqual(keys);
});

test('a line torn by a crash is dropped, and what follows stands on a line of its own', async () => {
  await written('a');
  await appendFile(file, '{"key":');
  await written('b');
  expect(await keysRead()).toEqual(['a', 'b']);
  expect((await readFile(file, 'utf8')).split('\n')).toHaveLength(3);
});

test('a broken line before the end is not passed over', async () => {
  await written('a');
  await appendFile(file, 'broken\n');
  await expect(openJournal(file, refuseToBreak)).rejects.toThrow(SyntaxError);
});

test('an appended line is in the file when the promise resolves', async () => {
  const { journal } = await openJournal<Line>(file, refuseToBreak);
  await journal.append({ key: 'a' });
  expect(await readFile(file, 'utf8')).toBe('{"key":"a"}\n');
  await journal.close();
});
