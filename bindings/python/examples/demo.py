"""One call of each service: to the hosts and with the accounts of the environment, which `make demo-python` fills for a
server on this machine where it names none. Then one wrong signature a service, whose mistake is named.
"""

import os

import httpx

import bh_auth
from bh_auth import Diagnosis, HttpResponse, Response, bitbitduo, mixin, pave, toobit, velafi

env = os.environ
client = httpx.Client()
failed = False


def say(service: str, what: str, response: Response) -> None:
    global failed
    failed = failed or not isinstance(response, bh_auth.Accepted)
    outcome = type(response).__name__.lower()
    print(f"{service:<10} {what:<32} {response.http_status} {outcome} {response.error_name} {response.advice}".rstrip())


base = env.get("BH_VELAFI_HOST", velafi.HOST)
tokens = velafi.TokenSource(env["BH_VELAFI_API_KEY"], env["BH_VELAFI_SECRET"], base=base)
http = client.get(f"{base}/v2/account", auth=velafi.Auth(tokens.token, base=base))
say("VelaFi", "GET /v2/account", velafi.response(HttpResponse.of(http)))
tokens.close()

base = env.get("BH_PAVE_HOST", pave.HOST)
with pave.Auth(env["BH_PAVE_USERNAME"], env["BH_PAVE_API_KEY"], env["BH_PAVE_SECRET"], base=base) as auth:
    http = client.get(f"{base}/v1/sessions", auth=auth)
    say("PAVE", "GET /v1/sessions", pave.response(HttpResponse.of(http)))

base = env.get("BH_MIXIN_HOST", mixin.HOST)
now_s = bh_auth.now_ms() // 1000
claims = {"uid": env["BH_MIXIN_UID"], "sid": env["BH_MIXIN_SID"], "jti": bh_auth.uuid_v4()}
with bh_auth.Ed25519Key.read(env["BH_MIXIN_PRIVATE_KEY"]) as key:
    request = mixin.request(key, "GET", "/me", "", **claims, iat_s=now_s, exp_s=now_s + 60)
say("Mixin", "GET /me", mixin.response(HttpResponse.of(client.send(request.httpx(base)))))

base = env.get("BH_TOOBIT_HOST", toobit.HOST)
order = {"symbol": "BTCUSDT", "side": "SELL", "type": "MARKET", "quantity": "1"}
with toobit.Auth(env["BH_TOOBIT_API_KEY"], env["BH_TOOBIT_SECRET"], base=base) as auth:
    http = client.post(f"{base}/api/v1/spot/orderTest", data=order, auth=auth)
    say("Toobit", "POST /api/v1/spot/orderTest", toobit.response(HttpResponse.of(http)))

base, sent_ms = env.get("BH_BITBITDUO_HOST", bitbitduo.HOST), bh_auth.now_ms()
request = bitbitduo.token_request(
    bitbitduo.Scheme.SHA256,
    env["BH_BITBITDUO_APP_ID"],
    env["BH_BITBITDUO_APP_KEY"],
    bitbitduo.random(),
    sent_ms // 1000,
)
http = client.send(request.httpx(base))
say("BITBITDUO", "GET /serv/apiToken", bitbitduo.token_response(HttpResponse.of(http), sent_ms))


# Which mistake made a wrong signature, from the secret's own text and what is sent. Nothing is sent.
def wrong(service: str, found: Diagnosis) -> None:
    global failed
    failed = failed or not found.names
    print(f"{service:<10} a wrong signature: {found.names}. {found.message}")


secret = "30lfjDT51iOG1kYZnDoLNynOyMdIcmQyO1XYfxzYOmQfx9tjiI98Pzio4uhZ0Uk2"
signature = "00048e2ca1f9227e3eb1a906378d21b2501d4a5812032747fc665a5a2198deb0"
wrong("VelaFi", velafi.diagnose(signature, secret, "", 1740568725231))
signature = "fefb8031f6e6b814e2ff0ff2f84ed79558bc4a7b230fe3cea941babcf746b3db"
wrong("PAVE", pave.diagnose(signature, secret, "user@example.com", "the-api-key", "2025-02-26T11:18:45Z"))
seed = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
with bh_auth.Ed25519Key.read(seed) as key:
    token = mixin.sign(key, "GET", "/safe/snapshots", "", uid="u", sid="s", jti="j", iat_s=1740568725, exp_s=1740568785)
wrong("Mixin", mixin.diagnose(token, seed, "GET", "/safe/snapshots?limit=10", "", "", 0))
signature = "968ef0c8ab8894093ce4e4ad720862e437e6721dc032006ea73ea3f77ac59d9f"
query, form = "symbol=BTCUSDT&side=SELL", "quantity=1&timestamp=1740568725231"
wrong("Toobit", toobit.diagnose(signature, secret, query, form, "the-api-key", "POST", "/api/v1/spot/order"))
signature = "fe7418e71552b99b4044ba66f99440b47767708c8d23e11df4a61d5b52e68d48"
app_key = "0123456789abcdef0123456789abcdef"
wrong("BITBITDUO", bitbitduo.diagnose(signature, bitbitduo.Scheme.SHA256, "the-app-id", app_key, 123456, 1740568725))

raise SystemExit(failed)
