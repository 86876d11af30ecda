/* webhooks: hear */
-- in: $1 event id, $2 type, $3 order id, $4 verdict. out: a row when it was not heard before.
INSERT INTO webhook_events (id, type, order_id, verdict) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING id
