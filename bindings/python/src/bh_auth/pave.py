# Written by `cargo xtask api` from src/ffi and src/core/error.rs: edit those.
# ruff: noqa: E402, F401, F841
"""PAVE: HMAC-SHA256 of <username>:<api_key>@<timestamp> is the token."""

from dataclasses import dataclass, field
from enum import IntEnum, IntFlag
from typing import Any, NamedTuple, Optional

from ._keys import Ed25519Key, HmacKey, PrivateKey, Secret
from ._native import Buffer, Fixed, Inputs, Number, Out, Params, Struct, Text, bytes_of, call, lib, list_of, text_of
from ._values import HttpResponse, Request, Response, Window, response_of
from ._core import Diagnosis

HOST = "https://openapi.paveapi.com"


WINDOW_MS = 300000
"""How long PAVE accepts a token, in milliseconds: for a verifier's past_ms. Source: PAVE, 'Authentication': it expires
within 5 minutes.
"""
TOKEN_LIFETIME_MS = 300000
"""How long an access token is good: 5 minutes, in milliseconds, for token_rule. Make one for each request rather."""


def payload(username: Text, api_key: Text, timestamp: Text) -> bytes:
    """The exact bytes that PAVE's token is made of: <username>:<api_key>@<timestamp>.

    - username: the primary account name.
    - api_key: the API key.
    - timestamp: any text; all three are taken as they are, : and @ are not escaped.

    Raises BhAuthError with EMPTY, TEXT.
    """
    with Inputs() as i:
        result: bytes = call("bh_pave_payload", [Buffer(False)], i.view(username), i.view(api_key), i.view(timestamp))
        return result


def sign(key: Secret, username: Text, api_key: Text, timestamp: Text) -> str:
    """Make PAVE's access token: HMAC-SHA256 of the payload, in hex.

    - key: from the API secret.
    - username: the primary account name.
    - api_key: the API key.
    - timestamp: the very text that the header API-Timestamp will hold: time_format_utc makes the
      documented form, time_format_seconds that of PAVE's own samples.

    Raises BhAuthError with KEY, EMPTY, TEXT.
    """
    with Inputs() as i:
        result: str = call("bh_pave_sign", [Fixed(65, True)], i.hmac(key), i.view(username), i.view(api_key), i.view(timestamp))
        return result


def verify(signature: Text, key: Secret, username: Text, api_key: Text, timestamp: Text, window: Optional[Window] = None) -> None:
    """Verify a PAVE token in constant time, over the timestamp exactly as it was received: reformatting it (Z into
    +00:00) breaks the signature.

    - signature: the token, 64 hex characters, either case.
    - key: from the API secret.
    - username: as received.
    - api_key: as received.
    - timestamp: as received.
    - window: the times to accept, or None; with one, timestamp must be RFC 3339 or Unix seconds. PAVE
      accepts a token for PAVE_WINDOW_MS.

    Raises BhAuthError with SIGNATURE, SIGNATURE_FORMAT, STALE, FUTURE, TIME_FORMAT, KEY, EMPTY, TEXT, TIME_IS_SECONDS, TIME_RANGE, INTERVAL.
    """
    with Inputs() as i:
        call("bh_pave_verify", [], i.view(signature), i.hmac(key), i.view(username), i.view(api_key), i.view(timestamp), i.window(window))


def request(key: Secret, *, username: Text = b"", api_key: Text = b"", timestamp: Text = b"", method: Text = b"", target: Text = b"", body: Text = b"") -> Request:
    """Build a call to PAVE: the headers Accept: application/json, API-Key, API-Token, API-Timestamp and, with a body,
    Content-Type: application/json. Method, target and body are not signed.

    - key: from the API secret.
    - username: The primary account name, not a user of the dashboard.
    - api_key: The API key.
    - timestamp: The timestamp, sent and signed as it is.
    - method: The HTTP method in upper case.
    - target: Path and query as sent, such as /v1/sessions.
    - body: JSON to send, or empty.

    Raises BhAuthError with KEY, EMPTY, TEXT, HEADER_VALUE, METHOD, TARGET, BODY_KIND, RESERVED.
    """
    with Inputs() as i:
        result: Request = call("bh_pave_request", [Struct("bh_request *", Request._of), Buffer(None)], i.hmac(key), i.struct("bh_pave_call", [("username", "", i.view(username)), ("api_key", "", i.view(api_key)), ("timestamp", "", i.view(timestamp)), ("method", "", i.view(method)), ("target", "", i.view(target)), ("body", "", i.view(body))]))
        return result


def response(http: HttpResponse) -> Response:
    """Read PAVE's response: whether it was accepted. PAVE does not document its errors: the HTTP status decides, and a
    message or error in the body is passed on.

    - http: what came of the request.

    Raises BhAuthError with HTTP_STATUS, RESERVED.
    """
    with Inputs() as i:
        result: Response = call("bh_pave_response", [Struct("bh_response *", response_of), Buffer(None)], http._to(i))
        return result


def callback_verify(sent: Text, stored: Text) -> None:
    """Verify a callback of PAVE's in constant time. PAVE signs none: it sends back the header that was stored with
    POST /v1/callbacks, such as Authorization. Store a long random text. It protects nothing of the body.

    - sent: the header's value as received.
    - stored: the one that was stored.

    Raises BhAuthError with SIGNATURE, EMPTY.
    """
    with Inputs() as i:
        call("bh_pave_callback_verify", [], i.view(sent), i.view(stored))


def diagnose(signature: Text, secret: Text, username: Text, api_key: Text, timestamp: Text) -> Diagnosis:
    """Find out why an access token is wrong: which known mistake, or which two, make exactly this one. toobit_diagnose
    has more.

    - signature: the wrong one, as it was sent.
    - secret: the API secret, its text.
    - username: as sent.
    - api_key: as sent.
    - timestamp: as sent.

    Raises BhAuthError with EMPTY, SECRET_EMPTY.
    """
    with Inputs() as i:
        result: Diagnosis = call("bh_pave_diagnose", [Struct("bh_diagnosis *", Diagnosis._of), Buffer(None)], i.view(signature), i.view(secret), i.view(username), i.view(api_key), i.view(timestamp))
        return result


from ._auth import PaveAuth as Auth

__all__ = ["HOST", "WINDOW_MS", "TOKEN_LIFETIME_MS", "payload", "sign", "verify", "request", "response", "callback_verify", "diagnose", "Auth"]
