/* webhooks: refuse */
-- in: $1 code, $2 signature, $3 body. The last thousand are kept.
WITH line AS (
  INSERT INTO webhook_refusals (code, signature, body) VALUES ($1, $2, $3) RETURNING id
)
DELETE FROM webhook_refusals WHERE id <= (SELECT id - 1000 FROM line)
