"""VelaFi: HMAC-SHA256 hex of `timestamp=<ms>`, a token, and its responses."""

from . import diagnose
from .common import *
from .reading import Reader, code_of, inner, integer, is_text, members, says_no, whole
from .velafi_webhook import webhooks

DOCUMENT = "VelaFi, Create API Token"
SECRET = "xxxx"  # The document's own.
API_KEY = "your-api-key"
TOKEN = "09ef3523-6242-4a8d-80e2-24cfbdb35851"


def payload(timestamp_ms):
    return f"timestamp={timestamp_ms}"


def signature(secret, timestamp_ms):
    return hmac_hex(secret, payload(timestamp_ms))


def cases():
    c = Cases(
        "velafi",
        token_response=Reader("VELAFI", judged(token_of), True),
        response=Reader("VELAFI", judged(lambda http, _: http.good())),
    )
    sign(c)
    verify(c)
    requests(c)
    token_responses(c)
    responses(c)
    webhooks(c)
    diagnose.add(c)
    return c


def judged(accept):
    """By the code, which is 200 where all is well."""

    def judge(http, value):
        found = members(value, "code", "success", "data")
        if found is None:
            return None
        code, success, data = found
        if whole(code) is None:
            return ("bad", code_of(code), "") if is_text(code) else None
        if whole(code) != 200:
            return ("bad", whole(code), "")
        return ("bad", None, "") if says_no(success) else accept(http, data)

    return judge


def is_token(value):
    return is_text(value) and value and all(0x20 < ord(c) < 0x7F for c in value)


def token_of(http, data):
    token, expires = inner(data, "token", "expireTime")
    expires_ms = integer(expires)
    if not is_token(token) or expires_ms is None or not 10**12 <= expires_ms < 10**14:
        return None
    return http.good(token=token, expires_ms=expires_ms)


def sign(c):
    def ok(name, secret, timestamp_ms, source="derived", published=None):
        input = {**texts(secret=secret), "timestamp_ms": timestamp_ms}
        c.signed(name, input, payload(timestamp_ms), signature(secret, timestamp_ms), source, published)

    ok(
        "document",
        SECRET,
        NOW_MS,
        DOCUMENT + ": its message and secret",
        "7fdd71b6dfed9a746d2698e980a2cb5dc15ca9fab9e4339676dea3c282a862c6",
    )
    ok("secret-one-byte", "x", NOW_MS)
    ok("secret-64-bytes", "k" * 64, NOW_MS)
    ok("secret-65-bytes", "k" * 65, NOW_MS)
    ok("secret-131-bytes", b"\xaa" * 131, NOW_MS)
    ok("secret-not-utf8", b"\xff\xfe\x80secret", NOW_MS)
    ok("secret-with-nul", b"be\0fore", NOW_MS)
    ok("secret-unicode", "clé-秘密-🔑", NOW_MS)
    ok("secret-newline-is-kept", SECRET + "\n", NOW_MS)
    ok("smallest-milliseconds", SECRET, 10**12)
    ok("greatest-milliseconds", SECRET, 10**14 - 1)
    for name, timestamp_ms, status in (
        ("seconds", NOW_S, "TIME_IS_SECONDS"),
        ("smallest-seconds", 10**8, "TIME_IS_SECONDS"),
        ("greatest-seconds", 10**11 - 1, "TIME_IS_SECONDS"),
        ("below-seconds", 10**8 - 1, "TIME_RANGE"),
        ("between-units", 10**11, "TIME_RANGE"),
        ("just-below-milliseconds", 10**12 - 1, "TIME_RANGE"),
        ("microseconds", NOW_MS * 1000, "TIME_RANGE"),
        ("just-above-milliseconds", 10**14, "TIME_RANGE"),
        ("zero-time", 0, "TIME_RANGE"),
        ("negative-time", -NOW_MS, "TIME_RANGE"),
    ):
        c.add("sign", name, {"secret": SECRET, "timestamp_ms": timestamp_ms}, status)
    c.add("sign", "secret-empty", {"timestamp_ms": NOW_MS}, "SECRET_EMPTY")
    c.add("sign", "secret-empty-before-time", {"timestamp_ms": NOW_S}, "SECRET_EMPTY")


def verify(c):
    right = signature(SECRET, NOW_MS)

    def add(name, expect, mac=right, secret=SECRET, timestamp_ms=NOW_MS, within=None):
        input = {**texts(signature=mac, secret=secret), "timestamp_ms": timestamp_ms}
        c.add("verify", name, {**input, "window": within} if within else input, expect)

    add("ok", None)
    add("upper-case", None, right.upper())
    add("mixed-case", None, right[:32].upper() + right[32:])
    add("wrong-last-character", "SIGNATURE", flip(right))
    add("other-secret", "SIGNATURE", secret="xxxy")
    add("secret-with-newline", "SIGNATURE", secret=SECRET + "\n")
    add("other-timestamp", "SIGNATURE", timestamp_ms=NOW_MS + 1)
    add("of-the-bare-number", "SIGNATURE", hmac_hex(SECRET, str(NOW_MS)))
    add("empty", "SIGNATURE_FORMAT", "")
    add("63-characters", "SIGNATURE_FORMAT", right[:-1])
    add("65-characters", "SIGNATURE_FORMAT", right + "0")
    add("not-hex", "SIGNATURE_FORMAT", "g" + right[1:])
    add("with-newline", "SIGNATURE_FORMAT", right + "\n")
    add("with-prefix", "SIGNATURE_FORMAT", "0x" + right[2:])
    add("base64", "SIGNATURE_FORMAT", "f91xtt/tmnRtJpjpgKLLXcFcqfq55DOWdt6jwoKoYsY=")
    add("secret-empty", "SECRET_EMPTY", secret="")
    add("seconds", "TIME_IS_SECONDS", timestamp_ms=NOW_S)
    add("time-range", "TIME_RANGE", timestamp_ms=0)
    add("format-before-time", "SIGNATURE_FORMAT", right[:-1], timestamp_ms=NOW_S)
    windows(add, NOW_MS, flip(right))


def windows(add, time_ms, wrong):
    """The rules of a window, which velafi, pave and bitbitduo share. time_ms: of the signature."""
    add("window-now", None, within=window(time_ms))
    add("window-oldest", None, within=window(time_ms + 5000, 5000))
    add("window-stale", "STALE", within=window(time_ms + 5001, 5000))
    add("window-farthest", None, within=window(time_ms - 1000, 0, 1000))
    add("window-future", "FUTURE", within=window(time_ms - 1001, 0, 1000))
    add("window-negative-past", "INTERVAL", within=window(time_ms, -1, 0))
    add("window-negative-ahead", "INTERVAL", within=window(time_ms, 0, -1))
    add("window-now-in-seconds", "TIME_IS_SECONDS", within=window(time_ms // 1000, 5000))
    add("window-now-out-of-range", "TIME_RANGE", within=window(0, 5000))
    add("window-interval-before-now", "INTERVAL", within=window(0, -1, 0))
    add("window-signature-before-stale", "SIGNATURE", wrong, within=window(time_ms + MINUTE, 5000))
    add("window-signature-before-interval", "SIGNATURE", wrong, within=window(time_ms, -1, -1))


def requests(c):
    def token_request(name, expect, secret=SECRET, api_key=API_KEY, timestamp_ms=NOW_MS, source="derived"):
        if expect is None:
            target = f"/v2/token/generate?{payload(timestamp_ms)}&signature={signature(secret, timestamp_ms)}"
            expect = request("GET", target, "", [("X-BH-APIKEY", api_key)])
        input = {**texts(secret=secret, api_key=api_key), "timestamp_ms": timestamp_ms}
        c.add("token_request", name, input, expect, source)

    token_request("document", None, source=DOCUMENT + ": its message and secret")
    token_request("api-key-of-all-visible-ascii", None, api_key="".join(map(chr, range(0x21, 0x7F))))
    token_request("secret-empty", "SECRET_EMPTY", secret="")
    token_request("api-key-empty", "EMPTY", api_key="")
    token_request("api-key-newline", "HEADER_VALUE", api_key=API_KEY + "\n")
    token_request("api-key-crlf-header", "HEADER_VALUE", api_key=API_KEY + "\r\nX-Evil: 1")
    token_request("api-key-space-inside", "HEADER_VALUE", api_key="your api key")
    token_request("api-key-unicode", "HEADER_VALUE", api_key="clé")
    token_request("api-key-nul", "HEADER_VALUE", api_key=b"your\0key")
    token_request("api-key-delete", "HEADER_VALUE", api_key="key\x7f")
    token_request("seconds", "TIME_IS_SECONDS", timestamp_ms=NOW_S)
    token_request("time-range", "TIME_RANGE", timestamp_ms=10**14)
    token_request("api-key-before-time", "EMPTY", api_key="", timestamp_ms=NOW_S)
    plain_requests(
        c, lambda **call: {"call": texts(**call)}, "token", TOKEN, lambda call: [("X-BH-TOKEN", call["token"])]
    )
    more_requests(c)


def more_requests(c):
    """Calls that need no token, and content types."""

    def add(name, expect, headers=(), method="GET", target="/v2/base/fiats", body="", **other):
        if expect is None:
            expect = request(method, target, body, headers)
        c.add("request", name, {"call": texts(method=method, target=target, body=body, **other)}, expect)

    token, boundary = ("X-BH-TOKEN", TOKEN), "multipart/form-data; boundary=----7MA4YWxk"
    form = '------7MA4YWxk\r\nContent-Disposition: form-data; name="businessType"\r\n\r\nFIAT_ACCOUNT\r\n------7MA4YWxk--\r\n'
    add("without-token", None)
    add("without-token-and-query", None, target="/v2/base/buy/symbols?fiat=BRL")
    add("base-with-token", None, [token], token=TOKEN)
    add("without-token-post", "EMPTY", method="POST", target="/v2/base/file/upload", body=form, content_type=boundary)
    add("without-token-other-path", "EMPTY", target="/v2/base")
    add("without-token-inside-path", "EMPTY", target="/v2/x/v2/base/fiats")
    upload = {"method": "POST", "target": "/v2/base/file/upload", "body": form, "token": TOKEN}
    add("multipart", None, [token, ("Content-Type", boundary)], content_type=boundary, **upload)
    add(
        "multipart-not-utf8",
        None,
        [token, ("Content-Type", boundary)],
        content_type=boundary,
        **{**upload, "body": b"\xff\0"},
    )
    add("content-type-without-body", None, [token], content_type="text/plain", token=TOKEN)
    add("content-type-newline", "HEADER_VALUE", content_type=boundary + "\r\nX-Evil: 1", **upload)
    add("content-type-space-first", "HEADER_VALUE", content_type=" text/plain", **upload)
    add("content-type-unicode", "HEADER_VALUE", content_type="text/é", **upload)


def plain_requests(c, to_input, credential, value, auth_headers):
    """Calls whose method, target and body are not signed: VelaFi's and PAVE's. credential: the member that goes
    into a header, and its value."""

    def add(name, expect, method="GET", target="/v2/account?limit=10", body="", **other):
        call = {credential: value, **other}
        if expect is None:
            kind = [("Content-Type", "application/json")] if body else []
            expect = request(method, target, body, auth_headers(call) + kind)
        c.add("request", name, to_input(method=method, target=target, body=body, **call), expect)

    add("get", None)
    add("root", None, target="/")
    add("post-json", None, "POST", "/v2/order", '{"side":"BUY","note":"café ☕","price":"0.10"}')
    add("post-empty", None, "POST", "/v2/order")
    for name, body in (
        ("not-utf8", b"\xff\x00\xfe"),
        ("form", "a=1&b=2"),
        ("cut", '{"a":1'),
        ("two-documents", "[][]"),
        ("text", '"a"'),
        ("number", "7"),
    ):
        add("body-" + name, "BODY_KIND", "PATCH", "/v2/order", body)
    add("dot-segment", "TARGET", target="/v2/../order")
    add("delete", None, "DELETE", "/v2/order/%C3%A9?a=1&b=%20#".rstrip("#"))
    add("method-of-16-letters", None, "ABCDEFGHIJKLMNOP")
    add("method-of-17-letters", "METHOD", "ABCDEFGHIJKLMNOPQ")
    add("method-empty", "METHOD", "")
    add("method-lower-case", "METHOD", "get")
    add("method-space", "METHOD", "GET ")
    add("target-empty", "TARGET", target="")
    add("target-url", "TARGET", target="https://api.example.com/v2")
    add("target-without-slash", "TARGET", target="v2/account")
    add("target-two-slashes", "TARGET", target="//evil.example.com/v2")
    add("target-fragment", "TARGET", target="/v2/account#top")
    add("target-space", "TARGET", target="/v2/my account")
    add("target-newline", "TARGET", target="/v2/account\r\nHost: evil.example.com")
    add("target-not-encoded", "TARGET", target="/v2/é")
    for name, text in NOT_IN_A_TARGET:
        add(f"target-{name}-in-path", "TARGET", target=f"/v2/a{text}")
        add(f"target-{name}-in-query", "TARGET", target=f"/v2/a?b={text}&c=1")
    add(
        "target-of-all-plain-characters", None, target="/azAZ09-._~!$&'()*+,;=:@/%7c%7D?azAZ09-._~!$&'()*+,;=:@/?%5B%22"
    )
    add("get-with-body", "BODY_KIND", body="{}")
    add(f"{credential}-empty".replace("_", "-"), "EMPTY", **{credential: ""})
    add(f"{credential}-newline".replace("_", "-"), "HEADER_VALUE", **{credential: value + "\n"})
    add(f"{credential}-before-method".replace("_", "-"), "EMPTY", "get", **{credential: ""})
    add("method-before-target", "METHOD", "get", "v2")
    add("target-before-body", "TARGET", "GET", "v2", "{}")


def token_responses(c):
    def body(token=f'"{TOKEN}"', expires=f'"{NOW_MS}"', code="200"):
        return f'{{"code":{code},"msg":"SUCCESS","data":{{"token":{token},"expireTime":{expires}}}}}'

    ok = accepted(TOKEN, NOW_MS)
    c.responses("token_response", ("document", 200, body(), ok))
    c.responses(
        "token_response",
        ("expire-time-number", 200, body(expires=str(NOW_MS)), ok),
        ("code-string", 200, body(code='"200"'), ok),
        (
            "other-order-and-white-space",
            200,
            f' {{ "data" : {{\n"x":[],"expireTime":{NOW_MS},\t"token":"{TOKEN}"}},\r\n"code":200 }} ',
            ok,
        ),
        ("token-with-escapes", 200, body(r'"a\"b\\c\/d\u0065"'), accepted('a"b\\c/de', NOW_MS)),
        ("token-raw-unicode", 200, body('"clé😀"'), "RESPONSE"),
        ("token-unicode", 200, body(r'"cl\u00e9"'), "RESPONSE"),
        ("token-space", 200, body('"a b"'), "RESPONSE"),
        ("token-crlf-header", 200, body(r'"a\r\nX-Evil: 1"'), "RESPONSE"),
        ("token-escape", 200, body(r'"a\u001b[31m"'), "RESPONSE"),
        ("token-delete", 200, body(r'"a\u007f"'), "RESPONSE"),
        (
            "escaped-names",
            200,
            r'{"\u0063ode":200,"data":{"tok\u0065n":"t","expireTime":' f"{NOW_MS}}}}}",
            accepted("t", NOW_MS),
        ),
        ("nesting-of-128-beside", 200, body().replace('"code"', f'"deep":{DEEP},"code"'), ok),
        ("code-twice", 200, body().replace('"code":200', '"code":-1022,"code":200'), "RESPONSE"),
        ("code-twice-500", 500, body().replace('"code":200', '"code":-1022,"code":200'), http_error(500)),
        ("members-by-position", 200, f'[200,"SUCCESS",{{"token":"t","expireTime":{NOW_MS}}}]', "RESPONSE"),
        ("data-by-position", 200, f'{{"code":200,"data":["t",{NOW_MS}]}}', "RESPONSE"),
        ("code-200-under-http-500", 500, body(), http_error(500)),
        *no_success(body()),
        ("refused-under-http-302", 302, '{"code":-1022,"msg":"no"}', refused(-1022, "INVALID_SIGNATURE", "no")),
        ("token-lone-surrogate", 200, body('"\\ud83d"'), "RESPONSE"),
        (
            "signature-refused",
            200,
            '{"code":-1022,"msg":"Signature for this request is not valid."}',
            refused(-1022, "INVALID_SIGNATURE", "Signature for this request is not valid."),
        ),
        ("refused-with-token-inside", 400, body(code="-1021"), refused(-1021, "INVALID_TIMESTAMP", "SUCCESS")),
        ("data-missing", 200, '{"code":200,"msg":"SUCCESS"}', "RESPONSE"),
        ("data-null", 200, '{"code":200,"data":null}', "RESPONSE"),
        ("data-array", 200, '{"code":200,"data":[]}', "RESPONSE"),
        ("token-missing", 200, f'{{"code":200,"data":{{"expireTime":{NOW_MS}}}}}', "RESPONSE"),
        ("token-empty", 200, body('""'), "RESPONSE"),
        ("token-with-nul", 200, body(r'"a\u0000b"'), "RESPONSE"),
        ("token-number", 200, body("7"), "RESPONSE"),
        ("expire-time-missing", 200, '{"code":200,"data":{"token":"t"}}', "RESPONSE"),
        ("expire-time-words", 200, body(expires='"tomorrow"'), "RESPONSE"),
        ("expire-time-empty", 200, body(expires='""'), "RESPONSE"),
        ("expire-time-null", 200, body(expires="null"), "RESPONSE"),
        ("expire-time-in-seconds", 200, body(expires=f'"{NOW_S}"'), "RESPONSE"),
        ("expire-time-zero", 200, body(expires="0"), "RESPONSE"),
        ("expire-time-fraction", 200, body(expires=f"{NOW_MS}.5"), "RESPONSE"),
    )
    refusals(c, "token_response")


def responses(c):
    c.responses(
        "response",
        ("accepted", 200, '{"code":200,"msg":"SUCCESS","data":{"balance":"1.5"}}', accepted()),
        ("token-in-data-is-not-read", 200, '{"code":200,"data":{"token":"t","expireTime":1}}', accepted()),
        ("code-only", 200, '{"code":200}', accepted()),
        ("code-200-under-http-500", 500, '{"code":200}', http_error(500)),
        *no_success('{"code":200}'),
        ("code-200-under-http-299", 299, '{"code":200}', accepted()),
        ("nesting-of-128-inside", 200, f'{{"code":200,"data":{DEEP}}}', accepted()),
        ("members-by-position", 200, '[200,"SUCCESS",{}]', unknown(200, "UNEXPECTED_RESPONSE", "SUCCESS")),
    )
    refusals(c, "response")
    busy, get = '{"code":500,"msg":"system busy"}', {"request_method": "GET"}
    c.responses(
        "response",
        ("busy", 500, busy, unknown(500, "HTTP_ERROR", "system busy")),
        ("busy-of-post", 500, busy, unknown(500, "HTTP_ERROR", "system busy"), {"request_method": "POST"}),
        ("busy-of-get", 500, busy, refused(500, "HTTP_ERROR", "system busy"), get),
        ("no-response", 0, "", unknown(0, "NO_RESPONSE")),
        ("not-api-user", 200, '{"code":-5033,"msg":"Not API user"}', refused(-5033, "NOT_API_USER", "Not API user")),
        ("email-exist-is-not-toobit-s", 200, '{"code":-2017,"msg":"x"}', refused(-2017, "EMAIL_EXIST", "x")),
        ("toobit-s-code-is-none", 200, '{"code":-2018,"msg":"x"}', refused(-2018, "", "x")),
        ("first-of-the-dictionary", 200, '{"code":-1174,"msg":"x"}', refused(-1174, "REPEATED_SUBMIT_REQUEST", "x")),
        (
            "last-of-the-dictionary",
            200,
            '{"code":-7005,"msg":"x"}',
            refused(-7005, "ACCOUNT_INSUFFICIENT_TIMEOUT", "x"),
        ),
        ("kyc", 200, '{"code":-5043,"msg":"x"}', refused(-5043, "NEED_PASS_KYC_OR_KYB", "x")),
        ("unknown-error", 200, '{"code":-4040,"msg":"x"}', unknown(-4040, "COMMON_ERROR_CODE", "x")),
        ("unauthorized", 401, '{"code":401,"msg":"x"}', refused(401, "UNAUTHORIZED", "x")),
        ("unauthorized-empty", 401, "", refused(401, "UNAUTHORIZED")),
        ("undocumented-under-401", 401, '{"code":-9999,"msg":"x"}', refused(-9999, "UNAUTHORIZED", "x")),
        ("success-false", 200, '{"code":200,"success":false,"msg":"x"}', refused(200, "UNEXPLAINED", "x")),
        ("countries-have-codes", 200, '{"code":200,"data":[{"code":"BR"},{"code":-1}]}', accepted(item_count=0)),
        ("code-missing-of-get", 200, '{"msg":"SUCCESS"}', "RESPONSE", get),
        ("nesting-of-127-lists", 200, '{"code":200,"data":' + "[" * 127 + "]" * 127 + "}", accepted()),
    )


NAMES = {
    -1002: "UNAUTHORIZED",
    -1003: "TOO_MANY_REQUESTS",
    -1021: "INVALID_TIMESTAMP",
    -1022: "INVALID_SIGNATURE",
    -1023: "BIND_IP_WHITE_LIST_FIRST",
    -2014: "BAD_API_KEY_FMT",
    -2015: "REJECTED_MBX_KEY",
}


def refusals(c, verb):
    """Responses that are no success: the same for VelaFi's two readers."""
    for code, error_name in NAMES.items():
        body = f'{{"code":{code},"msg":"message of {-code}"}}'
        c.responses(verb, (f"code-{-code}", 401, body, refused(code, error_name, f"message of {-code}")))
    c.responses(
        verb,
        ("code-unknown", 400, '{"code":-9999,"msg":"what"}', refused(-9999, "", "what")),
        ("code-zero", 200, '{"code":0,"msg":"what"}', refused(0, "", "what")),
        (
            "code-as-text",
            200,
            '{"code":"500","msg":"busy"}',
            {"error_code": 500, "error_name": "HTTP_ERROR", "error_message": "busy"},
        ),
        ("message-missing", 400, '{"code":-2015}', refused(-2015, "REJECTED_MBX_KEY")),
        (
            "message-with-escapes",
            400,
            r'{"code":-9999,"msg":"\u9519\u8bef \ud83d\ude80 \"x\"\t"}',
            refused(-9999, "", '错误 🚀 "x" '),
        ),
        ("code-missing", 200, '{"msg":"SUCCESS"}', None),
        ("code-missing-500", 500, '{"msg":"oops"}', http_error(500)),
        ("code-words", 200, '{"code":"oops"}', refused(200, "UNEXPLAINED", detail='{"code":"oops"}')),
        ("code-fraction", 200, '{"code":200.5}', None),
        ("message-lone-surrogate", 400, '{"code":-9999,"msg":"\\ud83d"}', refused(-9999, "")),
        ("message-number", 400, '{"code":-9999,"msg":7}', refused(-9999, "")),
    )
    outside(c, verb)
    for name, body in NOT_OBJECT:
        c.responses(verb, (name, 200, body, None), (f"{name}-400", 400, body, None))


def outside(c, verb, **more):
    """HTTP statuses out of range, and bodies that are no JSON."""
    for http_status in (1, 99, 600, 1000):
        c.responses(verb, (f"http-status-{http_status}", http_status, '{"code":200}', "HTTP_STATUS"), **more)
    for name, body in NOT_JSON:
        c.responses(verb, (f"{name}-200", 200, body, None), (f"{name}-502", 502, body, http_error(502)), **more)
    c.responses(
        verb, ("html-599", 599, "<html>", http_error(599)), ("html-302", 302, "<html>", http_error(302)), **more
    )
