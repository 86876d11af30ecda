// I7, I10 and I11: how things were undone, and by whom.
import { byKey, type Check } from './audited';
import type { Done, Saga } from './books';

const stateOf = (saga: Saga | undefined, step: string) => saga?.steps.find(({ name }) => name === step)?.state;

const isReverse = ({ steps }: Saga): boolean => {
  const undone = steps.filter(({ state }) => state === 'UNDONE').map(({ answeredAt = 0 }) => answeredAt);
  return undone.every((at, index) => index === 0 || undone[index - 1]! >= at);
};

/** I7 What was begun is undone in reverse, and each effect happens at most once. */
export const undoneInReverse: Check = ({ orders, inventory, ledger }) => {
  const moved = byKey(inventory.movements, ({ orderId, variantId, warehouse, kind }) =>
    [kind, orderId, variantId, warehouse].join(' '),
  );
  const voided = byKey(
    ledger.performed.filter(({ operation }) => operation === 'void'),
    ({ body }) => body.id,
  );
  return [
    ...orders.sagas
      .filter((saga) => !isReverse(saga))
      .map(({ id, steps }) => `I7 saga ${id} was not undone in reverse: ${JSON.stringify(steps)}`),
    ...[...moved].flatMap(([what, same]) => (same.length > 1 ? [`I7 ${what} moved ${same.length} times`] : [])),
    ...[...voided].flatMap(([id, same]) => (same.length > 1 ? [`I7 ${id} was voided ${same.length} times`] : [])),
  ];
};

/** By the store's clock; of what was done at the same instant nothing is known. */
const doneAfter = (done: readonly Done[], isEnd: (one: Done) => boolean): Done[] => {
  const end = Math.min(...done.filter(isEnd).map(({ at }) => at));
  return done.filter(({ at }) => at > end);
};

const isGivenUp = ({ kind }: Done) => kind === 'released' || kind === 'returned';
// A void that belongs to a capture makes room for another authorization.
const isLetGo = ({ kind, stepKey }: Done) => kind === 'void' && !stepKey.includes('/capture-payment');

/** I10 Nothing happens any more on the word of an epoch that is over. */
export const noStaleEffects: Check = ({ inventory, payments, stories }) => {
  const movements = byKey(inventory.movements, ({ orderId }) => orderId);
  const operations = byKey(payments.operations, ({ orderId }) => orderId);
  return stories.flatMap(({ placed: { id }, saga, hold, payment }) => [
    ...doneAfter(movements.get(`ord_${id}`) ?? [], isGivenUp)
      .filter(({ kind }) => kind === 'reserved' || kind === 'committed')
      .map(({ kind }) => `I10 stock of ${id} was ${kind} after it was given up`),
    ...doneAfter(operations.get(`ord_${id}`) ?? [], isLetGo)
      .filter(({ kind }) => kind === 'authorize' || kind === 'capture')
      .map(({ kind }) => `I10 money of ${id} was asked to ${kind} after it was let go`),
    // The epoch rises when a saga turns, and a participant that undid its part has heard of it.
    ...(stateOf(saga, 'reserve stock') === 'UNDONE' && hold && hold.epoch < 2
      ? [`I10 the hold of ${id} was undone and is back in epoch ${hold.epoch}`]
      : []),
    ...(stateOf(saga, 'authorize payment') === 'UNDONE' && payment && payment.epoch < 2
      ? [`I10 the payment of ${id} was undone and is back in epoch ${payment.epoch}`]
      : []),
  ]);
};

/** I11 Nobody touches another placement's stock or money. */
export const everybodyKeepsToTheirOwn: Check = ({ orders, inventory, payments, ledger }) => {
  const aboutOrder = byKey([...orders.cancelled, ...orders.refunds], ({ orderId }) => orderId);
  // The order's saga, the cancellation's and the refunds' speak of it; ids of one story share their body.
  const bodiesOf = (orderId: string) =>
    [{ id: orderId }, ...(aboutOrder.get(orderId) ?? [])].map(({ id }) => id.replace(/^(ord|rfd)_/, ''));
  const isTheirs = (orderId: string, stepKey: string) =>
    stepKey === `expire/${orderId}` || bodiesOf(orderId).some((body) => stepKey.startsWith(`${body}/`));
  const isUnderTheirKey = (orderId: string, key: string) =>
    bodiesOf(orderId).some((body) => key.startsWith(`ord_${body}:`) || key.startsWith(`rfd_${body}:`));
  return [
    ...[...inventory.movements, ...payments.operations]
      .filter(({ orderId, stepKey }) => !isTheirs(orderId, stepKey))
      .map(({ orderId, stepKey, kind }) => `I11 ${kind} of ${orderId} by ${stepKey}`),
    ...ledger.performed
      .filter(({ reference, idempotencyKey }) => idempotencyKey && !isUnderTheirKey(reference, idempotencyKey))
      .map(({ operation, reference, idempotencyKey }) => `I11 ${operation} of ${reference} under ${idempotencyKey}`),
  ];
};
