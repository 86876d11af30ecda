/* payments: save */
-- in: $1 payments as JSON with the version that was read. out: the ids written: fewer when another process was first.
INSERT INTO payments (order_id, status, epoch, currency, authorized_minor, captured_minor, refunded_minor,
                      refund_pending_minor, authorization_id, expires_at, refusal, capture_attempt, void_attempt,
                      is_uncertain, version)
SELECT "orderId", status, epoch, currency, "authorizedMinor", "capturedMinor", "refundedMinor",
       "refundPendingMinor", "authorizationId", to_timestamp("expiresAt" / 1000.0), refusal, "captureAttempt",
       "voidAttempt", "isUncertain", version + 1
FROM jsonb_to_recordset($1) AS given (
  "orderId" text, status text, epoch int, currency text, "authorizedMinor" bigint, "capturedMinor" bigint,
  "refundedMinor" bigint, "refundPendingMinor" bigint, "authorizationId" text, "expiresAt" bigint, refusal text,
  "captureAttempt" int, "voidAttempt" int, "isUncertain" boolean, version int)
ORDER BY "orderId" COLLATE "C"
ON CONFLICT (order_id) DO UPDATE SET
  status = excluded.status, epoch = excluded.epoch, currency = excluded.currency,
  authorized_minor = excluded.authorized_minor, captured_minor = excluded.captured_minor,
  refunded_minor = excluded.refunded_minor, refund_pending_minor = excluded.refund_pending_minor,
  authorization_id = excluded.authorization_id, expires_at = excluded.expires_at, refusal = excluded.refusal,
  capture_attempt = excluded.capture_attempt, void_attempt = excluded.void_attempt,
  is_uncertain = excluded.is_uncertain, version = excluded.version, changed_at = now()
WHERE payments.version = excluded.version - 1
RETURNING order_id
