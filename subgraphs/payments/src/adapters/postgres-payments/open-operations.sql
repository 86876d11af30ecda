/* operations: open */
-- in: $1 operations as JSON, $2 holder, $3 lease in milliseconds. One that is open already is marked anew.
INSERT INTO operations (step_key, order_id, refund_id, kind, body, holder, due_at)
SELECT body -> 'step' ->> 'stepKey', body ->> 'orderId', body ->> 'refundId', body ->> 'kind', body, $2,
       now() + $3 * interval '1 millisecond'
FROM jsonb_array_elements($1) AS given (body)
ORDER BY (body -> 'step' ->> 'stepKey') COLLATE "C"
ON CONFLICT (step_key, kind) DO UPDATE SET body = excluded.body
