-- Writes each changed balance once, and appends what moved them to the ledger.
-- in   $1 text[] variant ids · $2 text[] warehouses · $3 text[] skus · $4 int[] on hand · $5 int[] reserved ·
--      $6 int[] versions, one higher than read
--      movements: $7 text[] step keys · $8 text[] variant ids · $9 text[] warehouses · $10 text[] kinds · $11 int[] quantities ·
--      $12 text[] order ids or null · $13 text[] reasons or null
-- out  written: how many balances; fewer than given when another list made one of them meanwhile
WITH written AS (
  INSERT INTO stock (variant_id, warehouse, sku, on_hand, reserved, version)
  SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::int[], $6::int[])
    AS given (variant_id, warehouse, sku, on_hand, reserved, version)
  ORDER BY variant_id COLLATE "C", warehouse COLLATE "C"
  ON CONFLICT (variant_id, warehouse) DO UPDATE
    SET sku = excluded.sku, on_hand = excluded.on_hand, reserved = excluded.reserved, version = excluded.version
    WHERE stock.version = excluded.version - 1
  RETURNING variant_id
), ledger AS (
  INSERT INTO movements (step_key, variant_id, warehouse, kind, quantity, order_id, reason)
  SELECT * FROM unnest($7::text[], $8::text[], $9::text[], $10::text[], $11::int[], $12::text[], $13::text[])
)
SELECT count(*) AS written FROM written
