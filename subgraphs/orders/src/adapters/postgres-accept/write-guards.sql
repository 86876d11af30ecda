/* accept: write guards */
-- in: $1 text[] cart ids, their rows locked by lock-guards.sql, and for each: $2 text[] its live placement
UPDATE cart_guards SET live_placement = given.live_placement
FROM unnest($1::text[], $2::text[]) AS given (cart_id, live_placement)
WHERE cart_guards.cart_id = given.cart_id AND cart_guards.cart_id = ANY($1)
