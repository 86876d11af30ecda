import { FinalFault } from '@cartograph/testkit';
import type { PlaceOrderReply } from './buyer';
import { createPromises } from './promises';

const reply = (result: Partial<NonNullable<PlaceOrderReply['result']>> | null, ...codes: string[]) =>
  ({ result, userErrors: codes.map((code) => ({ code })) }) as unknown as PlaceOrderReply;
const pending = (id: string) => reply({ __typename: 'PlacementPending', placement: { id, status: 'PENDING' } });
const rejected = (id: string) => reply({ __typename: 'PlacementRejected', placement: { id, status: 'REJECTED' } });
const placed = (id: string) => reply({ __typename: 'OrderPlaced', order: { id, number: '1', status: 'CONFIRMED' } });
const throttled = reply({ __typename: 'PlacementThrottled' });
const locked = reply(null, 'CART_LOCKED');

const hear = async (...replies: PlaceOrderReply[]) => {
  const promises = createPromises();
  for (const heard of replies) await promises.hold({ idempotencyKey: 'a' }, () => Promise.resolve(heard));
};

test.each<[string, PlaceOrderReply[]]>([
  ['one placement is pending, then placed, and placed again', [pending('plc_1'), placed('ord_1'), placed('ord_1')]],
  ['a no before anything was accepted promises nothing', [locked, pending('plc_1'), rejected('plc_1')]],
  ['somebody who is told to come later was told nothing new', [pending('plc_1'), throttled, placed('ord_1')]],
  ['an answer that is older than the end', [pending('plc_1'), placed('ord_1'), pending('plc_1')]],
])('holds: %s', async (_, replies) => {
  await expect(hear(...replies)).resolves.toBeUndefined();
});

test.each<[string, PlaceOrderReply[]]>([
  ['another order is placed than the one that was pending', [pending('plc_1'), placed('ord_2')]],
  ['another placement is pending', [pending('plc_1'), pending('plc_2')]],
  ['what was placed is rejected', [placed('ord_1'), rejected('plc_1')]],
  ['what was rejected is placed', [rejected('plc_1'), pending('plc_1'), placed('ord_1')]],
  ['what was accepted is unknown', [pending('plc_1'), reply(null, 'CART_NOT_FOUND')]],
])('is broken: %s', async (_, replies) => {
  await expect(hear(...replies)).rejects.toThrow(FinalFault);
});

test('how long a shopper wants to wait is no part of what is asked, all else is', async () => {
  const promises = createPromises();
  const first = { email: 'ada@example.com', waitMs: 1 };
  await promises.hold(first, () => Promise.resolve(pending('plc_1')));
  const other = await promises.hold({ ...first, email: 'grace@example.com' }, () => Promise.resolve(placed('ord_2')));
  expect(other.result?.order?.id).toBe('ord_2');
  await expect(promises.hold({ ...first, waitMs: 2 }, () => Promise.resolve(placed('ord_2')))).rejects.toThrow();
});

test('a no to somebody who had asked before anybody was told breaks nothing', async () => {
  const promises = createPromises();
  const late = promises.hold({}, async () => {
    await promises.hold({}, () => Promise.resolve(pending('plc_1')));
    return locked;
  });
  expect(await late).toBe(locked);
});
