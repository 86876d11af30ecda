-- Writes each changed hold once, and the lines of those that are new.
-- in   $1 text[] order ids · $2 text[] states · $3 int[] epochs · $4 timestamptz[] expiry · $5 int[] versions, one higher than read
--      lines of new holds: $6 text[] order ids · $7 text[] variant ids · $8 text[] warehouses · $9 int[] quantities
-- out  written: how many holds; fewer than given when another list made one of them meanwhile
WITH written AS (
  INSERT INTO holds (order_id, state, epoch, expires_at, version)
  SELECT * FROM unnest($1::text[], $2::text[], $3::int[], $4::timestamptz[], $5::int[])
    AS given (order_id, state, epoch, expires_at, version)
  ORDER BY order_id COLLATE "C"
  ON CONFLICT (order_id) DO UPDATE
    SET state = excluded.state, epoch = excluded.epoch, expires_at = excluded.expires_at, version = excluded.version
    WHERE holds.version = excluded.version - 1
  RETURNING order_id
), lines AS (
  INSERT INTO hold_lines (order_id, variant_id, warehouse, quantity)
  SELECT line.* FROM unnest($6::text[], $7::text[], $8::text[], $9::int[])
    AS line (order_id, variant_id, warehouse, quantity) JOIN written USING (order_id)
)
SELECT count(*) AS written FROM written
