-- Locks those of some holds whose time has come, passing over what somebody is working on.
-- in   $1 text[]  order ids
-- out  order_id
SELECT order_id
FROM holds
WHERE order_id = ANY($1) AND state = 'HELD' AND expires_at <= now()
FOR UPDATE SKIP LOCKED
