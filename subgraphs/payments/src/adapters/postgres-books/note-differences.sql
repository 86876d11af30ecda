/* reconciliation: note differences */
-- in: $1 order id, $2 differences as JSON. out: the kinds that are new. Those of the order that are not among them have
-- ended.
WITH given AS (
  SELECT * FROM jsonb_to_recordset($2) AS given (kind text, ours jsonb, theirs jsonb)
), ended AS (
  UPDATE discrepancies SET resolved_at = now()
  WHERE order_id = $1 AND resolved_at IS NULL AND kind NOT IN (SELECT kind FROM given)
), known AS (
  SELECT kind FROM discrepancies WHERE order_id = $1 AND resolved_at IS NULL
), noted AS (
  INSERT INTO discrepancies (order_id, kind, ours, theirs)
  SELECT $1, kind, ours, theirs FROM given ORDER BY kind COLLATE "C"
  ON CONFLICT (order_id, kind) DO UPDATE SET ours = excluded.ours, theirs = excluded.theirs, seen_at = now(),
    found_at = CASE WHEN discrepancies.resolved_at IS NULL THEN discrepancies.found_at ELSE now() END,
    resolved_at = NULL
  RETURNING kind
)
SELECT kind FROM noted WHERE kind NOT IN (SELECT kind FROM known)
