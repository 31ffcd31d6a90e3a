"""Mixin: a JWT for one request, its keys, the request, the responses, and tokens read without being verified."""

import base64

from . import diagnose, ed25519, jwt, mixin_oauth, mixin_pin
from .common import *
from .reading import Reader, code_of, inner, members, says_no, source_of
from .ed25519 import SEED1, SEED2, SEED3
from .mixin_verify import verify
from .velafi import outside

DOCUMENT = "Mixin, Generate Authentication Token"
BOT = {
    "uid": "89e0bdee-c355-47f2-945a-be48be875606",
    "sid": "c09cf313-7ded-425d-ad3f-a1ce4cfd5e5e",
    "jti": "2594ad57-9dad-424f-8595-b14727e24e61",
    "iat_s": 1525320485,
    "exp_s": 1533096485,
}
OAUTH = {
    "iss": "11111111-1111-4111-8111-111111111111",
    "aid": "22222222-2222-4222-8222-222222222222",
    "scp": "PROFILE:READ ASSETS:READ",
    "jti": "33333333-3333-4333-8333-333333333333",
    "iat_s": 1525320485,
    "exp_s": 1525324085,
}
KEY1 = {"seed_hex": SEED1.hex()}
# RFC 8037, appendix A: the same key as RFC 8032's TEST 1.
KEY64 = "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2DXWpgBgrEKt9VL_tPJZAc6DuFy89qmIyWvAhpo9wdRGg"
assert KEY64 == jwt.b64url(SEED1 + ed25519.public(SEED1))


def judge(http, value):
    """An error is an error under any HTTP status; 202 is that of errors."""
    found = members(value, "error", "success")
    if found is None:
        return None
    error, success = found
    if error is not None:
        code, extra = inner(error, "code", "extra")
        return ("bad", code_of(code), "" if extra is None else source_of(extra))
    if says_no(success):
        return ("bad", None, "")
    return None if http.status == 202 else http.good()


def cases():
    c = Cases("mixin", response=Reader("MIXIN", judge), oauth_token_response=Reader("MIXIN", mixin_oauth.judge))
    sign(c)
    keys(c)
    claims_refused(c)
    requests(c)
    decode(c)
    verify(c, BOT, OAUTH, SAMPLE)
    responses(c)
    mixin_pin.add(c)
    mixin_oauth.add(c, BOT, to_input)
    diagnose.add(c)
    return c


def to_input(key, claims, method, target, body):
    numbers = {name: claims.get(name, 0) for name in ("iat_s", "exp_s")}
    words = texts(**{name: value for name, value in claims.items() if name not in numbers})
    return {"key": key, "claims": {**words, **numbers}, **texts(method=method, target=target, body=body)}


def sign(c):
    def ok(name, claims=BOT, method="GET", target="/me", body="", source="derived", key=KEY1, seed=SEED1, ends=None):
        message = jwt.payload(jwt.bot(claims, method, target, body))
        token = jwt.signed(seed, jwt.bot(claims, method, target, body))
        assert ends is None or token.endswith("." + ends), name
        expect = {"payload": message, "token": token, "public_hex": ed25519.public(seed).hex()}
        c.add("sign", name, to_input(key, claims, method, target, body), expect, source)

    last = "R8pVm0o42Vl5VHzaMBJBcTfFnUR1Q3lTYRqVenoJ776NQrbfuWqCiCtKPd3o-szq5QO-_epilE3bTKZto95aCw"
    ok("document", source=DOCUMENT + ": its sample's claims; the key of RFC 8032 TEST 1", ends=last)
    ok("document-scp-spelled-out", {**BOT, "scp": "FULL"}, ends=last)
    ok("key-base64url", key={"base64url": KEY64}, source="RFC 8037, appendix A: the key", ends=last)
    ok("other-key", key={"seed_hex": SEED3.hex()}, seed=SEED3)
    ok("post", method="POST", target="/transfers", body='{"amount":"0.10","memo":"café ☕"}')
    ok("body-not-utf8", method="POST", target="/x", body=b"[\xff\x00\xfe")
    ok("body-not-whole", method="POST", target="/x", body='{"a":')
    ok("patch-with-body", method="PATCH", target="/x", body="[]")
    ok("body-white-space-counts", method="POST", target="/x", body='{"a": 1}\n')
    ok("target-empty-is-root", target="")
    ok("target-root", target="/")
    ok("target-with-query", target="/safe/snapshots?limit=10&asset=%C3%A9%20x&app=a+b")
    ok("method-put", method="PUT")
    ok("oauth", OAUTH)
    ok("oauth-post", OAUTH, "POST", "/users/fetch", '["1"]')
    ok("scope-own", {**BOT, "scp": "PROFILE:READ"})
    ok("claims-escaped", {**BOT, "uid": 'q"b\\s/', "sid": "\\u0000", "scp": "<a>&'"})
    ok("claims-unicode", {**BOT, "uid": "é中文", "sid": "🚀\u2028\u2029x", "jti": "ключ"})
    ok("iat-smallest", {**BOT, "iat_s": 10**9, "exp_s": 10**9 + 1})
    ok("exp-greatest", {**BOT, "exp_s": 10**11 - 1})


def keys(c):
    """The forms of a key; core.json has them all."""
    pair = SEED1 + ed25519.public(SEED1)
    for name, key, expect in (
        ("key-63-bytes", {"base64url": jwt.b64url(pair[:-1])}, "KEY_LENGTH"),
        ("key-empty", {"base64url": ""}, "SECRET_EMPTY"),
        ("key-not-base64url", {"base64url": KEY64[:-1] + "!"}, "KEY_ENCODING"),
        ("key-public-half-of-another", {"base64url": jwt.b64url(SEED1 + ed25519.public(SEED2))}, "KEY_MISMATCH"),
        ("key-hex-public-half-of-another", {"hex": (SEED1 + ed25519.public(SEED2)).hex()}, "KEY_MISMATCH"),
    ):
        c.add("sign", name, to_input(key, BOT, "GET", "/me", ""), expect)
    for name, key in (
        ("hex-seed", {"hex": SEED1.hex()}),
        ("base64-padded", {"base64url": base64.b64encode(pair).decode()}),
    ):
        token = jwt.signed(SEED1, jwt.bot(BOT, "GET", "/me", ""))
        expect = {"payload": token.rpartition(".")[0], "token": token, "public_hex": pair[32:].hex()}
        c.add("sign", "key-" + name, to_input(key, BOT, "GET", "/me", ""), expect)


def claims_refused(c):
    def add(name, expect, base=BOT, method="GET", target="/me", body="", **changed):
        c.add("sign", name, to_input(KEY1, {**base, **changed}, method, target, body), expect)

    for member in ("uid", "sid", "jti"):
        add("bot-without-" + member, "CLAIMS", **{member: ""})
    for member in ("iss", "aid", "scp", "jti"):
        add("oauth-without-" + member, "CLAIMS", OAUTH, **{member: ""})
    for member in ("aid", "iss"):
        add("bot-with-" + member, "CLAIMS", **{member: "x"})
    for member in ("uid", "sid"):
        add("oauth-with-" + member, "CLAIMS", OAUTH, **{member: "x"})
    add("both-sets", "CLAIMS", {**BOT, **OAUTH})
    add("no-claims", "CLAIMS", {})
    add("iat-milliseconds", "TIME_IS_MILLISECONDS", iat_s=1525320485000)
    add("exp-milliseconds", "TIME_IS_MILLISECONDS", exp_s=1533096485000)
    add("iat-zero", "TIME_RANGE", iat_s=0)
    add("exp-zero", "TIME_RANGE", exp_s=0)
    add("exp-as-a-lifetime", "TIME_RANGE", exp_s=3600)
    add("exp-equals-iat", "CLAIMS_TIME", exp_s=BOT["iat_s"])
    add("exp-before-iat", "CLAIMS_TIME", exp_s=BOT["iat_s"] - 1)
    for name, text in STAINED:
        for member in ("uid", "sid", "scp", "jti"):
            add(f"{member}-{name}", "TEXT", **{member: text})
        for member in ("iss", "aid"):
            add(f"{member}-{name}", "TEXT", OAUTH, **{member: text})
    for name, target in DOT_SEGMENTS:
        add("target-" + name, "TARGET", target=target)
    for method in ("GET", "DELETE"):
        add(f"{method.lower()}-with-body", "BODY_KIND", method=method, body="{}")
    for name, body in (
        ("form", "a=1"),
        ("digits", "234"),
        ("text", '"a"'),
        ("space-first", " {}"),
        ("byte-order-mark", "\ufeff{}"),
        ("of-bytes", b"\xff"),
    ):
        add("body-" + name, "BODY_KIND", method="POST", body=body)
    for member in ("uid", "sid", "scp", "jti"):
        add(f"{member}-not-utf8", "UTF8", **{member: b"\xff"})
    add("aid-not-utf8", "UTF8", OAUTH, aid=b"\xc3")
    add("iss-surrogate-in-utf8", "UTF8", OAUTH, iss=b"\xed\xa0\x80")
    add("method-lower-case", "METHOD", method="get")
    add("method-empty", "METHOD", method="")
    add("target-url", "TARGET", target="https://api.mixin.one/me")
    add("target-two-slashes", "TARGET", target="//api.mixin.one/me")
    add("target-fragment", "TARGET", target="/me#a")
    add("target-space", "TARGET", target="/me you")
    add("target-not-encoded", "TARGET", target="/é")
    for name, text in NOT_IN_A_TARGET:
        add(f"target-{name}", "TARGET", target=f"/a?b={text}")
    add("claims-before-iat", "CLAIMS", uid="", iat_s=0)
    add("iat-before-exp", "TIME_RANGE", iat_s=0, exp_s=1533096485000)
    add("claims-time-before-utf8", "CLAIMS_TIME", exp_s=BOT["iat_s"], uid=b"\xff")
    add("utf8-before-method", "UTF8", uid=b"\xff", method="get")
    add("method-before-target", "METHOD", method="get", target="me")


def requests(c):
    def add(name, claims=BOT, method="GET", target="/me", body="", expect=None):
        if expect is None:
            token = jwt.signed(SEED1, jwt.bot(claims, method, target, body))
            expect = request(
                method,
                target or "/",
                body,
                [
                    ("Content-Type", "application/json"),
                    ("Authorization", "Bearer " + token),
                    ("X-Request-Id", claims["jti"]),
                ],
            )
        c.add("request", name, to_input(KEY1, claims, method, target, body), expect)

    add("get")
    add("post", method="POST", target="/transfers", body='{"memo":"é🚀"}')
    add("get-with-body", body="[]", expect="BODY_KIND")
    add("delete-with-body", method="DELETE", body="[]", expect="BODY_KIND")
    for name, body in (
        ("cut", '{"a":1'),
        ("two-documents", "{}{}"),
        ("form", "a=1"),
        ("digits", "234"),
        ("not-utf8", b'["\xff"]'),
    ):
        add("body-" + name, method="POST", body=body, expect="BODY_KIND")
    add("uid-newline", {**BOT, "uid": BOT["uid"] + "\n"}, expect="TEXT")
    add("dot-segment", target="/a/./me", expect="TARGET")
    add("target-empty-is-root", target="")
    add("query", target="/assets?limit=1")
    add("oauth", OAUTH)
    add("jti-newline", {**BOT, "jti": "x\r\nX-Evil: 1"}, expect="HEADER_VALUE")
    add("jti-space", {**BOT, "jti": "a b"}, expect="HEADER_VALUE")
    add("jti-unicode", {**BOT, "jti": "é"}, expect="HEADER_VALUE")
    add("jti-empty", {**BOT, "jti": ""}, expect="CLAIMS")
    add("iat-milliseconds", {**BOT, "iat_s": 1525320485000}, expect="TIME_IS_MILLISECONDS")
    add("iat-zero", {**BOT, "iat_s": 0}, expect="TIME_RANGE")
    add("uid-not-utf8", {**BOT, "uid": b"\xff"}, expect="UTF8")
    add("exp-before-iat", {**BOT, "exp_s": 10**9}, expect="CLAIMS_TIME")
    add("method", method="post", expect="METHOD")
    add("target", target="me", expect="TARGET")
    other_half = {"hex": (SEED1 + ed25519.public(SEED2)).hex()}
    c.add("request", "key-public-half-of-another", to_input(other_half, BOT, "GET", "/me", ""), "KEY_MISMATCH")


# The document's sample, of 2018: RS512, without scp.
SAMPLE = (
    "eyJhbGciOiJSUzUxMiIsInR5cCI6IkpXVCJ9.eyJleHAiOjE1MzMwOTY0ODUsImlhdCI6MTUyNTMyMDQ4NSwianRpIjoiMjU5NGFkNTctOWRhZC00MjR"
    "mLTg1OTUtYjE0NzI3ZTI0ZTYxIiwic2lkIjoiYzA5Y2YzMTMtN2RlZC00MjVkLWFkM2YtYTFjZTRjZmQ1ZTVlIiwic2lnIjoiODVkZDIzOGE5ODM0NzE"
    "3ZGMxM2QzODQ0ZjYzYTFmZWUxM2Q4MmQyZTZjMmVlNDRlYWM3Yzc5MGY1ZGIyNWY4OCIsInVpZCI6Ijg5ZTBiZGVlLWMzNTUtNDdmMi05NDVhLWJlNDh"
    "iZTg3NTYwNiJ9.PYg6Cx5grs0flJe862R3VLEWKyTZPcXOGYF9RouztgR_mi3kleIzJt4vCwUZI9F7QrHBFMtTc3_wG_ymnnjsmnm0pBdoON4I-RxeaztI"
    "lyc1Ey9lLFe6_ARRUBXo_15ZORilS1hRdMREd84eQOLlO0ChieBPY0tSSiVqTaFZt3Q"
)
SAMPLE_SIG = "85dd238a9834717dc13d3844f63a1fee13d82d2e6c2ee44eac7c790f5db25f88"
assert (
    jwt.payload(
        {
            "exp": BOT["exp_s"],
            "iat": BOT["iat_s"],
            **{name: BOT[name] for name in ("jti", "sid", "uid")},
            "sig": SAMPLE_SIG,
        },
        '{"alg":"RS512","typ":"JWT"}',
    )
    == SAMPLE.rpartition(".")[0]
)


def decode(c):
    def fields(alg="", sig="", iat_s=0, exp_s=0, **words):
        members = dict.fromkeys(("uid", "sid", "aid", "iss", "scp", "jti"), "") | words
        members = {name: text(value) for name, value in {"alg": alg, "sig": sig, **members}.items()}
        return {"token_fields": {**members, "iat_s": iat_s, "exp_s": exp_s}}

    def add(name, token, expect, source="derived"):
        c.add("decode", name, texts(token=token), expect, source)

    add("document-rs512", SAMPLE, fields("RS512", SAMPLE_SIG, **BOT), DOCUMENT + ": its sample token")
    bot = jwt.signed(SEED1, jwt.bot(BOT, "GET", "/me", ""))
    full = fields("EdDSA", jwt.request_hash("GET", "/me", ""), scp="FULL", **BOT)
    add("bot", bot, full)
    add("bot-unverified", jwt.flip_inside(bot), full)
    add(
        "oauth",
        jwt.signed(SEED2, jwt.bot(OAUTH, "GET", "/me", "")),
        fields("EdDSA", jwt.request_hash("GET", "/me", ""), **OAUTH),
    )
    add(
        "algorithm-none",
        jwt.payload(jwt.bot(BOT, "GET", "/me", ""), '{"alg":"none"}') + ".",
        fields("none", jwt.request_hash("GET", "/me", ""), scp="FULL", **BOT),
    )
    add("claims-empty", jwt.signed(SEED1, "{}"), fields("EdDSA"))
    add(
        "claims-escaped",
        jwt.signed(SEED1, r'{"uid":"\u00e9\ud83d\ude80\"\\\/\n","x":[{}]}'),
        fields("EdDSA", uid='é🚀"\\/\n'),
    )
    for name in ("uid", "sid", "aid", "iss", "scp", "jti", "sig"):
        add(f"{name}-with-nul", jwt.signed(SEED1, f'{{"{name}":"a\\u0000b"}}'), "TOKEN_FORMAT")
    add("algorithm-with-nul", jwt.signed(SEED1, "{}", r'{"alg":"EdDSA\u0000"}'), "TOKEN_FORMAT")
    add("nul-in-another-claim", jwt.signed(SEED1, r'{"x":"\u0000"}'), fields("EdDSA"))
    for name, token in jwt.broken(bot):
        add(name, token, "TOKEN_FORMAT")
    add("8192-bytes", "a" * 8192, "TOKEN_FORMAT")
    add("8193-bytes", "a" * 8193, "SIZE")


NAMES = {
    400: "BAD_REQUEST",
    401: "UNAUTHORIZED",
    403: "FORBIDDEN",
    404: "NOT_FOUND",
    429: "TOO_MANY_REQUESTS",
    500: "INTERNAL_SERVER_ERROR",
    7000: "BLAZE_SERVER_ERROR",
    10002: "INVALID_FIELD",
    20121: "AUTHORIZATION_CODE_EXPIRED",
}


def responses(c):
    def error(code, description="no"):
        return f'{{"error":{{"status":202,"code":{code},"description":"{description}"}}}}'

    c.responses(
        "response",
        ("data", 200, '{"data":{"user_id":"u"}}', accepted()),
        ("data-array", 200, '{"data":[]}', accepted()),
        ("object-empty", 200, "{}", accepted()),
        ("error-inside-data-is-data", 200, '{"data":{"error":{"code":401}}}', accepted()),
        ("unknown-code", 202, error(10104), refused(10104, "ADDRESS_GENERATING", "no")),
        ("error-under-200", 200, error(401), refused(401, "UNAUTHORIZED", "no")),
        ("error-under-500", 500, error(7000), unknown(7000, "BLAZE_SERVER_ERROR", "no")),
        ("code-as-text", 202, error('"401"'), refused(401, "UNAUTHORIZED", "no")),
        (
            "error-with-data",
            202,
            '{"data":{},"error":{"status":202,"code":403,"description":"x"}}',
            refused(403, "FORBIDDEN", "x"),
        ),
        ("description-missing", 202, '{"error":{"status":202,"code":401}}', refused(401, "UNAUTHORIZED")),
        (
            "description-with-escapes",
            202,
            error(10002, r"\u5b57\u6bb5 \ud83d\ude80 \"q\" \\"),
            refused(10002, "INVALID_FIELD", '字段 🚀 "q" \\'),
        ),
        ("202-without-error", 202, '{"data":{}}', unknown(202, "UNEXPECTED_RESPONSE", detail='{"data":{}}')),
        ("500-without-error", 500, '{"data":{}}', unknown(500, "INTERNAL_SERVER_ERROR")),
        *no_success('{"data":{}}'),
        ("error-under-302", 302, error(401), refused(401, "UNAUTHORIZED", "no")),
        ("error-by-position", 200, '{"error":[401,"no"]}', refused(200, "UNEXPLAINED", "no")),
        ("members-by-position", 200, '[{"code":401}]', unknown(200, "UNEXPECTED_RESPONSE")),
        ("error-without-code", 202, '{"error":{"description":"x"}}', refused(202, "UNEXPLAINED", "x")),
        ("error-text", 200, '{"error":"oops"}', refused(200, "UNEXPLAINED", "oops")),
        ("error-twice", 202, '{"error":{"code":401},"error":{"code":403}}', unknown(202, "UNEXPECTED_RESPONSE")),
        ("nesting-of-128-inside", 200, f'{{"data":{DEEP}}}', accepted()),
        ("array", 200, "[1]", unknown(200, "UNEXPECTED_RESPONSE", detail="[1]")),
        ("array-502", 502, "[1]", http_error(502)),
        (
            "extra",
            202,
            '{"error":{"status":202,"code":10002,"description":"The request data has invalid field.",'
            '"extra":{"field":"amount","reason":"must be positive"}}}',
            refused(
                10002,
                "INVALID_FIELD",
                "The request data has invalid field.",
                detail='{"field":"amount","reason":"must be positive"}',
            ),
        ),
        (
            "extra-is-a-text",
            202,
            '{"error":{"code":10002,"description":"d","extra":"amount"}}',
            refused(10002, "INVALID_FIELD", "d", detail='"amount"'),
        ),
        (
            "extra-is-a-list",
            202,
            '{"error":{"code":10002,"description":"d","extra":[1,true,null]}}',
            refused(10002, "INVALID_FIELD", "d", detail="[1,true,null]"),
        ),
        (
            "extra-is-a-number",
            202,
            '{"error":{"code":10002,"description":"d","extra":7}}',
            refused(10002, "INVALID_FIELD", "d", detail="7"),
        ),
        (
            "extra-is-null",
            202,
            '{"error":{"code":10002,"description":"d","extra":null}}',
            refused(10002, "INVALID_FIELD", "d", detail=""),
        ),
        (
            "extra-on-lines",
            202,
            '{"error":{"code":10002,"description":"d","extra":{\n  "a b" : [ 1 ,\t"c  d\\"" ]\r\n}}}',
            refused(10002, "INVALID_FIELD", "d", detail='{"a b":[1,"c  d\\""]}'),
        ),
        ("rate-limit-page", 429, "<html>", refused(429, "TOO_MANY_REQUESTS")),
        ("forbidden-page", 403, "<html>", refused(403, "FIREWALL")),
        ("blaze-timeout", 500, error(7001), unknown(7001, "BLAZE_OPERATION_TIMED_OUT", "no")),
        (
            "blaze-timeout-of-get",
            500,
            error(7001),
            refused(7001, "BLAZE_OPERATION_TIMED_OUT", "no"),
            {"request_method": "GET"},
        ),
        ("undocumented-code", 202, error(99999), refused(99999, "", "no")),
        ("no-response", 0, "", unknown(0, "NO_RESPONSE")),
        ("data-under-202-of-get", 202, '{"data":{}}', "RESPONSE", {"request_method": "GET"}),
    )
    for code, name in NAMES.items():
        c.responses(
            "response",
            (
                f"code-{code}",
                202,
                error(code, f"message of {code}"),
                (unknown if code in (500, 7000) else refused)(code, name, f"message of {code}"),
            ),
        )
    for name, body in NOT_OBJECT:
        c.responses("response", (name, 200, body, None), (f"{name}-400", 400, body, None))
    outside(c, "response")
