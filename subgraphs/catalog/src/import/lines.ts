// Lines of a file, one at a time and with back-pressure: memory stays the same whatever the file's size.
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

export interface Line {
  /** Counted from 1, empty lines included. */
  readonly number: number;
  /** Undefined when the line is longer than the limit; the rest of it was skipped. */
  readonly text: string | undefined;
}

// A product with every attribute has about 20 kB; this much is no product.
const lineLimit = 1024 * 1024;

/** Splits a stream of text at line feeds. */
export async function* splitLines(chunks: AsyncIterable<string>, limit = lineLimit): AsyncGenerator<Line> {
  let number = 0;
  let begun = '';
  let isTooLong = false;
  for await (const chunk of chunks) {
    const pieces = chunk.split('\n');
    const rest = pieces.pop()!;
    for (const piece of pieces) {
      const text = begun + piece;
      yield { number: ++number, text: isTooLong || text.length > limit ? undefined : text.replace(/\r$/, '') };
      begun = '';
      isTooLong = false;
    }
    begun += rest;
    if (begun.length > limit) {
      isTooLong = true;
      begun = '';
    }
  }
  if (isTooLong || begun !== '') yield { number: number + 1, text: isTooLong ? undefined : begun };
}

/** Lines of a file, unpacked when its name ends in .gz. Throws when it cannot be read to its end. */
export const readLines = (path: string): AsyncGenerator<Line> => {
  const file = createReadStream(path);
  const bytes: Readable = path.endsWith('.gz')
    ? file.on('error', (fault) => bytes.destroy(fault)).pipe(createGunzip())
    : file;
  return splitLines(bytes.setEncoding('utf8') as AsyncIterable<string>);
};
