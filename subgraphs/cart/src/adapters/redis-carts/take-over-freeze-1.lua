-- From now on the freeze ends by restore or empty only.
-- KEYS[1] cart
-- ARGV token
-- Answers 1 when the token holds the freeze, else 0

local cart = readCart()
if not cart or cart.token ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], 'frozenUntil', 'SAGA')
return 1
