import { Secret, createLogger, newIdBody, newTraceparent, readHopKeys, type Hop } from '@cartograph/runtime';
import type { Item } from '@cartograph/contracts';

export const quiet = createLogger('test', 'silent');

export const keys = readHopKeys(new Secret('k1:a-secret-of-enough-length'));

export const aHop = (given: Partial<Hop> = {}): Hop => ({
  viewer: { id: 'cus_1', role: 'CUSTOMER' },
  deadlineAt: Date.now() + 5_000,
  traceparent: newTraceparent(),
  ...given,
});

export const anItem = <Body>(body: Body, given: Partial<Item> = {}): Item<Body> => {
  const id = newIdBody();
  return { id, stepKey: `step_${id}`, epoch: 1, correlationId: id, ...given, body };
};
