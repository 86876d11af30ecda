/* webhooks: refuse */
-- in: of each $1 text[] code, $2 text[] signature, $3 text[] body. The last thousand are kept.
WITH lines AS (
  INSERT INTO webhook_refusals (code, signature, body) SELECT * FROM unnest($1::text[], $2::text[], $3::text[])
  RETURNING id
)
DELETE FROM webhook_refusals WHERE id <= (SELECT max(id) - 1000 FROM lines)
