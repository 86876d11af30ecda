-- The saga's undo of the freeze: thaws with a higher version. A cart that is gone or that another token holds is left alone.
-- KEYS[1] cart
-- ARGV token, step
-- Answers 1, always: there is nothing to refuse

local cart = readCart()
if not cart or cart.token ~= ARGV[1] then return 1 end
local steps = redis.call('HGET', KEYS[1], 'steps')
if steps and string.find(steps, ARGV[2] .. ' ', 1, true) then return 1 end

thaw()
saveLines(cart, {}, 'steps', remember(steps, ARGV[2], LIMITS.rememberedSteps))
return 1
