/* reconciliation: take unsure */
-- in: $1 limit of each kind, $2 milliseconds that a change is left to settle. out: orders that want a look, save those
-- with something under way, which finds out by itself.
SELECT order_id AS "orderId" FROM (
  (SELECT order_id FROM webhook_events WHERE verdict = 'LOOK' AND looked_at IS NULL LIMIT $1)
  UNION
  -- Changed lately and not looked at since, the latest first.
  (SELECT settled.order_id
   FROM (SELECT order_id, max(settled_at) AS at
         FROM (SELECT order_id, settled_at FROM operations
               WHERE settled_at > now() - interval '2 hours' AND settled_at < now() - $2 * interval '1 millisecond'
               ORDER BY settled_at DESC LIMIT 1000) AS latest
         GROUP BY order_id) AS settled
   LEFT JOIN reconciliations ON reconciliations.order_id = settled.order_id
   WHERE checked_at IS NULL OR checked_at < settled.at
   LIMIT $1)
  UNION
  -- Set aside for longer than any checkout takes.
  (SELECT payments.order_id FROM payments LEFT JOIN reconciliations ON reconciliations.order_id = payments.order_id
   WHERE status IN ('AUTHORIZED', 'CAPTURE_REFUSED', 'VOID_REFUSED')
     AND changed_at < now() - interval '10 minutes'
     AND (checked_at IS NULL OR checked_at < now() - interval '1 hour')
   LIMIT $1)
  UNION
  (SELECT order_id FROM discrepancies WHERE resolved_at IS NULL AND seen_at < now() - interval '5 minutes' LIMIT $1)
) AS unsure
WHERE NOT EXISTS (
  SELECT 1 FROM operations
  WHERE operations.order_id = unsure.order_id AND settled_at IS NULL AND kind <> 'refund')
