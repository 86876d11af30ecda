-- Keeps a cart as it is for a while. The token that holds the freeze may enter again with another attempt.
-- KEYS[1] cart
-- ARGV token, attempt, expected version, milliseconds
-- Answers {'OK', ...} as show() says, {'CART_NOT_FOUND'}, {'CART_LOCKED'}, {'VERSION_CONFLICT', version} or {'CART_EMPTY'}

local cart = readCart()
if not cart then return { 'CART_NOT_FOUND' } end
local token, attempt = ARGV[1], ARGV[2] .. ' '
if cart.token and cart.token ~= token then return { 'CART_LOCKED' } end
if cart.version ~= tonumber(ARGV[3]) then return { 'VERSION_CONFLICT', cart.version } end
if #cart.lines == 0 then return { 'CART_EMPTY' } end

local attempts = cart.attempts or ''
if not string.find(attempts, attempt, 1, true) then attempts = attempts .. attempt end
local frozenUntil = cart.frozenUntil
if frozenUntil ~= 'SAGA' then frozenUntil = math.max(tonumber(frozenUntil) or 0, at + ARGV[4]) end

redis.call('HSET', KEYS[1], 'token', token, 'attempts', attempts, 'frozenUntil', frozenUntil)
cart.token = token
return show(cart, false)
