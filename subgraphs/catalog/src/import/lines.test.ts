import { type Line, splitLines } from './lines';

const split = async (chunks: readonly string[], limit?: number): Promise<Line[]> => {
  const stream = (async function* () {
    yield* chunks;
  })();
  const lines = [];
  for await (const line of splitLines(stream, limit)) lines.push(line);
  return lines;
};
const texts = (lines: readonly Line[]) => lines.map(({ text }) => text);

test('lines are whole, wherever the chunks were cut', async () => {
  expect(texts(await split(['{"a"', ':1}\n{"b":2', '}\n', '{"c":3}']))).toEqual(['{"a":1}', '{"b":2}', '{"c":3}']);
});

test('a last line feed begins no line', async () => {
  expect(texts(await split(['a\nb\n']))).toEqual(['a', 'b']);
});

test('carriage returns are left out and empty lines are counted', async () => {
  expect(await split(['a\r\n\r\nb\r\n'])).toEqual([
    { number: 1, text: 'a' },
    { number: 2, text: '' },
    { number: 3, text: 'b' },
  ]);
});

test('a line past the limit is skipped, however it was cut, and those after it are not', async () => {
  expect(await split(['12345678', '9012345', '67\nok\n12345678901\nok\n123', '45678901'], 10)).toEqual([
    { number: 1, text: undefined },
    { number: 2, text: 'ok' },
    { number: 3, text: undefined },
    { number: 4, text: 'ok' },
    { number: 5, text: undefined },
  ]);
});
