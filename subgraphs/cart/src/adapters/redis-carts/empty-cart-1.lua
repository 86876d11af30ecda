-- The ordered pieces leave the cart, once for each step. A freeze that is not the order's own stays.
-- KEYS[1] cart
-- ARGV token, step, then for each ordered line: line id, quantity
-- Answers 1, always: there is nothing to refuse

local cart = readCart()
if not cart then return 1 end
local steps = redis.call('HGET', KEYS[1], 'steps')
if steps and string.find(steps, ARGV[2] .. ' ', 1, true) then return 1 end

local ordered = {}
for index = 3, #ARGV, 2 do
  ordered[ARGV[index]] = (ordered[ARGV[index]] or 0) + ARGV[index + 1]
end
local before = cart.lines
cart.lines = {}
for _, line in ipairs(before) do
  line.quantity = line.quantity - (ordered[line.id] or 0)
  if line.quantity > 0 then cart.lines[#cart.lines + 1] = line end
end

if cart.token == ARGV[1] then thaw() end
saveLines(cart, before, 'steps', remember(steps, ARGV[2], LIMITS.rememberedSteps))
return 1
