/* operations: take due */
-- in: $1 holder, $2 lease in milliseconds, $3 limit. out: operations that nobody held, now held by this process.
UPDATE operations SET holder = $1, due_at = now() + $2 * interval '1 millisecond'
WHERE (step_key, kind) IN (
  SELECT step_key, kind FROM operations WHERE settled_at IS NULL AND due_at <= now()
  ORDER BY due_at LIMIT $3 FOR UPDATE SKIP LOCKED)
RETURNING body AS operation, (extract(epoch FROM now() - opened_at) * 1000)::bigint AS "ageMs", tries
