"""Tokens of Mixin's that are refused, each made by the mistake that its case names."""

import base64
import hashlib
import json
import unicodedata
from urllib.parse import unquote

from . import ed25519, jwt
from .common import data, texts
from .ed25519 import SEED1, SEED2

KEY = SEED1.hex()
METHOD, TARGET, BODY = "POST", "/transfers?memo=a%20b", '{"amount":"1","memo":"é/x"}'
NOW = 1525320500
CLAIMS = {
    "uid": "89e0bdee-c355-47f2-945a-be48be875606",
    "sid": "c09cf313-7ded-425d-ad3f-a1ce4cfd5e5e",
    "scp": "FULL",
    "jti": "2594ad57-9dad-424f-8595-b14727e24e61",
    "iat": NOW - 15,
    "exp": NOW + 3600,
}


BASE = ed25519.decode(bytes.fromhex("58" + "66" * 31))


def digest(*parts):
    return hashlib.sha256(b"".join(map(data, parts))).hexdigest()


def token(sig=None, header=jwt.HEADER, sign=lambda message: ed25519.sign(SEED1, message), **changed):
    sig = digest(METHOD, TARGET, BODY) if sig is None else sig
    claims = {name: value for name, value in {**CLAIMS, "sig": sig, **changed}.items() if value is not None}
    message = jwt.payload(claims, header)
    return message + "." + jwt.b64url(sign(message.encode()))


def given(of, key=KEY, **changed):
    return {
        "token": of,
        "key_text": key,
        "method": METHOD,
        "target": TARGET,
        "body": BODY,
        "request_id": CLAIMS["jti"],
        "now_ms": NOW * 1000,
        **changed,
    }


def php(value, indent=None):
    """As json_encode and its JSON_PRETTY_PRINT write it."""
    separators = (",", ":" if indent is None else ": ")
    return json.dumps(value, indent=indent, separators=separators).replace("/", "\\/")


def signed_of(of):
    return of.rpartition(".")[0]


def made():
    right = token()
    yield "", signed_of(right), given(right)
    yield "", signed_of(right), given(right, key=ed25519.public(SEED1).hex())
    yield "", signed_of(right), given(right, request_id="", now_ms=0)
    # The claim `sig`: of another request, or written otherwise.
    for mistakes, parts in (
        ("method_other", ("GET", TARGET, BODY)),
        ("method_case", ("post", TARGET, BODY)),
        ("method_missing", (TARGET, BODY)),
        ("host_included", (METHOD, "https://api.mixin.one", TARGET, BODY)),
        ("host_included", (METHOD, "mixin-api.zeromesh.net", TARGET, BODY)),
        ("query_missing", (METHOD, "/transfers", BODY)),
        ("values_not_encoded", (METHOD, unquote(TARGET), BODY)),
        ("plus_for_space", (METHOD, TARGET.replace("%20", "+"), BODY)),
        ("fragment_included", (METHOD, TARGET, "#", BODY)),
        ("slash_other", (METHOD, TARGET[1:], BODY)),
        ("slash_other", (METHOD, "/transfers/?memo=a%20b", BODY)),
        ("body_missing", (METHOD, TARGET)),
        ("body_empty_object", (METHOD, TARGET, "{}")),
        ("json_spaces", (METHOD, TARGET, json.dumps(json.loads(BODY), ensure_ascii=False))),
        ("json_ascii", (METHOD, TARGET, json.dumps(json.loads(BODY), separators=(",", ":")))),
        ("json_slashes", (METHOD, TARGET, BODY.replace("/", "\\/"))),
        ("json_rewritten", (METHOD, TARGET, json.dumps(json.loads(BODY)))),
        ("json_rewritten", (METHOD, TARGET, php(json.loads(BODY)))),
        ("json_rewritten", (METHOD, TARGET, php(json.loads(BODY), indent=4))),
        ("json_twice", (METHOD, TARGET, json.dumps(BODY, ensure_ascii=False))),
        ("json_twice", (METHOD, TARGET, json.dumps(json.dumps(json.loads(BODY))))),
        ("json_number_as_text", (METHOD, TARGET, BODY.replace('"1"', "1"))),
        ("object_text", (METHOD, TARGET, str(json.loads(BODY)))),
        ("object_text", (METHOD, TARGET, "{amount=1, memo=é/x}")),
        ("object_text", (METHOD, TARGET, "map[amount:1 memo:é/x]")),
        ("body_empty_object", (METHOD, TARGET, "[object Object]")),
        ("body_empty_object", (METHOD, TARGET, "None")),
        ("payload_quotes", (METHOD, TARGET, f"b'{BODY}'")),
        ("other_character_set", (METHOD, TARGET, BODY.encode("latin-1"))),
        ("other_character_set", (METHOD, TARGET, unicodedata.normalize("NFD", BODY))),
        ("json_as_form", (METHOD, TARGET, "amount=1&memo=%C3%A9%2Fx")),
        ("request_other", ("GET", "/me")),
        ("request_other", (METHOD, "/safe/me", BODY)),
        ("request_other", (METHOD, "/api" + TARGET, BODY)),
        ("payload_newline", (METHOD, TARGET, BODY + "\n")),
        ("request_order", (TARGET, METHOD, BODY)),
        ("other_separators", (METHOD, "\n", TARGET, "\n", BODY)),
        # Pairs.
        ("method_other query_missing", ("GET", "/transfers", BODY)),
        ("method_other body_missing", ("GET", TARGET)),
        ("method_case values_not_encoded", ("post", unquote(TARGET), BODY)),
        ("host_included body_missing", (METHOD, "https://api.mixin.one", TARGET)),
        ("query_missing body_empty_object", (METHOD, "/transfers", "{}")),
    ):
        yield mistakes, b"".join(map(data, parts)), given(token(digest(*parts)))
    # A body whose number was made a text, and one that was sent as a text.
    for mistakes, body, signed in (
        ("json_number_as_text", '{"a":1,"b":2}', '{"a":1,"b":"2"}'),
        ("numbers_other_form", '{"a":1,"b":2}', '{"a":1.0,"b":2.0}'),
        ("json_twice", json.dumps(BODY), BODY),
    ):
        yield mistakes, METHOD + TARGET + signed, given(token(digest(METHOD, TARGET, signed)), body=body)
    everything = METHOD + TARGET + BODY
    hashed = hashlib.sha256(everything.encode())
    for mistakes, sig in (
        ("signature_upper_case", hashed.hexdigest().upper()),
        ("signature_base64", base64.b64encode(hashed.digest()).decode()),
        ("signature_base64url", jwt.b64url(hashed.digest())),
        ("other_hash", hashlib.sha512(everything.encode()).hexdigest()),
        ("other_hash", hashlib.md5(everything.encode()).hexdigest()),
        ("hashed_again", hashlib.sha256(hashed.digest()).hexdigest()),
    ):
        yield mistakes, everything, given(token(sig))
    # The other claims.
    for mistakes, of in (
        ("claims_milliseconds", token(iat=(NOW - 15) * 1000, exp=(NOW + 3600) * 1000)),
        ("claims_milliseconds", token(exp=(NOW + 3600) * 1000)),
        ("claims_time_text", token(iat=str(NOW - 15))),
        ("claims_fraction", token(iat=NOW + 0.25)),
        ("claims_order token_expired", token(exp=NOW - 15)),
        ("claim_missing", token(jti=None)),
        ("claim_missing", token(sid=None)),
        ("claims_mixed", token(aid="a", iss="b")),
        ("token_expired", token(iat=NOW - 60, exp=NOW - 30)),
        ("token_ahead", token(iat=NOW + 30)),
        ("jti_not_request_id", token(jti="another")),
        ("token_ahead jti_not_request_id", token(iat=NOW + 30, jti="another")),
    ):
        yield mistakes, signed_of(of), given(of)
    # How the token is signed and written.
    other = token(header='{"alg":"RS512","typ":"JWT"}')
    yield "algorithm_rsa", signed_of(other), given(other)
    other = token(header='{"alg":"none"}', sign=lambda message: b"")
    yield "algorithm_none", signed_of(other), given(other)
    other = token(header='{"alg":"Ed25519","typ":"JWT"}')
    yield "algorithm_other", signed_of(other), given(other)
    yield "token_unsigned", signed_of(right), given(signed_of(right))
    yield "token_bearer", signed_of(right), given("Bearer " + right)
    yield "signature_space", signed_of(right), given(right + "\n")
    yield "token_padded", signed_of(right), given(right + "==")
    by_hex = signed_of(right) + "." + ed25519.sign(SEED1, signed_of(right).encode()).hex()
    yield "token_signature_hex", signed_of(right), given(by_hex)
    standard = base64.b64encode(ed25519.sign(SEED1, signed_of(right).encode())).decode().rstrip("=")
    assert "+" in standard or "/" in standard
    yield "token_alphabet", signed_of(right), given(signed_of(right) + "." + standard)
    for mistakes, sign in (
        ("payload_hashed_first", lambda message: ed25519.sign(SEED1, hashlib.sha256(message).digest())),
        ("header_not_signed", lambda message: ed25519.sign(SEED1, message.split(b".")[1])),
        ("seed_as_scalar", lambda message: scalar_signed(SEED1, message)),
        ("key_decoded_otherwise", lambda message: ed25519.sign(KEY.encode()[:32], message)),
    ):
        of = token(sign=sign)
        yield mistakes, signed_of(of), given(of)
    pair = SEED1 + ed25519.public(SEED2)
    of = token(sign=lambda message: half_signed(SEED1, ed25519.public(SEED2), message))
    yield "public_half_wrong", signed_of(of), given(of, key=pair.hex())
    of = token(sign=lambda message: ed25519.sign(SEED2, message))
    yield "unknown", "", given(of)
    yield "unknown", "", given(token("00" * 32))
    yield "unknown", "", given("AAAA.AAAA.AAAA")


def refused(c):
    right = token()
    for name, expect, changed in (
        ("no-token", "EMPTY", {"token": ""}),
        ("no-key", "SECRET_EMPTY", {"key_text": ""}),
        ("no-jwt", "TOKEN_FORMAT", {"token": "abc"}),
        ("four-parts", "TOKEN_FORMAT", {"token": right + ".AA"}),
        ("no-base64", "TOKEN_FORMAT", {"token": "AAAA.AA*A.AAAA"}),
        ("key-short", "KEY_LENGTH", {"key_text": "00" * 31}),
    ):
        everything = {**given(right), **changed}
        numbers = {"now_ms": everything.pop("now_ms")}
        c.add("diagnose", name, {**texts(**everything), **numbers}, expect)


def sums(scalar, prefix, public, message):
    """RFC 8032, section 5.1.6, with a public key of one's own choice."""
    r = int.from_bytes(hashlib.sha512(prefix + message).digest(), "little") % ed25519.L
    point = ed25519.encode(ed25519.times(r, BASE))
    k = int.from_bytes(hashlib.sha512(point + public + message).digest(), "little") % ed25519.L
    return point + ((r + k * scalar) % ed25519.L).to_bytes(32, "little")


def half_signed(seed, public, message):
    expanded = hashlib.sha512(seed).digest()
    return sums(ed25519.scalar(seed), expanded[32:], public, message)


def scalar_signed(seed, message):
    scalar = int.from_bytes(seed, "little") % ed25519.L
    public = ed25519.encode(ed25519.times(scalar, BASE))
    return sums(scalar, hashlib.sha512(seed).digest()[32:], public, message)
