/* webhooks: hurry */
-- in: $1 order ids. What nobody holds is tried at once; what is being taken up just now needs no hurry.
UPDATE operations SET due_at = now()
WHERE (step_key, kind) IN (
  SELECT step_key, kind FROM operations
  WHERE order_id = ANY($1) AND settled_at IS NULL AND kind <> 'refund' AND holder IS NULL AND due_at > now()
  FOR UPDATE SKIP LOCKED
) OR (step_key, kind) IN (
  SELECT step_key, kind FROM operations
  WHERE order_id = ANY($1) AND settled_at IS NULL AND kind = 'refund' AND holder IS NULL AND due_at > now()
  FOR UPDATE SKIP LOCKED
)
