"""docs/client-rules.md, rule by rule: a client of the test's own, and a clock that it sets."""

import asyncio
import json
import os
import signal
import threading
import time
from pathlib import Path
from types import SimpleNamespace

import bh_auth
import httpx
import pytest
import requests
from bh_auth import Accepted, BhAuthError, HttpResponse, ServiceError, Status, bitbitduo, velafi

ROOT = Path(__file__).resolve().parents[3]
URL = os.environ["BH_SANDBOX_URL"]
ACCOUNTS = json.loads((ROOT / "tests/sandbox/credentials.json").read_text("utf-8"))
START_MS = 1_740_568_725_000


class Clock:
    def __init__(self):
        self.ms = START_MS

    def __call__(self):
        return self.ms


def response(status, body, headers=()):
    return SimpleNamespace(
        status_code=status, content=body.encode(), headers=dict(headers), request=SimpleNamespace(method="GET")
    )


def token(name, expires_ms=START_MS + 1000_000):
    return response(200, json.dumps({"code": 200, "data": {"token": name, "expireTime": str(expires_ms)}}))


class Client:
    """Responds as it is told; a callable in the place of a response is called."""

    def __init__(self, *responses):
        self.responses, self.sent = list(responses), []

    def send(self, request, allow_redirects=None, timeout=None):
        assert allow_redirects is False and timeout
        self.sent.append(request.url)
        given = self.responses.pop(0) if len(self.responses) > 1 else self.responses[0]
        return given() if callable(given) else given


def source(client, clock=None, **more):
    return velafi.TokenSource("key", "secret", client=client, now_ms=clock or Clock(), **more)


class Gate:
    """A response that comes when the test lets it."""

    def __init__(self, then):
        self.then, self.reached, self.opened = then, threading.Event(), threading.Event()

    def __call__(self):
        self.reached.set()
        assert self.opened.wait(20)
        if isinstance(self.then, BaseException):
            raise self.then
        return self.then


def in_threads(count, work):
    found = []

    def run():
        try:
            found.append(work())
        except BaseException as error:
            found.append(error)

    threads = [threading.Thread(target=run) for _ in range(count)]
    for thread in threads:
        thread.start()
    return threads, found


def joined(threads):
    for thread in threads:
        thread.join(20)
        assert not thread.is_alive()


def test_many_callers_make_one_request():
    gate = Gate(token("t1"))
    client = Client(gate)
    tokens = source(client)
    threads, found = in_threads(8, tokens.token)
    assert gate.reached.wait(20)
    gate.opened.set()
    joined(threads)
    assert found == ["t1"] * 8 and len(client.sent) == 1


def test_a_timeout_ends_its_own_waiting_alone():
    gate = Gate(token("t1"))
    client = Client(gate)
    tokens = source(client)
    with pytest.raises(TimeoutError):
        tokens.token(timeout_s=0.05)
    threads, found = in_threads(3, tokens.token)
    gate.opened.set()
    joined(threads)
    assert found == ["t1"] * 3 and len(client.sent) == 1


def test_whatever_the_client_does_ends_the_request_for_all():
    for thrown in (
        OSError("signature=abc"),
        SystemExit(1),
        KeyboardInterrupt(),
        MemoryError(),
        BhAuthError(Status.SIZE),
    ):
        gate = Gate(thrown)
        tokens = source(Client(gate, token("t2")))
        threads, found = in_threads(3, tokens.token)
        assert gate.reached.wait(20)
        time.sleep(0.05)
        gate.opened.set()
        joined(threads)
        wanted = BhAuthError if isinstance(thrown, BhAuthError) else ConnectionError
        failures = [error for error in found if isinstance(error, wanted)]
        assert len(failures) >= 1 and len({id(error) for error in failures}) == len(failures), found
        assert tokens.token() == "t2"


def test_no_error_shows_the_query():
    error = OSError("GET /v2/token/generate?timestamp=1&signature=abc")
    tokens = source(Client(Gate(error)))
    tokens._client.responses[0].opened.set()
    with pytest.raises(ConnectionError) as raised:
        tokens.token()
    shown = str(raised.value) + repr(raised.value.__cause__) + repr(raised.value.__context__) + repr(tokens)
    assert "signature" not in shown and "OSError" in shown


def test_a_client_that_never_answers_is_given_up_and_what_lands_late_is_nobodys():
    gate = Gate(token("late"))
    tokens = source(Client(gate, token("t2")), timeout_s=0.1)
    with pytest.raises(TimeoutError, match="0.1 s"):
        tokens.token()
    assert tokens.token() == "t2"
    gate.opened.set()
    time.sleep(0.1)
    assert tokens.token() == "t2"


def test_a_late_refusal_of_an_old_token_does_nothing():
    client = Client(token("t1"), token("t2"), token("t3"))
    tokens = source(client)
    assert tokens.token() == "t1"
    tokens.invalidate("t1")
    assert tokens.token() == "t2"
    tokens.invalidate("t1")
    tokens.invalidate("")
    assert tokens.token() == "t2" and len(client.sent) == 2


def test_invalidating_waits_for_nobody():
    gate = Gate(token("t1"))
    tokens = source(Client(gate))
    threads, found = in_threads(1, tokens.token)
    assert gate.reached.wait(20)
    begun = time.monotonic()
    tokens.invalidate("other")
    assert time.monotonic() - begun < 1
    gate.opened.set()
    joined(threads)
    assert found == ["t1"]


def test_the_clock_is_read_when_a_token_is_asked_for():
    clock = Clock()
    tokens = source(Client(token("t1"), token("t2", START_MS + 9000_000)), clock)
    assert tokens.token() == "t1"
    clock.ms += 2000_000
    assert tokens.token() == "t2"


def test_a_token_of_a_clock_that_was_ahead_is_not_used():
    clock = Clock()
    clock.ms += 86_400_000
    tokens = source(Client(token("t1", clock.ms + 9000_000), token("t2", START_MS + 9000_000)), clock)
    assert tokens.token() == "t1"
    clock.ms = START_MS
    assert tokens.token() == "t2"


def test_a_good_token_is_handed_out_while_and_after_a_refresh_fails():
    clock, gate = Clock(), Gate(OSError())
    client = Client(token("t1"), gate, token("t3", START_MS + 9000_000))
    tokens = source(client, clock)
    assert tokens.token() == "t1"
    clock.ms += 950_000
    assert tokens.token() == "t1"
    assert gate.reached.wait(20) and tokens.token() == "t1"
    gate.opened.set()
    while tokens._flight:
        time.sleep(0.01)
    assert tokens.token() == "t1"
    while tokens._flight:
        time.sleep(0.01)
    assert tokens.token() == "t3"


def test_the_services_interval_is_kept_and_what_it_says_of_waiting():
    clock = Clock()
    busy = response(429, '{"code":-1003,"msg":"slow"}', {"Retry-After": "7"})
    client = Client(busy, token("t2"))
    tokens = source(client, clock)
    for _ in range(3):
        with pytest.raises(ServiceError) as error:
            tokens.token()
        assert error.value.response.retry_after_ms == 7000
    clock.ms += 6_999
    with pytest.raises(ServiceError):
        tokens.token()
    assert len(client.sent) == 1
    clock.ms += 1
    assert tokens.token() == "t2"
    # A minute between two requests of BITBITDUO's.
    body = '{"status":200,"error_code":0,"data":{"apitoken":"robotapi:1"}}'
    client = Client(response(200, body))
    tokens = bitbitduo.TokenSource("id", "appkey", client=client, now_ms=clock)
    tokens.invalidate(tokens.token())
    with pytest.raises(TimeoutError):
        tokens.token(timeout_s=0.05)
    clock.ms += 60_000
    assert tokens.token() == "robotapi:1" and len(client.sent) == 2


def test_a_client_that_needs_the_source_is_told_so_at_once():
    tokens = source(Client(lambda: tokens.token()))
    begun = time.monotonic()
    with pytest.raises(ConnectionError, match="RuntimeError"):
        tokens.token()
    # By way of another source too.
    first = source(Client(lambda: second.token()))
    second = source(Client(lambda: first.token()))
    with pytest.raises(ConnectionError):
        first.token()
    assert time.monotonic() - begun < 5


def test_base_and_client_are_checked_when_the_source_is_made():
    for base in ("h", "https://u:p@h", "https://h/x", "ftp://h"):
        with pytest.raises(ValueError):
            source(Client(token("t")), base=base)
    with pytest.raises(ValueError, match="redirects"):
        source(httpx.Client(follow_redirects=True))
    with pytest.raises(BhAuthError):
        source(Client(token("t")), min_interval_ms=-1)
    for make, client in (
        (source, httpx.AsyncClient()),
        (async_source, httpx.Client()),
        (async_source, requests.Session()),
    ):
        with pytest.raises(TypeError, match="asyncio"):
            make(client)


def test_a_redirect_is_no_token():
    tokens = source(Client(response(302, "", {"Location": "https://elsewhere.example"})))
    with pytest.raises(ServiceError):
        tokens.token()


class AsyncClient(Client):
    async def send(self, request, auth=None, follow_redirects=None):
        assert auth is None and follow_redirects is False
        self.sent.append(str(request.url))
        given = self.responses.pop(0) if len(self.responses) > 1 else self.responses[0]
        return await given() if callable(given) else given


def async_source(client, **more):
    return velafi.AsyncTokenSource("key", "secret", client=client, now_ms=Clock(), **more)


def test_asyncio_the_auth_of_a_source():
    """By an httpx.AsyncClient, which awaits the token; and each of the two auths says so of the other's."""
    sent = []

    def service(request):
        sent.append(request.headers["X-BH-TOKEN"])
        return httpx.Response(200, json={})

    tokens = async_source(AsyncClient(token("t1")))
    auth = velafi.AsyncAuth(tokens.token)

    async def run():
        async with httpx.AsyncClient(auth=auth, transport=httpx.MockTransport(service)) as client:
            await client.post(velafi.HOST + "/v2/a", json={"a": "b"})
            await client.get(velafi.HOST + "/v2/a?b=1")
            with pytest.raises(ValueError, match="alone"):
                await client.get("https://other.example/v2/a")

    asyncio.run(run())
    assert sent == ["t1", "t1"]
    with pytest.raises(TypeError, match="AsyncClient"), httpx.Client(auth=auth) as client:
        client.get(velafi.HOST + "/v2/a")
    with pytest.raises(TypeError, match="AsyncAuth"):
        velafi.Auth(tokens.token)
    with pytest.raises(TypeError, match=r"velafi\.Auth"):
        velafi.AsyncAuth(source(Client(token("t1"))).token)


def test_a_child_makes_its_own_request():
    """The parent's, under way at the fork, never ends in the child."""
    if not hasattr(os, "fork"):
        pytest.skip("no fork here")
    gate = Gate(token("t1"))
    tokens = source(Client(gate, token("t2")))
    waiting = threading.Thread(target=tokens.token)
    waiting.start()
    assert gate.reached.wait(20)
    child = os.fork()
    if child == 0:
        signal.alarm(20)
        os._exit(0 if tokens.token(timeout_s=10) == "t2" else 1)
    assert os.waitpid(child, 0)[1] == 0
    gate.opened.set()
    waiting.join()
    assert tokens.token() == "t1"


def test_asyncio_cancelling_ends_ones_own_waiting_alone():
    async def run():
        opened = asyncio.Event()

        async def later():
            await opened.wait()
            return token("t1")

        client = AsyncClient(later)
        tokens = async_source(client)
        tasks = [asyncio.create_task(tokens.token()) for _ in range(4)]
        await asyncio.sleep(0.05)
        tasks[0].cancel()
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(tokens.token(), 0.05)
        opened.set()
        found = await asyncio.gather(*tasks, return_exceptions=True)
        assert isinstance(found[0], asyncio.CancelledError) and found[1:] == ["t1"] * 3
        assert len(client.sent) == 1

    asyncio.run(run())


def test_asyncio_a_cancelled_task_requests_nothing():
    async def run():
        client = AsyncClient(token("t1"))

        async def ask():
            # Cancelled while it runs: it is told at the next await alone.
            asyncio.current_task().cancel()
            await async_source(client).token()

        with pytest.raises(asyncio.CancelledError):
            await asyncio.create_task(ask())
        await asyncio.sleep(0)
        assert client.sent == []

    asyncio.run(run())


def test_asyncio_outlives_its_loop():
    """A request ends with the loop that it runs in; the next loop makes another."""

    async def never():
        await asyncio.sleep(60)

    client = AsyncClient(never, token("t2"))
    tokens = async_source(client)

    async def begin():
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(tokens.token(), 0.05)

    asyncio.run(begin())
    assert asyncio.run(tokens.token()) == "t2"


def test_asyncio_failures_and_time():
    async def fails():
        raise OSError("signature=abc")

    async def never():
        await asyncio.sleep(60)

    async def run():
        with pytest.raises(ConnectionError) as error:
            await async_source(AsyncClient(fails)).token()
        assert "signature" not in str(error.value)
        with pytest.raises((TimeoutError, ConnectionError)):
            await async_source(AsyncClient(never), timeout_s=0.05).token()
        tokens = async_source(AsyncClient(lambda: tokens.token()))
        with pytest.raises(ConnectionError, match="RuntimeError"):
            await tokens.token()

    asyncio.run(run())


def test_the_sandbox_by_each_client():
    account = ACCOUNTS["velafi"]
    for client in (None, httpx.Client(), requests.Session()):
        tokens = velafi.TokenSource(account["api_key"], account["secret"], client=client, base=URL)
        # The very client may carry the token that the source gets with it.
        auth = velafi.Auth(tokens.token, base=URL)
        if client is not None:
            client.auth = auth
        got = (client or httpx.Client(auth=auth)).get(URL + "/v2/account")
        assert isinstance(velafi.response(HttpResponse.of(got)), Accepted)
        wrong = velafi.TokenSource(account["api_key"], "wrong", client=client, base=URL)
        with pytest.raises(ServiceError) as error:
            wrong.token()
        assert error.value.response.error_name == "INVALID_SIGNATURE"

    async def run():
        tokens = velafi.AsyncTokenSource(account["api_key"], account["secret"], base=URL)
        assert await tokens.token() == await tokens.token()

    asyncio.run(run())
    two = ACCOUNTS["bitbitduo"]
    tokens = bitbitduo.TokenSource(two["app_id"], two["app_key"], base=URL)
    assert tokens.token().startswith("robotapi:") and bh_auth.bitbitduo.Scheme.SHA256 == 0
