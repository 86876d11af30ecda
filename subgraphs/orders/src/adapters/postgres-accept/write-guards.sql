/* accept: write guards */
-- in: $1 jsonb list of guards, their rows locked by lock-guards.sql
UPDATE cart_guards SET live_placement = given."livePlacement"
FROM jsonb_to_recordset($1::jsonb) AS given ("cartId" text, "livePlacement" text)
WHERE cart_guards.cart_id = given."cartId"
