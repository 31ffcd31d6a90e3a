"""PAVE: the access token, with the three headers that go with it. The document's sample signs Unix seconds where its table
asks for a UTC datetime, and sends nothing.

Environment: BH_PAVE_USERNAME, BH_PAVE_API_KEY, BH_PAVE_SECRET; BH_PAVE_HOST names another host.
"""

import os

import requests

import bh_auth
from bh_auth import HttpResponse, pave

host = os.environ.get("BH_PAVE_HOST", pave.HOST)
auth = pave.Auth(os.environ["BH_PAVE_USERNAME"], os.environ["BH_PAVE_API_KEY"], os.environ["BH_PAVE_SECRET"], base=host)

http = requests.get(f"{host}/v1/sessions", auth=auth, timeout=20)
response = pave.response(HttpResponse.of(http))
print(type(response).__name__, http.text, response.advice)
raise SystemExit(not isinstance(response, bh_auth.Accepted))
