/* webhooks: hurry */
-- in: $1 order id of a payment that is locked. What nobody holds is tried at once.
UPDATE operations SET due_at = now()
WHERE (step_key, kind) IN (
  SELECT step_key, kind FROM operations WHERE order_id = $1 AND settled_at IS NULL AND kind <> 'refund' AND holder IS NULL
  UNION ALL
  SELECT step_key, kind FROM operations WHERE order_id = $1 AND settled_at IS NULL AND kind = 'refund' AND holder IS NULL
) AND due_at > now()
