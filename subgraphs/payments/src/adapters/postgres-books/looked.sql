/* reconciliation: looked */
-- in: $1 order id of a payment that is locked. Its hints are followed, and it is not looked at again for a while.
WITH followed AS (
  UPDATE webhook_events SET looked_at = now() WHERE order_id = $1 AND verdict = 'LOOK' AND looked_at IS NULL
)
INSERT INTO reconciliations (order_id, checked_at) VALUES ($1, now())
ON CONFLICT (order_id) DO UPDATE SET checked_at = now()
