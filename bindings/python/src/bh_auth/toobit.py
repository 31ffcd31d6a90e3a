# Written by `cargo xtask api` from src/ffi and src/core/error.rs: edit those.
# ruff: noqa: E402, F401, F841
"""Toobit: HMAC-SHA256 of query and form body, joined without &."""

from dataclasses import dataclass, field
from enum import IntEnum, IntFlag
from typing import Any, NamedTuple, Optional

from ._keys import Ed25519Key, HmacKey, PrivateKey, Secret
from ._native import Buffer, Fixed, Inputs, Number, Out, Params, Struct, Text, bytes_of, call, lib, list_of, text_of
from ._values import HttpResponse, Request, Response, Window, response_of
from ._core import Diagnosis

HOST = "https://api.toobit.com"


DEFAULT_RECV_WINDOW_MS = 5000
"""The recvWindow that Toobit assumes, and that a toobit_call with 0 sends."""
MAX_RECV_WINDOW_MS = 60000
"""The greatest recvWindow that Toobit states."""
LISTEN_KEY_LIFETIME_MS = 3600000
"""How long a listen key lives after it was made or renewed: 60 minutes, in milliseconds."""


def payload(query: Text, body: Text) -> bytes:
    """The exact bytes that Toobit's signature is over: the query, directly followed by the form body, with no &
    between them.

    - query: without ?, with timestamp in milliseconds in it or in the body.
    - body: the form body, or empty.

    Raises BhAuthError with PARAM_SIGNATURE, QUERY, QUERY_CHARACTER, BODY_KIND.
    """
    with Inputs() as i:
        result: bytes = call("bh_toobit_payload", [Buffer(False)], i.view(query), i.view(body))
        return result


def sign(key: Secret, query: Text, body: Text) -> str:
    """Sign a ready query and form body: HMAC-SHA256 of the payload, in hex. Send the very same bytes, with
    signature=... appended to the body if there is a form body, else to the query.

    - key: from the secret key.
    - query: without ?, with timestamp in milliseconds in it or in the body.
    - body: the form body, or empty.

    It does not encode, sort or look for duplicates: toobit_request does all that is needed.

    Raises BhAuthError with KEY, PARAM_SIGNATURE, QUERY, QUERY_CHARACTER, BODY_KIND.
    """
    with Inputs() as i:
        result: str = call("bh_toobit_sign", [Fixed(65, True)], i.hmac(key), i.view(query), i.view(body))
        return result


def verify(signature: Text, key: Secret, query: Text, body: Text, now_ms: int) -> None:
    """Verify a Toobit signature in constant time, then the request's time by Toobit's rule: timestamp < now + 1000 &&
    now - timestamp <= recvWindow.

    - signature: 64 hex characters, either case.
    - key: from the secret key.
    - query: as received, without the signature.
    - body: as received, without the signature.
    - now_ms: the verifier's time in Unix milliseconds; 0: the time is not checked.

    By Toobit's design the signature does not cover where the query ends and the body begins: take no meaning from a
    parameter's place.

    Raises BhAuthError with SIGNATURE, SIGNATURE_FORMAT, STALE, FUTURE, TIMESTAMP_MISSING, TIMESTAMP_PLACE, RECV_WINDOW, KEY, PARAM_SIGNATURE, QUERY, QUERY_CHARACTER, BODY_KIND, TIME_IS_SECONDS, TIME_RANGE.
    """
    with Inputs() as i:
        call("bh_toobit_verify", [], i.view(signature), i.hmac(key), i.view(query), i.view(body), now_ms)


def request(key: Secret, *, api_key: Text = b"", method: Text = b"", path: Text = b"", query: Params = (), form: Params = (), json: Text = b"", timestamp_ms: int = 0, recv_window_ms: int = 0) -> Request:
    """Build a signed call to Toobit: names and values are percent-encoded (RFC 3986, section 2.3: only letters, digits
    and - _ . ~ stay), in your order; recvWindow, timestamp and signature are appended, to the form if there is one,
    else to the query. Headers: X-BB-APIKEY, and Content-Type with a body.

    - key: from the secret key.
    - api_key: The API key.
    - method: GET, POST, PUT or DELETE.
    - path: The path, such as /api/v1/spot/order; no query.
    - query: Parameters of the query, in the order in which they are sent.
    - form: Parameters of the form body, likewise; not with GET, not with json.
    - json: A JSON body (batch orders), which Toobit does not sign; or empty.
    - timestamp_ms: Now, in Unix milliseconds.
    - recv_window_ms: How old the request may be when it arrives; 0 sends 5000.

    Raises BhAuthError with KEY, EMPTY, HEADER_VALUE, METHOD, TARGET, PARAM_NAME, PARAM_SIGNATURE, PARAM_RESERVED, PARAM_DUPLICATE, RECV_WINDOW, INTERVAL, BODY_KIND, TIME_IS_SECONDS, TIME_RANGE, RESERVED.
    """
    with Inputs() as i:
        result: Request = call("bh_toobit_request", [Struct("bh_request *", Request._of), Buffer(None)], i.hmac(key), i.struct("bh_toobit_call", [("api_key", "", i.view(api_key)), ("method", "", i.view(method)), ("path", "", i.view(path)), ("query", "query_count", i.params(query)), ("form", "form_count", i.params(form)), ("json", "", i.view(json)), ("timestamp_ms", "", timestamp_ms), ("recv_window_ms", "", recv_window_ms)]))
        return result


def key_request(*, api_key: Text = b"", method: Text = b"", path: Text = b"", query: Params = (), form: Params = (), json: Text = b"", timestamp_ms: int = 0, recv_window_ms: int = 0) -> Request:
    """Build a call to Toobit that carries the API key alone, which is what the security types USER_STREAM and
    MARKET_DATA ask for: encoded as by toobit_request, without time and signature. Toobit's tables ask for a
    timestamp in the calls of user data streams all the same, and take them signed: prefer that.

    - api_key: The API key.
    - method: GET, POST, PUT or DELETE.
    - path: The path, such as /api/v1/spot/order; no query.
    - query: Parameters of the query, in the order in which they are sent.
    - form: Parameters of the form body, likewise; not with GET, not with json.
    - json: A JSON body (batch orders), which Toobit does not sign; or empty.
    - timestamp_ms: Now, in Unix milliseconds.
    - recv_window_ms: How old the request may be when it arrives; 0 sends 5000.

    Raises BhAuthError with EMPTY, HEADER_VALUE, METHOD, TARGET, PARAM_NAME, PARAM_SIGNATURE, PARAM_RESERVED, PARAM_DUPLICATE, BODY_KIND, RESERVED.
    """
    with Inputs() as i:
        result: Request = call("bh_toobit_key_request", [Struct("bh_request *", Request._of), Buffer(None)], i.struct("bh_toobit_call", [("api_key", "", i.view(api_key)), ("method", "", i.view(method)), ("path", "", i.view(path)), ("query", "query_count", i.params(query)), ("form", "form_count", i.params(form)), ("json", "", i.view(json)), ("timestamp_ms", "", timestamp_ms), ("recv_window_ms", "", recv_window_ms)]))
        return result


def response(http: HttpResponse) -> Response:
    """Read Toobit's response: its outcome and the error. The data itself is yours to read from the body. Of a batch
    each item says for itself what became of it: all accepted, all refused, or partial, with the first error;
    toobit_response_item reads the items.

    - http: what came of the request.

    Raises BhAuthError with RESPONSE, HTTP_STATUS, RESERVED.
    """
    with Inputs() as i:
        result: Response = call("bh_toobit_response", [Struct("bh_response *", response_of), Buffer(None)], http._to(i))
        return result


def response_item(http: HttpResponse, index: int) -> Response:
    """Read one item of the response to a batch of orders, as a response of its own: whether this item was accepted,
    its error, and in detail the item itself.

    - http: what came of the request.
    - index: from 0 to item_count - 1, as toobit_response counted.

    Raises BhAuthError with INDEX, HTTP_STATUS, RESERVED.
    """
    with Inputs() as i:
        result: Response = call("bh_toobit_response_item", [Struct("bh_response *", response_of), Buffer(None)], http._to(i), index)
        return result


def time_request() -> Request:
    """Build the request for Toobit's time: GET /api/v1/time, unsigned.
    """
    with Inputs() as i:
        result: Request = call("bh_toobit_time_request", [Struct("bh_request *", Request._of), Buffer(None)])
        return result


def time_response(http: HttpResponse) -> Response:
    """Read Toobit's time: server_time_ms, for clock_offset with a resolution of 1.

    - http: what came of the request.

    Raises BhAuthError with RESPONSE, HTTP_STATUS, RESERVED.
    """
    with Inputs() as i:
        result: Response = call("bh_toobit_time_response", [Struct("bh_response *", response_of), Buffer(None)], http._to(i))
        return result


def stream_response(http: HttpResponse, sent_ms: int) -> Response:
    """Read the response to the call that makes a user data stream, which is POST /api/v1/userDataStream (spot) or
    /api/v1/listenKey (futures), signed as any other. PUT with listenKey renews it, every 30 minutes is advised,
    DELETE closes it; toobit_response reads their responses. The listen key is token, 60 minutes from sent_ms
    expires_ms, for token_rule.

    - http: what came of the request.
    - sent_ms: when it was sent, in Unix milliseconds.

    Raises BhAuthError with RESPONSE, HTTP_STATUS, RESERVED, TIME_IS_SECONDS, TIME_RANGE.
    """
    with Inputs() as i:
        result: Response = call("bh_toobit_stream_response", [Struct("bh_response *", response_of), Buffer(None)], http._to(i), sent_ms)
        return result


def stream_url(listen_key: Text) -> str:
    """The address of the socket that a listen key opens, which needs no header. The listen key alone opens the
    account's stream: log neither.

    - listen_key: from toobit_stream_response.

    Raises BhAuthError with LISTEN_KEY.
    """
    with Inputs() as i:
        result: str = call("bh_toobit_stream_url", [Buffer(True)], i.view(listen_key))
        return result


def diagnose(signature: Text, secret: Text, query: Text, body: Text, api_key: Text, method: Text, path: Text) -> Diagnosis:
    """Find out why a signature is wrong: which known mistake, or which two, make exactly this signature. Nothing is
    guessed: what is named was computed again. Found or not, it takes time for many signatures: some ms, and 0.1 s
    for 64 KiB. It is for a developer beside the secret, not for a server.

    - signature: the wrong one, as it was sent.
    - secret: the secret key, its text.
    - query: as sent; a ? before it and signature in it are ignored.
    - body: the form or JSON as sent, or empty.
    - api_key: as sent; what is not known is empty, and mistakes with it are not found.
    - method: as sent; what is not known is empty, and mistakes with it are not found.
    - path: as sent; what is not known is empty, and mistakes with it are not found.

    Raises BhAuthError with EMPTY, SECRET_EMPTY, SIZE.
    """
    with Inputs() as i:
        result: Diagnosis = call("bh_toobit_diagnose", [Struct("bh_diagnosis *", Diagnosis._of), Buffer(None)], i.view(signature), i.view(secret), i.view(query), i.view(body), i.view(api_key), i.view(method), i.view(path))
        return result


from ._auth import ToobitAuth as Auth

__all__ = ["HOST", "DEFAULT_RECV_WINDOW_MS", "MAX_RECV_WINDOW_MS", "LISTEN_KEY_LIFETIME_MS", "payload", "sign", "verify", "request", "key_request", "response", "response_item", "time_request", "time_response", "stream_response", "stream_url", "diagnose", "Auth"]
