"""Toobit: HMAC-SHA256 hex of the query directly followed by the form body, its verification, and its responses."""

from .common import *
from .toobit_request import requests
from .velafi import NAMES, outside

BHEX = "BHEX API documents (the same signature), example of SIGNED endpoints"
TOOBIT = "Toobit API documents, Basic Information, SIGNED Endpoint Security"
NOTES = "Toobit, Code Examples, notes"
SECRET = "30lfjDT51iOG1kYZnDoLNynOyMdIcmQyO1XYfxzYOmQfx9tjiI98Pzio4uhZ0Uk2"
BHEX_SECRET = "lH3ELTNiFxCQTmi9pPcWWikhsjO04Yoqw3euoHUuOLC3GYBW64ZqzQsiOEHXQS76"
ORDER = "symbol=BTCUSDT&side=SELL&type=LIMIT&timeInForce=GTC"
REST = "quantity=1&price=400&recvWindow=10000000&timestamp=1668481902307"
T = 1668481902307


def cases():
    c = Cases("toobit")
    sign(c)
    verify(c)
    verify_time(c)
    verify_place(c)
    requests(c, SECRET)
    responses(c)
    response_items(c)
    time_responses(c)
    return c


def sign(c):
    def ok(name, query="", body="", source="derived", published=None, secret=SECRET):
        message = data(query) + data(body)
        c.signed(name, texts(secret=secret, query=query, body=body), message, hmac_hex(secret, message), source, published)

    ok("published-query", ORDER + "&quantity=1&price=400&recvWindow=100000&timestamp=1668481902307", source=TOOBIT,
       published="8420e499e71cce4a00946db16543198b6bcae01791bdb75a06b5a7098b156468")
    ok("published-query-and-body", ORDER, REST, TOOBIT, "59ef0b2085ebb99cca5b6445c202d99add17be2d5d1861c0f4aa17bc785ac4d5")
    bhex = "symbol=ETHBTC&side=BUY&type=LIMIT&timeInForce=GTC"
    bhex_rest = "quantity=1&price=0.1&recvWindow=5000&timestamp=1538323200000"
    ok("bhex-query", bhex + "&" + bhex_rest, "", BHEX, "5f2750ad7589d1d40757a55342e621a44037dad23b5128cc70e18ec1d1c3f4c6",
       BHEX_SECRET)
    ok("bhex-query-and-body", bhex, bhex_rest, BHEX, "885c9e3dd89ccd13408b25e6d54c2330703759d7494bea6dd5a3d1fd16ba3afa",
       BHEX_SECRET)
    ok("body-only", "", ORDER + "&timestamp=1668481902307")
    ok("no-parameters", "", "")
    ok("timestamp-only", "timestamp=1668481902307")
    ok("order-is-kept", "timestamp=1668481902307&recvWindow=5000&symbol=BTCUSDT&a=1")
    ok("raw-characters-are-kept", "note=a+c@d'(e)*~[\"1\",\"2\"]{}|\\\\^`<>&timestamp=1668481902307")
    ok("raw-characters-are-kept-in-body", "a=1", "note=a+c@d'(e)*~[\"1\",\"2\"]{}|^`<>?&timestamp=1668481902307")
    ok("encoded-characters-are-kept", "note=a%20b%2Bc%40d&list=%5B1%2c2%5D&timestamp=1668481902307")
    ok("empty-values", "a=&b&c==&timestamp=1668481902307")
    ok("signature-as-a-value", "field=signature&timestamp=1668481902307")
    ok("name-that-ends-in-signature", "mysignature=1&signatures=2&Signature=3&timestamp=1668481902307")
    ok("and-between-inside-only", "a=1", "b=2&c=3")
    ok("question-mark-inside", "url=https://example.com/?a=1&timestamp=1668481902307")
    ok("json-in-the-query", 'orders=[{"symbol":"BTCUSDT"}]&timestamp=1668481902307')
    ok("recv-window-above-maximum-is-not-looked-at", "recvWindow=99999999&timestamp=1668481902307")
    ok("secret-longer-than-a-block", "timestamp=1668481902307", secret="s" * 131)
    ok("secret-not-utf8", "timestamp=1668481902307", secret=b"\x80\xff")
    for name, query, body, expect in PLAIN_FAILURES:
        c.add("sign", name, texts(secret=SECRET, query=query, body=body), expect)
    c.add("sign", "secret-empty", texts(query=ORDER), "SECRET_EMPTY")
    c.add("sign", "secret-empty-before-query", texts(query="?" + ORDER), "SECRET_EMPTY")


# What no client sends as it is: name, text.
NOT_SENT = (
    ("space", " "), ("newline", "\n"), ("carriage-return", "\r"), ("tab", "\t"), ("nul", "\0"), ("escape", "\x1b"), ("delete", "\x7f"),
    ("fragment", "#"), ("latin", "é"), ("chinese", "中"), ("emoji", "🚀"), ("byte-order-mark", "\ufeff"),
    ("no-break-space", "\u00a0"), ("lone-percent", "%"), ("percent-one-digit", "%4"), ("percent-zz", "%zz"), ("percent-twice", "%%41"),
    ("percent-behind-one-that-is-good", "%41%4g"),
)

PLAIN_FAILURES = (
    ("signature-last", ORDER + "&signature=" + "0" * 64, "", "PARAM_SIGNATURE"),
    ("signature-first", "signature=0&" + ORDER, "", "PARAM_SIGNATURE"),
    ("signature-in-the-middle", "a=1&signature=0&b=2", "", "PARAM_SIGNATURE"),
    ("signature-in-body", ORDER, "quantity=1&signature=0", "PARAM_SIGNATURE"),
    ("signature-first-in-body", ORDER, "signature=0", "PARAM_SIGNATURE"),
    ("signature-without-value", "a=1&signature", "", "PARAM_SIGNATURE"),
    ("signature-with-empty-value", "signature=", "", "PARAM_SIGNATURE"),
    ("query-question-mark", "?" + ORDER, "", "QUERY"),
    ("query-leading-and", "&" + ORDER, "", "QUERY"),
    ("query-trailing-and", ORDER + "&", "", "QUERY"),
    ("query-only-and", "&", "", "QUERY"),
    ("body-leading-and", ORDER, "&" + REST, "QUERY"),
    ("body-trailing-and", ORDER, REST + "&", "QUERY"),
    ("body-question-mark", ORDER, "?" + REST, "QUERY"),
    ("body-json-object", ORDER, '{"symbol":"BTCUSDT"}', "BODY_KIND"),
    ("body-json-array", ORDER, '[{"symbol":"BTCUSDT"}]', "BODY_KIND"),
    ("body-json-behind-space", ORDER, ' \n[{"symbol":"BTCUSDT"}]', "BODY_KIND"),
    ("body-json-behind-byte-order-mark", ORDER, '\ufeff{"symbol":"BTCUSDT"}', "BODY_KIND"),
    ("query-before-body", "?a=1", "{}", "QUERY"),
    ("body-kind-before-signature", "signature=0", "{}", "BODY_KIND"),
    ("body-form-before-signature", "signature=0", "&a=1", "QUERY"),
    ("signature-cut-in-two", ORDER + "&signa", "ture=0", "PARAM_SIGNATURE"),
    ("signature-cut-behind-its-first-letter", "s", "ignature=0&a=1", "PARAM_SIGNATURE"),
    ("signature-cut-before-its-value", "a=1&signature", "=0", "PARAM_SIGNATURE"),
    ("signature-without-value-cut-in-two", "a=1&signatur", "e&b=1", "PARAM_SIGNATURE"),
    *((f"query-{name}", f"a=1{raw}&b=2", "", "QUERY_CHARACTER") for name, raw in NOT_SENT),
    *((f"body-{name}", ORDER, f"a=1{raw}&b=2", "QUERY_CHARACTER") for name, raw in NOT_SENT),
    ("query-name-with-a-space", "a b=1", "", "QUERY_CHARACTER"),
    ("query-crlf-last", ORDER + "\r\n", "", "QUERY_CHARACTER"),
    ("query-percent-last", ORDER + "&a=%", "", "QUERY_CHARACTER"),
    ("query-percent-cut-in-two", "a=%4", "1=b", "QUERY_CHARACTER"),
    ("query-not-utf8", b"a=\xff", "", "QUERY_CHARACTER"),
    ("body-not-utf8", ORDER, b"a=\xff\xfe", "QUERY_CHARACTER"),
    ("body-space-before-signature", "signature=0", "a b=1", "QUERY_CHARACTER"),
)


def verify(c):
    right = hmac_hex(SECRET, ORDER + REST)

    def add(name, expect, mac=right, query=ORDER, body=REST, secret=SECRET, now_ms=0):
        input = {**texts(signature=mac, secret=secret, query=query, body=body), "now_ms": now_ms}
        c.add("verify", name, input, expect, TOOBIT if name.startswith("published") else "derived")

    add("published-query-and-body", None)
    add("upper-case", None, right.upper())
    add("wrong-last-character", "SIGNATURE", flip(right))
    add("split-elsewhere-is-the-same-payload", None, query=(ORDER + REST)[:20], body=(ORDER + REST)[20:])
    add("signed-with-and-between", "SIGNATURE", hmac_hex(SECRET, ORDER + "&" + REST))
    add("signed-body-first", "SIGNATURE", hmac_hex(SECRET, REST + ORDER))
    add("signed-sorted", "SIGNATURE", hmac_hex(SECRET, "&".join(sorted((ORDER + "&" + REST).split("&")))))
    add("parameters-reordered", "SIGNATURE", query="side=SELL&symbol=BTCUSDT&type=LIMIT&timeInForce=GTC")
    add("re-encoded", "SIGNATURE", hmac_hex(SECRET, "a=x@y&timestamp=1"), "a=x%40y&timestamp=1", "")
    add("plus-for-space", "SIGNATURE", hmac_hex(SECRET, "a=x%20y&timestamp=1"), "a=x+y&timestamp=1", "")
    add("hex-case-of-encoding", "SIGNATURE", hmac_hex(SECRET, "a=%2F&timestamp=1"), "a=%2f&timestamp=1", "")
    add("secret-with-newline", "SIGNATURE", secret=SECRET + "\n")
    add("mangled-timestamp", "QUERY_CHARACTER", hmac_hex(SECRET, "a=1&timestamp=1"), "a=1×tamp=1", "")
    add("encoding-undone", "QUERY_CHARACTER", hmac_hex(SECRET, "a=x%20y&timestamp=1"), "a=x y&timestamp=1", "")
    add("signature-empty", "SIGNATURE_FORMAT", "")
    add("signature-short", "SIGNATURE_FORMAT", right[1:])
    add("signature-newline", "SIGNATURE_FORMAT", right + "\n")
    add("signature-not-hex", "SIGNATURE_FORMAT", right[:-1] + "x")
    add("secret-empty", "SECRET_EMPTY", secret="")
    for name, query, body, expect in PLAIN_FAILURES:
        add(name, expect, query=query, body=body)
    add("format-before-query", "SIGNATURE_FORMAT", "", "?a=1")


def verify_time(c):
    def add(name, expect, query, now_ms, body="", wrong=False):
        mac = hmac_hex(SECRET, query + body)
        input = texts(signature=flip(mac) if wrong else mac, secret=SECRET, query=query, body=body)
        c.add("verify", name, {**input, "now_ms": now_ms}, expect, "derived")

    def at(ahead, window=None):
        return f"a=1&timestamp={T + ahead}" + ("" if window is None else f"&recvWindow={window}")

    add("time-same", None, at(0), T)
    add("time-999-ahead", None, at(999), T)
    add("time-1000-ahead", "FUTURE", at(1000), T)
    add("time-1001-ahead", "FUTURE", at(1001, 60000), T)
    add("time-5000-old", None, at(-5000), T)
    add("time-5001-old", "STALE", at(-5001), T)
    add("window-own-reached", None, at(-300, 300), T)
    add("window-own-passed", "STALE", at(-301, 300), T)
    add("window-wider-than-default", None, at(-60000, 60000), T)
    add("window-wider-than-default-passed", "STALE", at(-60001, 60000), T)
    add("window-beyond-the-maximum", "RECV_WINDOW", at(-100000, 100000), T)
    add("window-beyond-the-maximum-of-a-fresh-one", "RECV_WINDOW", at(0, 60001), T)
    add("window-beyond-the-maximum-an-hour-late", "RECV_WINDOW", at(-3_600_000, 999999999), T)
    add("window-beyond-the-maximum-in-body", "RECV_WINDOW", "a=1", T, f"recvWindow=60001&timestamp={T}")
    add("window-beyond-the-maximum-without-now", None, at(0, 999999999), 0)
    add("window-zero-same", None, at(0, 0), T)
    add("window-zero-passed", "STALE", at(-1, 0), T)
    add("window-does-not-widen-ahead", "FUTURE", at(1000, 60000), T)
    add("timestamp-in-body", None, "a=1", T, f"timestamp={T}")
    add("timestamp-in-body-stale", "STALE", "a=1", T, f"timestamp={T - 5001}")
    add("window-in-body", None, f"timestamp={T - 6000}", T, "recvWindow=6000")
    add("timestamp-in-seconds-is-stale", "STALE", f"timestamp={T // 1000}", T)
    add("timestamp-missing", "TIMESTAMP_MISSING", "a=1", T)
    add("timestamp-missing-without-parameters", "TIMESTAMP_MISSING", "", T)
    add("timestamp-empty", "TIMESTAMP_MISSING", "timestamp=", T)
    add("timestamp-without-value", "TIMESTAMP_MISSING", "timestamp", T)
    add("timestamp-words", "TIMESTAMP_MISSING", "timestamp=now", T)
    add("timestamp-signed", "TIMESTAMP_MISSING", f"timestamp=-{T}", T)
    add("timestamp-plus", "TIMESTAMP_MISSING", f"timestamp=+{T}", T)
    add("timestamp-fraction", "TIMESTAMP_MISSING", f"timestamp={T}.5", T)
    add("timestamp-space", "QUERY_CHARACTER", f"timestamp= {T}", T)
    add("timestamp-of-20-digits", "TIMESTAMP_MISSING", "timestamp=" + "9" * 20, T)
    add("timestamp-upper-case-name", "TIMESTAMP_MISSING", f"TIMESTAMP={T}", T)
    add("window-words", "TIMESTAMP_MISSING", f"timestamp={T}&recvWindow=long", T)
    add("window-negative", "TIMESTAMP_MISSING", f"timestamp={T}&recvWindow=-1", T)
    add("timestamp-not-looked-at-without-now", None, "timestamp=now", 0)
    add("now-in-seconds", "TIME_IS_SECONDS", at(0), T // 1000)
    add("now-out-of-range", "TIME_RANGE", at(0), 10**14)
    add("now-negative", "TIME_RANGE", at(0), -1)
    add("wrong-signature-before-stale", "SIGNATURE", at(-5001), T, wrong=True)
    add("wrong-signature-before-missing", "SIGNATURE", "a=1", T, wrong=True)


def verify_place(c):
    """Where the query ends is not signed: whoever moves it may not make or hide a time, or widen the window."""

    def add(name, expect, query, body="", now_ms=T):
        mac = hmac_hex(SECRET, query + body)
        c.add("verify", "place-" + name, {**texts(signature=mac, secret=SECRET, query=query, body=body), "now_ms": now_ms}, expect)

    def every_end(name, text, expect):
        """At each place near a name where the query may be said to end."""
        marks = sorted({at + d for word in ("timestamp", "recvWindow") for at in occurrences(text, word) for d in (0, 4, len(word), len(word) + 1)})
        for number, end in enumerate(marks):
            # What is behind the end may look like parts of a query that are refused before.
            if not text[:end].endswith("&") and not text[end:].startswith("&"):
                add(f"{name}-{number}", expect, text[:end], text[end:])

    hour = 3_600_000
    # The two that were replayed an hour later, before and after.
    signed = f"symbol=BTC&order_timestamp={T}&timestamp={T - hour}"
    add("name-that-ends-in-timestamp", "TIMESTAMP_PLACE", signed, now_ms=T - hour)
    add("name-that-ends-in-timestamp-replayed", "TIMESTAMP_PLACE", "symbol=BTC&order_", signed[len("symbol=BTC&order_"):])
    signed = f"memo=xtimestamp={T}&side=SELL&timestamp={T - hour}"
    add("value-that-holds-timestamp", "TIMESTAMP_PLACE", "", signed, T - hour)
    add("value-that-holds-timestamp-replayed", "TIMESTAMP_PLACE", "memo=x", signed[len("memo=x"):])
    every_end("value-that-holds-timestamp-cut", signed, "TIMESTAMP_PLACE")
    every_end("timestamp-twice-cut", f"timestamp={T - hour}&a=1&timestamp={T}", "TIMESTAMP_PLACE")
    every_end("window-inside-a-value-cut", f"memo=xrecvWindow=60000&timestamp={T}&recvWindow=1", "TIMESTAMP_PLACE")
    add("window-inside-a-name", "TIMESTAMP_PLACE", f"myrecvWindow=60000&timestamp={T}")
    add("window-inside-a-value-alone", "TIMESTAMP_PLACE", f"memo=recvWindow=60000&timestamp={T}")
    add("timestamp-inside-a-name-alone", "TIMESTAMP_PLACE", f"mytimestamp={T}")
    add("timestamp-twice-in-query", "TIMESTAMP_PLACE", f"timestamp={T}&timestamp={T}")
    add("timestamp-twice-in-body", "TIMESTAMP_PLACE", "a=1", f"timestamp={T}&b=2&timestamp={T}")
    add("timestamp-in-query-and-body", "TIMESTAMP_PLACE", f"timestamp={T - 5001}", f"timestamp={T}")
    add("window-in-query-and-body", "TIMESTAMP_PLACE", f"timestamp={T - 6000}&recvWindow=5999", "recvWindow=6000")
    add("window-twice", "TIMESTAMP_PLACE", f"recvWindow=1&timestamp={T}&recvWindow=60000")
    add("timestamp-name-cut", "TIMESTAMP_PLACE", "a=1&time", f"stamp={T}")
    add("timestamp-cut-before-its-value", "TIMESTAMP_PLACE", "a=1&timestamp", f"={T}")
    add("timestamp-digits-cut", "TIMESTAMP_PLACE", f"a=1&timestamp={T // 10**6}", f"{T % 10**6:06}&b=2")
    add("timestamp-digits-cut-behind-the-equals-sign", "TIMESTAMP_PLACE", "a=1&timestamp=", f"{T}")
    add("window-name-cut", "TIMESTAMP_PLACE", f"a=1&timestamp={T - 4000}&recv", "Window=1000&b=2")
    add("window-digits-cut", "TIMESTAMP_PLACE", f"timestamp={T - 4000}&recvWindow=1", "000&b=2")
    add("window-lengthened-by-a-name-of-digits", "TIMESTAMP_PLACE", f"timestamp={T - 4000}&recvWindow=500", "0=b")
    add("timestamp-last-in-query-before-a-body", None, f"a=1&timestamp={T}", "b=2")
    add("timestamp-first-in-body-behind-a-name", "TIMESTAMP_PLACE", f"a=1timestamp={T}")
    add("words-without-equals-sign", None, f"timestamps=1&a=timestamp&b=recvWindow&timestamp={T}", "recvWindows=1&c=recvWindow")
    add("not-looked-at-without-now", None, f"mytimestamp={T}&timestamp=1&timestamp=2", now_ms=0)


def occurrences(text, word):
    return [at for at in range(len(text)) if text.startswith(word, at)]


def responses(c):
    c.responses(
        "response",
        ("order", 200, '{"orderId":"1","symbol":"BTCUSDT","price":"400"}', accepted()),
        ("array", 200, '[{"symbol":"BTCUSDT"}]', accepted()),
        ("array-empty", 200, "[]", accepted()),
        ("object-empty", 200, "{}", accepted()),
        ("code-0", 200, '{"code":0,"result":[]}', accepted()),
        ("code-200", 200, '{"code":200,"msg":"success"}', accepted()),
        ("code-200-text", 200, '{"code":"200"}', accepted()),
        ("code-0-text", 200, '{"code":"0"}', accepted()),
        ("unicode-data", 200, '{"note":"é😀","x":"\\ud83d\\ude00"}', accepted()),
        ("array-that-looks-like-an-error", 200, '[-1022,"no",0]', accepted()),
        ("nesting-of-128-arrays", 200, "[" * 128 + "]" * 128, accepted()),
        ("nesting-of-127-objects", 200, DEEP, accepted()),
        ("array-400", 400, "[]", http_error(400)),
        ("array-302", 302, "[]", http_error(302)),
        *no_success("{}"),
        ("object-299", 299, "{}", accepted()),
        ("array-by-position-400", 400, '[-1022,"no",0]', http_error(400)),
        ("array-not-closed", 200, '[{"a":1}', "JSON"),
        ("null", 200, "null", "RESPONSE"),
        ("number", 200, "7", "RESPONSE"),
        ("text", 200, '"ok"', "RESPONSE"),
    )
    refusals(c, "response")


def refusals(c, verb):
    for code, name in NAMES.items():
        message = f"message of {-code}"
        c.responses(verb, (f"code-{-code}", 400, f'{{"code":{code},"msg":"{message}"}}', refused(code, name, message)))
    c.responses(
        verb,
        ("refused-under-200", 200, '{"code":-1022,"msg":"no"}', refused(-1022, "INVALID_SIGNATURE", "no")),
        ("code-unknown", 400, '{"code":-1121,"msg":"Invalid symbol."}', refused(-1121, "", "Invalid symbol.")),
        ("code-positive", 200, '{"code":32028,"msg":"x"}', refused(32028, "", "x")),
        ("message-missing", 400, '{"code":-1021}', refused(-1021, "INVALID_TIMESTAMP")),
        ("message-with-escapes", 400, r'{"code":-1121,"msg":"\u7b7e\u540d\ud83d\ude80\\\"\/"}',
         refused(-1121, "", '签名🚀\\"/')),
        ("code-twice", 200, '{"code":0,"code":-1022,"serverTime":1668481902307}', "RESPONSE"),
        ("code-words", 200, '{"code":"oops","serverTime":1668481902307}', "RESPONSE"),
        ("code-fraction", 200, '{"code":-1022.5,"serverTime":1668481902307}', "RESPONSE"),
        ("object-without-code-400", 400, "{}", http_error(400)),
    )
    outside(c, verb)


def response_items(c):
    """One item of a batch's response."""
    items = ('{"code":-1149,"msg":"Create order failed"}', '{"code":0,"order":{"orderId":"1"}}', '{"orderId":"2"}',
             '{"code":200,"msg":"ok"}', '{"code":-1022,"msg":"no"}')
    body = '{"code":0,"result":[' + ", ".join(items) + "]}"
    expects = (refused(-1149, "", "Create order failed", detail=items[0]), accepted(detail=items[1]), accepted(detail=items[2]),
               accepted(detail=items[3]), refused(-1022, "INVALID_SIGNATURE", "no", detail=items[4]))
    for index, expect in enumerate(expects):
        c.responses("response_item", (f"of-five-{index}", 200, body, expect), index=index)
    for name, index, text in (
        ("behind-the-last", 5, body), ("far-behind", 4294967295, body), ("of-none", 0, '{"code":0,"result":[]}'),
        ("without-result", 0, '{"code":0}'), ("result-is-no-list", 0, '{"code":0,"result":{"0":1}}'),
    ):
        c.responses("response_item", (name, 200, text, "INDEX"), index=index)
    c.responses("response_item", ("no-json", 200, '{"result":[', "JSON"), index=0)
    c.responses("response_item", ("http-status-600", 600, body, "HTTP_STATUS"), index=0)


def time_responses(c):
    c.add("time_request", "document", {}, request("GET", "/api/v1/time", "", []), "Toobit API documents, server time")
    c.responses(
        "time_response",
        ("ok", 200, '{"serverTime":1668481902307}', accepted(server_time_ms=T)),
        ("more-members", 200, '{"zone":"UTC","serverTime":1668481902307}', accepted(server_time_ms=T)),
        ("missing", 200, "{}", "RESPONSE"),
        ("null-time", 200, '{"serverTime":null}', "RESPONSE"),
        ("words", 200, '{"serverTime":"now"}', "RESPONSE"),
        ("time-in-seconds", 200, '{"serverTime":1668481902}', "RESPONSE"),
        *no_success('{"serverTime":1668481902307}'),
        ("code-0-under-http-500", 500, '{"code":0,"serverTime":1668481902307}', http_error(500)),
        ("members-by-position", 200, '[0,"",1668481902307]', "RESPONSE"),
    )
    for name, body in NOT_OBJECT:
        c.responses("time_response", (name, 200, body, "RESPONSE"), (f"{name}-400", 400, body, http_error(400)))
    refusals(c, "time_response")
