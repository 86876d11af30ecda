/* operations: under way */
-- in: $1 order ids whose payments are locked. out: what is being done for them.
SELECT order_id AS "orderId", body FROM operations WHERE order_id = ANY($1) AND settled_at IS NULL
