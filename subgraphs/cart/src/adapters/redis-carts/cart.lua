-- What every script here knows of a cart: the adapter puts this text, after a table LIMITS, before each of them.
-- KEYS[1] is the cart, one hash that lives and expires as a whole:
--   version           rises with every change
--   lines             ids of the lines in the order in which they were added, a space after each
--   line:<id>         variantId quantity amountMinor currency
--   createdBy         key:fingerprint of the creation
--   keys              the same for the last changes, a space after each
--   steps             the last saga steps heard, a space after each
--   token, attempts   who holds the freeze
--   frozenUntil       when it runs out, or SAGA once a placement took it over
-- Keys, fingerprints, steps, tokens and attempts arrive as digests of one width, without spaces and colons.

local DIGEST = 22

local time = redis.call('TIME')
local at = time[1] * 1000 + math.floor(time[2] / 1000)

local function parseLine(id, text)
  local variantId, quantity, amountMinor, currency = string.match(text, '^(%S+) (%d+) (%S+) (%S+)$')
  return {
    id = id,
    variantId = variantId,
    quantity = tonumber(quantity),
    amountMinor = amountMinor,
    currency = currency,
    stored = text,
  }
end

local function lineText(line)
  return line.variantId .. ' ' .. line.quantity .. ' ' .. line.amountMinor .. ' ' .. line.currency
end

local function readLines(idList)
  local lines, fields = {}, {}
  for id in string.gmatch(idList, '%S+') do
    lines[#lines + 1] = id
    fields[#fields + 1] = 'line:' .. id
  end
  if #fields == 0 then return lines end
  for index, text in ipairs(redis.call('HMGET', KEYS[1], unpack(fields))) do
    lines[index] = parseLine(lines[index], text)
  end
  return lines
end

-- The cart, or nil when there is none. A freeze that ran out is not seen.
local function readCart()
  local head = redis.call('HMGET', KEYS[1], 'version', 'lines', 'token', 'attempts', 'frozenUntil')
  if not head[1] then return nil end
  local cart = { version = tonumber(head[1]), lines = readLines(head[2]) }
  if head[3] and (head[5] == 'SAGA' or tonumber(head[5]) > at) then
    cart.token, cart.attempts, cart.frozenUntil = head[3], head[4], head[5]
  end
  return cart
end

-- {'OK', replayed, version, expiresAt, isFrozen, line id, line text, line id, line text, ...}
local function show(cart, replayed)
  local answer = { 'OK', replayed and 1 or 0, cart.version, redis.call('PEXPIRETIME', KEYS[1]), cart.token and 1 or 0 }
  for _, line in ipairs(cart.lines) do
    answer[#answer + 1] = line.id
    answer[#answer + 1] = lineText(line)
  end
  return answer
end

-- A new version with these lines, kept for another 30 days. `before` names the lines that may have gone; further
-- fields to set follow.
local function saveLines(cart, before, ...)
  cart.version = cart.version + 1
  local ids, fields, isKept = {}, { ... }, {}
  for index, line in ipairs(cart.lines) do
    ids[index] = line.id .. ' '
    isKept[line.id] = true
    local text = lineText(line)
    if text ~= line.stored then
      fields[#fields + 1] = 'line:' .. line.id
      fields[#fields + 1] = text
    end
  end
  for _, line in ipairs(before) do
    if not isKept[line.id] then redis.call('HDEL', KEYS[1], 'line:' .. line.id) end
  end
  redis.call('HSET', KEYS[1], 'version', cart.version, 'lines', table.concat(ids), unpack(fields))
  redis.call('PEXPIREAT', KEYS[1], at + LIMITS.keptForMs)
end

local function thaw()
  redis.call('HDEL', KEYS[1], 'token', 'attempts', 'frozenUntil')
end

-- A list of entries of one width with one more, shortened at its front to the last `most`.
local function remember(list, entry, most)
  return string.sub((list or '') .. entry .. ' ', -most * (#entry + 1))
end

-- The answer of an earlier use of this key, or nil when the key is new.
local function recall(cart, key, fingerprint)
  local stored = redis.call('HMGET', KEYS[1], 'createdBy', 'keys')
  local text = stored[1] .. ' ' .. (stored[2] or '')
  local _, last = string.find(text, key .. ':', 1, true)
  if not last then return nil end
  if string.sub(text, last + 1, last + DIGEST) ~= fingerprint then return { 'IDEMPOTENCY_KEY_REUSED' } end
  return show(cart, true)
end

-- What every change by a shopper goes through: the cart to change, or nil and the answer.
local function openForChange(key, fingerprint, expectedVersion)
  local cart = readCart()
  if not cart then return nil, { 'CART_NOT_FOUND' } end
  local recalled = recall(cart, key, fingerprint)
  if recalled then return nil, recalled end
  if cart.token then return nil, { 'CART_LOCKED' } end
  if expectedVersion ~= '' and tonumber(expectedVersion) ~= cart.version then
    return nil, { 'VERSION_CONFLICT', cart.version }
  end
  return cart
end

-- Saves a change together with its key, and shows the cart.
local function closeChange(cart, before, key, fingerprint)
  local keys = redis.call('HGET', KEYS[1], 'keys')
  saveLines(cart, before, 'keys', remember(keys, key .. ':' .. fingerprint, LIMITS.rememberedKeys))
  return show(cart, false)
end

local function exceedsValue(lines)
  local valueMinor = 0
  for _, line in ipairs(lines) do valueMinor = valueMinor + line.quantity * tonumber(line.amountMinor) end
  return valueMinor > LIMITS.valueMinor
end

local function findLine(lines, field, value)
  for index, line in ipairs(lines) do
    if line[field] == value then return line, index end
  end
end

-- ARGV from `first` on: new line id, variantId, quantity, amountMinor, currency of each line to add.
-- Changes `lines`; returns a refusal or nil.
local function addLines(lines, first)
  for index = first, #ARGV, 5 do
    local newLineId, variantId, quantity, amountMinor, currency = unpack(ARGV, index, index + 4)
    if lines[1] and lines[1].currency ~= currency then return { 'CURRENCY_MISMATCH' } end
    local line, place = findLine(lines, 'variantId', variantId)
    local total = tonumber(quantity) + (line and line.quantity or 0)
    if total > LIMITS.quantity then return { 'CART_LIMIT_EXCEEDED', 'QUANTITY' } end
    if not line and #lines == LIMITS.lines then return { 'CART_LIMIT_EXCEEDED', 'LINES' } end
    lines[place or #lines + 1] = {
      id = line and line.id or newLineId,
      variantId = variantId,
      quantity = total,
      amountMinor = amountMinor,
      currency = currency,
    }
  end
  if exceedsValue(lines) then return { 'CART_LIMIT_EXCEEDED', 'VALUE' } end
end
