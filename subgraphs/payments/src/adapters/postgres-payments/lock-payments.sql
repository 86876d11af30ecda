/* payments: lock */
-- in: $1 order ids. out: the payments that exist, locked in bytewise order.
SELECT order_id AS "orderId", status, epoch, currency, authorized_minor AS "authorizedMinor",
       captured_minor AS "capturedMinor", refunded_minor AS "refundedMinor",
       refund_pending_minor AS "refundPendingMinor", authorization_id AS "authorizationId", expires_at AS "expiresAt",
       refusal, capture_attempt AS "captureAttempt", void_attempt AS "voidAttempt", is_uncertain AS "isUncertain",
       version
FROM payments WHERE order_id = ANY($1) ORDER BY order_id FOR UPDATE
