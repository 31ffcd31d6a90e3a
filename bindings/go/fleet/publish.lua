-- KEYS: the account's hash. ARGV: the member of this secret's token; the number of the turn; interval and the token's rest
-- in ms; its mark and text.
if redis.call('HGET', KEYS[1], 'fence') ~= ARGV[2] then return { 'lost' } end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local all = redis.call('HGETALL', KEYS[1])
for at = 1, #all, 2 do
  -- Tokens of secrets that are used no more.
  local till = string.sub(all[at], 1, 2) == 't:' and string.match(all[at + 1], '^%d+ (%d+) ')
  if till and tonumber(till) <= now then redis.call('HDEL', KEYS[1], all[at]) end
end
local held = string.format('%.0f %.0f %s %s', now, now + ARGV[4], ARGV[5], ARGV[6])
redis.call('HSET', KEYS[1], ARGV[1], held, 'leased', 0, 'next', now + ARGV[3])
redis.call('PEXPIRE', KEYS[1], math.max(redis.call('PTTL', KEYS[1]), tonumber(ARGV[3]), tonumber(ARGV[4]), 86400000))
return { 'ok' }
