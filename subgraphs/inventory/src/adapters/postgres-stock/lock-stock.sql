-- Locks all stock of the variants of a list, after its holds, in bytewise order of (variant, warehouse).
-- in   $1 text[]  variant ids
-- out  variant_id, warehouse, sku, on_hand, reserved, version, priority
SELECT variant_id, warehouse, sku, on_hand, reserved, version, priority
FROM stock JOIN warehouses ON code = warehouse
WHERE variant_id = ANY($1)
ORDER BY variant_id, warehouse
FOR UPDATE OF stock
