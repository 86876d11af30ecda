/* webhooks: hear */
-- in: $1 event ids, $2 types, $3 order ids, $4 verdicts. out: the ids that were not heard before.
INSERT INTO webhook_events (id, type, order_id, verdict)
SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS given (id, type, order_id, verdict)
ORDER BY id COLLATE "C" ON CONFLICT DO NOTHING RETURNING id
