-- KEYS: the account's hash. ARGV: the member of this secret's token; the mark of a token that is not to be given, or '';
-- interval and lease in ms; the asker. Gives the token (age and rest in ms, mark, text), the number of the turn, or a time to wait.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local interval, lease = tonumber(ARGV[3]), tonumber(ARGV[4])
local held = redis.call('HMGET', KEYS[1], ARGV[1], 'next', 'leased', 'owner', 'fence')
if held[1] then
  local from, till, mark, sealed = string.match(held[1], '^(%d+) (%d+) (%x+) ([%w_-]+)$')
  if from and tonumber(till) > now and mark ~= ARGV[2] then
    return { 'token', now - from, till - now, mark, sealed }
  end
end
local next = tonumber(held[2] or '')
if not next then
  -- Nothing is known: nothing was requested, or the store has lost it when it began anew.
  local up = tonumber(string.match(redis.call('INFO', 'server'), 'uptime_in_seconds:(%d+)')) * 1000
  next = interval > 0 and now - up + lease + interval or 0
end
if now < next then
  local leased = now < (tonumber(held[3] or '') or 0)
  -- A client that heard nothing asks again.
  if leased and held[4] == ARGV[5] then return { 'turn', tonumber(held[5]) } end
  -- Whoever has the turn may be done sooner.
  return { 'wait', leased and 0 or next - now }
end
local fence = redis.call('HINCRBY', KEYS[1], 'fence', 1)
redis.call('HSET', KEYS[1], 'owner', ARGV[5], 'leased', now + lease, 'next', now + lease + interval)
redis.call('PEXPIRE', KEYS[1], math.max(redis.call('PTTL', KEYS[1]), lease + interval, 86400000))
return { 'turn', fence }
