/* advance: free carts */
-- in: $1 jsonb list, one row for a cart: the placement, whether it was confirmed just now, whether the cart is free
WITH given AS (
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS g (placement text, cart_id text, is_confirmed boolean, is_free boolean)
), locked AS (
  SELECT g.cart_id FROM cart_guards g WHERE g.cart_id IN (SELECT cart_id FROM given) ORDER BY g.cart_id FOR UPDATE
)
UPDATE cart_guards SET
  live_placement = CASE WHEN given.is_free AND live_placement = given.placement THEN NULL ELSE live_placement END,
  confirmed_version = CASE WHEN given.is_confirmed THEN p.cart_version ELSE confirmed_version END,
  confirmed_placement = CASE WHEN given.is_confirmed THEN given.placement ELSE confirmed_placement END
FROM given JOIN locked USING (cart_id) JOIN placements p ON p.id = given.placement
WHERE cart_guards.cart_id = given.cart_id
