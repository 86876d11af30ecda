/* capture alarm: take expiring */
-- in: $1 milliseconds ahead, $2 milliseconds that a checkout is given to capture or undo. out: authorizations that end
-- within that time, each once an hour.
INSERT INTO capture_alarms (order_id, expires_at)
SELECT order_id, expires_at FROM payments
WHERE status IN ('AUTHORIZED', 'CAPTURING') AND authorized_minor > 0
  AND expires_at < now() + $1 * interval '1 millisecond' AND changed_at < now() - $2 * interval '1 millisecond'
ORDER BY order_id LIMIT 500
ON CONFLICT (order_id) DO UPDATE SET
  expires_at = excluded.expires_at, alarms = capture_alarms.alarms + 1, last_at = now()
WHERE capture_alarms.last_at < now() - interval '1 hour'
RETURNING order_id AS "orderId", expires_at AS "expiresAt", alarms
