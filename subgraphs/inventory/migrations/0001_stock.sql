-- What lies where, what is set aside for orders, and how it came to be so.
-- Locks are taken in one order everywhere: holds by order id, then stock by (variant, warehouse), both bytewise.

CREATE TABLE warehouses (
  code text COLLATE "C" PRIMARY KEY,
  name text NOT NULL,
  -- Warehouses give in rising order of this, then of their code.
  priority int NOT NULL DEFAULT 100
);
INSERT INTO warehouses (code, name, priority) VALUES ('main', 'Main warehouse', 1);

CREATE TABLE stock (
  variant_id text COLLATE "C" NOT NULL,
  warehouse text COLLATE "C" NOT NULL REFERENCES warehouses (code),
  -- Copied for people; nothing looks it up.
  sku text NOT NULL,
  on_hand int NOT NULL,
  reserved int NOT NULL DEFAULT 0,
  -- Raised by each save, so that a row that two lists found absent is not made twice.
  version int NOT NULL,
  PRIMARY KEY (variant_id, warehouse),
  CONSTRAINT never_oversold CHECK (0 <= reserved AND reserved <= on_hand)
) WITH (fillfactor = 70);

-- One for each order that was ever heard of. A TOMBSTONE is an undo that came before its do.
CREATE TABLE holds (
  order_id text COLLATE "C" PRIMARY KEY,
  state text NOT NULL CHECK (state IN ('HELD', 'PINNED', 'SOLD', 'RELEASED', 'EXPIRED', 'TOMBSTONE')),
  -- The highest epoch that changed it; commands of a lower one are not heard.
  epoch int NOT NULL,
  expires_at timestamptz NOT NULL,
  version int NOT NULL
) WITH (fillfactor = 70);
CREATE INDEX holds_expiring ON holds (expires_at) WHERE state = 'HELD';

CREATE TABLE hold_lines (
  order_id text COLLATE "C" NOT NULL REFERENCES holds (order_id),
  variant_id text COLLATE "C" NOT NULL,
  warehouse text COLLATE "C" NOT NULL,
  quantity int NOT NULL CHECK (quantity > 0),
  PRIMARY KEY (order_id, variant_id, warehouse)
);

-- The ledger. One step moves one stock row at most once.
CREATE TABLE movements (
  step_key text COLLATE "C" NOT NULL,
  variant_id text COLLATE "C" NOT NULL,
  warehouse text COLLATE "C" NOT NULL,
  kind text NOT NULL CHECK (kind IN ('received', 'adjusted', 'reserved', 'released', 'committed', 'returned')),
  -- Pieces; only an adjustment may be negative.
  quantity int NOT NULL CHECK (quantity > 0 OR (kind = 'adjusted' AND quantity <> 0)),
  order_id text COLLATE "C",
  reason text,
  moved_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (step_key, variant_id, warehouse),
  FOREIGN KEY (variant_id, warehouse) REFERENCES stock (variant_id, warehouse)
);
CREATE INDEX movements_of_stock ON movements (variant_id, warehouse, moved_at);

-- Empty, unless a balance is not what the ledger and the holds say it is.
CREATE VIEW ledger_differences AS
WITH ledger AS (
  SELECT variant_id, warehouse,
    coalesce(sum(quantity) FILTER (WHERE kind IN ('received', 'adjusted', 'returned')), 0)
      - coalesce(sum(quantity) FILTER (WHERE kind = 'committed'), 0) AS on_hand,
    coalesce(sum(quantity) FILTER (WHERE kind = 'reserved'), 0)
      - coalesce(sum(quantity) FILTER (WHERE kind IN ('released', 'committed')), 0) AS reserved
  FROM movements GROUP BY variant_id, warehouse
), held AS (
  SELECT variant_id, warehouse, sum(quantity) AS reserved
  FROM hold_lines JOIN holds USING (order_id) WHERE state IN ('HELD', 'PINNED') GROUP BY variant_id, warehouse
)
SELECT variant_id, warehouse, stock.on_hand, ledger.on_hand AS on_hand_by_ledger,
  stock.reserved, ledger.reserved AS reserved_by_ledger, coalesce(held.reserved, 0) AS reserved_by_holds
FROM stock LEFT JOIN ledger USING (variant_id, warehouse) LEFT JOIN held USING (variant_id, warehouse)
WHERE (stock.on_hand, stock.reserved, stock.reserved)
  IS DISTINCT FROM (coalesce(ledger.on_hand, 0), coalesce(ledger.reserved, 0), coalesce(held.reserved, 0));
