import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aFolder } from '@cartograph/testkit';
import { keysIn } from './keys';

let folder: string;
beforeEach(async () => {
  folder = aFolder('keys');
});
afterEach(() => rm(folder, { recursive: true }));

test('keys are drawn once', async () => {
  const file = join(folder, 'deeper', 'keys.json');
  const drawn = await keysIn(file);
  expect(new Set(Object.values(drawn)).size).toBe(4);
  expect(await keysIn(file)).toEqual(drawn);
});

test('a key that was not known before is added to those that are kept', async () => {
  const file = join(folder, 'keys.json');
  await writeFile(file, JSON.stringify({ HOP_KEYS: 'development:kept' }));
  const keys = await keysIn(file);
  expect(keys.HOP_KEYS).toBe('development:kept');
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(keys);
});
