-- Orders as customers know them. The placement that led to an order shares the body of its id.

CREATE SEQUENCE order_numbers START 100001;

CREATE TABLE orders (
  id text COLLATE "C" PRIMARY KEY,
  number text NOT NULL DEFAULT 'C-' || nextval('order_numbers') UNIQUE,
  status text NOT NULL CHECK (status IN (
    'PENDING_PAYMENT', 'CONFIRMED', 'SHIPPED', 'DELIVERED', 'CANCELLED', 'PAYMENT_FAILED', 'REJECTED', 'EXPIRED')),
  customer_id text,
  email text NOT NULL,
  shipping_address jsonb NOT NULL,
  delivery_option_id text NOT NULL,
  coupon_codes text[] NOT NULL,
  currency text NOT NULL,
  subtotal_minor bigint NOT NULL CHECK (subtotal_minor >= 0),
  discounts_minor bigint NOT NULL CHECK (discounts_minor >= 0),
  shipping_minor bigint NOT NULL CHECK (shipping_minor >= 0),
  tax_minor bigint NOT NULL CHECK (tax_minor >= 0),
  total_minor bigint NOT NULL CHECK (total_minor = subtotal_minor - discounts_minor + shipping_minor + tax_minor),
  placed_at timestamptz NOT NULL,
  confirmed_at timestamptz
);

CREATE TABLE order_lines (
  order_id text COLLATE "C" NOT NULL REFERENCES orders (id),
  line_no int NOT NULL,
  cart_line_id text NOT NULL,
  variant_id text NOT NULL,
  product_id text NOT NULL,
  sku text NOT NULL,
  title text NOT NULL,
  options jsonb NOT NULL,
  image_url text,
  quantity int NOT NULL CHECK (quantity > 0),
  unit_price_minor bigint NOT NULL CHECK (unit_price_minor >= 0),
  discount_minor bigint NOT NULL,
  tax_minor bigint NOT NULL,
  total_minor bigint NOT NULL CHECK (total_minor = unit_price_minor * quantity - discount_minor + tax_minor),
  PRIMARY KEY (order_id, line_no)
);

-- The walk of an order's status, guarded here as well as in domain/order.ts.
CREATE FUNCTION guard_order_status() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT (
    (OLD.status = 'PENDING_PAYMENT' AND NEW.status IN ('CONFIRMED', 'PAYMENT_FAILED', 'REJECTED', 'EXPIRED', 'CANCELLED'))
    OR (OLD.status = 'CONFIRMED' AND NEW.status IN ('SHIPPED', 'CANCELLED'))
    OR (OLD.status = 'SHIPPED' AND NEW.status = 'DELIVERED')
  ) THEN
    RAISE EXCEPTION 'order % cannot go from % to %', OLD.id, OLD.status, NEW.status USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER guard_order_status BEFORE UPDATE ON orders
  FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION guard_order_status();
