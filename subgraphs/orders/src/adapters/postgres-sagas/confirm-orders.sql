/* advance: confirm orders */
-- in: $1 text[] saga ids that passed the pivot in this transaction
WITH confirmed AS (
  UPDATE placements SET status = 'CONFIRMED' WHERE id = ANY($1)
)
UPDATE orders SET status = 'CONFIRMED', confirmed_at = now()
FROM unnest($1::text[]) AS passed (saga_id) WHERE orders.id = 'ord_' || passed.saga_id
