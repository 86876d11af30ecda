-- A little store for the tests of the plumbing.
CREATE TABLE counters (
  id text COLLATE "C" PRIMARY KEY,
  value int NOT NULL CHECK (value >= 0)
);
