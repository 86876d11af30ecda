/* accept: write */
-- in: $1 placements, $2 orders, $3 order lines, $4 sagas: jsonb lists whose fields are the columns' names
WITH new_placements AS (
  INSERT INTO placements (id, scope, idempotency_key, fingerprint, cart_id, cart_version, freeze_token, status, accepted_at, deadline_at)
  SELECT id, scope, idempotency_key, fingerprint, cart_id, cart_version, freeze_token, 'PENDING', accepted_at, deadline_at
  FROM jsonb_to_recordset($1::jsonb) AS p (
    id text, scope text, idempotency_key text, fingerprint text, cart_id text, cart_version int, freeze_token text,
    accepted_at timestamptz, deadline_at timestamptz)
  ORDER BY id COLLATE "C"
), new_orders AS (
  INSERT INTO orders (id, status, customer_id, email, shipping_address, delivery_option_id, coupon_codes, currency,
    subtotal_minor, discounts_minor, shipping_minor, tax_minor, total_minor, placed_at)
  SELECT id, 'PENDING_PAYMENT', customer_id, email, shipping_address, delivery_option_id, coupon_codes, currency,
    subtotal_minor, discounts_minor, shipping_minor, tax_minor, total_minor, placed_at
  FROM jsonb_to_recordset($2::jsonb) AS o (
    id text, customer_id text, email text, shipping_address jsonb, delivery_option_id text, coupon_codes text[],
    currency text, subtotal_minor bigint, discounts_minor bigint, shipping_minor bigint, tax_minor bigint,
    total_minor bigint, placed_at timestamptz)
  ORDER BY id COLLATE "C"
), new_lines AS (
  INSERT INTO order_lines (order_id, line_no, cart_line_id, variant_id, product_id, sku, title, options, image_url,
    quantity, unit_price_minor, discount_minor, tax_minor, total_minor)
  SELECT order_id, line_no, cart_line_id, variant_id, product_id, sku, title, options, image_url,
    quantity, unit_price_minor, discount_minor, tax_minor, total_minor
  FROM jsonb_to_recordset($3::jsonb) AS l (
    order_id text, line_no int, cart_line_id text, variant_id text, product_id text, sku text, title text,
    options jsonb, image_url text, quantity int, unit_price_minor bigint, discount_minor bigint, tax_minor bigint,
    total_minor bigint)
)
INSERT INTO sagas (id, definition, version, status, epoch, standing, data, wake_at)
SELECT id, definition, version, status, epoch, standing, data, wake_at
FROM jsonb_to_recordset($4::jsonb) AS s (
  id text, definition text, version int, status text, epoch int, standing jsonb, data jsonb, wake_at timestamptz)
ORDER BY id COLLATE "C"
