// Accept: key, order, lines, saga, guards, coupon uses and the first command in one transaction, as a list.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { bytewise, changeMany, gather, type ListChange, type ListStore, type Tx } from '@cartograph/runtime';
import { advance, newStanding } from '../checkout/advance';
import { prePivotDeadlineMs } from '../checkout/commands';
import type { Checkout } from '../checkout/checkout';
import type { Saga } from '../checkout/saga-words';
import type { Standing } from '../checkout/standing';
import { acceptPlacement, type AcceptRefusal, type CartGuard } from '../domain/accept-placement';
import type { Coupon } from '../domain/shop-tables';
import type { AcceptOutcome, AcceptRequest } from '../ports';
import { couponColumns } from './postgres-shop-tables';

type Row =
  | { readonly kind: 'guard'; readonly guard: CartGuard }
  | { readonly kind: 'coupon'; readonly coupon: Coupon }
  | { readonly kind: 'known'; readonly placementId: string; readonly fingerprint: string }
  | { readonly kind: 'accepted'; readonly request: AcceptRequest; readonly standing: Standing };

type Answer =
  | { readonly ok: true; readonly placementId: string; readonly fingerprint: string }
  | { readonly ok: false; readonly refusal: AcceptRefusal };

const sql = (file: string) => readFileSync(join(__dirname, '../../src/adapters/postgres-accept', file), 'utf8');
const writeAccepted = sql('write-accepted.sql');
const lockGuards = sql('lock-guards.sql');
const writeGuards = sql('write-guards.sql');

const keyText = ({ scope, idempotencyKey }: Pick<AcceptRequest, 'scope' | 'idempotencyKey'>) =>
  JSON.stringify([scope, idempotencyKey]);

// Hashed, since a scope and a key may be long and the scope may be a cart's secret id.
const stepKey = (request: AcceptRequest) =>
  `accept/${createHash('sha256').update(keyText(request)).digest('base64url')}`;

const lock = async (tx: Tx, requests: readonly AcceptRequest[]): Promise<Map<string, Row>> => {
  const rows = new Map<string, Row>();
  const known = await tx.rows<{ scope: string; idempotencyKey: string; id: string; fingerprint: string }>(
    `/* accept: known keys */ SELECT scope, idempotency_key AS "idempotencyKey", id, fingerprint FROM placements
     JOIN unnest($1::text[], $2::text[]) AS asked (s, k) ON scope = asked.s AND idempotency_key = asked.k`,
    [requests.map(({ scope }) => scope), requests.map(({ idempotencyKey }) => idempotencyKey)],
  );
  for (const { id, fingerprint, ...key } of known)
    rows.set(`known/${keyText(key)}`, { kind: 'known', placementId: id, fingerprint });

  const guards = await tx.rows<CartGuard>(lockGuards, [bytewise(requests.map((request) => request.checkout.cartId))]);
  for (const guard of guards) rows.set(`guard/${guard.cartId}`, { kind: 'guard', guard });

  const codes = bytewise(requests.flatMap(({ order }) => order.couponCodes));
  if (codes.length > 0) {
    const coupons = await tx.rows<Coupon>(
      `/* accept: coupons */ SELECT ${couponColumns} FROM coupons WHERE code = ANY($1) ORDER BY code FOR UPDATE`,
      [codes],
    );
    for (const coupon of coupons) rows.set(`coupon/${coupon.code}`, { kind: 'coupon', coupon });
  }
  return rows;
};

const decideOn =
  (checkout: Saga<Checkout>): ListChange<AcceptRequest, Row, Answer>['decide'] =>
  (rows, request, at) => {
    const known = rows.get(`known/${keyText(request)}`);
    if (known?.kind === 'known')
      return { answer: { ok: true, placementId: known.placementId, fingerprint: known.fingerprint } };

    const { id, order } = request;
    const { cartVersion } = request.checkout;
    const guardRow = rows.get(`guard/${request.checkout.cartId}`);
    if (guardRow?.kind !== 'guard') throw new Error(`no guard was locked for placement ${id}`);
    const coupons = order.couponCodes.flatMap((code) => {
      const row = rows.get(`coupon/${code}`);
      return row?.kind === 'coupon' ? [row.coupon] : [];
    });
    const decision = acceptPlacement(
      { guard: guardRow.guard, coupons },
      { id, cartVersion, couponCodes: order.couponCodes, currency: order.totals.total.currency },
      at,
    );
    if (!decision.ok) return { answer: { ok: false, refusal: decision.refusal }, isKeyFree: true };

    const beginning = newStanding(checkout, id, at, {
      deadlineMs: prePivotDeadlineMs,
      traceparent: request.traceparent,
    });
    const begun = advance(checkout, beginning, request.checkout, { kind: 'begin' }, { at, chance: Math.random() });
    return {
      answer: { ok: true, placementId: id, fingerprint: request.fingerprint },
      outgoing: begun.outgoing,
      rows: [
        [`accepted/${id}`, { kind: 'accepted', request, standing: begun.standing }],
        [`guard/${decision.state.guard.cartId}`, { kind: 'guard', guard: decision.state.guard }],
        ...decision.state.coupons.map((coupon) => [`coupon/${coupon.code}`, { kind: 'coupon', coupon }] as const),
      ],
    };
  };

const toJson = ({ request, standing }: Extract<Row, { kind: 'accepted' }>, at: number) => {
  const { order, checkout: data } = request;
  const { totals } = order;
  return {
    placement: {
      id: request.id,
      scope: request.scope,
      idempotency_key: request.idempotencyKey,
      fingerprint: request.fingerprint,
      cart_id: data.cartId,
      cart_version: data.cartVersion,
      freeze_token: data.freezeToken,
      accepted_at: new Date(at).toISOString(),
      deadline_at: new Date(standing.deadlineAt).toISOString(),
    },
    saga: {
      id: request.id,
      definition: standing.definition,
      version: standing.version,
      status: standing.status,
      epoch: standing.epoch,
      standing,
      data,
      wake_at: standing.wakeAt && new Date(standing.wakeAt).toISOString(),
    },
    order: {
      id: order.id,
      customer_id: order.customerId,
      email: order.email,
      shipping_address: order.shippingAddress,
      delivery_option_id: order.deliveryOptionId,
      coupon_codes: order.couponCodes,
      currency: totals.total.currency,
      subtotal_minor: totals.subtotal.amountMinor,
      discounts_minor: totals.discounts.amountMinor,
      shipping_minor: totals.shipping.amountMinor,
      tax_minor: totals.tax.amountMinor,
      total_minor: totals.total.amountMinor,
      placed_at: new Date(at).toISOString(),
    },
    lines: order.lines.map((line, index) => ({
      order_id: order.id,
      line_no: index + 1,
      cart_line_id: line.lineId,
      variant_id: line.variantId,
      product_id: line.productId,
      sku: line.sku,
      title: line.title,
      options: line.options,
      image_url: line.imageUrl,
      quantity: line.quantity,
      unit_price_minor: line.unitPrice.amountMinor,
      discount_minor: line.discount.amountMinor,
      tax_minor: line.tax.amountMinor,
      total_minor: line.total.amountMinor,
    })),
  };
};

const save = async (tx: Tx, changed: ReadonlyMap<string, Row>): Promise<void> => {
  const all = [...changed.values()];
  const accepted = all.flatMap((row) => (row.kind === 'accepted' ? [toJson(row, tx.at)] : []));
  const guards = all.flatMap((row) => (row.kind === 'guard' ? [row.guard] : []));
  const coupons = all.flatMap((row) => (row.kind === 'coupon' ? [row.coupon] : []));
  await tx.rows(writeGuards, [guards.map(({ cartId }) => cartId), guards.map(({ livePlacement }) => livePlacement)]);
  if (coupons.length > 0)
    await tx.rows(
      `/* accept: use coupons */ UPDATE coupons SET uses = given.uses
       FROM unnest($1::text[], $2::int[]) AS given (code, uses) WHERE coupons.code = given.code`,
      [coupons.map(({ code }) => code), coupons.map(({ uses }) => uses)],
    );
  await tx.rows(writeAccepted, [
    JSON.stringify(accepted.map(({ placement }) => placement)),
    JSON.stringify(accepted.map(({ order }) => order)),
    JSON.stringify(accepted.flatMap(({ lines }) => lines)),
    JSON.stringify(accepted.map(({ saga }) => saga)),
  ]);
};

/** Accepts purchases on a checkout's table; calls that arrive together share a transaction. */
export const createAccept = (
  store: ListStore,
  checkout: Saga<Checkout>,
): ((request: AcceptRequest) => Promise<AcceptOutcome>) => {
  const acceptance: ListChange<AcceptRequest, Row, Answer> = { stepKey, lock, decide: decideOn(checkout), save };
  const acceptMany = gather((requests: readonly AcceptRequest[]) => changeMany(store, acceptance, requests));
  return async (request) => {
    const outcome = await acceptMany(request);
    // Thrown here and not in the list, where it would be thrown at everybody.
    if ('fault' in outcome) throw outcome.fault;
    if (outcome.kind === 'unanswered') throw new Error('it is always answered');
    const { answer } = outcome;
    return answer.ok ? { ...answer, replayed: answer.placementId !== request.id } : answer;
  };
};
