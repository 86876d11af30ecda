/* operations: held */
-- in: $1 step keys, $2 holder. out: those that this process holds.
SELECT body AS operation, (extract(epoch FROM now() - opened_at) * 1000)::bigint AS "ageMs", tries FROM operations
WHERE step_key = ANY($1) AND holder = $2 AND settled_at IS NULL
