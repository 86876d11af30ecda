import { readArguments } from './arguments';

test('a file alone is read in our own format, without stock', () => {
  expect(readArguments(['a.jsonl'])).toMatchObject({ file: 'a.jsonl', source: { name: 'native' }, stock: undefined });
});

test('a map and a stock can be given', () => {
  expect(readArguments(['a.gz', '--map', 'icecat', '--stock', '100'])).toMatchObject({
    file: 'a.gz',
    source: { name: 'icecat' },
    stock: 100,
  });
});

test.each([
  [[], 'Name one file.'],
  [['a', 'b'], 'Name one file.'],
  [['a', '--map', 'toString'], '--map knows native, icecat, esci, not toString.'],
  [['a', '--stock', '-1'], /stock/],
  [['a', '--stock', 'many'], '--stock wants a whole number.'],
  [['a', '--stok', '1'], /--stok/],
])('%j is refused', (words, message) => {
  expect(() => readArguments(words)).toThrow(message);
});
