/* reconciliation: take unsure */
-- in: $1 limit of each kind, $2 milliseconds that a change is left to settle. out: orders that want a look, of each kind
-- those that wait longest, and when that was. Left out is what has something under way, which finds out by itself, and for
-- five times $2 what could not be compared.
WITH left_out AS (
  SELECT order_id FROM operations WHERE settled_at IS NULL AND kind <> 'refund'
  UNION ALL
  SELECT order_id FROM reconciliations WHERE put_off_at > now() - 5 * $2 * interval '1 millisecond'
), unsure AS (
  (SELECT order_id FROM webhook_events
   WHERE verdict = 'LOOK' AND looked_at IS NULL AND order_id NOT IN (SELECT order_id FROM left_out)
   GROUP BY order_id ORDER BY min(received_at) LIMIT $1)
  UNION
  -- Changed lately and not looked at since. No more than the latest are read: a round costs the same in a shop of any size.
  (SELECT order_id
   FROM (SELECT order_id, settled_at FROM operations
         WHERE settled_at < now() - $2 * interval '1 millisecond'
         ORDER BY settled_at DESC LIMIT 20000) AS latest
   LEFT JOIN reconciliations USING (order_id)
   WHERE (checked_at IS NULL OR checked_at < settled_at) AND order_id NOT IN (SELECT order_id FROM left_out)
   GROUP BY order_id ORDER BY min(settled_at) LIMIT $1)
  UNION
  -- Set aside for longer than any checkout takes.
  (SELECT order_id FROM payments LEFT JOIN reconciliations USING (order_id)
   WHERE status IN ('AUTHORIZED', 'CAPTURE_REFUSED', 'VOID_REFUSED')
     AND changed_at < now() - interval '10 minutes'
     AND (checked_at IS NULL OR checked_at < now() - interval '1 hour') AND order_id NOT IN (SELECT order_id FROM left_out)
   ORDER BY checked_at NULLS FIRST LIMIT $1)
  UNION
  (SELECT order_id FROM discrepancies
   WHERE resolved_at IS NULL AND seen_at < now() - interval '5 minutes' AND order_id NOT IN (SELECT order_id FROM left_out)
   GROUP BY order_id ORDER BY min(seen_at) LIMIT $1)
)
SELECT coalesce(array_agg(order_id), '{}') AS "orderIds", now()::text AS "asOf" FROM unsure
