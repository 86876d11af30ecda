-- What a caller of placeOrder holds: one row for each accepted key, kept for ever.
CREATE TABLE placements (
  -- The body shared by the placement's, the order's and the saga's id.
  id text COLLATE "C" PRIMARY KEY,
  scope text NOT NULL,
  idempotency_key text NOT NULL,
  fingerprint text NOT NULL,
  cart_id text NOT NULL,
  cart_version int NOT NULL,
  freeze_token text NOT NULL,
  status text NOT NULL CHECK (status IN ('PENDING', 'CONFIRMED', 'REJECTED', 'EXPIRED', 'CANCELLED', 'IN_REVIEW')),
  rejection jsonb,
  accepted_at timestamptz NOT NULL,
  deadline_at timestamptz NOT NULL,
  UNIQUE (scope, idempotency_key)
);

-- One row for each cart: the guard against a second order for it. The freeze in Redis is only a courtesy.
CREATE TABLE cart_guards (
  cart_id text COLLATE "C" PRIMARY KEY,
  live_placement text,
  confirmed_version int NOT NULL DEFAULT 0,
  confirmed_placement text
);

-- Where each saga stands; advanced by any process under the row's lock.
CREATE TABLE sagas (
  id text COLLATE "C" PRIMARY KEY,
  definition text NOT NULL,
  version int NOT NULL,
  status text NOT NULL CHECK (status IN ('RUNNING', 'COMPENSATING', 'DONE', 'UNDONE', 'IN_REVIEW')),
  epoch int NOT NULL,
  standing jsonb NOT NULL,
  data jsonb NOT NULL,
  revision int NOT NULL DEFAULT 1,
  wake_at timestamptz,
  updated_at timestamptz NOT NULL DEFAULT now()
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05);
-- Without wake_at in it: an index that names a column which each step changes would make each step write every index.
CREATE INDEX sagas_live ON sagas (id) WHERE status IN ('RUNNING', 'COMPENSATING');
