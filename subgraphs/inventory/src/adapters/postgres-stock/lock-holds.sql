-- Locks the holds of a list, first of all rows, in bytewise order of their order ids.
-- in   $1 text[]  order ids
-- out  order_id, state, epoch, expires_at, version, lines: [{variantId, warehouse, quantity}] or null
-- Lines are written with their hold and never after, so an older snapshot of them is as good as a new one.
SELECT order_id, state, epoch, expires_at, version,
  (SELECT json_agg(json_build_object('variantId', variant_id, 'warehouse', warehouse, 'quantity', quantity)
                   ORDER BY variant_id, warehouse)
   FROM hold_lines WHERE hold_lines.order_id = holds.order_id) AS lines
FROM holds
WHERE order_id = ANY($1)
ORDER BY order_id
FOR UPDATE
