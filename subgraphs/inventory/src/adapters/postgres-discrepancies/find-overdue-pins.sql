-- Holds that keep stock long after their time: pinned, which comes before it, for at least that long; or held, which time
-- should have taken back.
-- in   $1 int milliseconds
-- out  OverduePin, the oldest 1,000
SELECT order_id AS "orderId", expires_at AS "expiresAt" FROM holds
WHERE state IN ('HELD', 'PINNED') AND expires_at < now() - $1::int * interval '1 millisecond'
ORDER BY expires_at LIMIT 1000
