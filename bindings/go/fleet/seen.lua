-- KEYS: what may be seen once. ARGV: the asker; how long it is remembered, in ms. Gives 1 to the first asker, and 0 to others.
if redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then return 1 end
return redis.call('GET', KEYS[1]) == ARGV[1] and 1 or 0
