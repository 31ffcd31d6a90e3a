# Written by `cargo xtask api` from src/ffi and src/core/error.rs: edit those.
# ruff: noqa: E402, F401, F841
"""Keys, primitives, time, and what a diagnosis finds."""

from dataclasses import dataclass, field
from enum import IntEnum, IntFlag
from typing import Any, NamedTuple, Optional

from ._keys import Ed25519Key, HmacKey, PrivateKey, Secret
from ._native import Buffer, Fixed, Inputs, Number, Out, Params, Struct, Text, bytes_of, call, lib, list_of, text_of
from ._values import HttpResponse, Request, Response, Window, response_of


class TokenAction(IntEnum):
    """What to do about a token: a TOKEN_ constant."""

    USE = 0
    """The token is good: use it. wait_ms tells when to look again."""
    REFRESH = 1
    """Request a new token now."""
    WAIT = 2
    """There is no good token and the service takes no request yet: wait wait_ms."""


class Mistake(IntEnum):
    """A mistake that makes a signature wrong: a MISTAKE_ constant. Numbers and names are permanent."""

    UNKNOWN = 0
    """None of the known mistakes, and no two of them that were tried together, make this signature: compare secret and
    payload with what was signed there.
    """
    NONE = 1
    """There is no mistake: the signature is right."""
    SECRET_NEWLINE = 101
    """The secret ends in a line break: trim what is read from a file or an environment."""
    SECRET_SPACE = 102
    """A space or tab stands around the secret: trim it."""
    SECRET_NUL = 103
    """A NUL byte ends the secret: pass its length without it."""
    SECRET_BYTE_ORDER_MARK = 104
    """A byte order mark begins the secret: save the file without one."""
    SECRET_QUOTES = 105
    """Quotes stand around the secret: take them off."""
    SECRET_TRIMMED = 106
    """The secret given here has white space or quotes around it that the signature was made without: take them off
    here.
    """
    SECRET_HEX_DECODED = 107
    """The secret was decoded from hex: use its characters as they are."""
    SECRET_BASE64_DECODED = 108
    """The secret was decoded from Base64: use its characters as they are."""
    SECRET_HEX_ENCODED = 109
    """The secret was written as hex: use its characters as they are."""
    SECRET_BASE64_ENCODED = 110
    """The secret was written as Base64: use its characters as they are."""
    SECRET_IS_API_KEY = 111
    """The API key was taken for the secret: swap the two."""
    SECRET_CASE = 112
    """The secret is in another case: keep its letters as they are."""
    SECRET_CUT = 113
    """A part of the secret is missing: look for a limit on its length, and for a character left out when it was
    copied.
    """
    SECRET_UTF16 = 114
    """The secret was taken as UTF-16: take its UTF-8 bytes."""
    SECRET_PLACEHOLDER = 115
    """A placeholder of the documents was used for the secret: put the real one there."""
    SECRET_EMPTY = 116
    """The secret was empty: see that it is loaded before it is used."""
    SECRET_PERCENT_ENCODED = 117
    """The secret was percent-encoded, or decoded: use its characters as they are."""
    SECRET_HASHED = 118
    """A hash of the secret was used as the key: use its characters as they are."""
    SECRET_TWICE = 119
    """The secret stands there twice: paste it once."""
    SECRET_WITH_ITS_NAME = 120
    """A name or prefix stands before the secret: take only what is behind it."""
    SECRET_VARIABLE = 121
    """A variable's name was used for the secret: see that its value is filled in."""
    SECRET_REVERSED = 122
    """The secret is in reverse: keep the order of its characters."""
    SECRET_CHARACTER_SET = 123
    """The secret was taken in another character set, or with accents apart: take its UTF-8 bytes as they are."""
    PLAIN_HASH = 201
    """A hash without a key was taken: take HMAC-SHA256 with the secret as the key."""
    SECRET_APPENDED = 202
    """A plain hash of payload and secret was taken: take HMAC-SHA256 with the secret as the key."""
    SECRET_PREPENDED = 203
    """A plain hash of secret and payload was taken: take HMAC-SHA256 with the secret as the key."""
    HMAC_SHA1 = 204
    """HMAC with SHA-1 was taken: take SHA-256."""
    HMAC_SHA512 = 205
    """HMAC with SHA-512 or SHA-384 was taken: take SHA-256."""
    HMAC_MD5 = 206
    """HMAC with MD5 was taken: take SHA-256."""
    HMAC_SHA224 = 207
    """HMAC with SHA-224 was taken: take SHA-256."""
    KEY_AND_PAYLOAD_SWAPPED = 208
    """Key and payload are in each other's place: HMAC's key is the secret."""
    PAYLOAD_HASHED_FIRST = 209
    """The payload was hashed before it was signed: give HMAC the payload itself."""
    HASHED_AGAIN = 210
    """The MAC was hashed or signed once more: send its hex."""
    HMAC_FOR_HASH = 211
    """HMAC was taken where a plain SHA-256 is due: name the scheme that you mean."""
    OTHER_SCHEME = 212
    """It is right under another scheme: name the scheme that you mean."""
    OTHER_HASH = 213
    """A plain hash other than SHA-256 was taken: take SHA-256."""
    SIGNATURE_UPPER_CASE = 301
    """The signature, or Mixin's claim sig, is in upper case: write lower case."""
    SIGNATURE_BASE64 = 302
    """The signature, or Mixin's claim sig, is Base64: write hex."""
    SIGNATURE_BASE64URL = 303
    """The signature, or Mixin's claim sig, is base64url: write hex."""
    SIGNATURE_HEX_OF_HEX = 304
    """The signature is the hex of hex: encode the MAC once."""
    SIGNATURE_BASE64_OF_HEX = 305
    """The signature is the Base64 of hex: send the hex."""
    SIGNATURE_CUT = 306
    """A part of the signature is missing: send all of it."""
    SIGNATURE_PREFIX = 307
    """Something stands before the signature's hex: send the hex alone."""
    SIGNATURE_SEPARATED = 308
    """The signature's hex has separators: send the digits alone."""
    SIGNATURE_SPACE = 309
    """White space or quotes stand around the signature: trim it."""
    SIGNATURE_PERCENT_ENCODED = 310
    """The signature is percent-encoded: send hex, which needs none."""
    SIGNATURE_ZEROS_DROPPED = 311
    """Zeros are missing in the signature's hex: write two digits for each byte."""
    SIGNATURE_BYTES_REVERSED = 312
    """The MAC's bytes are in reverse: keep their order."""
    PARAMS_SORTED = 401
    """The parameters were sorted: sign them in the order in which they are sent."""
    PARAMS_REORDERED = 402
    """The parameters are in another order: sign them in the order in which they are sent."""
    PARAM_MISSING = 403
    """A parameter that is sent was not signed: sign all that is sent."""
    RECV_WINDOW_MISSING = 404
    """RecvWindow was not signed: append it before signing."""
    TIMESTAMP_MISSING = 405
    """The timestamp was not signed: append it before signing."""
    TIMESTAMP_SECONDS = 406
    """The timestamp was signed in seconds: sign milliseconds, as sent."""
    TIMESTAMP_MILLISECONDS = 407
    """The timestamp was signed in milliseconds: sign seconds, as sent."""
    TIMESTAMP_FLOAT = 408
    """The timestamp was signed with a fraction: sign a whole number, as sent."""
    TIMESTAMP_QUOTED = 409
    """The timestamp was signed in quotes: sign the digits alone."""
    TIMESTAMP_OTHER_FORM = 410
    """The timestamp was signed in another form: sign the very text that is sent."""
    TIMESTAMP_OTHER = 411
    """Another time was signed than the one sent: read the clock once, and sign and send that."""
    TIMESTAMP_ZONE = 412
    """A local time was signed as UTC: sign UTC, as sent."""
    SIGNATURE_INCLUDED = 413
    """A parameter signature was signed: sign before it is appended."""
    JOINED_BY_AND = 414
    """& was put between query and body: join them with nothing between."""
    JOINED_OTHERWISE = 415
    """Something else was put between query and body: join them with nothing between."""
    BODY_BEFORE_QUERY = 416
    """The body was signed before the query: the query comes first."""
    BODY_MISSING = 417
    """The body was not signed: sign it too, as it is sent."""
    QUERY_MISSING = 418
    """The query was not signed: sign it too, as it is sent."""
    JSON_BODY_SIGNED = 419
    """The JSON body was signed: sign the query alone."""
    QUESTION_MARK = 420
    """The ? was signed: sign what is behind it."""
    PATH_INCLUDED = 421
    """The path was signed: sign what the service says, and no more."""
    HOST_INCLUDED = 422
    """The host was signed: sign what the service says, and no more."""
    METHOD_INCLUDED = 423
    """The method was signed: sign what the service says, and no more."""
    API_KEY_INCLUDED = 424
    """The API key was signed: sign what the service says, and no more."""
    VALUES_NOT_ENCODED = 425
    """Raw values were signed, and encoded ones sent: sign what is sent."""
    VALUES_ENCODED = 426
    """Encoded values were signed, and raw ones sent: sign what is sent."""
    ENCODED_TWICE = 427
    """Values were encoded twice before signing: encode once, and sign that."""
    PLUS_FOR_SPACE = 428
    """+ was signed for a space, or %20 for +: sign what is sent."""
    ESCAPES_CASE = 429
    """The escapes were signed in another case: sign what is sent."""
    OTHER_ENCODING = 430
    """Another set of characters was encoded before signing: sign what is sent."""
    OTHER_SEPARATORS = 431
    """Other separators were signed: sign what is sent."""
    VALUES_ONLY = 432
    """Only values were signed: sign the names too, as they are sent."""
    EMPTY_PARAMS_DROPPED = 433
    """Parameters without a value were left out: sign all that is sent."""
    PAYLOAD_JSON = 434
    """The parameters were signed as JSON: sign them as they are sent."""
    PAYLOAD_BASE64 = 435
    """The Base64 of the payload was signed: sign the payload itself."""
    PAYLOAD_HEX = 436
    """The hex of the payload was signed: sign the payload itself."""
    PAYLOAD_PERCENT_ENCODED = 437
    """The whole payload was percent-encoded, or decoded: sign what is sent."""
    PAYLOAD_NEWLINE = 438
    """A line break was signed at the end: sign the payload without it."""
    PAYLOAD_SPACE = 439
    """White space was signed around the payload: sign what is sent."""
    PAYLOAD_QUOTES = 440
    """Quotes were signed around the payload: sign what is sent."""
    PAYLOAD_BYTE_ORDER_MARK = 441
    """A byte order mark was signed: sign what is sent."""
    PAYLOAD_UTF16 = 442
    """The payload was signed as UTF-16: sign its UTF-8 bytes."""
    PAYLOAD_CASE = 443
    """The payload was signed in another case: sign what is sent."""
    PAYLOAD_TWICE = 444
    """The payload was signed twice over: clear what an earlier update left."""
    PAYLOAD_EMPTY = 445
    """Nothing was signed: see that the payload is built before it is signed."""
    LOOSE_AND = 446
    """& was signed at an end: sign what is sent."""
    NAMES_CASE = 447
    """Names were signed in another case: sign what is sent."""
    SECRET_INCLUDED = 448
    """The secret was signed as a part of the payload: it is the key alone."""
    AMPERSAND_MANGLED = 449
    """& became an HTML entity: look at the payload's bytes where it is built."""
    JSON_SPACES = 450
    """The JSON was written again with other white space: sign the bytes that are sent."""
    JSON_SORTED = 451
    """The JSON was written again with sorted names: sign the bytes that are sent."""
    JSON_SLASHES = 452
    """The JSON was written again with slashes escaped otherwise: sign the bytes that are sent."""
    JSON_ASCII = 453
    """The JSON was written again with other characters escaped: sign the bytes that are sent."""
    JSON_HTML = 454
    """The JSON was written again with <, > and & escaped: sign the bytes that are sent."""
    BODY_EMPTY_OBJECT = 455
    """An empty object, or the text of one or of no value, was signed for the body: sign the body that is sent, or
    nothing if there is none.
    """
    NUMBERS_OTHER_FORM = 456
    """A number, true or false was signed in another form: sign the very text that is sent."""
    JSON_AS_FORM = 457
    """The members of the JSON were signed as a form: sign what is sent."""
    BODY_HASHED = 458
    """A hash of the body was signed in its place: sign what the service says."""
    OBJECT_TEXT = 459
    """The text of an object, or of no value, was signed, as a language prints it: write the members out as they are
    sent, and sign that.
    """
    OTHER_CHARACTER_SET = 460
    """Characters were signed in another character set, or with accents apart: sign the bytes that are sent."""
    REPEATED_OTHERWISE = 461
    """A list was signed in another form: repeat or join the parameter as it is sent."""
    RECV_WINDOW_OTHER = 462
    """Another recvWindow was signed than the one that is sent, or one that is not sent: append it once, and sign and
    send that.
    """
    EMPTY_PARAM_SIGNED = 463
    """A parameter without a value was signed, and not sent: leave it out before signing."""
    JSON_REWRITTEN = 464
    """The JSON was written again with other white space and escapes, as json.dumps and json_encode do: sign the bytes
    that are sent.
    """
    JSON_TWICE = 465
    """The JSON was encoded twice, or decoded before signing, and is a text in a text: encode it once, and sign and
    send that.
    """
    JSON_NUMBER_AS_TEXT = 466
    """A number of the JSON was signed as a text, or a text as a number: sign the bytes that are sent."""
    PARTS_ORDER = 501
    """The parts are in another order: sign username, API key and timestamp in this order."""
    PARTS_SEPARATORS = 502
    """Other separators were signed: put : and @ between the parts."""
    PART_MISSING = 503
    """A part was not signed: sign username, API key and timestamp."""
    USERNAME_CASE = 504
    """The user name was signed in another case, or with white space or quotes around it: sign it as it is."""
    APPID_INCLUDED = 505
    """The appid was signed: this scheme signs appkey, random and time."""
    APPID_MISSING = 506
    """The appid was not signed: this scheme signs appid, random and time."""
    RANDOM_TIME_SWAPPED = 507
    """Random and time are in each other's place: swap them."""
    APPKEY_UPPER_CASE = 508
    """The appkey is in upper case: keep its letters as they are."""
    API_KEY_OTHERWISE = 509
    """The API key was signed with white space, quotes or a word around it, or in another case: sign it as it is sent."""
    USERNAME_LOCAL_PART = 510
    """The user name was signed without what follows its @: sign all of it."""
    RANDOM_OTHER_FORM = 511
    """The random number was signed in another form: sign its digits alone, as they are sent."""
    METHOD_OTHER = 601
    """Another method was signed than the one that is sent: sign the method of the request itself."""
    METHOD_CASE = 602
    """The method was signed in another case: sign it in upper case."""
    METHOD_MISSING = 603
    """The method was not signed: sign method, target and body."""
    FRAGMENT_INCLUDED = 604
    """A fragment was signed: what is behind # is never sent, so leave it out."""
    SLASH_OTHER = 605
    """A slash at an end of the path was signed otherwise: sign the path exactly as it is sent."""
    REQUEST_ORDER = 606
    """The request's parts were hashed in another order: take method, target and body."""
    REQUEST_OTHER = 607
    """The token was made for another target than the one that is sent: make a token for each request, of its own
    method, target and body.
    """
    ALGORITHM_RSA = 611
    """The token is signed with RSA, as sessions of 2018 were: make a new session key and sign with EdDSA."""
    ALGORITHM_NONE = 612
    """The token's header names no algorithm: sign with EdDSA and name it."""
    ALGORITHM_OTHER = 613
    """The token's header names another algorithm: write EdDSA, in these letters, and sign so."""
    TOKEN_UNSIGNED = 614
    """The token has no signature: send all of its three parts."""
    TOKEN_BEARER = 615
    """The header's Bearer was taken for a part of the token: pass what follows it."""
    TOKEN_PADDED = 616
    """The token's Base64 is padded: leave the = out."""
    TOKEN_ALPHABET = 617
    """The token is Base64 of the standard alphabet: take that of URLs, with - and _."""
    TOKEN_SIGNATURE_HEX = 618
    """The token's signature is hex: write its 64 bytes in base64url."""
    HEADER_NOT_SIGNED = 619
    """The claims alone were signed: sign header and claims, joined by a dot."""
    JSON_SIGNED = 620
    """The JSON of header and claims was signed: sign their base64url."""
    SEED_AS_SCALAR = 631
    """The key's seed was taken for a scalar: expand the seed by SHA-512 first, as RFC 8032 says."""
    PUBLIC_HALF_WRONG = 632
    """The key's public half does not belong to its seed: fetch the key anew, since each such signature gives the key
    away.
    """
    KEY_DECODED_OTHERWISE = 633
    """The key's text was decoded in another way than it is encoded: read it as hex or base64url, as it is."""
    CLAIMS_MILLISECONDS = 641
    """The claim iat or exp is in milliseconds: write seconds."""
    CLAIMS_TIME_TEXT = 642
    """The claim iat or exp is a text: write a number."""
    CLAIMS_ORDER = 643
    """The claim exp is not behind iat: set it to iat and the lifetime in seconds."""
    CLAIM_MISSING = 644
    """A claim is missing: a token has jti, iat, exp, sig and either uid and sid or iss, aid and scp."""
    CLAIMS_MIXED = 645
    """The claims are a bot's and those of OAuth together: send one of the two sets."""
    TOKEN_EXPIRED = 646
    """The token has expired: make a new one for each request, and check the clock."""
    TOKEN_AHEAD = 647
    """The token is issued ahead of the clock: correct the clock by its offset from the server."""
    JTI_NOT_REQUEST_ID = 648
    """The claim jti is not the request's X-Request-Id: send the same in both."""
    CLAIMS_FRACTION = 649
    """The claim iat or exp has a fraction: write whole seconds."""


@dataclass(frozen=True)
class Diagnosis:
    """What is wrong with a signature. Nothing in it is a guess: what is named was computed again and gives this very
    signature. Its views point into the buf that the function filled, and each is followed by a NUL.
    """

    mistake: Mistake
    """The mistake; MISTAKE_NONE if the signature is right, MISTAKE_UNKNOWN if none is known that makes it."""
    second_mistake: Mistake
    """Another that was made besides; else MISTAKE_NONE."""
    third_mistake: Mistake
    """A third one; else MISTAKE_NONE."""
    computed: int
    """How many signatures were computed."""
    names: str
    """The names of the mistakes, such as secret_newline, joined by a space; empty if none is named."""
    message: str
    """What is wrong and what to change, a sentence for each mistake. It holds nothing of the secret."""
    payload: bytes = field(repr=False)
    """The exact bytes that were signed, which are any bytes; empty if none is known. A secret, if it was a part of
    them.
    """
    tried: str
    """The names of all that was tried, joined by a space, if nothing was found."""

    @classmethod
    def _of(cls, it: Any) -> "Diagnosis":
        return cls(
            mistake=Mistake(it.mistake),
            second_mistake=Mistake(it.second_mistake),
            third_mistake=Mistake(it.third_mistake),
            computed=int(it.computed),
            names=text_of(it.names),
            message=text_of(it.message),
            payload=bytes_of(it.payload),
            tried=text_of(it.tried),
        )


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


def token_seal(secret: Text, account: Text, nonce: Text, token: Text) -> str:
    """Seal a token for a store that many processes share, such as Valkey: who reads the store cannot use it.
    AES-256-GCM (NIST SP 800-38D), whose key is made of the secret by HKDF-SHA256 (RFC 5869).

    - secret: the API secret that the token is requested with: with another secret it does not open.
    - account: what the token is for, such as service, host and API key: for another account it does not
      open.
    - nonce: 12 random bytes, never used before.
    - token: at most 65536 bytes.

    Raises BhAuthError with SECRET_EMPTY, NONCE, EMPTY.
    """
    with Inputs() as i:
        result: str = call("bh_token_seal", [Buffer(True)], i.view(secret), i.view(account), i.view(nonce), i.view(token))
        return result


def token_open(sealed: Text, secret: Text, account: Text) -> str:
    """Open a token that token_seal sealed. Nothing is written before its tag was seen to be right.

    - sealed: as the store has it.
    - secret: the API secret that the token is requested with: with another secret it does not open.
    - account: what the token is for, such as service, host and API key: for another account it does not
      open.

    Raises BhAuthError with SEALED, SEALED_FORMAT, SECRET_EMPTY, EMPTY.
    """
    with Inputs() as i:
        result: str = call("bh_token_open", [Buffer(True)], i.view(sealed), i.view(secret), i.view(account))
        return result

__all__ = ["TokenAction", "Mistake", "Diagnosis", "secret_check", "ed25519_public_read", "sha256", "hmac_sha256", "equal", "ed25519_public", "ed25519_sign", "ed25519_verify", "hex_encode", "hex_decode", "base64url_encode", "base64url_decode", "percent_encode", "query_encode", "time_format_utc", "time_format_seconds", "time_parse_utc", "now_ms", "uuid_v4", "random_below", "ClockOffset", "clock_offset", "TokenRule", "token_rule", "token_seal", "token_open"]
