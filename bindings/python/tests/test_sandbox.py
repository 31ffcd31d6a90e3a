"""Real requests over HTTP, by requests, httpx and urllib, to a server that checks each with other code."""

import asyncio
import http.server
import json
import os
import threading
import urllib.request
from pathlib import Path

import bh_auth
import httpx
import pytest
import requests
from bh_auth import Accepted, HttpResponse, Refused, bitbitduo, mixin, pave, toobit, velafi

ROOT = Path(__file__).resolve().parents[3]
URL = os.environ["BH_SANDBOX_URL"]
ACCOUNTS = json.loads((ROOT / "tests/sandbox/credentials.json").read_text("utf-8"))
ORDER = [("symbol", "BTCUSDT"), ("side", "SELL"), ("note", "a b&c=d+é🚀%[]")]
calls = 0
last_iterator = 0


@pytest.fixture(scope="module", autouse=True)
def counted():
    yield
    if folder := os.environ.get("BH_COUNTS"):
        Path(folder, "calls").write_text(str(calls))


def by_httpx(request):
    with httpx.Client() as client:
        return HttpResponse.of(client.send(request.httpx(URL)))


def by_requests(request):
    with requests.Session() as session:
        return HttpResponse.of(session.send(request.requests(URL), allow_redirects=False))


def by_urllib(request):
    try:
        with urllib.request.urlopen(request.urllib(URL)) as got:
            return HttpResponse(got.status, got.read(), got.headers.items(), request.method)
    except urllib.error.HTTPError as error:
        return HttpResponse(error.code, error.read(), error.headers.items(), request.method)


@pytest.fixture(params=[by_httpx, by_requests, by_urllib])
def send(request):
    def counting(signed):
        global calls
        calls += 1
        return request.param(signed)

    return counting


def test_velafi(send):
    account = ACCOUNTS["velafi"]
    now_ms = bh_auth.now_ms()
    token = velafi.token_response(send(velafi.token_request(account["secret"], account["api_key"], now_ms)))
    assert isinstance(token, Accepted) and token.expires_ms > now_ms
    later = velafi.request(token=token.token, method="GET", target="/v2/account?remark=a%20b")
    assert isinstance(velafi.response(send(later)), Accepted)
    wrong = velafi.token_response(send(velafi.token_request("wrong", account["api_key"], now_ms)))
    assert isinstance(wrong, Refused) and wrong.error_code == -1022


def test_pave(send):
    account = ACCOUNTS["pave"]
    timestamp = bh_auth.time_format_utc(bh_auth.now_ms() // 1000)
    call = {"username": account["username"], "api_key": account["api_key"], "timestamp": timestamp}
    good = pave.request(account["secret"], **call, method="POST", target="/v1/sessions", body='{"a":"é"}')
    assert isinstance(pave.response(send(good)), Accepted)
    wrong = pave.request("wrong", **call, method="GET", target="/v1/sessions")
    assert isinstance(pave.response(send(wrong)), Refused)


def test_mixin(send):
    account, now_s = ACCOUNTS["mixin"], bh_auth.now_ms() // 1000
    for form in ("seed_hex", "private_key_base64url"):
        claims = {"uid": account["uid"], "sid": account["sid"], "jti": bh_auth.uuid_v4(), "iat_s": now_s}
        body = '{"amount":"1"}'
        request = mixin.request(account[form], "POST", "/transfers", body, **claims, exp_s=now_s + 60)
        assert isinstance(mixin.response(send(request)), Accepted)
        assert isinstance(mixin.response(send(request)), Refused), "a token is good once"


def test_mixin_pin(send):
    account, now_s = ACCOUNTS["mixin"], bh_auth.now_ms() // 1000
    names = {"session_private_key": "seed_hex", "spend_private_key": "spend_seed_hex", "pin": "pin"}
    file = {
        "app_id": account["uid"],
        "session_id": account["sid"],
        "server_public_key": account["server"]["public_hex"],
    }
    keystore = mixin.keystore_read(json.dumps({**file, **{name: account[of] for name, of in names.items()}}))

    def verify(plain, **more):
        global last_iterator
        last_iterator = mixin.iterator_next(last_iterator, bh_auth.now_ms())
        sealed = mixin.pin(plain, os.urandom(16), now_s, last_iterator, **vars(keystore))
        claims = {"uid": account["uid"], "sid": account["sid"], "jti": bh_auth.uuid_v4(), "iat_s": now_s}
        body = json.dumps({"pin_base64": sealed, **more})
        request = mixin.request(keystore.private_key, "POST", "/pin/verify", body, **claims, exp_s=now_s + 60)
        return mixin.response(send(request))

    assert isinstance(verify(b""), Accepted)
    refused = verify("654321")
    assert isinstance(refused, Refused) and refused.error_name == "PIN_INCORRECT"
    timestamp = bh_auth.now_ms() * 1_000_000
    with mixin.spend_key(keystore.spend_key, bytes.fromhex(account["spend_public_hex"])) as spend:
        signature = mixin.tip_sign(spend, "TIP:VERIFY:", [("timestamp", str(timestamp))])
    assert isinstance(verify(signature, timestamp=timestamp), Accepted)


def test_mixin_authorization(send):
    account, now_s = ACCOUNTS["mixin"]["oauth"], bh_auth.now_ms() // 1000
    with bh_auth.Ed25519Key.read(account["seed_hex"]) as key:
        proof = {"client_secret": "", "code_verifier": account["code_verifier"]}
        public = bh_auth.ed25519_public(key)
        bought = send(mixin.oauth_token_request(account["iss"], account["code"], **proof, public_key=public))
        assert isinstance(mixin.oauth_token_response(bought), Accepted)
        granted = mixin.authorization_read(bought.body)
        claims = {"iss": account["iss"], "aid": granted.authorization_id, "scp": granted.scope}
        jti = bh_auth.uuid_v4()
        response = send(mixin.request(key, "GET", "/me", "", **claims, jti=jti, iat_s=now_s, exp_s=now_s + 60))
    mixin.response_verify(response, granted.server_key, "/me", jti)
    with pytest.raises(bh_auth.BhAuthError) as error:
        mixin.response_verify(response, granted.server_key, "/you", jti)
    assert error.value.name == "BH_ERR_TOKEN_REQUEST"


def test_toobit(send):
    account = ACCOUNTS["toobit"]
    time = toobit.time_response(send(toobit.time_request()))
    now_ms = bh_auth.now_ms()
    assert abs(bh_auth.clock_offset(now_ms, now_ms, time.server_time_ms, 1).offset_ms) < 5000
    call = {"api_key": account["api_key"], "path": "/api/v1/spot/orderTest"}
    good = toobit.request(account["secret"], **call, method="POST", form=ORDER, query=[("q", "é")], timestamp_ms=now_ms)
    assert isinstance(toobit.response(send(good)), Accepted)
    late = toobit.request(account["secret"], **call, method="GET", query=ORDER, timestamp_ms=now_ms - 60000)
    refused = toobit.response(send(late))
    assert isinstance(refused, Refused) and refused.error_name == "INVALID_TIMESTAMP"


def test_bitbitduo(send):
    account, now_ms = ACCOUNTS["bitbitduo"], bh_auth.now_ms()
    for end in ("", "_hmac", "_hmac_appid"):
        scheme = bitbitduo.Scheme[account["scheme" + end]]
        app_id, app_key = account["app_id" + end], account["app_key" + end]
        request = bitbitduo.token_request(scheme, app_id, app_key, bitbitduo.random(), now_ms // 1000)
        token = bitbitduo.token_response(send(request), now_ms)
        assert isinstance(token, Accepted) and token.expires_ms == now_ms + bitbitduo.TOKEN_LIFETIME_MS


def auths():
    """Each service's auth, a call that it signs, and how its response is read."""
    t, p, m, v = (ACCOUNTS[name] for name in ("toobit", "pave", "mixin", "velafi"))
    token = velafi.token_response(by_httpx(velafi.token_request(v["secret"], v["api_key"], bh_auth.now_ms()))).token
    return [
        (toobit.Auth(t["api_key"], t["secret"], base=URL), "/api/v1/spot/orderTest", {"data": dict(ORDER)}, toobit),
        (toobit.Auth(t["api_key"], t["secret"], base=URL), "/api/v1/spot/orderTest?a=%20b", {}, toobit),
        (toobit.Auth(t["api_key"], t["secret"], base=URL), "/api/v1/spot/batchOrders", {"json": [{"a": 1}]}, toobit),
        (pave.Auth(p["username"], p["api_key"], p["secret"], base=URL), "/v1/sessions", {"json": {"a": "é"}}, pave),
        (
            mixin.Auth(m["uid"], m["sid"], m["seed_hex"], base=URL),
            "/transfers?x=%C3%A9",
            {"json": {"amount": "1"}},
            mixin,
        ),
        (velafi.Auth(token, base=URL), "/v2/account?a=%20b", {}, velafi),
        (velafi.Auth(lambda: token, base=URL), "/v2/account", {}, velafi),
    ]


@pytest.mark.parametrize("number", range(7))
def test_auth_classes(number):
    """By the line that users have, in three clients, each twice: an auth keeps nothing of the call before."""
    global calls
    auth, target, body, module = auths()[number]
    method = "GET" if module is velafi else "POST"
    with auth, requests.Session() as session, httpx.Client() as client:
        session.auth = auth
        client.auth = auth
        for _ in range(2):
            for got in (session.request(method, URL + target, **body), client.request(method, URL + target, **body)):
                calls += 1
                assert isinstance(module.response(HttpResponse.of(got)), Accepted), got.text

        async def in_asyncio():
            async with httpx.AsyncClient(auth=auth) as client:
                return await client.request(method, URL + target, **body)

        calls += 1
        assert isinstance(module.response(HttpResponse.of(asyncio.run(in_asyncio()))), Accepted)


def test_an_auth_takes_out_what_an_earlier_one_left():
    account = ACCOUNTS["toobit"]
    with toobit.Auth(account["api_key"], account["secret"], base=URL) as auth:
        prepared = requests.Request("GET", URL + "/api/v1/x?a=1", auth=auth).prepare()
        again = requests.Request("GET", prepared.url, auth=auth).prepare()
        assert again.url.count("signature=") == 1 and again.url.count("timestamp=") == 1
        assert requests.Session().send(again).status_code == 200


def test_an_auth_keeps_to_its_host():
    auth = toobit.Auth("k", "s")
    for url in ("https://other.example/a", "http://api.toobit.com/a", "https://api.toobit.com:8443/a"):
        for make in (
            lambda url: requests.Request("GET", url, auth=auth).prepare(),
            lambda url: auth(httpx.Request("GET", url)),
        ):
            with pytest.raises(ValueError, match="api.toobit.com alone"):
                make(url)
    for url in ("https://API.toobit.com/a", "https://api.toobit.com:443/a"):
        assert "signature=" in requests.Request("GET", url, auth=auth).prepare().url
    assert "s" not in repr(auth).replace("https", "").replace("<ToobitAuth of ://api.toobit.com>", "")


def test_no_redirect_is_followed():
    reached = []

    class Elsewhere(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            reached.append(self.path)
            self.send_response(302)
            self.send_header("Location", f"http://localhost:{server.server_port}/elsewhere")
            self.end_headers()

        def log_message(self, *_):
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Elsewhere)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    auth = toobit.Auth("k", "s", base=base)
    with pytest.raises(ValueError, match="redirect"):
        requests.get(base + "/a", auth=auth)
    assert httpx.get(base + "/a", auth=auth).status_code == 302
    server.shutdown()
    assert len(reached) == 2


def test_a_body_in_pieces_is_refused():
    auth = toobit.Auth("k", "s", base=URL)
    with pytest.raises(TypeError, match="whole"):
        requests.post(URL + "/api/v1/x", data=iter([b"a=1"]), auth=auth)
