-- The small tables behind a total. Prices are without tax; rates are basis points (1/100 %).

-- The most specific row wins: region before country before '*'.
CREATE TABLE tax_rates (
  country text NOT NULL,
  region text NOT NULL DEFAULT '',
  tax_class text NOT NULL,
  rate_basis_points int NOT NULL CHECK (rate_basis_points BETWEEN 0 AND 10000),
  PRIMARY KEY (country, region, tax_class)
);

-- Demonstration rates, close to the statutory ones of 2026; a shop replaces them with its own.
INSERT INTO tax_rates (country, region, tax_class, rate_basis_points) VALUES
  ('*', '', 'standard', 0), ('*', '', 'reduced', 0), ('*', '', 'zero', 0),
  ('US', '', 'standard', 0), ('US', 'CA', 'standard', 725), ('US', 'NY', 'standard', 400), ('US', 'TX', 'standard', 625),
  ('DE', '', 'standard', 1900), ('DE', '', 'reduced', 700),
  ('FR', '', 'standard', 2000), ('FR', '', 'reduced', 550),
  ('GB', '', 'standard', 2000), ('GB', '', 'reduced', 500);

CREATE TABLE delivery_options (
  id text PRIMARY KEY,
  label text NOT NULL,
  -- ISO 3166-1 alpha-2 codes, or '*' for everywhere.
  countries text[] NOT NULL,
  currency text NOT NULL,
  price_minor bigint NOT NULL CHECK (price_minor >= 0),
  -- Free for a subtotal after discounts of this much or more.
  free_from_minor bigint,
  min_days int NOT NULL,
  max_days int NOT NULL
);

INSERT INTO delivery_options (id, label, countries, currency, price_minor, free_from_minor, min_days, max_days) VALUES
  ('standard', 'Standard delivery', '{*}', 'USD', 495, 5000, 3, 5),
  ('express', 'Express delivery', '{US,CA,DE,FR,GB}', 'USD', 1495, NULL, 1, 2),
  ('standard-eur', 'Standard delivery', '{DE,FR,AT,NL,BE,ES,IT}', 'EUR', 450, 5000, 2, 4);

CREATE TABLE coupons (
  code text COLLATE "C" PRIMARY KEY,
  percent_basis_points int CHECK (percent_basis_points BETWEEN 1 AND 10000),
  amount_minor bigint CHECK (amount_minor > 0),
  currency text,
  max_uses int CHECK (max_uses > 0),
  uses int NOT NULL DEFAULT 0,
  starts_at timestamptz,
  ends_at timestamptz,
  CHECK ((percent_basis_points IS NULL) <> (amount_minor IS NULL)),
  CHECK ((amount_minor IS NULL) = (currency IS NULL)),
  CHECK (uses >= 0 AND (max_uses IS NULL OR uses <= max_uses))
);

INSERT INTO coupons (code, percent_basis_points, amount_minor, currency, max_uses) VALUES
  ('WELCOME10', 1000, NULL, NULL, NULL),
  ('FIVEOFF', NULL, 500, 'USD', 1000);
