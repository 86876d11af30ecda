-- What needs a person, what persons did, and what is taken back after an order was confirmed.

-- One row for each time that a saga came to need a person; at most one of a saga is open.
CREATE TABLE review_items (
  id text COLLATE "C" PRIMARY KEY,
  saga_id text COLLATE "C" NOT NULL REFERENCES sagas,
  step text NOT NULL,
  way text NOT NULL CHECK (way IN ('do', 'undo')),
  cause text NOT NULL CHECK (cause IN ('REFUSED', 'PARKED', 'SILENT')),
  evidence jsonb NOT NULL,
  opened_at timestamptz NOT NULL DEFAULT now(),
  resolution text CHECK (resolution IN ('RETRY', 'RESOLVED', 'FORCE_UNDO', 'ORDER_CANCELLED', 'RECOVERED')),
  -- What the person refers to, such as a case number of the card processor.
  reference text,
  note text,
  -- Null when it went on by itself.
  resolved_by text,
  resolved_at timestamptz,
  CHECK ((resolution IS NULL) = (resolved_at IS NULL))
);
CREATE UNIQUE INDEX review_items_open ON review_items (saga_id) WHERE resolution IS NULL;
CREATE INDEX review_items_of_saga ON review_items (saga_id);

-- What operators did or were refused, never edited.
CREATE TABLE audit_log (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT now(),
  actor text NOT NULL,
  action text NOT NULL,
  -- The review item, order or refund that it was about.
  subject text NOT NULL,
  -- DONE, or the code of the refusal.
  outcome text NOT NULL,
  detail jsonb NOT NULL
);
CREATE INDEX audit_log_subject ON audit_log (subject);

-- At most one for an order: cancelling twice is the same as once.
CREATE TABLE cancellations (
  order_id text COLLATE "C" PRIMARY KEY REFERENCES orders,
  -- The body shared by the cancellation saga and the refund that it may lead to.
  id text COLLATE "C" NOT NULL UNIQUE,
  idempotency_key text NOT NULL,
  reason text NOT NULL,
  requested_by text NOT NULL,
  status text NOT NULL DEFAULT 'IN_PROGRESS' CHECK (status IN ('IN_PROGRESS', 'IN_REVIEW', 'COMPLETED')),
  -- Known once the payment was returned; zero when it was never captured.
  refunded_minor bigint CHECK (refunded_minor >= 0),
  requested_at timestamptz NOT NULL DEFAULT now(),
  completed_at timestamptz
);

-- Kept for ever, so that a key is good for one refund however late it comes again.
CREATE TABLE refunds (
  id text COLLATE "C" PRIMARY KEY,
  order_id text COLLATE "C" NOT NULL REFERENCES orders,
  idempotency_key text NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  reason text NOT NULL,
  requested_by text NOT NULL,
  status text NOT NULL DEFAULT 'PENDING' CHECK (status IN ('PENDING', 'IN_REVIEW', 'SUCCEEDED', 'FAILED')),
  requested_at timestamptz NOT NULL DEFAULT now(),
  settled_at timestamptz,
  UNIQUE (order_id, idempotency_key)
);

-- A saga in review is still looked at, though seldom.
DROP INDEX sagas_live;
CREATE INDEX sagas_live ON sagas (id) WHERE status IN ('RUNNING', 'COMPENSATING', 'IN_REVIEW');
