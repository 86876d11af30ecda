/* reconciliation: unclear refunds */
-- in: $1 order id of a payment that is locked. out: its refunds of which nobody knows what became.
SELECT refund_id AS "refundId", order_id AS "orderId",
       jsonb_build_object('amountMinor', amount_minor, 'currency', currency) AS amount,
       status, epoch, attempt, processor_refund_id AS "processorRefundId", refusal
FROM refunds WHERE order_id = $1 AND status = 'PENDING' AND NOT EXISTS (
  SELECT 1 FROM operations WHERE operations.order_id = $1 AND operations.refund_id = refunds.refund_id
    AND settled_at IS NULL AND kind = 'refund')
