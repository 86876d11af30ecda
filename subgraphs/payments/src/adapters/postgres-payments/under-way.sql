/* operations: under way */
-- in: $1 order ids. out: what is being done for their payments and refunds; it stands still while these are locked.
SELECT body FROM operations WHERE order_id = ANY($1) AND settled_at IS NULL AND kind <> 'refund'
UNION ALL
SELECT body FROM operations WHERE order_id = ANY($1) AND settled_at IS NULL AND kind = 'refund'
