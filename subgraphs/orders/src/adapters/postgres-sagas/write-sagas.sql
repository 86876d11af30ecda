/* advance: write sagas */
-- in: $1 jsonb list of sagas whose rows are locked
UPDATE sagas SET status = given.status, epoch = given.epoch, standing = given.standing, data = given.data,
  wake_at = given.wake_at, revision = sagas.revision + 1, updated_at = now()
FROM jsonb_to_recordset($1::jsonb) AS given (
  id text, status text, epoch int, standing jsonb, data jsonb, wake_at timestamptz)
WHERE sagas.id = given.id
