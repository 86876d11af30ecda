-- Whether a change was made before.
-- KEYS[1] cart
-- ARGV key, fingerprint
-- Answers {'NEW'}, {'OK', ...} as show() says, {'CART_NOT_FOUND'} or {'IDEMPOTENCY_KEY_REUSED'}

local cart = readCart()
if not cart then return { 'CART_NOT_FOUND' } end
return recall(cart, ARGV[1], ARGV[2]) or { 'NEW' }
