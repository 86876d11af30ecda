/* books: prune */
-- out: how many rows of each kind were forgotten, at most 1,000: what is settled and older than 30 days.
WITH old_operations AS (
  DELETE FROM operations WHERE (step_key, kind) IN (
    SELECT step_key, kind FROM operations WHERE settled_at < now() - interval '30 days'
    ORDER BY settled_at LIMIT 1000 FOR UPDATE SKIP LOCKED)
  RETURNING 1
), old_events AS (
  DELETE FROM webhook_events WHERE id IN (
    SELECT id FROM webhook_events WHERE received_at < now() - interval '30 days'
    ORDER BY received_at LIMIT 1000 FOR UPDATE SKIP LOCKED)
  RETURNING 1
), old_looks AS (
  DELETE FROM reconciliations WHERE order_id IN (
    SELECT order_id FROM reconciliations WHERE checked_at < now() - interval '30 days'
    LIMIT 1000 FOR UPDATE SKIP LOCKED)
  RETURNING 1
)
SELECT (SELECT count(*) FROM old_operations) AS operations, (SELECT count(*) FROM old_events) AS events,
       (SELECT count(*) FROM old_looks) AS looks
