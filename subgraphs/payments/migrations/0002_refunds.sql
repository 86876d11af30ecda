-- Refunds, further attempts after a refusal for good, and operations that say how far they are.
ALTER TABLE payments
  DROP CONSTRAINT payments_status_check,
  ADD CONSTRAINT payments_status_check CHECK (status IN ('AUTHORIZING', 'AUTHORIZED', 'DECLINED', 'VOIDING', 'VOIDED',
    'VOID_REFUSED', 'CAPTURING', 'CAPTURED', 'CAPTURE_REFUSED')),
  -- The highest attempts begun; asking for one of them again begins nothing.
  ADD COLUMN capture_attempt int NOT NULL DEFAULT 0,
  ADD COLUMN void_attempt int NOT NULL DEFAULT 0,
  -- An authorize was never answered: money may be set aside of which we do not know.
  ADD COLUMN is_uncertain boolean NOT NULL DEFAULT false;

-- Money that is set aside, by when it lapses: for the alarm before a capture is too late.
CREATE INDEX payments_standing ON payments (expires_at)
  WHERE status IN ('AUTHORIZED', 'CAPTURING', 'CAPTURE_REFUSED', 'VOID_REFUSED');

-- Captured money that goes back. The sums on payments hold it to what was captured.
CREATE TABLE refunds (
  refund_id text COLLATE "C" PRIMARY KEY,
  order_id text COLLATE "C" NOT NULL REFERENCES payments,
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  currency char(3) NOT NULL,
  status text NOT NULL CHECK (status IN ('PENDING', 'SUCCEEDED', 'FAILED')),
  -- The highest epoch heard: a refund is a saga of its own.
  epoch int NOT NULL,
  attempt int NOT NULL,
  -- The step of the last attempt.
  step_key text NOT NULL,
  processor_refund_id text,
  refusal text,
  created_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now(),
  CHECK (status <> 'SUCCEEDED' OR processor_refund_id IS NOT NULL)
);
CREATE INDEX refunds_of_order ON refunds (order_id);

ALTER TABLE operations
  DROP CONSTRAINT operations_kind_check,
  ADD CONSTRAINT operations_kind_check CHECK (kind IN ('authorize', 'void', 'capture', 'refund')),
  -- One step may take several: let an authorization go, ask for another, capture it.
  DROP CONSTRAINT operations_pkey,
  ADD PRIMARY KEY (step_key, kind),
  ADD COLUMN refund_id text COLLATE "C",
  -- UNKNOWN: the processor was asked and nobody knows what it did. PENDING: it will say later. Both are tried again.
  ADD COLUMN state text NOT NULL DEFAULT 'UNDER_WAY' CHECK (state IN ('UNDER_WAY', 'UNKNOWN', 'PENDING', 'SETTLED')),
  -- What was heard last, in short, and when.
  ADD COLUMN last_answer text,
  ADD COLUMN last_tried_at timestamptz;
UPDATE operations SET state = 'SETTLED' WHERE settled_at IS NOT NULL;

-- At most one operation of a payment is under way, and one of each of its refunds.
DROP INDEX operations_under_way;
CREATE UNIQUE INDEX operations_under_way ON operations (order_id) WHERE settled_at IS NULL AND kind <> 'refund';
CREATE UNIQUE INDEX refunds_under_way ON operations (order_id, refund_id) WHERE settled_at IS NULL AND kind = 'refund';
CREATE INDEX operations_settled ON operations (settled_at) WHERE settled_at IS NOT NULL;
