-- Adds variants; one that is in the cart already gets more pieces, all at the price that is given now.
-- KEYS[1] cart
-- ARGV key, fingerprint, expected version or '', then for each line: new line id, variantId, quantity, amountMinor, currency
-- Answers {'OK', ...} as show() says, {'CART_NOT_FOUND'}, {'IDEMPOTENCY_KEY_REUSED'}, {'CART_LOCKED'},
--   {'VERSION_CONFLICT', version}, {'CART_LIMIT_EXCEEDED', limit} or {'CURRENCY_MISMATCH'}

local cart, answer = openForChange(ARGV[1], ARGV[2], ARGV[3])
if not cart then return answer end
return addLines(cart.lines, 4) or closeChange(cart, {}, ARGV[1], ARGV[2])
