-- Holds that stayed pinned long after their time; a pin comes before it, so each is pinned for at least that long.
-- in   $1 int milliseconds
-- out  OverduePin, the oldest 1,000
SELECT order_id AS "orderId", expires_at AS "expiresAt" FROM holds
WHERE state = 'PINNED' AND expires_at < now() - $1::int * interval '1 millisecond'
ORDER BY expires_at LIMIT 1000
