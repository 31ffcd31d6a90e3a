# Written by `cargo xtask api` from src/ffi and src/core/error.rs: edit those.
# ruff: noqa: E402, F401, F841
"""BITBITDUO: SHA-256 or HMAC-SHA256, by one of three schemes, for a token."""

from dataclasses import dataclass, field
from enum import IntEnum, IntFlag
from typing import Any, NamedTuple, Optional

from ._keys import Ed25519Key, HmacKey, PrivateKey, Secret
from ._native import Buffer, Fixed, Inputs, Number, Out, Params, Struct, Text, bytes_of, call, lib, list_of, text_of
from ._values import HttpResponse, Request, Response, Window, response_of
from ._core import Diagnosis

HOST = "https://qaxxxrenewserver.bitbitduo.com"
HOST_TRADE = "https://qatradee33e690ab2de05dc.bitbitduo.com"


class Scheme(IntEnum):
    """Which reading of BITBITDUO's document a signature follows: a BITBITDUO_ constant."""

    SHA256 = 0
    """Plain SHA-256 of appkey=...&random=...&time=...: what BITBITDUO's document says in words, and what its own demo
    sends. Use this one unless you know better.
    """
    HMAC_SHA256 = 1
    """HMAC-SHA256 of appkey=...&random=...&time=..., its key the appkey."""
    HMAC_SHA256_APPID = 2
    """HMAC-SHA256 of appid=...&random=...&time=..., its key the appkey: the document's Java code, taken over the
    parameters that are sent.
    """


TOKEN_LIFETIME_MS = 7200000
"""How long a BITBITDUO token lives: 2 hours, in milliseconds."""
MIN_INTERVAL_MS = 60000
"""BITBITDUO takes one token request a minute: that minute, in milliseconds."""


def random() -> int:
    """Draw the random number of a BITBITDUO token request.

    Raises BhAuthError with SYSTEM_RANDOM.
    """
    with Inputs() as i:
        result: int = call("bh_bitbitduo_random", [Number("uint32_t *")])
        return result


def payload(scheme: int, app_id: Text, app_key: Text, random: int, time_s: int) -> bytes:
    """The exact bytes that BITBITDUO's signature is made of, by the scheme. With the schemes other than _APPID they
    contain the app key: wipe buf after use and never log it.

    - scheme: BITBITDUO_SHA256 or another BITBITDUO_ scheme.
    - app_id: both non-empty, taken as they are.
    - app_key: both non-empty, taken as they are.
    - random: 100000 to 999999.
    - time_s: Unix time in seconds.

    Raises BhAuthError with SCHEME, EMPTY, TEXT, SECRET_EMPTY, RANDOM_RANGE, TIME_IS_MILLISECONDS, TIME_RANGE.
    """
    with Inputs() as i:
        result: bytes = call("bh_bitbitduo_payload", [Buffer(False)], scheme, i.view(app_id), i.view(app_key), random, time_s)
        return result


def sign(scheme: int, app_id: Text, app_key: Text, random: int, time_s: int) -> str:
    """Sign a BITBITDUO token request: the parameter sig, in hex.

    - scheme: BITBITDUO_SHA256 or another BITBITDUO_ scheme.
    - app_id: both non-empty, taken as they are.
    - app_key: both non-empty, taken as they are.
    - random: 100000 to 999999.
    - time_s: Unix time in seconds.

    Raises BhAuthError with SCHEME, EMPTY, TEXT, SECRET_EMPTY, RANDOM_RANGE, TIME_IS_MILLISECONDS, TIME_RANGE.
    """
    with Inputs() as i:
        result: str = call("bh_bitbitduo_sign", [Fixed(65, True)], scheme, i.view(app_id), i.view(app_key), random, time_s)
        return result


def verify(signature: Text, scheme: int, app_id: Text, app_key: Text, random: int, time_s: int, window: Optional[Window] = None) -> None:
    """Verify a BITBITDUO signature in constant time.

    - signature: 64 hex characters, either case.
    - scheme: of the account.
    - app_id: of the account.
    - app_key: of the account.
    - random: as received.
    - time_s: as received.
    - window: the times to accept, or None. The document does not say what BITBITDUO tolerates.

    By BITBITDUO's design the schemes SHA256 and HMAC_SHA256 do not cover the appid: whoever has the key of one can
    ask for another. Look up the appkey by the appid.

    Raises BhAuthError with SIGNATURE, SIGNATURE_FORMAT, STALE, FUTURE, SCHEME, EMPTY, TEXT, SECRET_EMPTY, RANDOM_RANGE, TIME_IS_MILLISECONDS, TIME_RANGE, TIME_IS_SECONDS, INTERVAL.
    """
    with Inputs() as i:
        call("bh_bitbitduo_verify", [], i.view(signature), scheme, i.view(app_id), i.view(app_key), random, time_s, i.window(window))


def token_request(scheme: int, app_id: Text, app_key: Text, random: int, time_s: int) -> Request:
    """Build BITBITDUO's token request: GET /serv/apiToken. The service takes one a minute: see token_rule.

    - scheme: BITBITDUO_SHA256 or another BITBITDUO_ scheme.
    - app_id: both non-empty, taken as they are.
    - app_key: both non-empty, taken as they are.
    - random: 100000 to 999999.
    - time_s: Unix time in seconds.

    Raises BhAuthError with SCHEME, EMPTY, TEXT, SECRET_EMPTY, RANDOM_RANGE, TIME_IS_MILLISECONDS, TIME_RANGE.
    """
    with Inputs() as i:
        result: Request = call("bh_bitbitduo_token_request", [Struct("bh_request *", Request._of), Buffer(None)], scheme, i.view(app_id), i.view(app_key), random, time_s)
        return result


def token_response(http: HttpResponse, sent_ms: int) -> Response:
    """Read BITBITDUO's response to a token request: token, expires_ms, or one of the six errors, whether it came as a
    string or as a number.

    - http: what came of the request.
    - sent_ms: when the request was sent, in Unix milliseconds: the response does not tell when the token
      expires, so its 2 hours are counted from then.

    Raises BhAuthError with RESPONSE, HTTP_STATUS, RESERVED, TIME_IS_SECONDS, TIME_RANGE.
    """
    with Inputs() as i:
        result: Response = call("bh_bitbitduo_token_response", [Struct("bh_response *", response_of), Buffer(None)], http._to(i), sent_ms)
        return result


def time_request() -> Request:
    """Build the request for BITBITDUO's time: GET /serv/time, unsigned.
    """
    with Inputs() as i:
        result: Request = call("bh_bitbitduo_time_request", [Struct("bh_request *", Request._of), Buffer(None)])
        return result


def time_response(http: HttpResponse) -> Response:
    """Read BITBITDUO's time: server_time_ms, for clock_offset with a resolution of 1000, since the service gives
    seconds.

    - http: what came of the request.

    Raises BhAuthError with RESPONSE, HTTP_STATUS, RESERVED.
    """
    with Inputs() as i:
        result: Response = call("bh_bitbitduo_time_response", [Struct("bh_response *", response_of), Buffer(None)], http._to(i))
        return result


def request(token: Text, rpc_method: Text, rpc_params: Text, rpc_id: int) -> Request:
    """Build a call after the token: POST of a JSON-RPC body, whose first parameter is the token. Nothing is signed.
    Its host is https://qatradee33e690ab2de05dc.bitbitduo.com.

    - token: of bitbitduo_token_response; empty for a method without one.
    - rpc_method: balance.query, order.query (offset, limit), order.limit (market, side, amount, price,
      0), order.market (market, side, amount, 0), order.cancel (market, order id), order.history (market,
      from, to, offset, limit), or, without token, depth.query (market, limit).
    - rpc_params: what stands behind the token, a JSON list such as ["BBD/ETH",2,"100","0.0001",0]; empty
      for none. Side 2 buys, 1 sells; amounts and prices are text.
    - rpc_id: comes back in the response.

    Raises BhAuthError with RPC_METHOD, RPC_PARAMS, EMPTY, HEADER_VALUE.
    """
    with Inputs() as i:
        result: Request = call("bh_bitbitduo_request", [Struct("bh_request *", Request._of), Buffer(None)], i.view(token), i.view(rpc_method), i.view(rpc_params), rpc_id)
        return result


def message(token: Text, rpc_method: Text, rpc_params: Text, rpc_id: int) -> str:
    """Write a call as a message of the socket wss://qatradee33e690ab2de05dc.bitbitduo.com/ws/, which takes the methods
    of bitbitduo_request and depth.subscribe (market, such as 1x, limit), deals.subscribe (market), both without
    token, orders.subscribe and balance.subscribe.

    - token: of bitbitduo_token_response; empty for a method without one.
    - rpc_method: balance.query, order.query (offset, limit), order.limit (market, side, amount, price,
      0), order.market (market, side, amount, 0), order.cancel (market, order id), order.history (market,
      from, to, offset, limit), or, without token, depth.query (market, limit).
    - rpc_params: what stands behind the token, a JSON list such as ["BBD/ETH",2,"100","0.0001",0]; empty
      for none. Side 2 buys, 1 sells; amounts and prices are text.
    - rpc_id: comes back in the response.

    Raises BhAuthError with RPC_METHOD, RPC_PARAMS, EMPTY, HEADER_VALUE.
    """
    with Inputs() as i:
        result: str = call("bh_bitbitduo_message", [Buffer(True)], i.view(token), i.view(rpc_method), i.view(rpc_params), rpc_id)
        return result


def response(http: HttpResponse, rpc_id: int) -> Response:
    """Read the response to a call after the token. BITBITDUO documents none: it is read as that of ViaBTC's open
    server, whose calls these are. The result itself is yours to read from the body.

    - http: what came of the request.
    - rpc_id: the call's; the response to another call is none to this one.

    Raises BhAuthError with RESPONSE, HTTP_STATUS, RESERVED.
    """
    with Inputs() as i:
        result: Response = call("bh_bitbitduo_response", [Struct("bh_response *", response_of), Buffer(None)], http._to(i), rpc_id)
        return result


def diagnose(signature: Text, scheme: int, app_id: Text, app_key: Text, random: int, time_s: int) -> Diagnosis:
    """Find out why a sig is wrong: which known mistake, or which two, make exactly this one; also that it is right by
    another scheme. toobit_diagnose has more.

    - signature: the wrong one, as it was sent.
    - scheme: that is meant.
    - app_id: as sent.
    - app_key: as sent.
    - random: as sent.
    - time_s: as sent.

    Raises BhAuthError with EMPTY, SECRET_EMPTY, SCHEME.
    """
    with Inputs() as i:
        result: Diagnosis = call("bh_bitbitduo_diagnose", [Struct("bh_diagnosis *", Diagnosis._of), Buffer(None)], i.view(signature), scheme, i.view(app_id), i.view(app_key), random, time_s)
        return result


from ._tokens import BitbitduoTokenSource as TokenSource
from ._tokens import AsyncBitbitduoTokenSource as AsyncTokenSource

__all__ = ["HOST", "HOST_TRADE", "Scheme", "TOKEN_LIFETIME_MS", "MIN_INTERVAL_MS", "random", "payload", "sign", "verify", "token_request", "token_response", "time_request", "time_response", "request", "message", "response", "diagnose", "TokenSource", "AsyncTokenSource"]
