/* operations: close */
-- in: $1 step keys of operations whose payments are locked. The card's token is not kept.
UPDATE operations SET settled_at = now(), holder = NULL, body = body - 'paymentMethodToken'
WHERE step_key = ANY($1)
