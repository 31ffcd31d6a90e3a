"""ccxt with our signature: the same where ccxt is right, right where it is not, and against the sandbox."""

import asyncio
import json
import os
from pathlib import Path
from urllib.parse import urlsplit

import bh_auth
import bh_auth.ccxt
import ccxt
import pytest

ROOT = Path(__file__).resolve().parents[3]
ACCOUNT = json.loads((ROOT / "tests/sandbox/credentials.json").read_text("utf-8"))["toobit"]
NOW = 1668481902307
CALLS = [
    ("api/v1/account", "GET", {}),
    ("api/v1/spot/openOrders", "GET", {"symbol": "BTCUSDT", "limit": 5}),
    ("api/v1/spot/order", "POST", {"symbol": "BTCUSDT", "note": "a b&c=d+\u00e9%", "price": "0.1"}),
    ("api/v1/spot/order", "DELETE", {"orderId": 123}),
]
BATCH = [{"symbol": "BTCUSDT", "side": "BUY"}, {"symbol": "BTCUSDT", "side": "SELL"}]


def made(kind, at=NOW):
    exchange = kind({"apiKey": ACCOUNT["api_key"], "secret": ACCOUNT["secret"]})
    if at is not None:
        exchange.milliseconds = lambda: at
    else:
        exchange.urls["api"] = dict.fromkeys(exchange.urls["api"], os.environ["BH_SANDBOX_URL"])
    return exchange


def signed(exchange, path, method, params):
    request = exchange.sign(path, ["private"], method, params)
    url = urlsplit(request["url"])
    return url.path, url.query, request["body"], request["headers"]["X-BB-APIKEY"]


@pytest.mark.parametrize("path, method, params", CALLS)
def test_it_signs_as_ccxt_does(path, method, params):
    assert signed(made(bh_auth.ccxt.toobit), path, method, params) == signed(made(ccxt.toobit), path, method, params)


def test_of_a_batch_the_query_alone_is_signed():
    path, query, body, _ = signed(made(bh_auth.ccxt.toobit), "api/v1/spot/batchOrders", "POST", BATCH)
    text, signature = query.split("&signature=")
    assert (path, json.loads(body)) == ("/api/v1/spot/batchOrders", BATCH)
    assert signature == bh_auth.toobit.sign(ACCOUNT["secret"], text, "")
    # ccxt's own has the body in it. By Toobit's published signature of a batch, of its secret and time, that is wrong.
    _, query, _, _ = signed(made(ccxt.toobit), "api/v1/spot/batchOrders", "POST", BATCH)
    text, theirs = query.split("&signature=")
    assert theirs != bh_auth.toobit.sign(ACCOUNT["secret"], text, "")
    published = "30lfjDT51iOG1kYZnDoLNynOyMdIcmQyO1XYfxzYOmQfx9tjiI98Pzio4uhZ0Uk2"
    assert bh_auth.toobit.sign(published, "timestamp=1671880913657", "").startswith("7548b683")


def test_public_calls_are_ccxts_own():
    ours, theirs = (made(kind).sign("api/v1/time", ["common"]) for kind in (bh_auth.ccxt.toobit, ccxt.toobit))
    assert ours == theirs


def test_another_secret_makes_another_key():
    exchange = made(bh_auth.ccxt.toobit)
    before = signed(exchange, *CALLS[0])
    exchange.secret = "another"
    assert signed(exchange, *CALLS[0]) != before


def test_the_sandbox_takes_it():
    exchange = made(bh_auth.ccxt.toobit, None)
    assert exchange.private_get_api_v1_account()
    assert (
        exchange.request("api/v1/spot/orderTest", ["private"], "POST", {"symbol": "BTCUSDT", "note": "a b&c"})
        is not None
    )
    batch = exchange.request("api/v1/spot/batchOrders", ["private"], "POST", BATCH)
    assert len(batch["result"]) == 2
    with pytest.raises(ccxt.BaseError):
        made(ccxt.toobit, None).request("api/v1/spot/batchOrders", ["private"], "POST", BATCH)


def test_the_sandbox_takes_it_of_asyncio():
    async def call():
        exchange = made(bh_auth.ccxt.async_toobit, None)
        try:
            return await exchange.private_get_api_v1_account()
        finally:
            await exchange.close()

    assert asyncio.run(call())
