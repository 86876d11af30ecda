/* advance: lock sagas */
-- in:  $1 text[] saga ids, unique and in bytewise order; $2 boolean whether somebody asks if they were published
-- out: each with its standing and data, and whether everything it sent has left the outbox
SELECT s.id, s.standing, s.data,
  -- Message ids begin with the saga's id and a slash; '0' is the character after the slash.
  CASE WHEN $2 THEN
    NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.id >= s.id || '/' AND outbox.id < s.id || '0')
  ELSE true END AS "isPublished"
FROM sagas s WHERE s.id = ANY($1) ORDER BY s.id FOR UPDATE OF s
