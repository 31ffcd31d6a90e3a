"""Mixin: OAuth's token call and its PKCE, responses checked whole, and Blaze."""

import base64
import hashlib
import json

from . import ed25519, jwt
from .common import *
from .ed25519 import SEED1, SEED2
from .jwt import b64url
from .mixin_pin import REQUEST, TIME_S, TRACE, UID
from .reading import code_of, inner, is_text, members, says_no, source_of

RANDOM = bytes(range(32))
VERIFIER = b64url(RANDOM)
PUBLIC = ed25519.public(SEED1)
SERVER = ed25519.public(SEED2)


def challenges(c):
    def add(name, verifier, expect):
        c.add(
            "code_challenge", name, texts(verifier=verifier), expect if isinstance(expect, str) else {"text": expect[0]}
        )

    for name, random in (("counted", RANDOM), ("zero", bytes(32)), ("ones", b"\xff" * 32)):
        challenge = b64url(hashlib.sha256(random).digest())
        assert challenge != b64url(hashlib.sha256(b64url(random).encode()).digest()), "that would be RFC 7636's"
        add(name, b64url(random), (challenge,))
    assert c.cases[-3]["expect"]["text"] == "Yw3NKWbEM2aRElRIu7JbT_QSpJxzLbLIq8G4WBvXEN0"
    for name, verifier in (
        ("empty", ""),
        ("31-bytes", b64url(RANDOM[:31])),
        ("33-bytes", b64url(RANDOM + b"\0")),
        ("padded", VERIFIER + "="),
        ("standard-alphabet", b64url(b"\xff" * 32).replace("_", "/")),
        ("not-canonical", VERIFIER[:-1] + "9"),
        ("hex", RANDOM.hex()),
        ("of-rfc-7636", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk~"),
    ):
        add(name, verifier, "ENCODING")


def token_requests(c):
    def add(name, expect=None, **changed):
        call = {"client_id": UID, "code": "c0de", "client_secret": "", "code_verifier": VERIFIER, "public_key": PUBLIC}
        call |= changed
        if expect is None:
            parts = {n: v for n, v in call.items() if v and n != "public_key"}
            parts |= {"ed25519": b64url(call["public_key"])} if call["public_key"] else {}
            body = jwt.compact(dict(sorted(parts.items())))
            expect = request("POST", "/oauth/token", body, [("Content-Type", "application/json")])
        c.add("oauth_token_request", name, texts(**call), expect)

    secret = {"client_secret": "made-up-app-secret", "code_verifier": ""}
    add("own-key-and-verifier")
    add("own-key-and-secret", **secret)
    add("no-own-key", public_key=b"", **secret)
    add("verifier-without-own-key", public_key=b"")
    add("secret-escaped", client_secret='a"b\\c\n', code_verifier="")
    add("code-unicode", code="é🚀")
    add("both-proofs", "OAUTH_PROOF", client_secret="made-up-app-secret")
    add("no-proof", "OAUTH_PROOF", code_verifier="")
    add("verifier-cut", "ENCODING", code_verifier=VERIFIER[:-1])
    add("verifier-is-the-challenge-s-hex", "ENCODING", code_verifier=hashlib.sha256(RANDOM).hexdigest())
    add("client-id-empty", "EMPTY", client_id="")
    add("code-empty", "EMPTY", code="")
    for name, stained in STAINED:
        add("client-id-" + name, "TEXT", client_id=stained)
        add("code-" + name, "TEXT", code=stained)
    for member in ("client_id", "code", "client_secret"):
        add(
            member + "-not-utf8",
            "UTF8",
            **{"code_verifier": "" if member == "client_secret" else VERIFIER, member: b"\xff"},
        )
    for name, key in (
        ("31-bytes", PUBLIC[:31]),
        ("hex", PUBLIC.hex()),
        ("base64url", b64url(PUBLIC)),
        ("no-point", ed25519.not_a_point()),
        ("of-small-order", bytes.fromhex(ed25519.SMALL_ORDER[1])),
    ):
        add("public-key-" + name, "PUBLIC_KEY", public_key=key)


GRANTED = {"scope": "PROFILE:READ ASSETS:READ", "authorization_id": REQUEST, "ed25519": b64url(SERVER)}


def granted(data):
    """What was granted: authorization, scope, key and access token; or a status."""
    found = inner(data, "authorization_id", "scope", "ed25519", "access_token")
    if found is None:
        return "RESPONSE"
    id, scope, key, token = (value if is_text(value) and value != "" else None for value in found)
    if scope is None or "\0" in scope:
        return "RESPONSE"
    if found[0] is None and found[2] is None:
        return ("", scope, "", token) if token else "RESPONSE"
    if id is None or "\0" in id or not is_text(found[2]):
        return "RESPONSE"
    public = key_of(found[2])
    return (id, scope, public.hex(), token or "") if public else "PUBLIC_KEY"


def key_of(written):
    """The cases have hex and base64url."""
    try:
        public = (
            bytes.fromhex(written)
            if len(written) == 64
            else base64.urlsafe_b64decode(written + "=" * (-len(written) % 4))
        )
    except ValueError:
        return None
    good = len(public) == 32 and public.hex() not in ed25519.SMALL_ORDER and ed25519.is_point(public)
    return public if good else None


def judge(http, value):
    found = members(value, "error", "success", "data")
    if found is None:
        return None
    error, success, data = found
    if error is not None:
        code, extra = inner(error, "code", "extra") or (None, None)
        return ("bad", code_of(code), "" if extra is None else source_of(extra))
    if says_no(success):
        return ("bad", None, "")
    made = granted(data)
    if isinstance(made, str) or http.status == 202 or any(not "!" <= letter <= "~" for letter in made[3]):
        return None
    return http.good(token=made[3])


def token_responses(c):
    rows = []

    def add(name, data, expect, http_status=200):
        body = jwt.compact({"data": data})
        rows.append((name, http_status, body, None))
        if isinstance(expect, tuple):
            expect = {"authorization": dict(zip(("authorization_id", "scope", "server_key"), expect))}
        c.add("authorization_read", name, texts(body=body), expect)

    def without(name):
        return {member: value for member, value in GRANTED.items() if member != name}

    add("own-key", GRANTED, (REQUEST, GRANTED["scope"], SERVER.hex()))
    add("key-in-hex", {**GRANTED, "ed25519": SERVER.hex()}, (REQUEST, GRANTED["scope"], SERVER.hex()))
    add("access-token", {"access_token": "made.up.token", "scope": "PROFILE:READ"}, ("", "PROFILE:READ", ""))
    add("both", {**GRANTED, "access_token": "made.up.token"}, (REQUEST, GRANTED["scope"], SERVER.hex()))
    add("key-31-bytes", {**GRANTED, "ed25519": b64url(SERVER[:31])}, "PUBLIC_KEY")
    add("key-of-small-order", {**GRANTED, "ed25519": ed25519.SMALL_ORDER[0]}, "PUBLIC_KEY")
    add("key-empty", {**GRANTED, "ed25519": ""}, "PUBLIC_KEY")
    add("key-a-number", {**GRANTED, "ed25519": 1}, "RESPONSE")
    add("authorization-empty", {**GRANTED, "authorization_id": ""}, "RESPONSE")
    for name in ("scope", "authorization_id", "ed25519"):
        add("without-" + name.replace("_", "-"), without(name), "RESPONSE")
    add("nothing", {}, "RESPONSE")
    add("list", [], "RESPONSE")
    add("null", None, "RESPONSE")
    c.add(
        "authorization_read",
        "byte-order-mark",
        texts(body="\ufeff" + jwt.compact({"data": GRANTED})),
        {"authorization": {"authorization_id": REQUEST, "scope": GRANTED["scope"], "server_key": SERVER.hex()}},
    )
    for name, body in NOT_JSON[:2] + NOT_OBJECT[:2]:
        c.add("authorization_read", "body-" + name, texts(body=body), "RESPONSE")
    expired = '{"error":{"status":202,"code":20121,"description":"Authorization code expired."}}'
    c.responses(
        "oauth_token_response",
        *rows,
        ("code-expired", 202, expired, refused(20121, "AUTHORIZATION_CODE_EXPIRED", "Authorization code expired.")),
        ("granted-under-202", 202, jwt.compact({"data": GRANTED}), None),
        ("granted-under-500", 500, jwt.compact({"data": GRANTED}), None),
        ("token-with-space", 200, '{"data":{"scope":"a","access_token":"a b"}}', None),
        ("no-response", 0, "", None),
        ("page", 200, "<html>", None),
        ("success-false", 200, '{"success":false}', None),
        ("status-600", 600, "{}", "HTTP_STATUS"),
    )


BODY = '{"data":{"user_id":"%s"}}' % UID


def whole_responses(c):
    def integrity(method="GET", target="/me", body=BODY, jti=TRACE, seed=SEED2, iat=TIME_S):
        sig = hashlib.sha256(data(method) + data(target) + data(body)).hexdigest()
        return jwt.signed(seed, jwt.compact({"exp": iat + 3600, "iat": iat, "jti": jti, "sig": sig}))

    def add(
        name,
        expect=None,
        id=TRACE,
        token=None,
        http_status=200,
        server_key=SERVER.hex(),
        within=None,
        body=BODY,
        **changed,
    ):
        headers = [("X-Request-Id", id)] if id is not None else []
        headers += [("x-integrity-token", token)] if token is not None else []
        given = {"request_method": "GET", "target": "/me", "request_id": TRACE, **changed}
        input = {
            "http_status": http_status,
            "headers": params(headers),
            **texts(body=body, server_key=server_key, **given),
        }
        c.add("response_verify", name, {**input, "window": within} if within else input, expect)

    token = integrity()
    add("oauth", token=token)
    add("bot", server_key="")
    add("bot-with-a-token", server_key="", token="x")
    add("in-time", token=token, within=window(TIME_S * 1000))
    add("in-no-time", "STALE", token=token, within=window((TIME_S + 3601) * 1000))
    add("ahead", "FUTURE", token=token, within=window((TIME_S - 1) * 1000))
    add("target-empty-is-root", token=integrity(target="/"), target="")
    add("post", token=integrity("POST"), request_method="POST")
    add("header-with-space", token=" " + token + " ", id=" " + TRACE)
    add("other-request-id", "RESPONSE_REQUEST_ID", id=REQUEST, token=token)
    add("no-request-id", "RESPONSE_REQUEST_ID", id=None, token=token)
    add("request-id-upper-case", "RESPONSE_REQUEST_ID", id=TRACE.upper(), token=token)
    add("bot-other-request-id", "RESPONSE_REQUEST_ID", id=REQUEST, server_key="")
    add("no-token", "INTEGRITY_MISSING")
    add("token-empty", "INTEGRITY_MISSING", token="")
    unauthorized = '{"error":{"status":202,"code":401,"description":"Unauthorized"}}'
    add("no-token-of-the-error-401", http_status=202, body=unauthorized)
    add("no-token-of-the-error-403", "INTEGRITY_MISSING", http_status=202, body=unauthorized.replace("401", "403"))
    add("code-401-in-data", "INTEGRITY_MISSING", body='{"data":{"error":{"code":401}}}')
    add(
        "401-with-a-wrong-token",
        "SIGNATURE",
        http_status=202,
        body=unauthorized,
        token=integrity(body=unauthorized, seed=SEED1),
    )
    add("other-body", "TOKEN_REQUEST", token=token, body=BODY + "\n")
    add("other-target", "TOKEN_REQUEST", token=token, target="/me?a=b")
    add("other-method", "TOKEN_REQUEST", token=token, request_method="POST")
    add("by-the-client-s-own-key", "SIGNATURE", token=integrity(seed=SEED1))
    add("over-the-request-s-body", "TOKEN_REQUEST", token=integrity(body=""))
    add("token-for-another-id", "TOKEN_REQUEST_ID", token=integrity(jti=REQUEST))
    add("token-no-jwt", "TOKEN_FORMAT", token="a.b")
    add("page", "BODY_KIND", token=token, body="<html>")
    add("no-response", http_status=0, id=None, body="")
    add("error-400", http_status=400, id=None)
    add("error-502", http_status=502, id=None, body="<html>")
    add("status-399", "RESPONSE_REQUEST_ID", http_status=399, id=None)
    add("status-600", "HTTP_STATUS", http_status=600, token=token)
    add("request-id-not-given", "EMPTY", token=token, request_id="")
    add("server-key-cut", "SERVER_KEY", token=token, server_key=SERVER.hex()[2:])
    add("server-key-base64url", "SERVER_KEY", token=token, server_key=b64url(SERVER))
    add("server-key-of-small-order", "PUBLIC_KEY", token=token, server_key=ed25519.SMALL_ORDER[0])
    add("method-not-given", "METHOD", token=token, request_method="")
    add("target-url", "TARGET", token=token, target="https://api.mixin.one/me")


def blaze(c, bot, to_input):
    def add(name, expect=None, claims=bot):
        if expect is None:
            token = jwt.signed(SEED1, jwt.bot(claims, "GET", "/", ""))
            headers = [("Authorization", "Bearer " + token), ("Sec-WebSocket-Protocol", "Mixin-Blaze-1")]
            expect = request("GET", "/", "", headers)
        given = to_input({"seed_hex": SEED1.hex()}, claims, "", "", "")
        c.add("blaze_request", name, {"key": given["key"], "claims": given["claims"]}, expect)

    add("bot")
    last = "mEX2JVW77nPouz7EcJ-0rIyOJQRwnSN9sBEFFAZutjP2IlIRcrjSNbp2ZfcCZKMPGDQTeJSux2zuY5hnUYcnAw"
    assert c.cases[-1]["expect"]["request"]["headers"][0][1].endswith("." + last)
    add("scope", claims={**bot, "scp": "MESSAGES:READ"})
    add("without-jti", "CLAIMS", {**bot, "jti": ""})
    add("milliseconds", "TIME_IS_MILLISECONDS", {**bot, "iat_s": bot["iat_s"] * 1000})

    def message(name, id, expect=None):
        if expect is None:
            expect = {"text": '{"id":%s,"action":"LIST_PENDING_MESSAGES"}' % json.dumps(id, ensure_ascii=False)}
        c.add("blaze_message", name, texts(id=id), expect)

    message("uuid", REQUEST)
    message("escaped", 'a"b\\é')
    message("empty", "", "EMPTY")
    message("newline", REQUEST + "\n", "TEXT")
    message("not-utf8", b"\xff", "UTF8")


def add(c, bot, to_input):
    challenges(c)
    token_requests(c)
    token_responses(c)
    whole_responses(c)
    blaze(c, bot, to_input)
