-- One row for each order that money was spoken of. The rules are in src/domain; the CHECKs are the last guard.
CREATE TABLE payments (
  order_id text COLLATE "C" PRIMARY KEY,
  status text NOT NULL CHECK (status IN
    ('AUTHORIZING', 'AUTHORIZED', 'DECLINED', 'VOIDING', 'VOIDED', 'CAPTURING', 'CAPTURED', 'CAPTURE_REFUSED')),
  -- The highest epoch heard; a command with a lower one is refused.
  epoch int NOT NULL,
  -- Null while nothing but a void was heard: a tombstone.
  currency char(3),
  authorized_minor bigint NOT NULL,
  captured_minor bigint NOT NULL,
  refunded_minor bigint NOT NULL DEFAULT 0,
  refund_pending_minor bigint NOT NULL DEFAULT 0,
  authorization_id text,
  expires_at timestamptz,
  refusal text,
  version int NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now(),
  CHECK (0 <= refunded_minor AND refunded_minor <= captured_minor AND captured_minor <= authorized_minor),
  CHECK (0 <= refund_pending_minor AND refunded_minor + refund_pending_minor <= captured_minor),
  CHECK (status <> 'CAPTURED' OR currency IS NOT NULL)
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);

-- What is or was done with the card processor, by the step key of the command that asked for it.
CREATE TABLE operations (
  step_key text COLLATE "C" PRIMARY KEY,
  order_id text COLLATE "C" NOT NULL REFERENCES payments,
  kind text NOT NULL CHECK (kind IN ('authorize', 'void', 'capture')),
  -- The operation as src/domain/operation.ts describes it; the card's token leaves when it is settled.
  body jsonb NOT NULL,
  -- The process that is at it, until due_at.
  holder text,
  -- When anybody may take it: the end of a lease, or of a pause after an attempt that nobody answered.
  due_at timestamptz NOT NULL,
  tries int NOT NULL DEFAULT 0,
  opened_at timestamptz NOT NULL DEFAULT now(),
  settled_at timestamptz
) WITH (autovacuum_vacuum_scale_factor = 0.05);

-- At most one operation of a payment is under way.
CREATE UNIQUE INDEX operations_under_way ON operations (order_id) WHERE settled_at IS NULL;
CREATE INDEX operations_due ON operations (due_at) WHERE settled_at IS NULL;
