"""Toobit: a balance and an order, which the exchange checks and does not place. The document's sample writes into the caller's
parameters, so that a second call signs the first one's signature, and encodes nothing.

Environment: BH_TOOBIT_API_KEY, BH_TOOBIT_SECRET; BH_TOOBIT_HOST names another host.
"""

import os

import requests

import bh_auth
from bh_auth import HttpResponse, toobit

host = os.environ.get("BH_TOOBIT_HOST", toobit.HOST)
session = requests.Session()
session.auth = toobit.Auth(os.environ["BH_TOOBIT_API_KEY"], os.environ["BH_TOOBIT_SECRET"], base=host)

order = {
    "symbol": "BTCUSDT",
    "side": "SELL",
    "type": "LIMIT",
    "quantity": "1",
    "price": "400",
    "newClientOrderId": "a b&c",
}
for http in (
    session.get(f"{host}/api/v1/futures/balance"),
    session.post(f"{host}/api/v1/spot/orderTest", data=order),
):
    response = toobit.response(HttpResponse.of(http))
    print(type(response).__name__, http.text, response.advice)
    if not isinstance(response, bh_auth.Accepted):
        raise SystemExit(1)
