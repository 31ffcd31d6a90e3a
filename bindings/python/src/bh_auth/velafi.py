# Written by `cargo xtask api` from src/ffi and src/core/error.rs: edit those.
# ruff: noqa: E402, F401, F841
"""VelaFi: HMAC-SHA256 of timestamp=<ms>, for a token; later calls carry it."""

from dataclasses import dataclass, field
from enum import IntEnum, IntFlag
from typing import Any, NamedTuple, Optional

from ._keys import Ed25519Key, HmacKey, PrivateKey, Secret
from ._native import Buffer, Fixed, Inputs, Number, Out, Params, Struct, Text, bytes_of, call, lib, list_of, text_of
from ._values import HttpResponse, Request, Response, Window, response_of
from ._core import Diagnosis

HOST = "https://api.velafi.com"
HOST_TESTS = "https://api-test.velafi.com"


def payload(timestamp_ms: int) -> bytes:
    """The exact bytes that VelaFi's signature is over: timestamp=<ms>.

    - timestamp_ms: Unix time in milliseconds.

    Raises BhAuthError with TIME_IS_SECONDS, TIME_RANGE.
    """
    with Inputs() as i:
        result: bytes = call("bh_velafi_payload", [Buffer(False)], timestamp_ms)
        return result


def sign(key: Secret, timestamp_ms: int) -> str:
    """Sign a VelaFi token request: HMAC-SHA256 of timestamp=<ms>, in hex.

    - key: from the API secret.
    - timestamp_ms: Unix time in milliseconds; send this very number.

    It does not build the request: see velafi_token_request.

    Raises BhAuthError with KEY, TIME_IS_SECONDS, TIME_RANGE.
    """
    with Inputs() as i:
        result: str = call("bh_velafi_sign", [Fixed(65, True)], i.hmac(key), timestamp_ms)
        return result


def verify(signature: Text, key: Secret, timestamp_ms: int, window: Optional[Window] = None) -> None:
    """Verify a VelaFi signature in constant time.

    - signature: 64 hex characters, either case.
    - key: from the API secret.
    - timestamp_ms: as received.
    - window: the times to accept, or None. The document does not say what VelaFi tolerates.

    Raises BhAuthError with SIGNATURE, SIGNATURE_FORMAT, STALE, FUTURE, KEY, TIME_IS_SECONDS, TIME_RANGE, INTERVAL.
    """
    with Inputs() as i:
        call("bh_velafi_verify", [], i.view(signature), i.hmac(key), timestamp_ms, i.window(window))


def token_request(key: Secret, api_key: Text, timestamp_ms: int) -> Request:
    """Build VelaFi's token request: GET /v2/token/generate, with the header X-BH-APIKEY.

    - key: from the API secret.
    - api_key: the API key.
    - timestamp_ms: now, in Unix milliseconds.

    Raises BhAuthError with KEY, EMPTY, HEADER_VALUE, TIME_IS_SECONDS, TIME_RANGE.
    """
    with Inputs() as i:
        result: Request = call("bh_velafi_token_request", [Struct("bh_request *", Request._of), Buffer(None)], i.hmac(key), i.view(api_key), timestamp_ms)
        return result


def token_response(http: HttpResponse) -> Response:
    """Read VelaFi's response to a token request: token, expires_ms (whether it came as a string or as a number), or
    the error.

    - http: what came of the request.

    Raises BhAuthError with RESPONSE, HTTP_STATUS, RESERVED.
    """
    with Inputs() as i:
        result: Response = call("bh_velafi_token_response", [Struct("bh_response *", response_of), Buffer(None)], http._to(i))
        return result


def request(*, token: Text = b"", method: Text = b"", target: Text = b"", body: Text = b"", content_type: Text = b"") -> Request:
    """Build any later call to VelaFi: the header X-BH-TOKEN (not X-BH-APIKEY, which is for the token request alone)
    and no signature. With a body, Content-Type is added.

    - token: The token, from velafi_token_response. Empty for the calls that need none, which are GET
      under /v2/base/.
    - method: The HTTP method in upper case.
    - target: Path and query as sent.
    - body: The body to send, or empty.
    - content_type: The body's content type, such as multipart/form-data; boundary=...; empty:
      application/json. Without a body none is sent.

    Raises BhAuthError with EMPTY, HEADER_VALUE, METHOD, TARGET, BODY_KIND, RESERVED.
    """
    with Inputs() as i:
        result: Request = call("bh_velafi_request", [Struct("bh_request *", Request._of), Buffer(None)], i.struct("bh_velafi_call", [("token", "", i.view(token)), ("method", "", i.view(method)), ("target", "", i.view(target)), ("body", "", i.view(body)), ("content_type", "", i.view(content_type))]))
        return result


def response(http: HttpResponse) -> Response:
    """Read VelaFi's response to a later call: its outcome and the error. The data itself is yours to read from the
    body.

    - http: what came of the request.

    Raises BhAuthError with RESPONSE, HTTP_STATUS, RESERVED.
    """
    with Inputs() as i:
        result: Response = call("bh_velafi_response", [Struct("bh_response *", response_of), Buffer(None)], http._to(i))
        return result


def webhook_verify(signature: Text, public_key: Text, body: Text) -> None:
    """Verify a push of VelaFi's: RSASSA-PKCS1-v1_5 with SHA-256 over the raw body. Pass the bytes as they came: a body
    that was parsed and written again has another signature.

    - signature: the header signature, hex of either case.
    - public_key: data.publicKey of the response to /v2/webhook, as it came; or PEM.
    - body: the bytes of the request.

    Nothing in what is signed is a time: a push that somebody sends again verifies again. Remember
    velafi_webhook_id.

    Raises BhAuthError with SIGNATURE, SIGNATURE_FORMAT, SIGNATURE_BASE64, EMPTY, RSA_KEY, RSA_SIZE, RSA_EXPONENT, KEY_PRIVATE.
    """
    with Inputs() as i:
        call("bh_velafi_webhook_verify", [], i.view(signature), i.view(public_key), i.view(body))


def webhook_id(body: Text) -> str:
    """What a verified push is told from others by, to be remembered: its event, the id of the order or transaction,
    the state of that, and when it came to be in it, with a space between. A push with an id that you have seen is a
    replay, or VelaFi's second attempt: acknowledge it, and do nothing.

    - body: the bytes of the request.

    Raises BhAuthError with PUSH.
    """
    with Inputs() as i:
        result: str = call("bh_velafi_webhook_id", [Buffer(True)], i.view(body))
        return result


def webhook_acknowledge(accepted: int) -> str:
    """The body that VelaFi wants as the response to a push, under HTTP status 200: {"callbackStatus":"SUCCESS"} or
    {"callbackStatus":"FAIL"}.

    - accepted: 0: it failed; else: it was taken.
    """
    with Inputs() as i:
        result: str = call("bh_velafi_webhook_acknowledge", [Buffer(True)], accepted)
        return result


def diagnose(signature: Text, secret: Text, api_key: Text, timestamp_ms: int) -> Diagnosis:
    """Find out why the signature of a token request is wrong: which known mistake, or which two, make exactly this
    signature. toobit_diagnose has more.

    - signature: the wrong one, as it was sent.
    - secret: the secret key, its text.
    - api_key: the API key, or empty.
    - timestamp_ms: as sent.

    Raises BhAuthError with EMPTY, SECRET_EMPTY.
    """
    with Inputs() as i:
        result: Diagnosis = call("bh_velafi_diagnose", [Struct("bh_diagnosis *", Diagnosis._of), Buffer(None)], i.view(signature), i.view(secret), i.view(api_key), timestamp_ms)
        return result


from ._auth import VelafiAuth as Auth
from ._auth import AsyncVelafiAuth as AsyncAuth
from ._tokens import VelafiTokenSource as TokenSource
from ._tokens import AsyncVelafiTokenSource as AsyncTokenSource

__all__ = ["HOST", "HOST_TESTS", "payload", "sign", "verify", "token_request", "token_response", "request", "response", "webhook_verify", "webhook_id", "webhook_acknowledge", "diagnose", "Auth", "AsyncAuth", "TokenSource", "AsyncTokenSource"]
