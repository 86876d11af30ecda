import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aFolder } from '@cartograph/testkit';
import { keep, withLock } from './keep';

const aCache = () => aFolder('cache');

test('a program is fetched once, however many want it at the same time', async () => {
  const cache = aCache();
  let fetches = 0;
  const make = async (folder: string) => {
    fetches += 1;
    await writeFile(join(folder, 'program'), 'whole');
  };
  const places = await Promise.all([
    keep(cache, 'thing', make),
    keep(cache, 'thing', make),
    keep(cache, 'thing', make),
  ]);
  expect(fetches).toBe(1);
  expect(new Set(places)).toEqual(new Set([join(cache, 'thing')]));
  expect(await readFile(join(places[0], 'program'), 'utf8')).toBe('whole');
});

test('a fetch that breaks off leaves nothing that looks whole, and the next one starts anew', async () => {
  const cache = aCache();
  const broken = keep(cache, 'thing', async (folder) => {
    await writeFile(join(folder, 'program'), 'half');
    throw new Error('the line is dead');
  });
  await expect(broken).rejects.toThrow('the line is dead');
  const place = await keep(cache, 'thing', async (folder) => {
    expect(await readdir(folder)).toEqual([]);
    await writeFile(join(folder, 'program'), 'whole');
  });
  expect(await readdir(cache)).toEqual(['thing']);
  expect(await readFile(join(place, 'program'), 'utf8')).toBe('whole');
});

test('the lock of a process that died is taken over', async () => {
  const cache = aCache();
  await mkdir(join(cache, 'lock'));
  await writeFile(join(cache, 'lock', 'pid'), '2147483646'); // above every real process number
  expect(await withLock(join(cache, 'lock'), () => Promise.resolve('mine'))).toBe('mine');
  expect(await readdir(cache)).toEqual([]);
});
