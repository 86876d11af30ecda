import { bytewise } from './bytewise';

test('each key comes once, capitals before small letters, digits before both', () => {
  expect(bytewise(['b', 'B', 'a', '10', '9', 'b', '_'])).toEqual(['10', '9', 'B', '_', 'a', 'b']);
});
