/* reconciliation: looked */
-- in: $1 order id of a payment that is locked, $2 when it was taken to be looked at. out: a row, unless a later look was
-- compared already. Hints heard by then are followed: what they speak of had happened before the processor was asked.
WITH followed AS (
  UPDATE webhook_events SET looked_at = now()
  WHERE order_id = $1 AND verdict = 'LOOK' AND looked_at IS NULL AND received_at <= $2
)
INSERT INTO reconciliations (order_id, checked_at) VALUES ($1, $2)
ON CONFLICT (order_id) DO UPDATE SET checked_at = excluded.checked_at WHERE reconciliations.checked_at < $2
RETURNING order_id
