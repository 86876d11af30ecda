import { creationScope } from './creation-scope';

const uuid = '0f8fad5b-d9cb-469f-a165-70867728950e';

test('the same key of two shoppers is two names', () => {
  expect(creationScope('ann', '1')).not.toBe(creationScope('bob', '1'));
});

test("a guest's random UUID is remembered", () => {
  expect(creationScope(null, uuid)).toBe(`guest:${uuid}`);
});

test.each(['1', 'cart', 'x'.repeat(255), '0f8fad5b-d9cb-169f-a165-70867728950e', `${uuid} `])(
  "a guest's key that another may have is not remembered: %s",
  (key) => {
    expect(creationScope(null, key)).toBeUndefined();
  },
);

test('no shopper can be taken for a guest', () => {
  expect(creationScope('guest', uuid)).not.toBe(creationScope(null, uuid));
});
