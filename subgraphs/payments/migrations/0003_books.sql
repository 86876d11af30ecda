-- What others tell us of the processor's books, and where ours differ from them.

-- Webhooks that were genuine, each applied once.
CREATE TABLE webhook_events (
  id text COLLATE "C" PRIMARY KEY,
  type text NOT NULL,
  order_id text NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  -- KNOWN: no news. HURRIED: what was under way is tried at once. LOOK: the processor's books are looked at. NOBODYS:
  -- no order of ours.
  verdict text NOT NULL CHECK (verdict IN ('KNOWN', 'HURRIED', 'LOOK', 'NOBODYS')),
  looked_at timestamptz
);
CREATE INDEX webhook_events_to_look ON webhook_events (order_id) WHERE verdict = 'LOOK' AND looked_at IS NULL;
CREATE INDEX webhook_events_received ON webhook_events (received_at);

-- Webhooks that were not let in: the last thousand, for whoever looks into forgeries.
CREATE TABLE webhook_refusals (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  refused_at timestamptz NOT NULL DEFAULT now(),
  code text NOT NULL,
  -- As they came, cut short: nothing in them can be trusted.
  signature text NOT NULL,
  body text NOT NULL
);

-- When a payment was last compared with the processor's books.
CREATE TABLE reconciliations (
  order_id text COLLATE "C" PRIMARY KEY,
  checked_at timestamptz NOT NULL
);

-- Where the two differ and a person must look. Open until a later comparison finds no difference any more.
CREATE TABLE discrepancies (
  order_id text COLLATE "C" NOT NULL,
  kind text NOT NULL,
  ours jsonb NOT NULL,
  theirs jsonb NOT NULL,
  found_at timestamptz NOT NULL DEFAULT now(),
  seen_at timestamptz NOT NULL DEFAULT now(),
  resolved_at timestamptz,
  PRIMARY KEY (order_id, kind)
);
CREATE INDEX discrepancies_open ON discrepancies (seen_at) WHERE resolved_at IS NULL;

-- Authorizations that lapse soon and are not captured, and how often somebody was alarmed.
CREATE TABLE capture_alarms (
  order_id text COLLATE "C" PRIMARY KEY,
  expires_at timestamptz NOT NULL,
  alarms int NOT NULL DEFAULT 1,
  first_at timestamptz NOT NULL DEFAULT now(),
  last_at timestamptz NOT NULL DEFAULT now()
);
