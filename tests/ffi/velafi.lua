-- VelaFi's signature through bh_auth_ffi.h by LuaJIT: velafi.lua HEADER LIBRARY SECRET TIMESTAMP_MS prints it.
local ffi = require("ffi")
local header, library, secret, timestamp_ms = arg[1], arg[2], arg[3], arg[4]
ffi.cdef(assert(io.open(header)):read("*a"))
local bh = ffi.load(library)

local function check(status)
  if status ~= bh.BH_OK then
    error(ffi.string(bh.bh_status_message(status)))
  end
end

local key = ffi.new("bh_hmac_key")
local signature = ffi.new("char[?]", bh.BH_SIGNATURE_SIZE)
-- A Lua string does not move, and lives as long as the variable.
check(bh.bh_hmac_key_init(key, ffi.new("bh_str", secret, #secret)))
check(bh.bh_velafi_sign(signature, key, ffi.cast("int64_t", tonumber(timestamp_ms))))
bh.bh_hmac_key_wipe(key)
print(ffi.string(signature))
