/* capture alarm: take expiring */
-- in: $1 milliseconds ahead, $2 milliseconds that a checkout is given to capture or undo. out: authorizations that end
-- within that time or have ended, each once an hour. The alarms of others are over.
WITH lapsing AS (
  SELECT order_id, expires_at, changed_at FROM payments
  WHERE status IN ('AUTHORIZED', 'CAPTURING', 'CAPTURE_REFUSED') AND authorized_minor > 0
    AND coalesce(refusal, '') NOT IN ('AUTHORIZATION_EXPIRED', 'AUTHORIZATION_VOIDED')
    AND expires_at < now() + $1 * interval '1 millisecond'
), ended AS (
  DELETE FROM capture_alarms WHERE order_id NOT IN (SELECT order_id FROM lapsing)
)
INSERT INTO capture_alarms (order_id, expires_at)
SELECT lapsing.order_id, lapsing.expires_at FROM lapsing LEFT JOIN capture_alarms USING (order_id)
WHERE changed_at < now() - $2 * interval '1 millisecond' AND (last_at IS NULL OR last_at < now() - interval '1 hour')
ORDER BY lapsing.expires_at LIMIT 500
ON CONFLICT (order_id) DO UPDATE SET
  expires_at = excluded.expires_at, alarms = capture_alarms.alarms + 1, last_at = now()
WHERE capture_alarms.last_at < now() - interval '1 hour'
RETURNING order_id AS "orderId", expires_at AS "expiresAt", expires_at <= now() AS "hasLapsed", alarms
