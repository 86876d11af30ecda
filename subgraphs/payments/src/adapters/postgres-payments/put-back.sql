/* operations: put back */
-- in: $1 step keys, $2 what was heard of each, $3 whether the processor was asked, $4 its own name for a refund that is
-- pending there, $5 milliseconds not to be asked before, $6 holder.
-- Full jitter up to 0.2 s, 0.4 s and so on, so that a slow card is heard of soon after it answers: at most 3 s at first,
-- so that what waits is settled soon after an outage, and half a minute later on. One that nobody was asked for waits
-- no longer than it was told, and its tries do not count.
UPDATE operations SET holder = NULL, tries = tries + wanted.tried::int,
  state = CASE WHEN wanted.pending IS NOT NULL THEN 'PENDING' WHEN wanted.tried THEN 'UNKNOWN' ELSE state END,
  last_answer = wanted.heard,
  last_tried_at = CASE WHEN wanted.tried THEN now() ELSE last_tried_at END,
  body = CASE WHEN wanted.pending IS NULL THEN body
              ELSE body || jsonb_build_object('processorRefundId', wanted.pending) END,
  due_at = now() + interval '1 millisecond' * (wanted.wait_ms + random() *
    CASE WHEN wanted.tried THEN least(200 * power(2, least(tries, 10)), CASE WHEN tries < 30 THEN 3000 ELSE 30000 END)
         ELSE 300 END)
FROM (
  SELECT open.step_key, open.kind, given.heard, given.tried, given.pending, given.wait_ms
  FROM unnest($1::text[], $2::text[], $3::boolean[], $4::text[], $5::int[])
    AS given (step_key, heard, tried, pending, wait_ms)
  JOIN operations open ON open.step_key = given.step_key AND open.settled_at IS NULL AND open.holder = $6
  WHERE open.step_key = ANY($1)
  FOR UPDATE OF open SKIP LOCKED
) AS wanted
WHERE operations.step_key = wanted.step_key AND operations.kind = wanted.kind
