/* refunds: save */
-- in: $1 refunds as JSON. out: the ids written: fewer when another order has taken an id in the meantime.
INSERT INTO refunds (refund_id, order_id, amount_minor, currency, status, epoch, attempt, step_key,
                     processor_refund_id, refusal)
SELECT "refundId", "orderId", (amount ->> 'amountMinor')::bigint, amount ->> 'currency', status, epoch, attempt,
       coalesce("stepKey", ''), "processorRefundId", refusal
FROM jsonb_to_recordset($1) AS given (
  "refundId" text, "orderId" text, amount jsonb, status text, epoch int, attempt int, "stepKey" text,
  "processorRefundId" text, refusal text)
ORDER BY "refundId" COLLATE "C"
ON CONFLICT (refund_id) DO UPDATE SET
  amount_minor = excluded.amount_minor, status = excluded.status, epoch = excluded.epoch, attempt = excluded.attempt,
  step_key = coalesce(nullif(excluded.step_key, ''), refunds.step_key),
  processor_refund_id = excluded.processor_refund_id, refusal = excluded.refusal, changed_at = now()
WHERE refunds.order_id = excluded.order_id
RETURNING refund_id
