-- Sets quantities.
-- KEYS[1] cart
-- ARGV key, fingerprint, expected version or '', then for each line: line id, quantity
-- Answers {'OK', ...} as show() says, {'CART_NOT_FOUND'}, {'IDEMPOTENCY_KEY_REUSED'}, {'CART_LOCKED'},
--   {'VERSION_CONFLICT', version}, {'CART_LINE_NOT_FOUND', line id} or {'CART_LIMIT_EXCEEDED', limit}

local cart, answer = openForChange(ARGV[1], ARGV[2], ARGV[3])
if not cart then return answer end

for index = 4, #ARGV, 2 do
  local line = findLine(cart.lines, 'id', ARGV[index])
  if not line then return { 'CART_LINE_NOT_FOUND', ARGV[index] } end
  local quantity = tonumber(ARGV[index + 1])
  if quantity > LIMITS.quantity then return { 'CART_LIMIT_EXCEEDED', 'QUANTITY' } end
  line.quantity = quantity
end
if exceedsValue(cart.lines) then return { 'CART_LIMIT_EXCEEDED', 'VALUE' } end
return closeChange(cart, {}, ARGV[1], ARGV[2])
