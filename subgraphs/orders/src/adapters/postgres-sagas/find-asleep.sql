/* sweep: find sagas whose time has come */
-- in:  $1 text[] the definitions that this process knows, as name/version
-- out: at most 256, pushed two seconds ahead so that another process does not look at them meanwhile
WITH due AS (
  SELECT id, wake_at FROM sagas
  -- The index of live sagas: few, whatever the table has grown to.
  WHERE status IN ('RUNNING', 'COMPENSATING', 'IN_REVIEW') AND wake_at <= now()
    AND definition || '/' || version = ANY($1)
  ORDER BY wake_at LIMIT 256 FOR UPDATE SKIP LOCKED
)
UPDATE sagas SET wake_at = now() + interval '2 seconds' FROM due WHERE sagas.id = due.id
RETURNING sagas.id AS "sagaId", sagas.revision, sagas.data ->> 'cartId' AS "cartId",
  sagas.data ->> 'freezeToken' AS "freezeToken",
  sagas.definition = 'checkout' AND NOT (sagas.standing -> 'steps') @> '[{"name": "confirm order", "state": "DONE"}]'
    AS "isBeforePivot"
