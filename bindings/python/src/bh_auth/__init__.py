"""Signs API requests for VelaFi, PAVE, Mixin, Toobit and BITBITDUO, reads the responses, and verifies signatures.

It does no I/O: send a request with the HTTP client that you have. Each service is a module with the same verbs:
payload, sign, verify, …request, …response.
"""

from . import bitbitduo, mixin, pave, toobit, velafi
from ._constants import Outcome, Status
from ._core import *  # noqa: F403
from ._core import __all__ as _names
from ._keys import Ed25519Key, HmacKey
from ._native import BhAuthError, Params, Text, ffi, lib
from ._store import AsyncTokenStore, TokenAsk, TokenStore, TokenTurn, TurnLost
from ._tokens import ServiceError, StoreError
from ._values import Accepted, HttpResponse, Partial, Refused, Request, Response, Unknown, Window

__version__: str = ffi.string(lib.bh_version()).decode()

__all__ = [
    "Accepted",
    "AsyncTokenStore",
    "BhAuthError",
    "Ed25519Key",
    "HmacKey",
    "HttpResponse",
    "Outcome",
    "Params",
    "Partial",
    "Refused",
    "Request",
    "Response",
    "ServiceError",
    "Status",
    "StoreError",
    "Text",
    "TokenAsk",
    "TokenStore",
    "TokenTurn",
    "TurnLost",
    "Unknown",
    "Window",
    "__version__",
    "bitbitduo",
    "mixin",
    "pave",
    "toobit",
    "velafi",
]
__all__ += _names
