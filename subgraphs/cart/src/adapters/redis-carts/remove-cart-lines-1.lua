-- Removes lines: all that are named, or none when one of them is not there.
-- KEYS[1] cart
-- ARGV key, fingerprint, expected version or '', then line ids
-- Answers {'OK', ...} as show() says, {'CART_NOT_FOUND'}, {'IDEMPOTENCY_KEY_REUSED'}, {'CART_LOCKED'},
--   {'VERSION_CONFLICT', version} or {'CART_LINE_NOT_FOUND', line id}

local cart, answer = openForChange(ARGV[1], ARGV[2], ARGV[3])
if not cart then return answer end

local isRemoved = {}
for index = 4, #ARGV do
  if not findLine(cart.lines, 'id', ARGV[index]) then return { 'CART_LINE_NOT_FOUND', ARGV[index] } end
  isRemoved[ARGV[index]] = true
end

local before = cart.lines
cart.lines = {}
for _, line in ipairs(before) do
  if not isRemoved[line.id] then cart.lines[#cart.lines + 1] = line end
end
return closeChange(cart, before, ARGV[1], ARGV[2])
