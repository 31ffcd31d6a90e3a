"""BITBITDUO: three readings of `sig`, the token request, and its responses."""

import re

from . import bitbitduo_rpc, diagnose
from .common import *
from .reading import Reader, code_of, inner, integer, is_text, members, says_no, whole
from .velafi import is_token, outside, windows

DOCUMENT = "BITBITDUO, Get token"
ID, KEY = "fedcba9876543210fedcba9876543210", "0123456789abcdef0123456789abcdef"
RANDOM, TIME_S = 123456, 1529400060  # The time is that of the document's time response.
SCHEMES = ("SHA256", "HMAC_SHA256", "HMAC_SHA256_APPID")
TOKEN = "robotapi:kaARvUv6hD5ulgEx3s6vUWscAyHVF2q5sm6R8tOsjvde1aVK5MQ81Hs3V1Y35TO0xbVa8011zE"
LIFETIME_MS = 2 * 60 * MINUTE


def payload(scheme, app_id, app_key, random, time_s):
    name, value = ("appid", app_id) if scheme == "HMAC_SHA256_APPID" else ("appkey", app_key)
    return name.encode() + b"=" + data(value) + f"&random={random}&time={time_s}".encode()


def signature(scheme, app_id, app_key, random, time_s):
    message = payload(scheme, app_id, app_key, random, time_s)
    return sha256_hex(message) if scheme == "SHA256" else hmac_hex(app_key, message)


def judged(accept):
    """By status and error_code, which is a number or a name that ends in one."""

    def judge(http, value, **more):
        found = members(value, "status", "error_code", "success", "data")
        if found is None:
            return None
        status, code, success, data = found
        number = whole(code)
        if number == 0 and whole(status) is not None:
            if whole(status) != 200:
                return ("bad", whole(status), "")
            return ("bad", None, "") if says_no(success) else accept(http, data, **more)
        if number is not None:
            return ("bad", number, "")
        if not is_text(code):
            return None
        of_name = code_of(code)
        digits = re.search("[^0-9]([0-9]+)$", code)
        return ("bad", of_name and (int(digits[1]) if digits else None, code), "")

    return judge


def token_of(http, data, sent_ms):
    token = inner(data, "apitoken")[0]
    return http.good(token=token, expires_ms=sent_ms + LIFETIME_MS) if is_token(token) else None


def time_of(http, data):
    time_s = integer(inner(data, "time")[0])
    return http.good(server_time_ms=time_s * 1000) if time_s is not None and 10**9 <= time_s < 10**11 else None


def cases():
    c = Cases(
        "bitbitduo",
        token_response=Reader("BITBITDUO", judged(token_of), True),
        time_response=Reader("BITBITDUO", judged(time_of), True),
        response=Reader("BITBITDUO_RPC", bitbitduo_rpc.judge),
    )
    sign(c)
    verify(c)
    requests(c)
    token_responses(c)
    time_responses(c)
    bitbitduo_rpc.requests(c)
    bitbitduo_rpc.responses(c)
    diagnose.add(c)
    return c


def call(scheme="SHA256", app_id=ID, app_key=KEY, random=RANDOM, time_s=TIME_S):
    return {"scheme": scheme, "app_id": app_id, "app_key": app_key, "random": random, "time_s": time_s}


def to_input(values):
    return {
        "scheme": values["scheme"],
        **texts(app_id=values["app_id"], app_key=values["app_key"]),
        "random": values["random"],
        "time_s": values["time_s"],
    }


def sign(c):
    def ok(name, source="derived", published=None, **changed):
        values = call(**changed)
        c.signed(name, to_input(values), payload(**values), signature(**values), source, published)

    for scheme, published in zip(
        SCHEMES,
        (
            "a9c86041b9115c1930a35fec4abf49093ef370b0d4d647abe1b1b8a2188fda7b",
            "625e75bca4abb3f02e67ee3808aef1f4e511cbfaec0279db67a748fd524e0fd4",
            "fc2e9e70e91bfc601bcd48739e4aef5d7aa13f4b6c1992c02bc4c4b6b416261f",
        ),
    ):
        name = scheme.lower().replace("_", "-")
        ok(name, DOCUMENT + ": its names, an account made up", published, scheme=scheme)
        ok(name + "-not-encoded", scheme=scheme, app_id="a b&c=d+é", app_key="k%20=&é😀")
        ok(name + "-not-utf8", scheme=scheme, app_id=b"\xff\xfe", app_key=b"\x80\xfe")
        ok(name + "-long-key", scheme=scheme, app_key="k" * 131)
    ok("smallest-random", random=100000)
    ok("greatest-random", random=999999)
    ok("smallest-time", time_s=10**9)
    ok("greatest-time", time_s=10**11 - 1)
    for name, expect, changed in FAILURES:
        c.add("sign", name, to_input(call(**changed)), expect)


FAILURES = (
    ("scheme-3", "SCHEME", {"scheme": 3}),
    ("scheme-greatest", "SCHEME", {"scheme": 2**31 - 1}),
    ("app-id-empty", "EMPTY", {"app_id": ""}),
    *((f"app-id-{name}", "TEXT", {"app_id": text}) for name, text in STAINED),
    ("app-key-empty", "SECRET_EMPTY", {"app_key": ""}),
    ("app-key-empty-hmac", "SECRET_EMPTY", {"app_key": "", "scheme": "HMAC_SHA256"}),
    ("random-zero", "RANDOM_RANGE", {"random": 0}),
    ("random-99999", "RANDOM_RANGE", {"random": 99999}),
    ("random-1000000", "RANDOM_RANGE", {"random": 1000000}),
    ("random-greatest", "RANDOM_RANGE", {"random": 2**31 - 1}),
    ("milliseconds", "TIME_IS_MILLISECONDS", {"time_s": TIME_S * 1000}),
    ("smallest-milliseconds", "TIME_IS_MILLISECONDS", {"time_s": 10**11}),
    ("greatest-milliseconds", "TIME_IS_MILLISECONDS", {"time_s": 10**14 - 1}),
    ("microseconds", "TIME_RANGE", {"time_s": TIME_S * 10**6}),
    ("time-too-small", "TIME_RANGE", {"time_s": 10**9 - 1}),
    ("time-negative", "TIME_RANGE", {"time_s": -TIME_S}),
    ("scheme-before-app-id", "SCHEME", {"scheme": 3, "app_id": "", "app_key": ""}),
    ("app-id-before-app-key", "EMPTY", {"app_id": "", "app_key": "", "random": 0}),
    ("app-key-before-random", "SECRET_EMPTY", {"app_key": "", "random": 0}),
    ("random-before-time", "RANDOM_RANGE", {"random": 0, "time_s": 0}),
)


def verify(c):
    right = signature(**call())

    def add(name, expect, mac=right, within=None, **changed):
        input = {**texts(signature=mac), **to_input(call(**changed))}
        c.add("verify", name, {**input, "window": within} if within else input, expect)

    for scheme in SCHEMES:
        name = scheme.lower().replace("_", "-")
        add(name, None, signature(**call(scheme)), scheme=scheme)
        for other in SCHEMES:
            if other != scheme:
                add(
                    f"{name}-taken-for-{other.lower().replace('_', '-')}",
                    "SIGNATURE",
                    signature(**call(scheme)),
                    scheme=other,
                )
    add("upper-case", None, right.upper())
    add("wrong-last-character", "SIGNATURE", flip(right))
    add("other-random", "SIGNATURE", random=RANDOM + 1)
    add("other-time", "SIGNATURE", time_s=TIME_S + 1)
    add("other-key", "SIGNATURE", app_key=KEY + "\n")
    add("sha256-does-not-sign-the-app-id", None, app_id="another")
    add(
        "appid-scheme-signs-the-app-id",
        "SIGNATURE",
        signature(**call("HMAC_SHA256_APPID")),
        app_id="another",
        scheme="HMAC_SHA256_APPID",
    )
    add(
        "all-names-sorted-is-another-sig",
        "SIGNATURE",
        sha256_hex(f"appid={ID}&appkey={KEY}&random={RANDOM}&time={TIME_S}"),
    )
    add("signature-empty", "SIGNATURE_FORMAT", "")
    add("signature-65-characters", "SIGNATURE_FORMAT", right + "0")
    add("signature-not-hex", "SIGNATURE_FORMAT", right[:-1] + "z")
    for name, expect, changed in FAILURES[:6] + FAILURES[8:10] + FAILURES[12:13]:
        add(name, expect, **changed)
    add("format-before-app-id", "SIGNATURE_FORMAT", "", app_id="")
    windows(add, TIME_S * 1000, flip(right))


def requests(c):
    def ok(name, source="derived", **changed):
        v = call(**changed)
        target = (
            f"/serv/apiToken?appid={percent(v['app_id'])}&time={v['time_s']}&random={v['random']}&sig={signature(**v)}"
        )
        c.add("token_request", name, to_input(v), request("GET", target, "", []), source)

    for scheme in SCHEMES:
        ok(scheme.lower().replace("_", "-"), DOCUMENT + ": its names, an account made up", scheme=scheme)
    ok("app-id-is-percent-encoded", scheme="HMAC_SHA256_APPID", app_id="a b&c=d+é/😀~")
    for name, expect, changed in FAILURES:
        c.add("token_request", name, to_input(call(**changed)), expect)
    c.add("time_request", "document", {}, request("GET", "/serv/time", "", []), "BITBITDUO, Get server time")


def token_responses(c):
    sent = TIME_S * 1000

    def body(token=f'"{TOKEN}"', status="200", error_code="0"):
        return f'{{"status":{status},"error_code":{error_code},"data":{{"apitoken":{token}}}}}'

    ok = accepted(TOKEN, sent + LIFETIME_MS)
    c.responses("token_response", ("document", 200, body(), ok), sent_ms=sent)
    c.responses(
        "token_response",
        ("error-code-text-zero", 200, body(error_code='"0"'), ok),
        ("token-with-escapes", 200, body(r'"r:\u0065\/"'), accepted("r:e/", sent + LIFETIME_MS)),
        ("token-unicode", 200, body(r'"r:\u00e9"'), "RESPONSE"),
        ("token-crlf-header", 200, body(r'"a\r\nX-Evil: 1"'), "RESPONSE"),
        ("token-space", 200, body('"a b"'), "RESPONSE"),
        ("token-missing", 200, '{"status":200,"error_code":0,"data":{}}', "RESPONSE"),
        ("token-empty", 200, body('""'), "RESPONSE"),
        ("token-with-nul", 200, body(r'"a\u0000b"'), "RESPONSE"),
        ("token-number", 200, body("7"), "RESPONSE"),
        ("data-missing", 200, '{"status":200,"error_code":0}', "RESPONSE"),
        ("data-null", 200, '{"status":200,"error_code":0,"data":null}', "RESPONSE"),
        sent_ms=sent,
    )
    for name, sent_ms, expect in (
        ("sent-in-seconds", TIME_S, "TIME_IS_SECONDS"),
        ("sent-zero", 0, "TIME_RANGE"),
        ("sent-microseconds", sent * 1000, "TIME_RANGE"),
    ):
        c.add("token_response", name, {"http_status": 200, "body": body(), "sent_ms": sent_ms}, expect)
    refusals(c, "token_response", body, sent_ms=sent)


MEANINGS = (
    "Please request with a random number between 100000 and 999999.",
    "Overdude.",
    "Your machine time is not confirmed.",
    "The appid is not exists.",
    "Sig is incorrect.",
    "IP is not conforming to the agreement.",
)


def refusals(c, verb, body, **more):
    for number, message in enumerate(MEANINGS, 1):
        name = f"BBD_WRONG_CODE_{number:03}"
        row = f'{{"status":200,"error_code":%s,"%s":"{message}"}}'
        expect = refused(number, name, message)
        c.responses(verb, (f"error-{number}-text", 200, row % (f'"{name}"', "msg"), expect), **more)
        c.responses(verb, (f"error-{number}-number", 200, row % (number, "message"), expect), **more)
    c.responses(
        verb,
        ("error-text-of-digits", 200, '{"status":200,"error_code":"5"}', refused(5, "BBD_WRONG_CODE_005")),
        ("error-7", 200, '{"status":200,"error_code":7}', refused(7, "")),
        ("error-negative", 200, '{"status":200,"error_code":-1,"msg":"é😀"}', refused(-1, "", "é😀")),
        (
            "error-with-data",
            200,
            '{"status":200,"error_code":2,"data":{"apitoken":"t","time":1529400060}}',
            refused(2, "BBD_WRONG_CODE_002"),
        ),
        (
            "error-with-status-403",
            403,
            '{"status":403,"error_code":"BBD_WRONG_CODE_006"}',
            refused(6, "BBD_WRONG_CODE_006"),
        ),
        ("status-500", 200, '{"status":500,"error_code":0,"msg":"busy"}', refused(500, "HTTP_ERROR", "busy")),
        ("status-500-http-500", 500, '{"status":500,"error_code":0}', http_error(500)),
        ("message-not-text", 200, '{"status":200,"error_code":3,"msg":{}}', refused(3, "BBD_WRONG_CODE_003")),
        ("error-words", 200, '{"status":200,"error_code":"BBD_WRONG_CODE_007"}', refused(7, "BBD_WRONG_CODE_007")),
        (
            "error-of-another-number",
            200,
            '{"status":200,"error_code":"BBD_WRONG_CODE_009"}',
            refused(9, "BBD_WRONG_CODE_009"),
        ),
        (
            "error-of-another-kind",
            200,
            '{"status":200,"error_code":"BBD_SYSTEM_BUSY","msg":"x"}',
            refused(200, "BBD_SYSTEM_BUSY", "x"),
        ),
        (
            "error-in-small-letters",
            200,
            '{"status":200,"error_code":"oops","msg":"x"}',
            refused(200, "UNEXPLAINED", "x"),
        ),
        ("no-response", 0, "", refused(0, "NO_RESPONSE")),
        ("page-502", 502, "<html>", refused(502, "HTTP_ERROR")),
        ("error-code-missing", 200, '{"status":200,"data":{"apitoken":"t","time":1529400060}}', "RESPONSE"),
        (
            "error-code-twice",
            200,
            '{"status":200,"error_code":5,"error_code":0,"data":{"apitoken":"t","time":1529400060}}',
            "RESPONSE",
        ),
        *no_success('{"status":200,"error_code":0,"data":{"apitoken":"t","time":1529400060}}'),
        (
            "accepted-under-http-500",
            500,
            '{"status":200,"error_code":0,"data":{"apitoken":"t","time":1529400060}}',
            http_error(500),
        ),
        ("members-by-position", 200, '[200,0,"","",{"apitoken":"t","time":1529400060}]', "RESPONSE"),
        ("data-by-position", 200, '{"status":200,"error_code":0,"data":["t",1529400060]}', "RESPONSE"),
        **more,
    )
    for name, text_of in NOT_OBJECT:
        c.responses(verb, (name, 200, text_of, None), (f"{name}-400", 400, text_of, None), **more)
    outside(c, verb, **more)


def time_responses(c):
    def body(data='{"time":1529400060,"normal_time":"(UTC/GMT+8) 2018-08-11 18:50:39"}'):
        return f'{{"status":200,"error_code":0,"data":{data}}}'

    ok = accepted(server_time_ms=TIME_S * 1000)
    c.responses("time_response", ("document-time-counts-not-normal-time", 200, body(), ok))
    c.responses(
        "time_response",
        ("without-normal-time", 200, body('{"time":1529400060}'), ok),
        ("time-missing", 200, body('{"normal_time":"x"}'), "RESPONSE"),
        ("time-null", 200, body('{"time":null}'), "RESPONSE"),
        ("time-words", 200, body('{"time":"now"}'), "RESPONSE"),
        ("time-in-milliseconds", 200, body('{"time":1529400060000}'), "RESPONSE"),
        ("data-missing", 200, '{"status":200,"error_code":0}', "RESPONSE"),
    )
    refusals(c, "time_response", body)
