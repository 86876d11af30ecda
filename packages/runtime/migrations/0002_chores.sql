-- Slow work that any process may do and one at a time does: when it is due, and where its next turn goes on.
CREATE TABLE chores (
  name text PRIMARY KEY,
  note jsonb,
  due_at timestamptz NOT NULL DEFAULT now()
);
