-- What does not add up, for people to look at: it is recorded and told, and never repaired by itself.

CREATE TABLE stock_discrepancies (
  id text COLLATE "C" PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('LEDGER', 'OVERDUE_PIN')),
  -- Variant and warehouse, or the order.
  subject text COLLATE "C" NOT NULL,
  -- As it was seen last.
  details jsonb NOT NULL,
  first_seen_at timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz NOT NULL DEFAULT now(),
  gone_at timestamptz
);
CREATE UNIQUE INDEX stock_discrepancies_open ON stock_discrepancies (kind, subject) WHERE gone_at IS NULL;

-- Live holds are few, whatever the table has grown to. For the expiry sweeper, for pins that last too long, and for the
-- view below.
DROP INDEX holds_expiring;
CREATE INDEX holds_live ON holds (state, expires_at) WHERE state IN ('HELD', 'PINNED');

-- The same as before, now by the rows of stock: who asks for some of them reads only the movements of those.
CREATE OR REPLACE VIEW ledger_differences AS
WITH held AS (
  SELECT variant_id, warehouse, sum(quantity) AS reserved
  FROM hold_lines JOIN holds USING (order_id) WHERE state IN ('HELD', 'PINNED') GROUP BY variant_id, warehouse
)
SELECT variant_id, warehouse, stock.on_hand, ledger.on_hand AS on_hand_by_ledger,
  stock.reserved, ledger.reserved AS reserved_by_ledger, coalesce(held.reserved, 0) AS reserved_by_holds
FROM stock LEFT JOIN held USING (variant_id, warehouse) CROSS JOIN LATERAL (
  SELECT
    coalesce(sum(quantity) FILTER (WHERE kind IN ('received', 'adjusted', 'returned')), 0)
      - coalesce(sum(quantity) FILTER (WHERE kind = 'committed'), 0) AS on_hand,
    coalesce(sum(quantity) FILTER (WHERE kind = 'reserved'), 0)
      - coalesce(sum(quantity) FILTER (WHERE kind IN ('released', 'committed')), 0) AS reserved
  FROM movements WHERE movements.variant_id = stock.variant_id AND movements.warehouse = stock.warehouse
) AS ledger
WHERE (stock.on_hand, stock.reserved, stock.reserved)
  IS DISTINCT FROM (ledger.on_hand, ledger.reserved, coalesce(held.reserved, 0));
