-- Shows a cart without touching it.
-- KEYS[1] cart
-- Answers {'OK', ...} as show() says, or {'CART_NOT_FOUND'}

local cart = readCart()
if not cart then return { 'CART_NOT_FOUND' } end
return show(cart, false)
