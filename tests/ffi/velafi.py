"""VelaFi's signature through bh_auth_ffi.h by cffi: velafi.py HEADER LIBRARY SECRET TIMESTAMP_MS prints it."""

import pathlib
import sys

import cffi

header, library, secret, timestamp_ms = sys.argv[1:]
ffi = cffi.FFI()
ffi.cdef(pathlib.Path(header).read_text())
bh = ffi.dlopen(library)


def check(status):
    if status != bh.BH_OK:
        sys.exit(ffi.string(bh.bh_status_message(status)).decode())


text = secret.encode()
memory = ffi.from_buffer("char[]", text)
key = ffi.new("bh_hmac_key *")
signature = ffi.new("char[]", bh.BH_SIGNATURE_SIZE)
check(bh.bh_hmac_key_init(key, {"data": memory, "len": len(text)}))
check(bh.bh_velafi_sign(signature, key, int(timestamp_ms)))
bh.bh_hmac_key_wipe(key)
print(ffi.string(signature).decode())
