/* advance: free carts */
-- in: $1 text[] cart ids, unique and in bytewise order, and for each: $2 text[] its placement, $3 int[] the version that was
--     confirmed just now or null, $4 boolean[] whether the cart is free
WITH locked AS (
  SELECT cart_id FROM cart_guards WHERE cart_id = ANY($1) ORDER BY cart_id FOR UPDATE
), given AS (
  SELECT * FROM unnest($1::text[], $2::text[], $3::int[], $4::boolean[]) AS g (cart_id, placement, confirmed_version, is_free)
)
UPDATE cart_guards SET
  live_placement = CASE WHEN given.is_free AND live_placement = given.placement THEN NULL ELSE live_placement END,
  confirmed_version = coalesce(given.confirmed_version, cart_guards.confirmed_version),
  confirmed_placement = CASE WHEN given.confirmed_version IS NULL THEN confirmed_placement ELSE given.placement END
FROM given JOIN locked USING (cart_id)
WHERE cart_guards.cart_id = given.cart_id AND cart_guards.cart_id = ANY($1)
