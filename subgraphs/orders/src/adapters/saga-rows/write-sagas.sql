/* advance: write sagas */
-- in: $1 text[] ids, whose rows are locked, and for each: $2 text[] status, $3 int[] epoch, $4 jsonb[] standing,
--     $5 jsonb[] data or null where it is as before, $6 timestamptz[] when to wake it or null
UPDATE sagas SET status = given.status, epoch = given.epoch, standing = given.standing,
  data = coalesce(given.data, sagas.data),
  wake_at = given.wake_at, revision = sagas.revision + 1, updated_at = now()
FROM unnest($1::text[], $2::text[], $3::int[], $4::jsonb[], $5::jsonb[], $6::timestamptz[])
  AS given (id, status, epoch, standing, data, wake_at)
WHERE sagas.id = given.id AND sagas.id = ANY($1)
