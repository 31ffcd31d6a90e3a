"""Toobit: HMAC-SHA256 hex of the query directly followed by the form body, its verification, and its responses."""

import re

from . import diagnose
from .common import *
from .reading import Member, Reader, code_of, inner, integer, is_text, members, says_no, source_of, whole
from .toobit_request import key_requests, requests
from .velafi import NAMES, outside

BHEX = "BHEX API documents (the same signature), example of SIGNED endpoints"
TOOBIT = "Toobit API documents, Basic Information, SIGNED Endpoint Security"
NOTES = "Toobit, Code Examples, notes"
SECRET = "30lfjDT51iOG1kYZnDoLNynOyMdIcmQyO1XYfxzYOmQfx9tjiI98Pzio4uhZ0Uk2"
BHEX_SECRET = "lH3ELTNiFxCQTmi9pPcWWikhsjO04Yoqw3euoHUuOLC3GYBW64ZqzQsiOEHXQS76"
ORDER = "symbol=BTCUSDT&side=SELL&type=LIMIT&timeInForce=GTC"
REST = "quantity=1&price=400&recvWindow=10000000&timestamp=1668481902307"
T = 1668481902307


def failure(item):
    """The code of a batch's item that failed; False if it did not."""
    code, msg, success = inner(item, "code", "msg", "success")
    number = whole(code)
    if number not in (None, 0, 200):
        return number
    if says_no(success):
        return None
    return code_of(code) if number is None and code is not None and msg is not None else False


def batch(http, items, is_batch):
    failures = [(failure(item), item) for item in items if failure(item) is not False]
    if not failures:
        return http.good(item_count=len(items) if is_batch else 0)
    read = [http.failed(code, item)["response"] for code, item in failures]
    counts = {"item_count": len(items), "failed_count": len(failures), "detail": ""}
    if len(failures) < len(items) or http.method == "DELETE":
        outcome = "PARTIAL"
    else:
        outcome = "UNKNOWN" if any(one["outcome"] == "UNKNOWN" for one in read) else "REFUSED"
    return {"response": {**read[0], **counts, "outcome": outcome}}


def judged(value):
    """Whether it is good; else what is bad. None: nothing that is documented."""
    found = members(value, "code", "success", "result", "serverTime", "listenKey", "error")
    if found is None:
        return None
    code, success, _, _, _, error = found
    of_error = inner(error, "code")[0]
    if (of_error is None if code is None else whole(code) in (0, 200)) and not says_no(success):
        return True
    return ("bad", None if whole(code) in (0, 200) else code_of(of_error if code is None else code), "")


def is_list(value):
    return isinstance(value, list) and not isinstance(value, Member)


def judge(http, value):
    if is_list(value):
        return batch(http, value, False)
    good = judged(value)
    if good is not True:
        return good
    result = inner(value, "result")[0]
    return batch(http, result if is_list(result) else [], True)


def judge_time(http, value):
    good = judged(value)
    time_ms = integer(inner(value, "serverTime")[0])
    if good is not True:
        return good
    return http.good(server_time_ms=time_ms) if time_ms is not None and 10**12 <= time_ms < 10**14 else None


def judge_stream(http, value, sent_ms):
    good = judged(value)
    key = inner(value, "listenKey")[0]
    if good is not True:
        return good
    if not is_text(key) or not re.fullmatch("[A-Za-z0-9_-]+", key, re.A):
        return None
    return http.good(token=key, expires_ms=sent_ms + 60 * MINUTE)


def judge_item(http, value, index):
    items = value if is_list(value) else inner(value, "result")[0]
    item = items[index]
    code = failure(item)
    if code is False:
        return {"response": {**http.good()["response"], "detail": source_of(item), "server_time_ms": 0}}
    return {"response": http.failed(code, item, source_of(item))["response"]}


def cases():
    c = Cases(
        "toobit",
        response=Reader("TOOBIT", judge),
        time_response=Reader("TOOBIT", judge_time, True),
        stream_response=Reader("TOOBIT", judge_stream),
        response_item=Reader("TOOBIT", judge_item),
    )
    sign(c)
    verify(c)
    verify_time(c)
    verify_place(c)
    requests(c, SECRET)
    key_requests(c)
    responses(c)
    batches(c)
    outcomes(c)
    response_items(c)
    time_responses(c)
    streams(c)
    diagnose.add(c)
    return c


def streams(c):
    """The key is the service's published sample."""
    key = "1A9LWJjuMwKWYP4QQPw34GRm8gz3x5AephXSuqcDef1RnzoBVhEeGE963CoS1Sgj"
    made = accepted(key, T + 3600000)
    rows = [
        ("made", 200, f'{{"listenKey":"{key}"}}', made),
        ("made-by-post", 200, f'{{"listenKey": "{key}"}}', made, {"request_method": "POST"}),
        ("code-0", 200, f'{{"code":0,"listenKey":"{key}"}}', made),
        ("all-characters", 200, '{"listenKey":"aZ09_-"}', accepted("aZ09_-", T + 3600000)),
        ("escaped-letter", 200, '{"listenKey":"\\u0061"}', accepted("a", T + 3600000)),
        (
            "gone",
            400,
            '{"code":-1125,"msg":"This listenKey does not exist."}',
            refused(-1125, "INVALID_LISTEN_KEY", "This listenKey does not exist."),
        ),
        ("bad-gateway", 502, "<html>", unknown(502, "HTTP_ERROR")),
        ("no-response", 0, "", unknown(0, "NO_RESPONSE")),
        *(
            (f"{name}-{method}".lower(), 200, body, None, {"request_method": method})
            for method in ("POST", "GET")
            for name, body in (
                ("none", "{}"),
                ("null", '{"listenKey":null}'),
                ("empty", '{"listenKey":""}'),
                ("number", '{"listenKey":12345}'),
                ("path", '{"listenKey":"a/../b?c#d"}'),
                ("line-end", '{"listenKey":"abc\\r\\nX-Evil: 1"}'),
                ("space", '{"listenKey":"a b"}'),
                ("percent", '{"listenKey":"a%2e"}'),
                ("dots", '{"listenKey":".."}'),
                ("not-ascii", '{"listenKey":"é"}'),
                ("twice", '{"listenKey":"a","listenKey":"b"}'),
                ("list", '[{"listenKey":"a"}]'),
            )
        ),
    ]
    c.responses("stream_response", *rows, sent_ms=T)
    for name, sent_ms, expect in (("seconds", T // 1000, "TIME_IS_SECONDS"), ("no-time", 0, "TIME_RANGE")):
        c.add(
            "stream_response",
            name,
            {"http_status": 200, "body": f'{{"listenKey":"{key}"}}', "sent_ms": sent_ms},
            expect,
        )
    c.add("stream_url", "sample", {"listen_key": key}, {"text": "wss://stream.toobit.com/api/v1/ws/" + key})
    c.add(
        "stream_url", "all-characters", {"listen_key": "aZ09_-"}, {"text": "wss://stream.toobit.com/api/v1/ws/aZ09_-"}
    )
    for name, bad in (
        ("empty", ""),
        ("path", "a/../b"),
        ("query", "a?b"),
        ("fragment", "a#b"),
        ("line-end", "abc\r\nX-Evil: 1"),
        ("space", "a b"),
        ("newline-last", "abc\n"),
        ("percent", "a%2F"),
        ("dot", "a.b"),
        ("not-ascii", "é"),
        ("nul", b"a\0b"),
        ("at", "a@b"),
        ("backtick", "a`b"),
        ("bracket", "a[b"),
        ("brace", "a{b"),
        ("colon", "a:b"),
    ):
        c.add("stream_url", name, texts(listen_key=bad), "LISTEN_KEY")


def sign(c):
    def ok(name, query="", body="", source="derived", published=None, secret=SECRET):
        message = data(query) + data(body)
        c.signed(
            name, texts(secret=secret, query=query, body=body), message, hmac_hex(secret, message), source, published
        )

    ok(
        "published-query",
        ORDER + "&quantity=1&price=400&recvWindow=100000&timestamp=1668481902307",
        source=TOOBIT,
        published="8420e499e71cce4a00946db16543198b6bcae01791bdb75a06b5a7098b156468",
    )
    ok(
        "published-query-and-body",
        ORDER,
        REST,
        TOOBIT,
        "59ef0b2085ebb99cca5b6445c202d99add17be2d5d1861c0f4aa17bc785ac4d5",
    )
    bhex = "symbol=ETHBTC&side=BUY&type=LIMIT&timeInForce=GTC"
    bhex_rest = "quantity=1&price=0.1&recvWindow=5000&timestamp=1538323200000"
    ok(
        "bhex-query",
        bhex + "&" + bhex_rest,
        "",
        BHEX,
        "5f2750ad7589d1d40757a55342e621a44037dad23b5128cc70e18ec1d1c3f4c6",
        BHEX_SECRET,
    )
    ok(
        "bhex-query-and-body",
        bhex,
        bhex_rest,
        BHEX,
        "885c9e3dd89ccd13408b25e6d54c2330703759d7494bea6dd5a3d1fd16ba3afa",
        BHEX_SECRET,
    )
    ok("body-only", "", ORDER + "&timestamp=1668481902307")
    ok("no-parameters", "", "")
    ok("timestamp-only", "timestamp=1668481902307")
    ok("order-is-kept", "timestamp=1668481902307&recvWindow=5000&symbol=BTCUSDT&a=1")
    ok("raw-characters-are-kept", 'note=a+c@d\'(e)*~["1","2"]{}|\\\\^`<>&timestamp=1668481902307')
    ok("raw-characters-are-kept-in-body", "a=1", 'note=a+c@d\'(e)*~["1","2"]{}|^`<>?&timestamp=1668481902307')
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
    ("space", " "),
    ("newline", "\n"),
    ("carriage-return", "\r"),
    ("tab", "\t"),
    ("nul", "\0"),
    ("escape", "\x1b"),
    ("delete", "\x7f"),
    ("fragment", "#"),
    ("latin", "é"),
    ("chinese", "中"),
    ("emoji", "🚀"),
    ("byte-order-mark", "\ufeff"),
    ("no-break-space", "\u00a0"),
    ("lone-percent", "%"),
    ("percent-one-digit", "%4"),
    ("percent-zz", "%zz"),
    ("percent-twice", "%%41"),
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
        c.add(
            "verify",
            "place-" + name,
            {**texts(signature=mac, secret=SECRET, query=query, body=body), "now_ms": now_ms},
            expect,
        )

    def every_end(name, text, expect):
        """At each place near a name where the query may be said to end."""
        marks = sorted(
            {
                at + d
                for word in ("timestamp", "recvWindow")
                for at in occurrences(text, word)
                for d in (0, 4, len(word), len(word) + 1)
            }
        )
        for number, end in enumerate(marks):
            # What is behind the end may look like parts of a query that are refused before.
            if not text[:end].endswith("&") and not text[end:].startswith("&"):
                add(f"{name}-{number}", expect, text[:end], text[end:])

    hour = 3_600_000
    # The two that were replayed an hour later, before and after.
    signed = f"symbol=BTC&order_timestamp={T}&timestamp={T - hour}"
    add("name-that-ends-in-timestamp", "TIMESTAMP_PLACE", signed, now_ms=T - hour)
    add(
        "name-that-ends-in-timestamp-replayed",
        "TIMESTAMP_PLACE",
        "symbol=BTC&order_",
        signed[len("symbol=BTC&order_") :],
    )
    signed = f"memo=xtimestamp={T}&side=SELL&timestamp={T - hour}"
    add("value-that-holds-timestamp", "TIMESTAMP_PLACE", "", signed, T - hour)
    add("value-that-holds-timestamp-replayed", "TIMESTAMP_PLACE", "memo=x", signed[len("memo=x") :])
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
    add(
        "words-without-equals-sign",
        None,
        f"timestamps=1&a=timestamp&b=recvWindow&timestamp={T}",
        "recvWindows=1&c=recvWindow",
    )
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
        ("array-400", 400, "[]", refused(400, "BAD_REQUEST")),
        ("array-302", 302, "[]", http_error(302)),
        *no_success("{}"),
        ("object-299", 299, "{}", accepted()),
        ("array-by-position-400", 400, '[-1022,"no",0]', refused(400, "BAD_REQUEST", "no")),
        ("array-not-closed", 200, '[{"a":1}', unknown(200, "NOT_JSON")),
        ("null", 200, "null", unknown(200, "UNEXPECTED_RESPONSE")),
        ("number", 200, "7", unknown(200, "UNEXPECTED_RESPONSE", detail="7")),
        ("text", 200, '"ok"', unknown(200, "UNEXPECTED_RESPONSE", "ok")),
    )
    refusals(c, "response")


def refusals(c, verb):
    for code, name in NAMES.items():
        message = f"message of {-code}"
        c.responses(verb, (f"code-{-code}", 400, f'{{"code":{code},"msg":"{message}"}}', refused(code, name, message)))
    c.responses(
        verb,
        ("refused-under-200", 200, '{"code":-1022,"msg":"no"}', refused(-1022, "INVALID_SIGNATURE", "no")),
        (
            "code-unknown",
            400,
            '{"code":-1121,"msg":"Invalid symbol."}',
            refused(-1121, "BAD_SYMBOL", "Invalid symbol."),
        ),
        ("code-positive", 200, '{"code":32028,"msg":"x"}', refused(32028, "", "x")),
        ("message-missing", 400, '{"code":-1021}', refused(-1021, "INVALID_TIMESTAMP")),
        (
            "message-with-escapes",
            400,
            r'{"code":-1121,"msg":"\u7b7e\u540d\ud83d\ude80\\\"\/"}',
            refused(-1121, "BAD_SYMBOL", '签名🚀\\"/'),
        ),
        ("code-twice", 200, '{"code":0,"code":-1022,"serverTime":1668481902307}', None),
        ("code-words", 200, '{"code":"oops","serverTime":1668481902307}', refused(200, "UNEXPLAINED")),
        ("code-fraction", 200, '{"code":-1022.5,"serverTime":1668481902307}', refused(200, "UNEXPLAINED")),
        ("object-without-code-400", 400, "{}", refused(400, "BAD_REQUEST")),
    )
    outside(c, verb)


FAILED = '{"code":-1149,"msg":"Create order failed"}'


def batches(c):
    """What became of a batch: each item says so for itself."""

    def body(*items, code=0):
        return f'{{"code":{code},"result":[{",".join(items)}]}}'

    good, first = '{"code":0,"orderId":"1"}', {"error_message": "Create order failed"}
    timeout = '{"code":-1007,"msg":"Timeout waiting for response from backend server."}'
    c.responses(
        "response",
        (
            "batch-all-failed",
            200,
            body(FAILED, FAILED),
            refused(-1149, "CREATE_ORDER_FAILED", "Create order failed", item_count=2, failed_count=2),
        ),
        ("batch-one-failed", 200, body(good, FAILED), partial(-1149, "CREATE_ORDER_FAILED", 1, 2, **first)),
        (
            "batch-first-of-many",
            200,
            body(good, '{"code":-1131,"msg":"Balance insufficient"}', good, FAILED),
            partial(-1131, "INSUFFICIENT_BALANCE", 2, 4),
        ),
        (
            "batch-without-codes",
            200,
            body('{"orderId":"1","symbol":"BTCUSDT"}', '{"orderId":"2"}'),
            accepted(item_count=2, failed_count=0),
        ),
        ("batch-code-200", 200, body('{"code":200,"orderId":"1"}', '{"code":"0"}', code=200), accepted(item_count=2)),
        (
            "batch-code-text",
            200,
            body('{"code":"-1149","msg":"Create order failed"}'),
            refused(-1149, "CREATE_ORDER_FAILED", "Create order failed", item_count=1),
        ),
        (
            "batch-code-words",
            200,
            body('{"code":"INVALID","msg":"symbol is bad"}', good),
            partial(200, "INVALID", 1, 2, error_message="symbol is bad"),
        ),
        (
            "batch-success-false",
            200,
            body('{"success":false,"msg":"no"}', good),
            partial(200, "UNEXPLAINED", 1, 2, error_message="no"),
        ),
        ("batch-outer-refused", 400, body(good, code=-1022), refused(-1022, "INVALID_SIGNATURE", item_count=0)),
        ("batch-empty", 200, body(), accepted(item_count=0)),
        (
            "batch-timed-out",
            200,
            body(timeout, FAILED),
            unknown(-1007, "TIMEOUT", "Timeout waiting for response from backend server.", failed_count=2),
        ),
        (
            "batch-timed-out-behind-another",
            200,
            body(FAILED, timeout),
            unknown(-1149, "CREATE_ORDER_FAILED", "Create order failed", failed_count=2),
        ),
        ("batch-one-timed-out", 200, body(good, timeout), partial(-1007, "TIMEOUT", 1, 2)),
        ("batch-items-are-no-objects", 200, '{"code":0,"result":["a",1,null,[]]}', accepted(item_count=4)),
        (
            "batch-cancel-lists-failures-alone",
            200,
            body('{"orderId":"1","code":-2013}'),
            partial(-2013, "NO_SUCH_ORDER", 1, 1),
            {"request_method": "DELETE"},
        ),
        ("batch-cancel-without-failures", 200, body(), accepted(), {"request_method": "DELETE"}),
        ("batch-at-the-top", 200, f"[{good},{FAILED}]", partial(-1149, "CREATE_ORDER_FAILED", 1, 2)),
        ("list-of-coins-is-no-batch", 200, '[{"code":"BTC"},{"code":"ETH","name":"x"}]', accepted(item_count=0)),
        ("batch-under-500", 500, body(FAILED), unknown(500, "HTTP_ERROR", "")),
        ("success-false", 200, '{"success":false}', refused(200, "UNEXPLAINED", detail='{"success":false}')),
        (
            "success-false-with-words",
            200,
            '{"success":false,"msg":"not cancelled"}',
            refused(200, "UNEXPLAINED", "not cancelled"),
        ),
        ("success-false-and-code-0", 200, '{"code":0,"success":false}', refused(200, "UNEXPLAINED")),
        ("success-false-as-text", 200, '{"success":"FALSE"}', refused(200, "UNEXPLAINED")),
        ("success-true", 200, '{"success":true}', accepted()),
    )


def outcomes(c):
    """Accepted, refused, or unknown; how long to wait; and the service's words in whatever JSON they come."""
    get = {"request_method": "GET"}
    now = ("Date", "Tue, 14 Nov 2023 22:15:03 GMT")  # 1700000103
    banned = '{"code":-1003,"msg":"Too many requests; IP banned until 1700000123456."}'
    page = "<html><body>504 Gateway Time-out</body></html>"
    c.responses(
        "response",
        ("gateway-timeout", 504, page, unknown(504, "HTTP_ERROR")),
        ("gateway-timeout-of-get", 504, page, refused(504, "HTTP_ERROR"), get),
        ("gateway-timeout-of-post", 504, page, unknown(504, "HTTP_ERROR"), {"request_method": "POST"}),
        ("gateway-timeout-of-get-in-lower-case", 504, page, refused(504, "HTTP_ERROR"), {"request_method": "get"}),
        ("gateway-timeout-of-head", 504, "", refused(504, "HTTP_ERROR"), {"request_method": "HEAD"}),
        ("gateway-timeout-of-an-unknown-method", 504, "", unknown(504, "HTTP_ERROR"), {"request_method": "GETX"}),
        ("no-response", 0, "", unknown(0, "NO_RESPONSE")),
        ("no-response-to-get", 0, "", refused(0, "NO_RESPONSE"), get),
        ("request-timeout", 408, "", unknown(408, "REQUEST_TIMEOUT")),
        ("connection-closed", 499, "", unknown(499, "CONNECTION_CLOSED")),
        *(
            (f"unknown-{-code}", 200, f'{{"code":{code},"msg":"x"}}', unknown(code, name, "x"))
            for code, name in (
                (-1000, "UNKNOWN"),
                (-1001, "DISCONNECTED"),
                (-1006, "UNEXPECTED_RESP"),
                (-1007, "TIMEOUT"),
                (-1146, "ORDER_CREATION_TIMEOUT"),
                (-1147, "ORDER_CANCELLATION_TIMEOUT"),
            )
        ),
        (
            "unknown-1006-under-400",
            400,
            '{"code":-1006,"msg":"Unexpected response"}',
            unknown(-1006, "UNEXPECTED_RESP", "Unexpected response"),
        ),
        ("unknown-1007-of-get", 200, '{"code":-1007}', refused(-1007, "TIMEOUT"), get),
        ("documented-code-under-500", 500, '{"code":-1022,"msg":"no"}', refused(-1022, "INVALID_SIGNATURE", "no")),
        ("undocumented-code-under-500", 500, '{"code":-99999,"msg":"no"}', unknown(-99999, "", "no")),
        ("undocumented-code-under-429", 429, '{"code":-99999,"msg":"no"}', refused(-99999, "TOO_MANY_REQUESTS", "no")),
        ("code-500", 200, '{"code":500,"msg":"busy"}', unknown(500, "HTTP_ERROR", "busy")),
        ("banned-418", 418, "", refused(418, "BANNED")),
        ("firewall-403", 403, "<html>WAF</html>", refused(403, "FIREWALL")),
        ("firewall-403-empty", 403, "", refused(403, "FIREWALL")),
        ("forbidden-in-json", 403, '{"Message":"denied"}', refused(403, "FORBIDDEN", "denied")),
        ("rate-limit-page", 429, "<html>slow</html>", refused(429, "TOO_MANY_REQUESTS", retry_after_ms=0)),
        (
            "banned-until",
            429,
            banned,
            refused(
                -1003,
                "TOO_MANY_REQUESTS",
                "Too many requests; IP banned until 1700000123456.",
                retry_at_ms=1700000123456,
            ),
        ),
        (
            "banned-until-by-date",
            429,
            banned,
            refused(
                -1003,
                "TOO_MANY_REQUESTS",
                "Too many requests; IP banned until 1700000123456.",
                retry_after_ms=20456,
                retry_at_ms=1700000123456,
                server_time_ms=1700000103000,
            ),
            {"headers": [now]},
        ),
        (
            "banned-until-the-past",
            429,
            banned.replace("1700000123456", "1600000000000"),
            {"retry_after_ms": 0, "retry_at_ms": 1600000000000},
            {"headers": [now]},
        ),
        (
            "banned-until-in-seconds",
            429,
            banned.replace("1700000123456", "1700000123"),
            {"retry_after_ms": 20000, "retry_at_ms": 1700000123000},
            {"headers": [now]},
        ),
        (
            "banned-until-words",
            429,
            '{"code":-1003,"msg":"banned until tomorrow"}',
            {"retry_after_ms": 0, "retry_at_ms": 0},
        ),
        ("banned-until-no-time", 429, '{"code":-1003,"msg":"banned until 7"}', {"retry_after_ms": 0, "retry_at_ms": 0}),
        ("banned-until-microseconds", 429, banned.replace("456.", "456000."), {"retry_after_ms": 0, "retry_at_ms": 0}),
        ("banned-until-beyond-64-bits", 429, banned.replace("456.", "9" * 30), {"retry_after_ms": 0, "retry_at_ms": 0}),
        (
            "retry-after",
            429,
            banned,
            {"error_code": -1003, "retry_after_ms": 7000, "retry_at_ms": 0},
            {"headers": [("Retry-After", "7")]},
        ),
        (
            "retry-after-in-any-case",
            418,
            "",
            {"retry_after_ms": 120000},
            {"headers": [("X-Other", "1"), ("retry-AFTER", " 120 ")]},
        ),
        (
            "retry-after-date",
            503,
            "",
            unknown(503, "HTTP_ERROR", retry_after_ms=57000, retry_at_ms=1700000160000),
            {"headers": [now, ("Retry-After", "Tue, 14 Nov 2023 22:16:00 GMT")]},
        ),
        (
            "retry-after-date-without-date",
            503,
            "",
            {"retry_after_ms": 0, "retry_at_ms": 1700000160000},
            {"headers": [("Retry-After", "Tue, 14 Nov 2023 22:16:00 GMT")]},
        ),
        ("retry-after-words", 429, "", {"retry_after_ms": 0}, {"headers": [("Retry-After", "soon")]}),
        ("retry-after-negative", 429, "", {"retry_after_ms": 0}, {"headers": [("Retry-After", "-1")]}),
        ("retry-after-zero", 429, "", {"retry_after_ms": 0}, {"headers": [("Retry-After", "0")]}),
        ("retry-after-fraction", 429, "", {"retry_after_ms": 0}, {"headers": [("Retry-After", "1.5")]}),
        ("retry-after-plus", 429, "", {"retry_after_ms": 0}, {"headers": [("Retry-After", "+7")]}),
        ("retry-after-empty", 429, "", {"retry_after_ms": 0}, {"headers": [("Retry-After", "")]}),
        (
            "retry-after-of-1970",
            429,
            "",
            {"retry_at_ms": 0},
            {"headers": [("Retry-After", "Thu, 01 Jan 1970 00:00:00 GMT")]},
        ),
        (
            "retry-after-rfc850",
            429,
            "",
            {"retry_after_ms": 57000},
            {"headers": [now, ("Retry-After", "Tuesday, 14-Nov-23 22:16:00 GMT")]},
        ),
        (
            "retry-after-asctime",
            429,
            "",
            {"retry_after_ms": 57000},
            {"headers": [now, ("Retry-After", "Tue Nov 14 22:16:00 2023")]},
        ),
        (
            "date-of-an-accepted-response",
            200,
            "{}",
            accepted(server_time_ms=1700000103000, retry_after_ms=0),
            {"headers": [now, ("Retry-After", "7")]},
        ),
        ("code-is-a-name", 400, '{"code":"INVALID","msg":"symbol is bad"}', refused(400, "INVALID", "symbol is bad")),
        ("code-is-missing", 400, '{"msg":"no code at all"}', refused(400, "BAD_REQUEST", "no code at all")),
        ("code-is-a-float", 400, '{"code":-1021.0,"msg":"late"}', refused(-1021, "INVALID_TIMESTAMP", "late")),
        (
            "code-is-a-float-as-text",
            400,
            '{"code":"-1021.0","msg":"late"}',
            refused(-1021, "INVALID_TIMESTAMP", "late"),
        ),
        ("code-has-an-exponent", 400, '{"code":-1.021e3,"msg":"late"}', refused(-1021, "INVALID_TIMESTAMP", "late")),
        (
            "code-inside-error",
            400,
            '{"error":{"code":-1021,"message":"late"}}',
            refused(-1021, "INVALID_TIMESTAMP", "late"),
        ),
        ("code-is-an-object", 400, '{"code":{},"msg":"late"}', refused(400, "BAD_REQUEST", "late")),
        *(
            (f"code-{-code}", 400, f'{{"code":{code},"msg":"m"}}', refused(code, name, "m"))
            for code, name in (
                (-1005, "NO_PERMISSION"),
                (-1015, "TOO_MANY_ORDERS"),
                (-1016, "SERVICE_SHUTTING_DOWN"),
                (-1031, "FEATURE_SUSPENDED"),
                (-1107, "API_KEY_EMPTY"),
                (-1125, "INVALID_LISTEN_KEY"),
                (-1204, "NOT_AUTHORIZED_ACCOUNT"),
                (-2017, "API_KEY_EXPIRED"),
                (-2018, "API_KEY_SUSPENDED"),
                (-3153, "WHOLE_POSITION_WITH_WRONG_MODE"),
            )
        ),
        ("byte-order-mark", 200, '\ufeff{"code":0}', accepted()),
        (
            "byte-order-mark-and-error",
            400,
            '\ufeff{"code":-1022,"msg":"no"}',
            refused(-1022, "INVALID_SIGNATURE", "no"),
        ),
        ("byte-order-mark-alone", 200, "\ufeff", unknown(200, "EMPTY_BODY")),
        ("no-content", 204, "", accepted()),
        ("white-space-204", 204, " \r\n", accepted()),
        ("page-200", 200, "<!DOCTYPE html><html></html>", unknown(200, "HTML_PAGE")),
        ("page-200-of-get", 200, " <!doctype html>", refused(200, "HTML_PAGE"), get),
        ("page-404", 404, "<html>", refused(404, "HTTP_ERROR")),
        ("empty-200-of-get", 200, "", refused(200, "EMPTY_BODY"), get),
        ("empty-404", 404, "", refused(404, "NOT_FOUND")),
        ("empty-405", 405, "", refused(405, "HTTP_ERROR")),
        ("words-404", 404, "no such route", refused(404, "HTTP_ERROR", "no such route")),
        (
            "words-in-502",
            502,
            "upstream connect error\r\nreset",
            unknown(502, "HTTP_ERROR", "upstream connect error  reset"),
        ),
        (
            "words-with-control-characters",
            400,
            r'{"code":-1130,"msg":"a\u001b[31mb\u0000\r\nc\td\u007f\u0085\u2028e"}',
            refused(-1130, "INVALID_PARAMETER", "a[31mb  c d e"),
        ),
        (
            "json-without-words",
            400,
            '{ "field" : [ "a b" , 1.50 ] }',
            refused(400, "BAD_REQUEST", detail='{"field":["a b",1.50]}'),
        ),
        ("null-code-of-get", 200, '"text"', "RESPONSE", get),
    )


def response_items(c):
    """One item of a batch's response."""
    items = (
        '{"code":-1149,"msg":"Create order failed"}',
        '{"code":0,"order":{"orderId":"1"}}',
        '{"orderId":"2"}',
        '{"code":200,"msg":"ok"}',
        '{"code":-1022,"msg":"no"}',
    )
    body = '{"code":0,"result":[' + ", ".join(items) + "]}"
    expects = (
        refused(-1149, "CREATE_ORDER_FAILED", "Create order failed", detail=items[0]),
        accepted(detail=items[1]),
        accepted(detail=items[2]),
        accepted(detail=items[3]),
        refused(-1022, "INVALID_SIGNATURE", "no", detail=items[4]),
    )
    for index, expect in enumerate(expects):
        c.responses("response_item", (f"of-five-{index}", 200, body, expect), index=index)
    for name, index, text in (
        ("behind-the-last", 5, body),
        ("far-behind", 4294967295, body),
        ("of-none", 0, '{"code":0,"result":[]}'),
        ("without-result", 0, '{"code":0}'),
        ("result-is-no-list", 0, '{"code":0,"result":{"0":1}}'),
    ):
        c.add("response_item", name, {"http_status": 200, "body": text, "index": index}, "INDEX")
    c.add("response_item", "no-json", {"http_status": 200, "body": '{"result":[', "index": 0}, "INDEX")
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
        c.responses("time_response", (name, 200, body, None), (f"{name}-400", 400, body, None))
    refusals(c, "time_response")
