/* sweep: find sagas whose time has come */
-- out: at most 256, pushed two seconds ahead so that another process does not look at them meanwhile
WITH due AS (
  SELECT id, wake_at FROM sagas
  -- The index of live sagas: few, whatever the table has grown to.
  WHERE status IN ('RUNNING', 'COMPENSATING') AND wake_at <= now()
  ORDER BY wake_at LIMIT 256 FOR UPDATE SKIP LOCKED
)
UPDATE sagas SET wake_at = now() + interval '2 seconds' FROM due WHERE sagas.id = due.id
RETURNING sagas.id AS "sagaId", sagas.revision, sagas.data ->> 'cartId' AS "cartId",
  sagas.data ->> 'freezeToken' AS "freezeToken",
  NOT (sagas.standing -> 'steps') @> '[{"name": "confirm order", "state": "DONE"}]' AS "isBeforePivot"
