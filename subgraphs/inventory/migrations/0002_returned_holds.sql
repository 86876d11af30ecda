-- Holds of cancelled orders whose pieces are on hand again.
ALTER TABLE holds DROP CONSTRAINT holds_state_check,
  ADD CONSTRAINT holds_state_check
    CHECK (state IN ('HELD', 'PINNED', 'SOLD', 'RELEASED', 'EXPIRED', 'TOMBSTONE', 'RETURNED'));
