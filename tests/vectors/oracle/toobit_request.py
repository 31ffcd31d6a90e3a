"""Toobit's signed calls: percent-encoded parameters, then recvWindow, timestamp and signature, all in one place."""

from .common import *

API_KEY = "your-api-key"
PATH = "/api/v1/spot/order"
T = 1668481902307
FORM, JSON = "application/x-www-form-urlencoded", "application/json"
LIMIT = [("symbol", "BTCUSDT"), ("side", "SELL"), ("type", "LIMIT"), ("timeInForce", "GTC")]
REST = [("quantity", "1"), ("price", "400")]


def encode(pairs):
    return "&".join(f"{percent(name)}={percent(value)}" for name, value in pairs)


def build(secret, call):
    own = [("recvWindow", str(call.get("recv_window_ms") or 5000)), ("timestamp", str(call["timestamp_ms"]))]
    query, form = list(call.get("query", [])), list(call.get("form", []))
    if form:
        query, form = encode(query), encode(form + own)
        form += "&signature=" + hmac_hex(secret, query + form)
    else:
        query, form = encode(query + own), ""
        query += "&signature=" + hmac_hex(secret, query)
    headers = [("X-BB-APIKEY", call["api_key"])]
    if form or call.get("json"):
        headers.append(("Content-Type", FORM if form else JSON))
    target = call["path"] + ("?" + query if query else "")
    return request(call["method"], target, form or call.get("json", ""), headers)


def to_input(secret, call):
    members = texts(**{name: call.get(name, "") for name in ("api_key", "method", "path")})
    members |= {name: params(call[name]) for name in ("query", "form") if call.get(name)}
    members |= texts(json=call.get("json", ""))
    members |= {name: call[name] for name in ("timestamp_ms", "recv_window_ms") if name in call}
    return {**texts(secret=secret), "call": members}


def requests(c, secret):
    def add(name, expect=None, secret=secret, **changed):
        call = {"api_key": API_KEY, "method": "GET", "path": PATH, "timestamp_ms": T, **changed}
        c.add("request", name, to_input(secret, call), build(secret, call) if expect is None else expect)

    def post(name, expect=None, **changed):
        add(name, expect, **{"method": "POST", **changed})

    accepted_calls(add, post)
    refused_calls(add, post)


def key_requests(c):
    """Calls with the API key alone."""

    def add(name, expect=None, **changed):
        call = {"api_key": API_KEY, "method": "GET", "path": "/quote/v1/klines", **changed}
        query, form = (encode(call.get(place, [])) for place in ("query", "form"))
        headers = [("X-BB-APIKEY", call["api_key"])]
        if form or call.get("json"):
            headers.append(("Content-Type", FORM if form else JSON))
        target = call["path"] + ("?" + query if query else "")
        input = {"call": to_input("", call)["call"]}
        built = request(call["method"], target, form or call.get("json", ""), headers)
        c.add("key_request", name, input, built if expect is None else expect)

    add("query", query=[("symbol", "BTCUSDT"), ("interval", "1m")])
    add("nothing-but-the-path")
    add("is-encoded", query=[("a b", "&=é😀~")])
    add("listen-key-in-the-query", method="PUT", path="/api/v1/userDataStream", query=[("listenKey", "1A9LWJju-_")])
    add("listen-key-in-the-form", method="PUT", path="/api/v1/listenKey", form=[("listenKey", "1A9LWJju-_")])
    add("query-and-form", method="POST", query=[("a", "1")], form=[("b", "2")])
    add("json", method="POST", json='{"a":1}')
    add("api-key-empty", "EMPTY", api_key="")
    add("api-key-newline", "HEADER_VALUE", api_key="key\n")
    add("method-patch", "METHOD", method="PATCH")
    add("path-with-query", "TARGET", path="/a?b=1")
    add("name-empty", "PARAM_NAME", query=[("", "1")])
    add("signature", "PARAM_SIGNATURE", query=[("signature", "1")])
    add("timestamp", "PARAM_RESERVED", query=[("timestamp", "1")])
    add("twice", "PARAM_DUPLICATE", query=[("a", "1"), ("a", "2")])
    add("get-with-form", "BODY_KIND", form=[("a", "1")])


def accepted_calls(add, post):
    add("get-without-parameters")
    add("get", query=[("symbol", "BTCUSDT"), ("limit", "10")])
    post("post-without-parameters")
    post("post-query", query=LIMIT + REST)
    post("post-form", form=LIMIT + REST)
    post("post-query-and-form", query=LIMIT, form=REST)
    post("put-form", method="PUT", form=REST)
    post("put-query-and-form", method="PUT", query=LIMIT, form=REST)
    post("delete-query", method="DELETE", query=[("orderId", "1")])
    post("delete-form", method="DELETE", form=[("orderId", "1")])
    post("json-is-not-signed", json='[{"symbol":"BTCUSDT","note":"café ☕"}]')
    post("json-with-query", query=[("symbol", "BTCUSDT")], json='{"a":[1,2]}')
    post("json-behind-white-space", json=" \n[1]\r\n")
    post("json-nested", json='{"a":{"b":[{"c":"}"}]}}')
    post("delete-json", method="DELETE", json="[1]")
    add("order-is-kept", query=[("z", "1"), ("a", "2"), ("m", "3")])
    add("value-empty", query=[("a", ""), ("b", "1")])
    post("same-name-in-query-and-form", query=[("symbol", "A")], form=[("symbol", "B")])
    add(
        "names-that-differ-in-case",
        query=[("a", "1"), ("A", "2"), ("Timestamp", "3"), ("recvwindow", "4"), ("Signature", "5")],
    )
    add("recv-window-own", recv_window_ms=1)
    add("recv-window-maximum", recv_window_ms=60000)
    add("recv-window-zero-is-default", recv_window_ms=0)
    add("timestamp-smallest", timestamp_ms=10**12)
    add("timestamp-greatest", timestamp_ms=10**14 - 1)
    post("secret-longer-than-a-block", secret="s" * 131, form=REST)
    for name, value in (
        ("plus", "a+b"),
        ("percent", "100%"),
        ("percent-encoded-already", "a%20b"),
        ("and", "a&b"),
        ("equals", "a=b"),
        ("space", " a b "),
        ("tilde", "~a-b_c.d"),
        ("star", "a*b"),
        ("apostrophe", "it's"),
        ("parentheses", "(a)!"),
        ("at", "a@b"),
        ("slash-and-question-mark", "/a?b#c"),
        ("quotes-and-brackets", '["1","2"]{}|\\^`<>'),
        ("comma-colon-semicolon-dollar", ",:;$"),
        ("newline-and-tab", "a\r\n\tb"),
        ("latin", "é"),
        ("chinese", "中文"),
        ("emoji", "🚀👩‍💻"),
        ("nul", "a\0b"),
        ("all-ascii", "".join(map(chr, range(1, 128)))),
        ("not-utf8", bytes(range(128, 256))),
    ):
        add(f"encodes-{name}", query=[(value, value), ("b", value)])
        post(f"encodes-{name}-in-form", form=[(value, value), ("b", value)])


def refused_calls(add, post):
    seconds = T // 1000
    add("secret-empty", "SECRET_EMPTY", secret="")
    add("api-key-empty", "EMPTY", api_key="")
    add("api-key-newline", "HEADER_VALUE", api_key=API_KEY + "\n")
    add("api-key-space", "HEADER_VALUE", api_key=" " + API_KEY)
    add("api-key-unicode", "HEADER_VALUE", api_key="clé")
    for method in ("", "get", "Get", "PATCH", "HEAD", "OPTIONS", "GET "):
        name = "method-" + (
            {"": "empty", "get": "lower-case", "Get": "mixed-case", "GET ": "space"}.get(method) or method.lower()
        )
        add(name, "METHOD", method=method)
    for name, path in (
        ("empty", ""),
        ("url", "https://api.toobit.com" + PATH),
        ("without-slash", PATH[1:]),
        ("two-slashes", "/" + PATH),
        ("query", PATH + "?symbol=BTCUSDT"),
        ("question-mark", PATH + "?"),
        ("fragment", PATH + "#a"),
        ("space", "/api v1"),
        ("newline", PATH + "\n"),
        ("not-encoded", "/api/é"),
        *((name, PATH + text) for name, text in NOT_IN_A_TARGET),
        *DOT_SEGMENTS,
    ):
        add("path-" + name, "TARGET", path=path)
    add("get-with-form", "BODY_KIND", form=REST)
    add("get-with-json", "BODY_KIND", json="[]")
    post("form-and-json", "BODY_KIND", form=REST, json="[]")
    for name, body in (
        ("a-form", "symbol=BTCUSDT&side=BUY"),
        ("an-object-cut", '{"a":1'),
        ("an-array-cut", '[{"a":1}'),
        ("a-comma-too-many", '{"a":1,}'),
        ("single-quotes", "{'a':1}"),
        ("two-documents", "{}{}"),
        ("text-behind", "[1] ok"),
        ("a-number", "1"),
        ("a-string", '"a=b"'),
        ("null", "null"),
        ("white-space", " "),
        ("not-utf8", b'{"a":"\xff"}'),
        ("a-byte-order-mark", "\ufeff[1]"),
        ("too-deep", "[" * 129 + "]" * 129),
    ):
        post("json-that-is-" + name, "BODY_KIND", json=body)
    add("timestamp-seconds", "TIME_IS_SECONDS", timestamp_ms=seconds)
    add("timestamp-zero", "TIME_RANGE", timestamp_ms=0)
    add("timestamp-microseconds", "TIME_RANGE", timestamp_ms=T * 1000)
    add("recv-window-60001", "RECV_WINDOW", recv_window_ms=60001)
    add("recv-window-negative", "INTERVAL", recv_window_ms=-1)
    for place, call in (("query", add), ("form", post)):
        for name, pairs, expect in (
            ("name-empty", [("", "1")], "PARAM_NAME"),
            ("name-empty-later", [("a", "1"), ("", "")], "PARAM_NAME"),
            ("signature", [("a", "1"), ("signature", "0")], "PARAM_SIGNATURE"),
            ("signature-empty", [("signature", "")], "PARAM_SIGNATURE"),
            ("timestamp", [("timestamp", str(T))], "PARAM_RESERVED"),
            ("recv-window", [("a", "1"), ("recvWindow", "5000")], "PARAM_RESERVED"),
            ("duplicate", [("a", "1"), ("b", "2"), ("a", "1")], "PARAM_DUPLICATE"),
            ("duplicate-not-ascii", [("é", "1"), ("é", "2")], "PARAM_DUPLICATE"),
            ("first-fault-counts", [("a", "1"), ("a", "2"), ("", "3")], "PARAM_DUPLICATE"),
            ("signature-twice", [("signature", "1"), ("signature", "2")], "PARAM_SIGNATURE"),
        ):
            call(f"{place}-{name}", expect, **{place: pairs})
        call(f"{place}-of-1001", "SIZE", **{place: [(f"p{n}", "") for n in range(1001)]})
    post("reserved-in-query-beside-form", "PARAM_RESERVED", query=[("timestamp", str(T))], form=REST)
    post("query-before-form", "PARAM_NAME", query=[("", "1")], form=[("signature", "0")])
    # Two faults each: the one that is named first.
    add("api-key-before-method", "EMPTY", api_key="", method="get")
    add("method-before-path", "METHOD", method="get", path="")
    add("path-before-body", "TARGET", path="", json="[]")
    add("body-before-timestamp", "BODY_KIND", json="[]", timestamp_ms=0)
    add("timestamp-before-recv-window", "TIME_RANGE", timestamp_ms=0, recv_window_ms=-1)
    add("recv-window-before-parameters", "RECV_WINDOW", recv_window_ms=60001, query=[("", "")])
