-- The plumbing of every service that takes part in the buying path.

-- Step keys that were heard, with their answers; a null answer is one still in progress.
CREATE TABLE inbox (
  step_key text COLLATE "C" PRIMARY KEY,
  answer jsonb,
  heard_at timestamptz NOT NULL DEFAULT now()
-- Half of each page stays free, so that the answer, which follows the claim in the same transaction, is written in place.
) WITH (fillfactor = 50);

-- Messages decided but not known to be published. The row leaves after the broker's acknowledgement.
CREATE TABLE outbox (
  id text COLLATE "C" PRIMARY KEY,
  subject text NOT NULL,
  item jsonb NOT NULL,
  tries int NOT NULL DEFAULT 0,
  -- The relay's turn comes after this; before it, the process that wrote the row is publishing it from memory.
  relay_after timestamptz NOT NULL DEFAULT now() + interval '2 seconds'
) WITH (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 500);
CREATE INDEX outbox_relay_after ON outbox (relay_after);

-- Items that no retry can help, for a person to look at.
CREATE TABLE parked (
  step_key text COLLATE "C" PRIMARY KEY,
  item jsonb NOT NULL,
  cause text NOT NULL,
  parked_at timestamptz NOT NULL DEFAULT now()
);
