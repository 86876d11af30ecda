-- Balances that the ledger or the holds do not agree with, among some rows of stock.
-- in   after $1 text variant id, $2 text warehouse · up to $3 text variant id, $4 text warehouse, both null for the end
-- out  LedgerDifference
SELECT variant_id AS "variantId", warehouse, on_hand AS "onHand", on_hand_by_ledger::int AS "onHandByLedger", reserved,
  reserved_by_ledger::int AS "reservedByLedger", reserved_by_holds::int AS "reservedByHolds"
FROM ledger_differences
WHERE (variant_id, warehouse) > ($1, $2) AND ($3::text IS NULL OR (variant_id, warehouse) <= ($3, $4))
