"""VelaFi: a signed request buys a token, and later calls carry it. The document's sample stops at the signature.

Environment: BH_VELAFI_API_KEY, BH_VELAFI_SECRET; BH_VELAFI_HOST names another host.
"""

import os

import httpx

import bh_auth
from bh_auth import HttpResponse, velafi

host = os.environ.get("BH_VELAFI_HOST", velafi.HOST)
tokens = velafi.TokenSource(os.environ["BH_VELAFI_API_KEY"], os.environ["BH_VELAFI_SECRET"], base=host)
client = httpx.Client(auth=velafi.Auth(tokens.token, base=host))

http = client.get(f"{host}/v2/account")
response = velafi.response(HttpResponse.of(http))
print(type(response).__name__, http.text, response.advice)
raise SystemExit(not isinstance(response, bh_auth.Accepted))
