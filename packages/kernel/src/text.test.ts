import { isIdempotencyKey, isStorable, isText } from './text';

test.each(['', 'Zoë', '名前', '🙂', 'two\nlines'])('%j can be stored', (text) => {
  expect(isStorable(text)).toBe(true);
});

test.each(['\0', 'a\0b', '🙂'.slice(0, 1), '🙂'.slice(1), 'cut here \ud83d'])('%j cannot be stored', (text) => {
  expect(isStorable(text)).toBe(false);
  expect(isText(text, 100)).toBe(false);
});

test('white space makes a text longer, but is none by itself', () => {
  expect(isText(' ab ', 4)).toBe(true);
  expect(isText(' ab ', 3)).toBe(false);
  expect(isText('  ', 3)).toBe(false);
  expect(isText('', 3, 0)).toBe(true);
});

test('a key has 1 to 255 characters', () => {
  expect(['k', 'k'.repeat(255)].map(isIdempotencyKey)).toEqual([true, true]);
  expect(['', ' ', 'k'.repeat(256)].map(isIdempotencyKey)).toEqual([false, false, false]);
});
