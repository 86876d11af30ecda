import { parseArgs } from 'node:util';
import { esci } from './sources/esci';
import { icecat } from './sources/icecat';
import { native } from './sources/native';
import type { Source } from './sources/source';

export const usage = `Usage: npm run import -- FILE.jsonl[.gz] [--map icecat|esci] [--stock N]

  FILE         one product a line, as JSON; unpacked when its name ends in .gz
  --map NAME   how to read the lines: icecat or esci; our own format when absent (subgraphs/catalog/README.md)
  --stock N    receive N pieces of each variant whose line tells no stock, once for each variant`;

const sources: Readonly<Record<string, Source>> = { native, icecat, esci };

export interface ImportArguments {
  readonly file: string;
  readonly source: Source;
  readonly stock?: number | undefined;
}

/** What was asked for; throws RangeError with one line that names the mistake. */
export const readArguments = (words: readonly string[]): ImportArguments => {
  const { values, positionals } = parseArgs({
    args: [...words],
    options: { map: { type: 'string', default: 'native' }, stock: { type: 'string' } },
    allowPositionals: true,
    strict: true,
  });
  const [file, ...more] = positionals;
  if (!file || more.length > 0) throw new RangeError('Name one file.');
  const source = Object.hasOwn(sources, values.map) ? sources[values.map] : undefined;
  if (!source) throw new RangeError(`--map knows ${Object.keys(sources).join(', ')}, not ${values.map}.`);
  if (values.stock !== undefined && !/^\d{1,9}$/.test(values.stock))
    throw new RangeError('--stock wants a whole number.');
  return { file, source, stock: values.stock === undefined ? undefined : Number(values.stock) };
};
