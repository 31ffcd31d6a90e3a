"""The declarations of bh_auth_ffi.h as cffi writes them into a module, so that nothing is parsed at import."""

import os
import re

from cffi import FFI

header = os.environ.get("BH_FFI_HEADER", os.path.join(os.path.dirname(__file__), "../../include/bh_auth_ffi.h"))
with open(header, encoding="utf-8") as file:
    text = re.sub(r"/\*.*?\*/", "", file.read(), flags=re.DOTALL)
ffi = FFI()
ffi.cdef(text)
ffi.set_source("bh_auth._bh_auth_ffi", None)
