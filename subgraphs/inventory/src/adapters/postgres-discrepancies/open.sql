-- Records what was found; what is open already is only seen again.
-- in   $1 text kind · $2 text[] ids for those that are new · $3 text[] subjects · $4 jsonb[] details
-- out  id, details of those that are new
INSERT INTO stock_discrepancies AS known (id, kind, subject, details)
SELECT id, $1, subject, details FROM unnest($2::text[], $3::text[], $4::jsonb[]) AS found (id, subject, details)
ON CONFLICT (kind, subject) WHERE gone_at IS NULL DO UPDATE SET details = excluded.details, last_seen_at = now()
RETURNING id, details, id = ANY($2) AS "isNew"
