/* reconciliation: put off */
-- in: $1 order ids of payments that could not be compared.
INSERT INTO reconciliations (order_id, put_off_at)
SELECT order_id, now() FROM unnest($1::text[]) AS given (order_id) ORDER BY order_id COLLATE "C"
ON CONFLICT (order_id) DO UPDATE SET put_off_at = excluded.put_off_at
