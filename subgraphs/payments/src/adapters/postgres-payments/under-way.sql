/* operations: under way */
-- in: $1 order ids whose payments are locked. out: what is being done for them, and for their refunds.
SELECT body FROM operations WHERE order_id = ANY($1) AND settled_at IS NULL AND kind <> 'refund'
UNION ALL
SELECT body FROM operations WHERE order_id = ANY($1) AND settled_at IS NULL AND kind = 'refund'
