/* refunds: find */
-- in: $1 refund ids. out: those that exist; what is under way is left out. They stand still while their payments are
-- locked.
SELECT refund_id AS "refundId", order_id AS "orderId",
       jsonb_build_object('amountMinor', amount_minor, 'currency', currency) AS amount,
       status, epoch, attempt, processor_refund_id AS "processorRefundId", refusal
FROM refunds WHERE refund_id = ANY($1)
