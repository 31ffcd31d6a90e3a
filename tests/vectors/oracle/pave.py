"""PAVE: HMAC-SHA256 hex of `<username>:<api_key>@<timestamp>`, its headers, and its responses."""

from . import diagnose
from .common import *
from .reading import Reader, inner, says_no
from .velafi import plain_requests, windows

DOCUMENT = "PAVE, Generate Access Token"
SECRET, USER, KEY = "your_api_secret", "your_username", "your_api_key"  # The document's own.
ISO, UNIX = "2021-05-30T12:49:19Z", "1622378959"
TIME_MS = 1622378959_000


def payload(username, api_key, timestamp):
    return data(username) + b":" + data(api_key) + b"@" + data(timestamp)


def judge(http, value):
    """The HTTP status decides."""
    return http.good() if http.is_success() and not says_no(inner(value, "success")[0]) else ("bad", None, "")


def cases():
    c = Cases("pave", response=Reader("PAVE", judge))
    sign(c)
    verify(c)
    requests(c)
    responses(c)
    callbacks(c)
    diagnose.add(c)
    return c


def callbacks(c):
    stored = "Bearer a long random text of one's own"
    for name, sent, expect in (
        ("ok", stored, None),
        ("empty", "", "SIGNATURE"),
        ("other-begin", "b" + stored[1:], "SIGNATURE"),
        ("other-end", stored[:-1] + "m", "SIGNATURE"),
        ("cut", stored[:-1], "SIGNATURE"),
        ("longer", stored + "n", "SIGNATURE"),
        ("newline", stored + "\n", "SIGNATURE"),
        ("upper-case", stored.upper(), "SIGNATURE"),
        ("without-scheme", stored[7:], "SIGNATURE"),
    ):
        c.add("callback_verify", name, texts(sent=sent, stored=stored), expect)
    c.add("callback_verify", "any-bytes", texts(sent=b"\xff\0", stored=b"\xff\0"), None)
    c.add("callback_verify", "behind-a-nul", texts(sent=b"a\0b", stored=b"a\0c"), "SIGNATURE")
    c.add("callback_verify", "nothing-stored", texts(sent=stored), "EMPTY")
    c.add("callback_verify", "nothing-at-all", {}, "EMPTY")


def sign(c):
    def ok(name, timestamp=ISO, username=USER, api_key=KEY, secret=SECRET, source="derived", published=None):
        input = texts(secret=secret, username=username, api_key=api_key, timestamp=timestamp)
        message = payload(username, api_key, timestamp)
        c.signed(name, input, message, hmac_hex(secret, message), source, published)

    ok(
        "document",
        source=DOCUMENT + ": its table's time, its samples' account",
        published="f6c3fc5155bc005e4d5ee39eea563dea771bc00a90a5f25c2a166f639bacf881",
    )
    ok(
        "document-unix-seconds",
        UNIX,
        source=DOCUMENT + ": its samples' form of the time",
        published="d4e7b15fcd69b345632fe2e3cc898db1baec2434baa31c90c45a6cb94affc7af",
    )
    ok("user-utf8", username="josé", published="e5f13955fe18a7c0d0457999c241ed668166da2007f364187da5817260195c7c")
    ok("user-decomposed-accent-differs", username="jose\u0301")
    ok("milliseconds", "2021-05-30T12:49:19.123Z")
    ok("offset-not-rewritten", "2021-05-30T12:49:19+00:00")
    ok("http-date", "Sun, 30 May 2021 12:49:19 GMT")
    ok("time-of-one-character", "x")
    ok("colon-and-at-not-escaped", username="a:b@c", api_key="d:e@f")
    ok("same-payload-from-other-parts", username="a", api_key="b@c:d@e:f")
    ok("emoji-and-chinese", username="用户🚀", api_key="键")
    ok("not-utf8", b"\xfe\xff", b"\x80user", b"\xc3key", b"\xff")
    ok("timestamp-is-kept", " 2021\0 ", "your username", "a key")
    ok("secret-longer-than-a-block", secret="s" * 200)
    ok("secret-newline-is-kept", secret=SECRET + "\n")

    def fails(name, expect, **changed):
        input = {"secret": SECRET, "username": USER, "api_key": KEY, "timestamp": ISO, **changed}
        c.add("sign", name, texts(**input), expect)

    for name, text in STAINED:
        fails(f"user-{name}", "TEXT", username=text)
        fails(f"api-key-{name}", "TEXT", api_key=text)
    fails("secret-empty", "SECRET_EMPTY", secret="")
    fails("user-empty", "EMPTY", username="")
    fails("api-key-empty", "EMPTY", api_key="")
    fails("timestamp-empty", "EMPTY", timestamp="")
    fails("secret-before-user", "SECRET_EMPTY", secret="", username="")


def verify(c):
    def mac(timestamp, secret=SECRET, username=USER, api_key=KEY):
        return hmac_hex(secret, payload(username, api_key, timestamp))

    right = mac(ISO)

    def add(name, expect, mac=right, timestamp=ISO, secret=SECRET, username=USER, api_key=KEY, within=None):
        input = texts(signature=mac, secret=secret, username=username, api_key=api_key, timestamp=timestamp)
        c.add("verify", name, {**input, "window": within} if within else input, expect)

    add("ok", None)
    add("upper-case", None, right.upper())
    add("not-a-time", None, mac("not a time"), "not a time")
    add("wrong-last-character", "SIGNATURE", flip(right))
    add("other-secret", "SIGNATURE", secret=SECRET + " ")
    add("other-user", "SIGNATURE", username="your_user")
    add("other-key", "SIGNATURE", api_key="your_key")
    add("time-reformatted", "SIGNATURE", timestamp="2021-05-30T12:49:19+00:00")
    add("time-lower-case", "SIGNATURE", timestamp=ISO.lower())
    add("signature-empty", "SIGNATURE_FORMAT", "")
    add("signature-short", "SIGNATURE_FORMAT", right[:-2])
    add("signature-space", "SIGNATURE_FORMAT", right[:-1] + " ")
    add("secret-empty", "SECRET_EMPTY", secret="")
    add("user-empty", "EMPTY", username="")
    add("api-key-empty", "EMPTY", api_key="")
    add("timestamp-empty", "EMPTY", timestamp="")
    add("format-before-empty", "SIGNATURE_FORMAT", "", username="")
    windows(add, TIME_MS, flip(right))
    inside = window(TIME_MS + 500, 500)
    for name, timestamp, expect in (
        ("unix-seconds", UNIX, None),
        ("fraction-is-dropped", "2021-05-30T12:49:19.999Z", None),
        ("offset", "2021-05-30T20:49:19+08:00", None),
        ("offset-elsewhere-is-stale", "2021-05-30T12:49:19+08:00", "STALE"),
        ("offset-elsewhere-is-ahead", "2021-05-30T12:49:19-08:00", "FUTURE"),
        ("unix-seconds-stale", "1622378958", "STALE"),
        ("unix-milliseconds", UNIX + "000", "TIME_FORMAT"),
        ("unix-nine-digits", "622378959", "TIME_FORMAT"),
        ("unix-fraction", UNIX + ".5", "TIME_FORMAT"),
        ("http-date", "Sun, 30 May 2021 12:49:19 GMT", None),
        ("http-date-of-another-day", "Mon, 30 May 2021 12:49:19 GMT", "TIME_FORMAT"),
        ("lower-case", ISO.lower(), None),
        ("space-for-t", "2021-05-30 12:49:19Z", "TIME_FORMAT"),
        ("no-zone", "2021-05-30T12:49:19", "TIME_FORMAT"),
        ("no-such-day", "2021-02-29T12:49:19Z", "TIME_FORMAT"),
        ("white-space-around", " " + ISO, "TIME_FORMAT"),
    ):
        add("window-" + name, expect, mac(timestamp), timestamp, within=inside)
    add("window-signature-before-time-format", "SIGNATURE", flip(mac("x")), "x", within=inside)


def requests(c):
    def headers(call):
        message = payload(call.get("username", USER), call["api_key"], call["timestamp"])
        return [
            ("Accept", "application/json"),
            ("API-Key", call["api_key"]),
            ("API-Token", hmac_hex(SECRET, message)),
            ("API-Timestamp", call["timestamp"]),
        ]

    def to_input(**call):
        return {"secret": SECRET, "call": texts(**{"username": USER, **call})}

    plain_requests(
        c,
        lambda **call: to_input(**{"timestamp": ISO, **call}),
        "api_key",
        KEY,
        lambda call: headers({"timestamp": ISO, **call}),
    )

    def add(name, expect, **changed):
        call = {
            "username": USER,
            "api_key": KEY,
            "timestamp": ISO,
            "method": "GET",
            "target": "/v1/sessions",
            **changed,
        }
        if expect is None:
            expect = request(call["method"], call["target"], "", headers(call))
        c.add("request", name, to_input(**call), expect)

    add("document", None)
    add("unix-seconds", None, timestamp=UNIX)
    add("timestamp-spaces-inside", None, timestamp="Sun, 30 May 2021 12:49:19 GMT")
    add("user-needs-no-ascii", None, username="josé")
    add("timestamp-empty", "EMPTY", timestamp="")
    add("timestamp-space-first", "HEADER_VALUE", timestamp=" " + ISO)
    add("timestamp-space-last", "HEADER_VALUE", timestamp=ISO + " ")
    add("timestamp-newline", "HEADER_VALUE", timestamp=ISO + "\n")
    add("timestamp-tab-inside", "HEADER_VALUE", timestamp="2021-05-30\t12:49:19Z")
    add("timestamp-unicode", "HEADER_VALUE", timestamp="30 août 2021")
    add("api-key-space-inside", "HEADER_VALUE", api_key="your api key")
    add("api-key-unicode", "HEADER_VALUE", api_key="clé")
    add("user-empty", "EMPTY", username="")
    add("user-before-timestamp", "EMPTY", username="", timestamp=" ")
    add("timestamp-before-method", "HEADER_VALUE", timestamp=" ", method="get")
    c.add(
        "request",
        "secret-empty",
        {"call": texts(username=USER, api_key=KEY, timestamp=ISO, method="GET", target="/")},
        "SECRET_EMPTY",
    )


def responses(c):
    c.responses(
        "response",
        ("object", 200, '{"id":"s1","message":"created"}', accepted()),
        ("array", 200, "[1,2]", accepted()),
        ("created", 201, "{}", accepted()),
        ("no-content", 204, "", accepted()),
        ("empty-200", 200, "", unknown(200, "EMPTY_BODY")),
        ("greatest-success", 299, "{}", accepted()),
        ("unauthorized", 401, '{"message":"Invalid token"}', refused(401, "UNAUTHORIZED", "Invalid token")),
        ("forbidden", 403, '{"error":"no"}', refused(403, "FORBIDDEN", "no")),
        ("not-found", 404, "{}", refused(404, "NOT_FOUND")),
        ("too-many-requests", 429, '{"message":"slow down"}', refused(429, "TOO_MANY_REQUESTS", "slow down")),
        ("teapot", 418, '{"message":"short and stout"}', refused(418, "BANNED", "short and stout")),
        ("server-error", 500, '{"error":"oops"}', unknown(500, "HTTP_ERROR", "oops")),
        ("redirect", 302, '{"message":"elsewhere"}', refused(302, "HTTP_ERROR", "elsewhere")),
        ("message-before-error", 400, '{"error":"second","message":"first"}', refused(400, "BAD_REQUEST", "first")),
        (
            "message-unicode",
            400,
            r'{"message":"\u00e9 é \ud83d\ude00 😀 \"q\" \\ \n"}',
            refused(400, "BAD_REQUEST", 'é é 😀 😀 "q" \\  '),
        ),
        ("message-number", 400, '{"message":7}', refused(400, "BAD_REQUEST", detail='{"message":7}')),
        ("error-object", 400, '{"error":{"message":"deep"}}', refused(400, "BAD_REQUEST", "deep")),
        ("array-400", 400, '["bad"]', refused(400, "BAD_REQUEST", "bad")),
        ("html-302", 302, "<html>", http_error(302)),
        ("empty-304", 304, "", http_error(304)),
        ("html-401", 401, "<html>", refused(401, "HTTP_ERROR")),
        ("empty-403", 403, "", refused(403, "FORBIDDEN")),
        ("null-200", 200, "null", accepted()),
        ("nesting-of-127-200", 200, DEEP, accepted()),
        ("nesting-of-129-inside", 200, f'{{"data":{{"data":{DEEP}}}}}', unknown(200, "NOT_JSON")),
        ("members-by-position", 400, '["first","second"]', refused(400, "BAD_REQUEST", "first")),
        ("message-twice", 200, '{"message":"a","message":"b"}', accepted()),
        ("errors-detail", 422, '{"errors":[{"detail":"bad field"}]}', refused(422, "UNPROCESSABLE", "bad field")),
        ("error-nested", 401, '{"error":{"message":"nested"}}', refused(401, "UNAUTHORIZED", "nested")),
        ("message-in-capitals", 403, '{"Message":"denied"}', refused(403, "FORBIDDEN", "denied")),
        ("detail", 400, '{"detail":"d"}', refused(400, "BAD_REQUEST", "d")),
        (
            "details-of-fields",
            422,
            '{"errors":{"ssn":["is short"]}}',
            refused(422, "UNPROCESSABLE", detail='{"errors":{"ssn":["is short"]}}'),
        ),
        ("errors-of-texts", 400, '{"errors":["first","second"]}', refused(400, "BAD_REQUEST", "first")),
        ("error-description", 400, '{"error":{"error_description":"e"}}', refused(400, "BAD_REQUEST", "e")),
        ("text-alone", 400, '"just words"', refused(400, "BAD_REQUEST", "just words")),
        ("server-error-of-get", 500, '{"error":"oops"}', refused(500, "HTTP_ERROR", "oops"), {"request_method": "GET"}),
        ("no-response", 0, "", unknown(0, "NO_RESPONSE")),
        ("no-response-to-get", 0, "", refused(0, "NO_RESPONSE"), {"request_method": "GET"}),
        ("success-false", 200, '{"success":false,"message":"no"}', refused(200, "UNEXPLAINED", "no")),
        ("page-200", 200, "<html>", unknown(200, "HTML_PAGE")),
        ("byte-order-mark", 200, '\ufeff{"id":"s1"}', accepted()),
        (
            "date",
            200,
            "{}",
            accepted(server_time_ms=1622378959000),
            {"headers": [("date", "Sun, 30 May 2021 12:49:19 GMT")]},
        ),
        ("http-status-99", 99, "{}", "HTTP_STATUS"),
        ("http-status-100", 100, "{}", refused(100, "HTTP_ERROR")),
        ("http-status-599", 599, "{}", unknown(599, "HTTP_ERROR")),
        ("http-status-600", 600, "{}", "HTTP_STATUS"),
    )
    for name, body in NOT_JSON:
        if name != "empty":
            c.responses("response", (name + "-200", 200, body, None))
        c.responses("response", (name + "-502", 502, body, http_error(502)))
