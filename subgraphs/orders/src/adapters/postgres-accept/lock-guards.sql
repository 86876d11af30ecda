/* accept: lock guards */
-- in:  $1 text[] cart ids, unique and in bytewise order
-- out: one locked row for each, made when it was not there
WITH made AS (
  INSERT INTO cart_guards (cart_id)
  SELECT cart_id FROM unnest($1::text[]) AS asked (cart_id) ORDER BY cart_id COLLATE "C"
  -- The update that changes nothing takes the lock and returns the row.
  ON CONFLICT (cart_id) DO UPDATE SET cart_id = excluded.cart_id
  RETURNING *
)
SELECT cart_id AS "cartId", live_placement AS "livePlacement", confirmed_version AS "confirmedVersion",
  confirmed_placement AS "confirmedPlacement"
FROM made
