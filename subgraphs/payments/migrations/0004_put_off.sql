-- A payment may be put off before it was ever compared.
ALTER TABLE reconciliations
  ALTER COLUMN checked_at SET DEFAULT '-infinity',
  -- When it could last not be compared: it is left out for a while, so that it keeps none of the others waiting.
  ADD COLUMN put_off_at timestamptz;
CREATE INDEX reconciliations_put_off ON reconciliations (put_off_at) WHERE put_off_at IS NOT NULL;
