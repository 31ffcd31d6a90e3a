-- KEYS: the account's hash. ARGV: the number of the turn; how long until the next in ms.
if redis.call('HGET', KEYS[1], 'fence') ~= ARGV[1] then return { 'lost' } end
local time = redis.call('TIME')
redis.call('HSET', KEYS[1], 'leased', 0, 'next', time[1] * 1000 + math.floor(time[2] / 1000) + ARGV[2])
redis.call('PEXPIRE', KEYS[1], math.max(redis.call('PTTL', KEYS[1]), tonumber(ARGV[2]), 86400000))
return { 'ok' }
