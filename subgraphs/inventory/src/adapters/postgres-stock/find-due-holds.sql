-- Finds holds whose time has come. In no order, so that those which cannot expire never stand before all others.
-- in   $1 int  at most so many
-- out  order_id
SELECT order_id
FROM holds
WHERE state = 'HELD' AND expires_at <= now()
ORDER BY random()
LIMIT $1
