-- Takes permits for one JVM from limits that all JVMs share. Instants and durations are microseconds of this server's clock.
--
-- KEYS: the permits of all calls and the permits of background calls, both sorted by the instant at which the API has counted
-- the request at the latest; and the state: the JVMs whose calls wait, the end of a pause, the credit of background calls.
-- A permit counts in a limit for one period after its instant, so one set serves all limits.
local permits, background, state = KEYS[1], KEYS[2], KEYS[3]

local position = 0
local function text()
  position = position + 1
  return ARGV[position]
end
local function number()
  return tonumber(text())
end

local client, known = text(), text()
local lease, pause, share = number(), number(), number()
local wanted = {interactive = number(), background = number()}
-- The share in integers, so that no rounding adds up.
local ONE = 1000000
share = math.floor(share * ONE + 0.5)
local firstPermit = number()
local limits = {}
for i = 1, number() do
  limits[i] = {interactive = number(), background = number(), period = number()}
end
local shortest, longest = limits[1], limits[#limits].period

-- A client that does not poll at its time holds others back no longer than this.
local GRACE = 500000
local LONGEST_WAIT = 5000000
local SHORTEST_WAIT = 5000

local function exact(instant)
  return string.format('%.0f', instant)
end

local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])

-- The state.

local fields = redis.call('HGETALL', state)
local values = {}
for i = 1, #fields, 2 do
  values[fields[i]] = fields[i + 1]
end
local generation = values.generation
local last = tonumber(values.now or '0')
-- A fail-over may lead to a clock that is behind. A server may evict one key and keep the others.
local lost = not generation or last - now > longest
if not lost then
  for _, key in ipairs({permits, background}) do
    lost = lost or not redis.call('ZSCORE', key, 'generation')
  end
end
local pausedUntil, heldUntil = tonumber(values.pausedUntil or '0'), tonumber(values.heldUntil or '0')
if lost then
  redis.call('DEL', permits, background, state)
  generation = exact(now) .. client
  values = {}
  redis.call('ZADD', permits, '+inf', 'generation')
  redis.call('ZADD', background, '+inf', 'generation')
  redis.call('HSET', state, 'generation', generation)
  -- Whoever remembers the lost state reports its permits again meanwhile.
  pausedUntil, heldUntil = 0, known ~= '' and now + 1000000 or 0
  last = 0
end
now = math.max(now, last)
local forgotten = known ~= '' and known ~= generation

-- The reports.

for _ = 1, number() do
  local permit, isBackground, counted = client .. ':' .. text(), text() == 'b', text()
  for _, key in ipairs(isBackground and {permits, background} or {permits}) do
    if counted == '' then
      redis.call('ZREM', key, permit)
    else
      redis.call('ZADD', key, exact(now + tonumber(counted)), permit)
    end
  end
end
for _, key in ipairs({permits, background}) do
  redis.call('ZREMRANGEBYSCORE', key, '-inf', exact(now - longest))
end
if pause > 0 then
  pausedUntil = math.max(pausedUntil, now + pause)
end

-- After a pause few calls start together: one, and twice as many after every quarter of the longest period.
if pausedUntil > 0 then
  local count, step = 1, longest / 4
  local since = now - pausedUntil
  while count and since >= step do
    since = since - step
    count = count < math.floor(shortest.interactive / 2) and count * 2 or nil
  end
  if count then
    local period = math.max(1, math.floor(shortest.period / shortest.interactive)) * count
    table.insert(limits, 1, {interactive = count, background = count, period = period})
  end
end

-- The tokens.

local function used(key, period)
  return redis.call('ZCOUNT', key, '(' .. exact(now - period), '(+inf')
end
local function free(key, class)
  local least = math.huge
  for _, limit in ipairs(limits) do
    least = math.min(least, limit[class] - used(key, limit.period))
  end
  return least
end

-- When so many tokens are free that a call can take one behind others. Requests in flight are taken to be answered now, and
-- those of the calls ahead when they start: each token serves one call in a period.
local function instant(key, class, ahead)
  local at = now
  for _, limit in ipairs(limits) do
    local rounds = math.floor(ahead / limit[class])
    local missing = ahead % limit[class] - (limit[class] - used(key, limit.period))
    local token = now
    if missing >= 0 then
      local entry = redis.call('ZRANGEBYSCORE', key, '(' .. exact(now - limit.period), '(+inf', 'WITHSCORES', 'LIMIT', missing, 1)
      token = math.min(tonumber(entry[2]), now) + limit.period
    end
    at = math.max(at, token + rounds * limit.period)
  end
  return at
end

-- The JVMs whose calls wait. Each has its turn, so a JVM with many calls does not hold back one with few. Where a JVM gets
-- less than one permit in the shortest period, it takes two in a turn and leaves out the next one: every turn costs it a
-- request for the permits and a request for their reports.

local others = {}
local own = {since = {interactive = math.huge, background = math.huge}}
for field, value in pairs(values) do
  if string.sub(field, 1, 7) == 'client:' then
    local it = {since = {}}
    local i, b, si, sb, due = string.match(value, '(%S+) (%S+) (%S+) (%S+) (%S+)')
    it.interactive, it.background, it.due = tonumber(i), tonumber(b), tonumber(due)
    it.since.interactive, it.since.background = tonumber(si), tonumber(sb)
    if it.due + GRACE < now then
      redis.call('HDEL', state, field)
    elseif field == 'client:' .. client then
      own = it
    else
      others[#others + 1] = it
    end
  end
end
for _, class in ipairs({'interactive', 'background'}) do
  if (own[class] or 0) == 0 then
    own.since[class] = now
  end
end

local function waiting(class, most)
  local sum = 0
  for _, other in ipairs(others) do
    sum = sum + math.min(other[class], most)
  end
  return sum
end
local clients, turn = {}, {}
for _, class in ipairs({'interactive', 'background'}) do
  clients[class] = waiting(class, 1) + 1
  turn[class] = clients[class] > shortest[class] and 2 or 1
end
-- The calls of others that have their turn before, and if these are late, have a claim to a token that is free now.
local function before(class, late)
  local count = 0
  for _, other in ipairs(others) do
    if other.since[class] < own.since[class] and (not late or other.due <= now) then
      count = count + math.min(other[class], turn[class])
    end
  end
  return count
end

-- The permits.

local credit = tonumber(values.credit or '0')
local granted = {interactive = 0, background = 0}
if now >= math.max(pausedUntil, heldUntil) and not forgotten then
  local freeTokens = free(permits, 'interactive')
  local freeBackground = free(background, 'background')
  local most = {}
  for class, _ in pairs(granted) do
    local tokens = class == 'background' and math.min(freeTokens, freeBackground) or freeTokens
    most[class] = math.min(wanted[class], math.max(turn[class], math.ceil(tokens / clients[class])))
  end
  local late = {interactive = before('interactive', true), background = before('background', true)}
  local interactiveOfOthers, backgroundOfOthers = waiting('interactive', math.huge), waiting('background', 1)

  local function due()
    return share > 0 and credit + share >= ONE
  end
  local function grant(class)
    if granted[class] >= most[class] then
      return false
    end
    local room
    if class == 'interactive' then
      room = freeTokens - late.interactive
    else
      local first = due() and 0 or interactiveOfOthers + wanted.interactive - granted.interactive
      room = math.min(freeTokens - first, freeBackground) - late.background
    end
    if room <= 0 then
      return false
    end
    if class == 'interactive' then
      if wanted.background - granted.background + backgroundOfOthers > 0 then
        -- What background calls could not use is not made up for later.
        credit = due() and credit or credit + share
      end
    else
      if wanted.interactive - granted.interactive + interactiveOfOthers > 0 then
        credit = math.max(0, credit + share - ONE)
      end
      freeBackground = freeBackground - 1
    end
    local permit = firstPermit + granted[class] + (class == 'background' and wanted.interactive or 0)
    granted[class] = granted[class] + 1
    freeTokens = freeTokens - 1
    local member, counted = client .. ':' .. exact(permit), exact(now + lease)
    redis.call('ZADD', permits, counted, member)
    if class == 'background' then
      redis.call('ZADD', background, counted, member)
    end
    return true
  end
  while (due() and grant('background')) or grant('interactive') or grant('background') do
  end
end

-- The calls that still wait, and when this JVM should come again.

local remaining = {}
for class, count in pairs(granted) do
  remaining[class] = wanted[class] - count
  if count > 0 then
    local round = clients[class] * shortest.period / shortest[class]
    own.since[class] = math.max(own.since[class] + count * round, now + (count - 1) * round)
  end
end

local function wait(class, ahead)
  local at = math.max(pausedUntil, heldUntil, instant(permits, 'interactive', ahead.all))
  if class == 'background' then
    at = math.max(at, instant(background, 'background', ahead.own))
  end
  return at
end
-- The calls that start before the last of some own calls, which stand behind others of this JVM.
local function ahead(class, behind, calls)
  local own = behind + calls - 1 + (behind == 0 and before(class, false) or waiting(class, behind + 1))
  if class == 'interactive' then
    return {own = own, all = own}
  end
  local first = waiting('interactive', math.huge) + remaining.interactive
  if share > 0 then
    first = math.min(first, math.ceil((own + 1) * (ONE - share) / share))
  end
  return {own = own, all = own + first}
end

local waits = {}
local due = now + LONGEST_WAIT
for _, class in ipairs({'interactive', 'background'}) do
  local first = wait(class, ahead(class, 0, 1))
  local lastOne = remaining[class] > 0 and wait(class, ahead(class, remaining[class], 1)) or first
  waits[#waits + 1] = exact(first - now)
  waits[#waits + 1] = exact(lastOne - now)
  if remaining[class] > 0 then
    local calls = math.min(turn[class], remaining[class])
    due = math.min(due, wait(class, ahead(class, 0, calls)))
  end
end
due = math.max(due, now + SHORTEST_WAIT)

if remaining.interactive + remaining.background > 0 then
  redis.call('HSET', state, 'client:' .. client, table.concat({
    remaining.interactive, remaining.background, exact(own.since.interactive), exact(own.since.background), exact(due)}, ' '))
else
  redis.call('HDEL', state, 'client:' .. client)
end
redis.call('HMSET', state, 'now', exact(now), 'pausedUntil', exact(pausedUntil), 'heldUntil', exact(heldUntil), 'credit', tostring(credit))
for _, key in ipairs(KEYS) do
  redis.call('PEXPIRE', key, exact((longest + lease) / 1000 + 60000))
end

return {
  generation, forgotten and 1 or 0, granted.interactive, granted.background, exact(due - now),
  waits[1], waits[2], waits[3], waits[4], exact(math.max(0, pausedUntil - now))
}
