// Who accepts locks coupons by their codes, one after the other; so must who gives their uses back, or they deadlock.
import { waitFor } from '@cartograph/testkit';
import { openAfterSaleStore, type AfterSaleRoom } from '../../test/after-sale-store';
import { anAcceptRequest, aReply } from '../../test/orders-store';

const codes = ['A', 'B', 'C', 'D', 'E'];

let room: AfterSaleRoom;
beforeAll(async () => {
  room = await openAfterSaleStore();
  await room.rows(`INSERT INTO coupons (code, percent_basis_points) SELECT unnest($1::text[]), 100`, [codes]);
});
afterAll(() => room?.close());

const used = () => room.rows('SELECT code, uses FROM coupons WHERE code = ANY($1) ORDER BY code', [codes]);

test('who waits for the first coupon of an order that ends holds none of the others yet', async () => {
  const request = anAcceptRequest({}, [...codes].reverse());
  await room.placements.accept(request);
  expect(await used()).toEqual(codes.map((code) => ({ code, uses: 1 })));

  const other = await room.postgres.connect();
  await other.query('BEGIN');
  await other.query(`SELECT 1 FROM coupons WHERE code = 'A' FOR UPDATE`);
  const ending = room.sagas.advance([
    aReply(request.id, 'reserve-stock', 'stock-short', { lines: [{ variantId: 'var_1', requested: 1, available: 0 }] }),
  ]);
  await waitFor(async () => (await room.waiting()).length === 1);
  const { rows } = await other.query('SELECT code FROM coupons WHERE code = ANY($1) FOR UPDATE SKIP LOCKED', [codes]);
  await other.query('COMMIT');
  other.release();
  await ending;
  expect(rows).toHaveLength(codes.length);
  expect(await used()).toEqual(codes.map((code) => ({ code, uses: 0 })));
});
