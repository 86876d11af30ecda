-- Creates a cart, once for the key that its id was claimed for.
-- KEYS[1] cart
-- ARGV key, fingerprint, then for each line: new line id, variantId, quantity, amountMinor, currency
-- Answers {'OK', ...} as show() says, {'IDEMPOTENCY_KEY_REUSED'}, {'CART_LIMIT_EXCEEDED', limit} or {'CURRENCY_MISMATCH'}

local existing = readCart()
if existing then return recall(existing, ARGV[1], ARGV[2]) or { 'IDEMPOTENCY_KEY_REUSED' } end

local cart = { version = 0, lines = {} }
local refusal = addLines(cart.lines, 3)
if refusal then return refusal end
saveLines(cart, {}, 'createdBy', ARGV[1] .. ':' .. ARGV[2])
return show(cart, false)
