"""BITBITDUO's calls after the token: JSON-RPC whose first parameter the token is. Source: BitBitDuo/demo-source-code;
the responses, ViaBTC's open server."""

import json
import re

from .common import *
from .reading import code_of, inner, is_text, members, whole

SOURCE = "BitBitDuo/demo-source-code"
TOKEN = "robotapi:madeUpToken0123456789"
# Path, whether the token comes first, and what follows: a name, a side, an amount, a number.
METHODS = {
    "balance.query": ("/", True, ""),
    "order.query": ("/", True, "nn"),
    "order.limit": ("/", True, "ts##n"),
    "order.market": ("/", True, "ts#n"),
    "order.cancel": ("/", True, "tn"),
    "order.history": ("/history/", True, "tnnnn"),
    "depth.query": ("/depth/", False, "tn"),
    "depth.subscribe": (None, False, "ttn"),
    "deals.subscribe": (None, False, "t"),
    "orders.subscribe": (None, True, ""),
    "balance.subscribe": (None, True, ""),
}
MARKET = "BBD/ETH"
# The demo's own calls, in its order.
CALLS = (
    ("balance", "balance.query", []),
    ("open-orders", "order.query", [0, 100]),
    ("limit-order", "order.limit", [MARKET, 2, "100", "0.0001", 0]),
    ("market-order", "order.market", [MARKET, 2, "0.1", 0]),
    ("cancel", "order.cancel", [MARKET, 101]),
    ("finished-orders", "order.history", [MARKET, 0, 0, 0, 100]),
    ("order-book", "depth.query", [MARKET, 10]),
)
MESSAGES = (
    ("order-book", "depth.subscribe", [MARKET, "1x", 10]),
    ("trades", "deals.subscribe", [MARKET]),
    ("own-orders", "orders.subscribe", []),
    ("own-balance", "balance.subscribe", []),
)


def compact(value):
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def body(token, method, params, id):
    """params is JSON's text: an item is sent as it was written."""
    values = json.loads(params or "[]", parse_int=str, parse_float=str) and items(params)
    first = [f'"{token}"'] if METHODS[method][1] else []
    return f'{{"method":"{method}","params":[{",".join(first + (values or []))}],"id":{id}}}'


def items(params):
    """The items of a flat list, each as it stands there."""
    return re.findall(r'"(?:[^"\\]|\\.)*"|[^\s,\[\]]+', params)


def call(method="order.limit", params=compact(CALLS[2][2]), token=None, id=0):
    token = token if token is not None else TOKEN if METHODS.get(method, (0, True))[1] else ""
    return {"token": token, "rpc_method": method, "rpc_params": params, "rpc_id": id}


def to_input(values):
    return {
        **texts(**{name: values[name] for name in ("token", "rpc_method", "rpc_params")}),
        "rpc_id": values["rpc_id"],
    }


def requests(c):
    def sent(values):
        return body(*values.values())

    def ok(name, source="derived", **changed):
        values = call(**changed)
        path = METHODS[values["rpc_method"]][0]
        if path:
            headers = [("Content-Type", "application/json")]
            c.add("request", name, to_input(values), request("POST", path, sent(values), headers), source)
        c.add("message", name, to_input(values), {"text": text(sent(values))}, source)

    def bad(name, expect, **changed):
        values = call(**changed)
        for verb in ("request", "message"):
            c.add(verb, name, to_input(values), expect)

    for name, method, params in CALLS + MESSAGES:
        ok(
            name if method in dict((m, n) for n, m, _ in CALLS) else f"socket-{name}",
            SOURCE,
            method=method,
            params=compact(params),
        )
    for name, method, params in MESSAGES:
        c.add("request", f"socket-alone-{name}", to_input(call(method, compact(params))), "RPC_METHOD")
    ok("without-params", method="balance.query", params="")
    ok("list-of-none", method="balance.query", params=" [ ] ")
    ok("white-space", method="order.cancel", params=' [ "BBD/ETH" ,\n101 ] ')
    ok("greatest-id", id=2**32 - 1)
    ok("side-1", params='["BBD/ETH",1,"100","0.0001",0]')
    ok("amount-without-point", params='["BBD/ETH",1,"100","1",0]')
    ok("escapes-stay", method="deals.subscribe", params=r'["BBD\/ETH"]')
    for name, method in (
        ("empty", ""),
        ("unknown", "order.limits"),
        ("upper-case", "ORDER.LIMIT"),
        ("end", 'order.limit","x":"'),
    ):
        bad(f"method-{name}", "RPC_METHOD", method=method)
    for name, params in (
        ("missing", ""),
        ("object", '{"0":"BBD/ETH"}'),
        ("text", '"BBD/ETH"'),
        ("not-json", "[1"),
        ("two-lists", "[][]"),
        ("of-none", "[]"),
        ("one-less", '["BBD/ETH",2,"100","0.0001"]'),
        ("one-more", '["BBD/ETH",2,"100","0.0001",0,0]'),
        ("token-too", f'["{TOKEN}","BBD/ETH",2,"100","0.0001",0]'),
        ("amounts-as-numbers", '["BBD/ETH",2,100,0.0001,0]'),
        ("amount-with-comma", '["BBD/ETH",2,"100,5","0.0001",0]'),
        ("amount-negative", '["BBD/ETH",2,"-100","0.0001",0]'),
        ("amount-empty", '["BBD/ETH",2,"","0.0001",0]'),
        ("amount-of-a-point", '["BBD/ETH",2,"1.","0.0001",0]'),
        ("amount-with-exponent", '["BBD/ETH",2,"1e5","0.0001",0]'),
        ("amount-with-two-points", '["BBD/ETH",2,"1.0.0","0.0001",0]'),
        ("side-0", '["BBD/ETH",0,"100","0.0001",0]'),
        ("side-3", '["BBD/ETH",3,"100","0.0001",0]'),
        ("side-as-text", '["BBD/ETH","2","100","0.0001",0]'),
        ("market-empty", '["",2,"100","0.0001",0]'),
        ("market-space", '["BBD ETH",2,"100","0.0001",0]'),
        ("market-null", '[null,2,"100","0.0001",0]'),
        ("last-negative", '["BBD/ETH",2,"100","0.0001",-1]'),
        ("last-a-fraction", '["BBD/ETH",2,"100","0.0001",0.5]'),
    ):
        bad(f"params-{name}", "RPC_PARAMS", params=params)
    bad("token-not-first", "RPC_PARAMS", method="order.query", params=f'[0,100,"{TOKEN}"]')
    bad("token-for-a-public-call", "RPC_PARAMS", method="depth.query", params='["BBD/ETH",10]', token=TOKEN)
    bad("token-empty", "EMPTY", token="")
    for name, token in (
        ("line-end", TOKEN + "\n"),
        ("space", "a b"),
        ("quote", 'a"b'),
        ("backslash", "a\\b"),
        ("unicode", "é"),
    ):
        bad(f"token-{name}", "HEADER_VALUE", token=token)
    bad("method-before-token", "RPC_METHOD", method="x", token="")
    bad("token-before-params", "EMPTY", token="", params="x")


def judge(http, value, rpc_id):
    found = members(value, "error", "result", "id")
    if found is None or whole(found[2]) != rpc_id:
        return None
    error, result, _ = found
    if error is None:
        return http.good() if result is not None else None
    return ("bad", code_of(inner(error, "code")[0]), "")


def responses(c):
    good = '{"error":null,"result":{"BBD":{"available":"1","freeze":"0"}},"id":7}'
    c.responses(
        "response",
        ("accepted", 200, good, accepted()),
        ("accepted-list", 200, '{"error":null,"result":[],"id":7}', accepted()),
        ("accepted-without-error", 200, '{"result":{},"id":7}', accepted()),
        ("another-id", 200, good.replace("7}", "8}"), unknown(200, "UNEXPECTED_RESPONSE")),
        ("no-id", 200, '{"error":null,"result":{}}', unknown(200, "UNEXPECTED_RESPONSE")),
        ("id-as-text", 200, good.replace("7}", '"7"}'), accepted()),
        ("nothing", 200, '{"error":null,"result":null,"id":7}', unknown(200, "UNEXPECTED_RESPONSE")),
        ("accepted-under-500", 500, good, None),
        ("no-response", 0, "", None),
        ("another-id-of-get", 200, good.replace("7}", "8}"), "RESPONSE", {"request_method": "GET"}),
        rpc_id=7,
    )
    for code, name, is_unknown in (
        (1, "INVALID_ARGUMENT", False),
        (2, "INTERNAL_ERROR", True),
        (3, "SERVICE_UNAVAILABLE", True),
        (4, "METHOD_NOT_FOUND", False),
        (5, "SERVICE_TIMEOUT", True),
        (6, "REQUIRE_AUTHENTICATION", False),
        (7, "", False),
    ):
        row = f'{{"error":{{"code":{code},"message":"in words"}},"result":null,"id":7}}'
        expect = (unknown if is_unknown else refused)(code, name, "in words")
        c.responses("response", (f"error-{code}", 200, row, expect), rpc_id=7)
    c.responses(
        "response",
        ("error-without-code", 200, '{"error":{"message":"x"},"result":null,"id":7}', None),
        ("error-text", 200, '{"error":"x","result":null,"id":7}', None),
        (
            "error-and-result",
            200,
            '{"error":{"code":1,"message":"x"},"result":{},"id":7}',
            refused(1, "INVALID_ARGUMENT", "x"),
        ),
        rpc_id=7,
    )
