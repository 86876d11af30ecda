/* payments: find */
-- in: $1 order ids. out: the payments that exist; what is under way is left out.
SELECT order_id AS "orderId", status, epoch, currency, authorized_minor AS "authorizedMinor",
       captured_minor AS "capturedMinor", refunded_minor AS "refundedMinor", authorization_id AS "authorizationId",
       expires_at AS "expiresAt", refusal, version
FROM payments WHERE order_id = ANY($1)
