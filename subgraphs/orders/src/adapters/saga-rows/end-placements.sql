/* advance: end placements */
-- in: $1 jsonb list of placements that ended before their pivot: id, their status, their order's, the rejection
WITH given AS (
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS g (id text, placement text, "order" text, rejection jsonb)
), ended AS (
  UPDATE placements SET status = given.placement, rejection = given.rejection
  FROM given WHERE placements.id = given.id
), closed AS (
  UPDATE orders SET status = given."order" FROM given WHERE orders.id = 'ord_' || given.id
  RETURNING orders.coupon_codes
), back AS (
  SELECT code, count(*)::int AS uses FROM closed, unnest(coupon_codes) AS code GROUP BY code
), locked AS (
  SELECT code FROM coupons WHERE code IN (SELECT code FROM back) ORDER BY code FOR UPDATE
)
UPDATE coupons SET uses = coupons.uses - back.uses FROM back JOIN locked USING (code) WHERE coupons.code = back.code
