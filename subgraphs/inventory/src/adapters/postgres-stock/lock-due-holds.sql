-- Locks holds whose time has come, passing over those that somebody is working on.
-- in   $1 int  at most so many
-- out  order_id
SELECT order_id
FROM holds
WHERE state = 'HELD' AND expires_at <= now()
ORDER BY expires_at
LIMIT $1
FOR UPDATE SKIP LOCKED
