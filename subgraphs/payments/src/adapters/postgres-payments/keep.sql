/* operations: keep */
-- in: $1 step keys, $2 holder, $3 lease in milliseconds. One that is being settled just now needs no lease.
UPDATE operations SET due_at = now() + $3 * interval '1 millisecond'
WHERE (step_key, kind) IN (
  SELECT step_key, kind FROM operations WHERE step_key = ANY($1) AND holder = $2 AND settled_at IS NULL
  FOR UPDATE SKIP LOCKED)
