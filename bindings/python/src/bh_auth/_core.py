# Written by `cargo xtask api` from src/ffi and src/core/error.rs: edit those.
# ruff: noqa: E402, F401, F841
"""Keys, primitives and time."""

from dataclasses import dataclass, field
from enum import IntEnum, IntFlag
from typing import Any, NamedTuple, Optional

from ._keys import Ed25519Key, HmacKey, PrivateKey, Secret
from ._native import Buffer, Fixed, Inputs, Number, Out, Params, Struct, Text, call, lib, list_of, text_of
from ._values import HttpResponse, Request, Response, Window, response_of


class TokenAction(IntEnum):
    """What to do about a token: a TOKEN_ constant."""

    USE = 0
    """The token is good: use it. wait_ms tells when to look again."""
    REFRESH = 1
    """Request a new token now."""
    WAIT = 2
    """There is no good token and the service takes no request yet: wait wait_ms."""


def secret_check(secret: Text) -> None:
    """Tell whether a secret looks as if something was copied along with it, or as if it were something else: the
    commonest cause of a wrong signature, and no error for hmac_key_init, since a secret may be any bytes. Raw bytes
    may look so by chance.

    - secret: the secret as it was read.

    Raises BhAuthError with SECRET_EMPTY, SECRET_UTF16, SECRET_BYTE_ORDER_MARK, SECRET_FILE, SECRET_SPACE, SECRET_PLACEHOLDER, SECRET_ASSIGNMENT, SECRET_QUOTES, SECRET_INVISIBLE, SECRET_CONTROL, SECRET_MASKED, SECRET_ENCODED.
    """
    with Inputs() as i:
        call("bh_secret_check", [], i.view(secret))


def ed25519_public_read(text: Text) -> bytes:
    """Read an Ed25519 public key from a text or file: in the forms of ed25519_key_read, with SubjectPublicKeyInfo for
    PKCS#8.

    - text: the key or the file.

    Raises BhAuthError with EMPTY, KEY_PRIVATE, PUBLIC_KEY, SECRET_EMPTY, KEY_LENGTH, KEY_ENCODING, KEY_MISMATCH, KEY_PUBLIC, KEY_RSA, KEY_ENCRYPTED, KEY_KIND, KEY_FORM, KEY_JSON, SECRET_SPACE, SECRET_BYTE_ORDER_MARK, SECRET_UTF16, SECRET_QUOTES, SECRET_INVISIBLE, SECRET_CONTROL, SECRET_ASSIGNMENT, SECRET_PLACEHOLDER, SECRET_MASKED, SECRET_FILE.
    """
    with Inputs() as i:
        result: bytes = call("bh_ed25519_public_read", [Fixed(32, False)], i.view(text))
        return result


def sha256(message: Text) -> bytes:
    """SHA-256 (FIPS 180-4).

    - message: any bytes.
    """
    with Inputs() as i:
        result: bytes = call("bh_sha256", [Fixed(32, False)], i.view(message))
        return result


def hmac_sha256(key: Secret, message: Text) -> bytes:
    """HMAC-SHA256 (RFC 2104). Compare MACs with equal, never with memcmp.

    - key: a prepared key.
    - message: any bytes.

    Raises BhAuthError with KEY.
    """
    with Inputs() as i:
        result: bytes = call("bh_hmac_sha256", [Fixed(32, False)], i.hmac(key), i.view(message))
        return result


def equal(a: Text, b: Text) -> bool:
    """Compare two byte strings in a time that depends on their lengths only.

    - a: any bytes; different lengths are not equal.
    - b: any bytes; different lengths are not equal.
    """
    with Inputs() as i:
        return bool(lib.bh_equal(i.view(a), i.view(b)))


def ed25519_public(key: PrivateKey) -> bytes:
    """The public half of an Ed25519 key.

    - key: a prepared key.

    Raises BhAuthError with KEY.
    """
    with Inputs() as i:
        result: bytes = call("bh_ed25519_public", [Fixed(32, False)], i.ed25519(key))
        return result


def ed25519_sign(key: PrivateKey, message: Text) -> bytes:
    """Sign with Ed25519 (RFC 8032, section 5.1.6): pure, deterministic.

    - key: a prepared key.
    - message: any bytes.

    Raises BhAuthError with KEY.
    """
    with Inputs() as i:
        result: bytes = call("bh_ed25519_sign", [Fixed(64, False)], i.ed25519(key), i.view(message))
        return result


def ed25519_verify(signature: bytes, public32: bytes, message: Text) -> None:
    """Verify an Ed25519 signature, strictly: small-order points, non-canonical points and an s that is not below the
    group's order are rejected (RFC 8032, section 5.1.7, and RFC 8037).

    - signature: BH_ED25519_SIGNATURE_SIZE bytes.
    - public32: BH_ED25519_PUBLIC_SIZE bytes.
    - message: any bytes.

    Raises BhAuthError with PUBLIC_KEY, SIGNATURE.
    """
    with Inputs() as i:
        call("bh_ed25519_verify", [], i.array(signature, 64), i.array(public32, 32), i.view(message))


def hex_encode(bytes: Text) -> str:
    """Write bytes as lower-case hex.

    - bytes: any bytes.
    """
    with Inputs() as i:
        result: str = call("bh_hex_encode", [Buffer(True)], i.view(bytes))
        return result


def hex_decode(hex: Text) -> bytes:
    """Read hex of either case.

    - hex: an even number of hex characters, nothing else.

    Raises BhAuthError with ENCODING.
    """
    with Inputs() as i:
        result: bytes = call("bh_hex_decode", [Buffer(False)], i.view(hex))
        return result


def base64url_encode(bytes: Text) -> str:
    """Write bytes as base64url without padding (RFC 4648, section 5).

    - bytes: any bytes.
    """
    with Inputs() as i:
        result: str = call("bh_base64url_encode", [Buffer(True)], i.view(bytes))
        return result


def base64url_decode(base64url: Text) -> bytes:
    """Read base64url as JWTs have it: no padding, only canonical text.

    - base64url: the text.

    Raises BhAuthError with ENCODING.
    """
    with Inputs() as i:
        result: bytes = call("bh_base64url_decode", [Buffer(False)], i.view(base64url))
        return result


def percent_encode(text: Text) -> str:
    """Write a text percent-encoded: all but letters, digits and - _ . ~ (RFC 3986, section 2.3), in upper-case hex.

    - text: any bytes, not yet encoded.
    """
    with Inputs() as i:
        result: str = call("bh_percent_encode", [Buffer(True)], i.view(text))
        return result


def query_encode(params: Params) -> str:
    """Write a query, for the services that take a ready target, or a form: names and values percent-encoded as by
    percent_encode, in your order, each pair as name=value, joined by &.

    - params: the parameters, not yet encoded; a name may stand there more than once.

    Raises BhAuthError with PARAM_NAME.
    """
    with Inputs() as i:
        result: str = call("bh_query_encode", [Buffer(True)], *i.params(params))
        return result


def time_format_utc(time_s: int) -> str:
    """Format a time as UTC, YYYY-MM-DDTHH:MM:SSZ (RFC 3339).

    - time_s: Unix time in seconds.

    Raises BhAuthError with TIME_IS_MILLISECONDS, TIME_RANGE.
    """
    with Inputs() as i:
        result: str = call("bh_time_format_utc", [Fixed(21, True)], time_s)
        return result


def time_format_seconds(time_s: int) -> str:
    """Format a time as Unix seconds in decimal: the timestamp that PAVE's samples send, where its table asks for the
    form of time_format_utc.

    - time_s: Unix time in seconds.

    Raises BhAuthError with TIME_IS_MILLISECONDS, TIME_RANGE.
    """
    with Inputs() as i:
        result: str = call("bh_time_format_seconds", [Buffer(True)], time_s)
        return result


def time_parse_utc(text: Text) -> int:
    """Read a time of RFC 3339, such as 2021-05-30T12:49:19Z, or of the header Date in any of HTTP's three forms (RFC
    9110, section 5.6.7), such as Sun, 30 May 2021 12:49:19 GMT. A fraction of a second is dropped; an offset such
    as +08:00 is taken into account; the 60th second is the next minute's first.

    - text: the time, nothing around it.

    Raises BhAuthError with TIME_FORMAT.
    """
    with Inputs() as i:
        result: int = call("bh_time_parse_utc", [Number("int64_t *")], i.view(text))
        return result


def now_ms() -> int:
    """Read the system's clock.

    Raises BhAuthError with SYSTEM_CLOCK.
    """
    with Inputs() as i:
        result: int = call("bh_now_ms", [Number("int64_t *")])
        return result


def uuid_v4() -> str:
    """Draw a random UUID (RFC 9562, version 4) from the system's random source: a jti, an X-Request-Id.

    Raises BhAuthError with SYSTEM_RANDOM.
    """
    with Inputs() as i:
        result: str = call("bh_uuid_v4", [Fixed(37, True)])
        return result


def random_below(bound: int) -> int:
    """Draw a random number from the system's random source, each value as likely as the others.

    - bound: how many values there are.

    Raises BhAuthError with BOUND, SYSTEM_RANDOM.
    """
    with Inputs() as i:
        result: int = call("bh_random_below", [Number("uint32_t *")], bound)
        return result


class ClockOffset(NamedTuple):
    """What clock_offset returns."""

    offset_ms: int
    uncertainty_ms: int


def clock_offset(sent_ms: int, received_ms: int, server_time_ms: int, resolution_ms: int) -> ClockOffset:
    """Work out how far a server's clock is ahead of yours. Add the offset to your own time before you sign.

    - sent_ms: your clock when the request for the server's time was sent and when its response came; it
      may begin anywhere, so that its unit is not checked.
    - received_ms: your clock when the request for the server's time was sent and when its response came;
      it may begin anywhere, so that its unit is not checked.
    - server_time_ms: what the server said.
    - resolution_ms: the step of its clock: 1 if it gives milliseconds, 1000 if it gives seconds.

    Raises BhAuthError with INTERVAL, TIME_RANGE, TIME_IS_SECONDS.
    """
    with Inputs() as i:
        result: Any = call("bh_clock_offset", [Number("int64_t *"), Number("int64_t *")], sent_ms, received_ms, server_time_ms, resolution_ms)
        return ClockOffset(result[0], result[1])


class TokenRule(NamedTuple):
    """What token_rule returns."""

    action: TokenAction
    wait_ms: int


def token_rule(now_ms: int, *, issued_ms: int = 0, expires_ms: int = 0, last_request_ms: int = 0, min_interval_ms: int = 0, refresh_ahead_ms: int = 0) -> TokenRule:
    """Decide what to do about a token: use it, request a new one, or wait. A good token is refreshed ahead of its
    expiry, but never sooner after the last request than the service wants. A token that was issued ahead of now_ms,
    as before a clock was put right, is refreshed. Call it before each use.

    - issued_ms: When the token was issued; 0 if there is no token.
    - expires_ms: When it expires; 0 if there is no token.
    - last_request_ms: When a token was last requested, with or without success; 0 if never.
    - min_interval_ms: How long the service wants between two requests; 0 if it does not say.
    - refresh_ahead_ms: How long ahead of its expiry a token is refreshed. 0: 5 minutes, but at most a
      tenth of the token's lifetime.
    - now_ms: the present time.

    Raises BhAuthError with INTERVAL, TIME_IS_SECONDS, TIME_RANGE.
    """
    with Inputs() as i:
        result: Any = call("bh_token_rule", [Number("bh_token_action *"), Number("int64_t *")], i.struct("bh_token_times", [("issued_ms", "", issued_ms), ("expires_ms", "", expires_ms), ("last_request_ms", "", last_request_ms), ("min_interval_ms", "", min_interval_ms), ("refresh_ahead_ms", "", refresh_ahead_ms)]), now_ms)
        return TokenRule(TokenAction(result[0]), result[1])

__all__ = ["TokenAction", "secret_check", "ed25519_public_read", "sha256", "hmac_sha256", "equal", "ed25519_public", "ed25519_sign", "ed25519_verify", "hex_encode", "hex_decode", "base64url_encode", "base64url_decode", "percent_encode", "query_encode", "time_format_utc", "time_format_seconds", "time_parse_utc", "now_ms", "uuid_v4", "random_below", "ClockOffset", "clock_offset", "TokenRule", "token_rule"]
