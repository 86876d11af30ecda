-- Ends one attempt; the freeze ends with its last one, unless a saga took it over. The version stays.
-- KEYS[1] cart
-- ARGV token, attempt
-- Answers 1 when this call ended the freeze, else 0

local cart = readCart()
if not cart or cart.token ~= ARGV[1] then return 0 end

local first, last = string.find(cart.attempts, ARGV[2] .. ' ', 1, true)
local attempts = cart.attempts
if first then attempts = string.sub(attempts, 1, first - 1) .. string.sub(attempts, last + 1) end
if attempts == '' and cart.frozenUntil ~= 'SAGA' then
  thaw()
  return 1
end
redis.call('HSET', KEYS[1], 'attempts', attempts)
return 0
