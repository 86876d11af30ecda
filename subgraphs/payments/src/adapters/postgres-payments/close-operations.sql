/* operations: close */
-- in: $1 step keys of operations whose payments are locked, $2 what was heard of each. The card's token is not kept.
UPDATE operations SET settled_at = now(), holder = NULL, state = 'SETTLED', last_answer = given.heard,
  last_tried_at = now(), body = body - 'paymentMethodToken'
FROM unnest($1::text[], $2::text[]) AS given (step_key, heard)
WHERE operations.step_key = given.step_key AND operations.step_key = ANY($1) AND settled_at IS NULL
