-- The last of the next rows of stock, in the order of their key.
-- in   $1 text variant id and $2 text warehouse that the turn before ended with · $3 int how many
-- out  variant_id, warehouse; nothing when there are fewer left
SELECT variant_id, warehouse FROM stock WHERE (variant_id, warehouse) > ($1, $2)
ORDER BY variant_id, warehouse OFFSET $3 - 1 LIMIT 1
