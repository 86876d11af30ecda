/* operations: put back */
-- in: $1 step keys, $2 holder. Full jitter up to 0.2 s, 0.4 s and so on, at most 5 s, so that a slow card is heard of
-- soon after it answers.
UPDATE operations SET holder = NULL, tries = tries + 1,
  due_at = now() + random() * least(5, 0.2 * power(2, least(tries, 10))) * interval '1 second'
WHERE step_key IN (
  SELECT step_key FROM operations WHERE step_key = ANY($1) AND holder = $2 AND settled_at IS NULL
  FOR UPDATE SKIP LOCKED)
