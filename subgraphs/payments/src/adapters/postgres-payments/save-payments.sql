/* payments: save */
-- in: $1 payments as JSON with the version that was read. out: the ids written: fewer when another process was first.
INSERT INTO payments (order_id, status, epoch, currency, authorized_minor, captured_minor, refunded_minor,
                      authorization_id, expires_at, refusal, version)
SELECT "orderId", status, epoch, currency, "authorizedMinor", "capturedMinor", "refundedMinor",
       "authorizationId", to_timestamp("expiresAt" / 1000.0), refusal, version + 1
FROM jsonb_to_recordset($1) AS given (
  "orderId" text, status text, epoch int, currency text, "authorizedMinor" bigint, "capturedMinor" bigint,
  "refundedMinor" bigint, "authorizationId" text, "expiresAt" bigint, refusal text, version int)
ORDER BY "orderId" COLLATE "C"
ON CONFLICT (order_id) DO UPDATE SET
  status = excluded.status, epoch = excluded.epoch, currency = excluded.currency,
  authorized_minor = excluded.authorized_minor, captured_minor = excluded.captured_minor,
  refunded_minor = excluded.refunded_minor, authorization_id = excluded.authorization_id,
  expires_at = excluded.expires_at, refusal = excluded.refusal, version = excluded.version, changed_at = now()
WHERE payments.version = excluded.version - 1
RETURNING order_id
