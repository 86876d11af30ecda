/* advance: confirm orders */
-- in: $1 text[] placements that passed the pivot in this transaction, $2 text[] their orders
WITH confirmed AS (
  UPDATE placements SET status = 'CONFIRMED' WHERE id = ANY($1)
)
UPDATE orders SET status = 'CONFIRMED', confirmed_at = now() WHERE id = ANY($2)
