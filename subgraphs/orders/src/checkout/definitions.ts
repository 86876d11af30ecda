// Every table that a saga in the store may be on: a running saga finishes on the version that it began with.
import { StepParked, type MessageType } from '@cartograph/contracts';
import { cancellation } from './cancellation';
import type { Checkout } from './checkout';
import { checkout1 } from './earlier/checkout-1';
import { refund } from './refund';
import { checkout } from './saga';
import { repliesTo, type Saga } from './saga-words';
import type { Standing } from './standing';

// What a saga knows is its own business: nobody but its table reads it.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export const definitions: readonly Saga<any>[] = [checkout1, checkout, cancellation, refund];

/** The table a saga is on; undefined when a newer release began it, whose processes go on with it. */
export const definitionOf = ({ definition, version }: Pick<Standing, 'definition' | 'version'>) =>
  definitions.find((it) => it.name === definition && it.version === version);

/** A checkout's table by its version. Throws RangeError when there is none. */
export const checkoutOf = (version: number): Saga<Checkout> => {
  const found = [checkout1, checkout].find((it) => it.version === version);
  if (!found) throw new RangeError(`there is no version ${version} of the checkout`);
  return found;
};

/** Every reply that any saga may hear: what to listen for. */
export const allReplies: readonly MessageType[] = [...new Set([...definitions.flatMap(repliesTo), StepParked])];
