-- Sets or deletes a value unless what is there is newer; answers 1 if it did, 0 if not.
-- KEYS: 1 the value, 2 where its position is kept when the value cannot hold it
-- ARGV: 1 offset, 2 milliseconds, 3 source, 4 string or hash, 5 set or delete,
--   6 seconds that the value lives (0: for ever), 7 seconds that its position outlives it,
--   8 and on: the string, or names and values of fields
local value, beside = KEYS[1], KEYS[2]
local form, life = ARGV[4], tonumber(ARGV[6])
local outlives = tonumber(ARGV[7])
local FIELD = 'sluice.position'

local function older(position)
  local offset, millis, source = string.match(position, '^(%d+) (%-?%d+) (.+)$')
  offset, millis = tonumber(offset), tonumber(millis)
  local ours, now = tonumber(ARGV[1]), tonumber(ARGV[2])
  if source == ARGV[3] then return ours < offset end
  if now ~= millis then return now < millis end
  if ours ~= offset then return ours < offset end
  return ARGV[3] < source
end

local found = redis.call('TYPE', value).ok
if found ~= 'none' and found ~= form then
  return redis.error_reply('WRONGTYPE it holds a ' .. found)
end
local apart = redis.call('GET', beside)
local position = apart
if not position and found == 'hash' then
  position = redis.call('HGET', value, FIELD)
end
if position then
  if not string.match(position, '^%d+ %-?%d+ .+$') then
    return redis.error_reply('WRONGTYPE its position is not one of ours')
  end
  if older(position) then return 0 end
end

position = ARGV[1] .. ' ' .. ARGV[2] .. ' ' .. ARGV[3]
if ARGV[5] == 'delete' then
  redis.call('DEL', value)
  redis.call('SET', beside, position, 'EX', outlives)
  return 1
end

-- The first write is one that Redis refuses when it has no memory left; after it, nothing is refused.
local inside = form == 'hash' and life == 0
if inside then
  redis.call('HSET', value, FIELD, position)
elseif life == 0 then
  redis.call('SET', beside, position)
else
  redis.call('SET', beside, position, 'EX', life + outlives)
end
if form == 'string' then
  redis.call('SET', value, ARGV[8])
else
  if found ~= 'none' then
    redis.call('DEL', value)
    if inside then redis.call('HSET', value, FIELD, position) end
  end
  if inside and apart then redis.call('DEL', beside) end
  for from = 8, #ARGV, 1000 do
    redis.call('HSET', value, unpack(ARGV, from, math.min(from + 999, #ARGV)))
  end
end
if life > 0 then
  redis.call('EXPIRE', value, life)
end
return 1
