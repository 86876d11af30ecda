// I2, I3 and I8: the money, with us and with the card processor.
import { byKey, type Check, type Story } from './audited';
import type { Placed } from './books';
import type { Performed } from './ledger';

const hasAuthorization = ['AUTHORIZED', 'CAPTURING', 'CAPTURED', 'CAPTURE_REFUSED'];

const wrongMoney = ({ placed, payment, isConfirmed, isCancelled }: Story): string[] => {
  const { id, totalMinor, status } = placed;
  const found: string[] = [];
  const { authorizedMinor = 0, capturedMinor = 0, refundedMinor = 0 } = payment ?? {};
  if (isConfirmed && !isCancelled && !hasAuthorization.includes(payment?.status ?? 'none'))
    found.push(`I2 order ${id} is confirmed, its payment ${payment?.status ?? 'none'}`);
  if (isConfirmed && authorizedMinor !== totalMinor)
    found.push(`I2 order ${id} costs ${totalMinor}, authorized are ${authorizedMinor}`);
  if (!isConfirmed && capturedMinor > 0)
    found.push(`I2 placement ${id} is ${status} and ${capturedMinor} are captured`);
  if (!(0 <= refundedMinor && refundedMinor <= capturedMinor && capturedMinor <= totalMinor))
    found.push(`I2 order ${id}: of ${totalMinor}, captured ${capturedMinor}, refunded ${refundedMinor}`);
  return found;
};

/** I2 No confirmed order without an authorization, no capture without a confirmed order. */
export const moneyFitsOrders: Check = ({ stories }) => stories.flatMap(wrongMoney);

const referencesOf = (performed: readonly Performed[], operation: string) =>
  new Set(performed.filter((each) => each.operation === operation).map(({ reference }) => reference));

/** I2 At any time: what the processor captured was confirmed before, and what is confirmed was authorized before. */
export const captureFollowsPivot: Check = ({ stories, ledgerBefore, ledger }) => {
  const captured = referencesOf(ledgerBefore.performed, 'capture');
  const authorized = referencesOf(ledger.performed, 'authorize');
  return stories.flatMap(({ placed: { id, status, totalMinor }, isConfirmed }) => {
    const orderId = `ord_${id}`;
    if (captured.has(orderId) && !isConfirmed) return [`I2 ${id} was captured and is ${status}`];
    if (isConfirmed && totalMinor > 0 && !authorized.has(orderId)) return [`I2 ${id} is confirmed, never authorized`];
    return [];
  });
};

const idsOf = (placed: readonly Placed[]) => placed.map(({ id }) => id).join(' and ');

/** I3 One placement for a key, one order for a version of a cart, one live authorization and one capture for an order. */
export const nothingTwice: Check = ({ orders, ledger }) => {
  const keys = byKey(orders.placed, ({ scope, idempotencyKey }) => JSON.stringify([scope, idempotencyKey]));
  const bought = orders.placed.filter(({ status }) => status === 'CONFIRMED');
  const carts = byKey(bought, ({ cartId, cartVersion }) => `${cartId} ${cartVersion}`);
  const captures = byKey(
    ledger.performed.filter(({ operation }) => operation === 'capture'),
    ({ reference }) => reference,
  );
  const live = byKey(ledger.authorizations, ({ reference }) => reference);
  return [
    ...[...keys].flatMap(([key, same]) => (same.length > 1 ? [`I3 the key ${key} was placed as ${idsOf(same)}`] : [])),
    ...[...carts.values()].flatMap((same) =>
      same.length > 1 ? [`I3 one version of a cart was bought by ${idsOf(same)}`] : [],
    ),
    ...[...captures].flatMap(([reference, same]) =>
      same.length > 1 ? [`I3 ${reference} was captured ${same.length} times`] : [],
    ),
    ...[...live].flatMap(([reference, same]) =>
      same.length > 1 ? [`I3 ${reference} has ${same.length} live authorizations`] : [],
    ),
  ];
};

const sumOf = (amounts: readonly { readonly amountMinor: number }[]) =>
  amounts.reduce((sum, { amountMinor }) => sum + amountMinor, 0);

/** I8 The processor's ledger and ours say the same of each order, and orders has the same refunds. */
export const ledgersAgree: Check = ({ orders, payments, ledger }) => {
  const live = byKey(ledger.authorizations, ({ reference }) => reference);
  const givenBack = byKey(
    ledger.refunds.filter(({ status }) => status === 'succeeded'),
    ({ authorizationId }) => authorizationId,
  );
  const promised = byKey(
    [
      ...orders.refunds.filter(({ status }) => status === 'SUCCEEDED'),
      ...orders.cancelled.flatMap(({ orderId, refundedMinor }) => ({ orderId, amountMinor: refundedMinor ?? 0 })),
    ],
    ({ orderId }) => orderId,
  );
  const known = new Set(payments.payments.map(({ orderId }) => orderId));
  const taken = new Set(ledger.authorizations.map(({ id }) => id));
  const strangers = [
    ...[...live.keys()]
      .filter((reference) => !known.has(reference))
      .map((reference) => `I8 ${reference} is authorized and unknown to us`),
    ...[...givenBack]
      .filter(([authorizationId]) => !taken.has(authorizationId))
      .map(([authorizationId, same]) => `I8 ${sumOf(same)} were given back of ${authorizationId}, which took nothing`),
  ];
  const differences = payments.payments.flatMap((payment) => {
    const { orderId, status, authorizedMinor, capturedMinor, refundedMinor } = payment;
    const theirs = live.get(orderId) ?? [];
    const took = theirs.reduce((sum, authorization) => sum + authorization.capturedMinor, 0);
    const returned = sumOf(theirs.flatMap(({ id }) => givenBack.get(id) ?? []));
    const ordered = sumOf(promised.get(orderId) ?? []);
    const found: string[] = [];
    if (took !== capturedMinor) found.push(`I8 of ${orderId} the processor took ${took}, we know of ${capturedMinor}`);
    if (returned !== refundedMinor)
      found.push(`I8 of ${orderId} the processor gave back ${returned}, we know of ${refundedMinor}`);
    if (ordered !== refundedMinor)
      found.push(`I8 of ${orderId} ${refundedMinor} are refunded, orders knows of ${ordered}`);
    if (['VOIDED', 'DECLINED'].includes(status) && theirs.length > 0)
      found.push(`I8 ${orderId} is ${status} with us, ${theirs[0]!.status} with the processor`);
    if (['AUTHORIZED', 'CAPTURED'].includes(status) && authorizedMinor > 0 && theirs.length === 0)
      found.push(`I8 ${orderId} is ${status} with us, not live with the processor`);
    return found;
  });
  return [...strangers, ...differences];
};
