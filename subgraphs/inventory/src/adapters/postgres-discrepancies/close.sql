-- Closes what a whole round has not seen any more.
-- in   $1 text kind · $2 text[] subjects that it has seen
UPDATE stock_discrepancies SET gone_at = now() WHERE kind = $1 AND gone_at IS NULL AND subject <> ALL ($2)
