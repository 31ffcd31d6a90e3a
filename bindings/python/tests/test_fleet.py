"""One token for many processes: a redis-server of the test's own, and a service that counts the requests."""

import asyncio
import json
import os
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace

import bh_auth
import pytest
import redis
import redis.asyncio
from bh_auth import TokenAsk, TurnLost, bitbitduo, fleet

SECRET = "a secret of this account"
ASK = TokenAsk("a", "", 400, 200)


class Server:
    """A redis-server on a socket in a folder of its own."""

    def __init__(self, folder):
        self.socket = str(folder / "redis")
        self.client = redis.Redis(unix_socket_path=self.socket, socket_timeout=2)
        self.start()

    def start(self):
        program = os.environ.get("BH_REDIS_SERVER", "redis-server")
        quiet = ["--save", "", "--appendonly", "no", "--logfile", os.devnull]
        self.run = subprocess.Popen([program, "--port", "0", "--unixsocket", self.socket, *quiet])
        for _ in range(1000):
            try:
                return self.client.ping()
            except redis.ConnectionError:
                time.sleep(0.01)
        raise AssertionError("the redis-server does not start")

    def kill(self):
        self.run.kill()
        self.run.wait()

    def knows(self, account):
        """Of accounts that it never heard of, a store that just began may have lost something."""
        self.client.hset(fleet._key(ASK._replace(account=account)), "next", 0)

    def store(self, secret=SECRET):
        return fleet.Store(self.client, secret)


@pytest.fixture
def server(tmp_path):
    made = Server(tmp_path)
    made.knows("a")
    yield made
    made.kill()


@pytest.fixture
def service():
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            time.sleep(0.3)
            body = json.dumps({"status": 200, "error_code": 0, "data": {"apitoken": f"token-{len(asked)}"}}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET

        def log_message(self, *_):
            pass

    made = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield SimpleNamespace(
        asked=asked, url=f"http://127.0.0.1:{made.server_port}", account=f"bitbitduo 127.0.0.1:{made.server_port} a"
    )
    made.shutdown()


def source(service, store, **more):
    return bitbitduo.TokenSource("a", SECRET, base=service.url, store=store, **more)


def until_ours(store, ask=ASK):
    turn = store.turn(ask)
    while not turn.fence:
        time.sleep(0.01)
        turn = store.turn(ask)
    return turn


def test_one_has_the_turn_and_all_have_its_token(server):
    store, other = server.store(), server.store()
    mine = store.turn(ASK)
    assert mine.fence and not mine.value
    theirs = other.turn(ASK)
    assert (theirs.fence, theirs.value, theirs.wait_ms) == (0, "", 0)
    store.publish(mine, "token-1", 1000)
    theirs = other.turn(ASK)
    assert theirs.value == "token-1" and 0 < theirs.left_ms <= 1000 and 0 <= theirs.age_ms < 1000
    waits = other.turn(ASK._replace(replaced="token-1"))
    assert (waits.value, waits.fence) == ("", 0) and 0 < waits.wait_ms <= 400
    later = until_ours(other, ASK._replace(replaced="token-1"))
    assert later.fence > mine.fence
    with pytest.raises(TurnLost):
        store.publish(mine, "older", 1000)
    with pytest.raises(TurnLost):
        store.give_up(mine, 0)
    other.publish(later, "token-2", 1000)
    assert store.turn(ASK).value == "token-2"


def test_it_is_the_store_of_the_other_languages(server):
    """The names by which Go finds the same: one account's processes need not be of one language."""
    store = server.store()
    assert fleet._key(ASK) == "bh:token:ca978112ca1bbdcafac231b39a23dc4d"
    assert store._member() == "t:bc47703cf8d4dd6470684991d0af0e6a"
    assert store._replaced(ASK._replace(replaced="token-1")) == "17ec966ecfb1a9acfeeac42b6b99ff43"


def test_secrets_are_rotated(server):
    old, new = server.store(), server.store("the next secret")
    old.publish(old.turn(ASK), "old", 5000)
    assert new.turn(ASK).wait_ms > 0
    new.publish(until_ours(new), "new", 5000)
    assert (old.turn(ASK).value, new.turn(ASK).value) == ("old", "new")


def test_the_store_tells_nothing(server):
    store = server.store()
    store.publish(store.turn(ASK), "the token itself", 60_000)
    (key,) = server.client.keys("*")
    held = server.client.hgetall(key)
    assert b"the token" not in repr((key, held)).encode() and SECRET not in repr((key, held, store))
    assert server.client.pttl(key) > 0
    member = store._member()
    server.client.hset(key, member, held[member.encode()].replace(b"A", b"B"))
    assert store.turn(ASK).value == ""


CHILD = """
import sys, redis, bh_auth
socket, url, secret = sys.argv[1:]
store = bh_auth.fleet.Store(redis.Redis(unix_socket_path=socket, socket_timeout=2), secret)
print(bh_auth.bitbitduo.TokenSource("a", secret, base=url, store=store).token())
"""


def test_many_processes_make_one_request(server, service):
    server.knows(service.account)
    command = [sys.executable, "-c", "import bh_auth.fleet" + CHILD, server.socket, service.url, SECRET]
    children = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(8)]
    assert {child.communicate()[0].strip() for child in children} == {"token-1"}
    assert len(service.asked) == 1


@pytest.mark.parametrize(
    "happens",
    [
        lambda server: server.kill(),
        lambda server: server.client.config_set("maxmemory", "1"),
        lambda server: server.client.execute_command("REPLICAOF", "127.0.0.1", "1"),
        lambda server: server.client.execute_command("CLIENT", "PAUSE", "60000"),
        lambda server: [server.client.set(key, "x") for key in server.client.keys("*")],
    ],
    ids=["away", "full", "read-only", "hangs", "another type"],
)
def test_what_becomes_of_the_store(server, service, happens):
    server.knows(service.account)
    clock = SimpleNamespace(ms=bh_auth.now_ms())
    client = redis.Redis(unix_socket_path=server.socket, socket_timeout=0.5, retry=None)
    tokens = source(service, fleet.Store(client, SECRET), now_ms=lambda: clock.ms)
    assert tokens.token() == "token-1"
    server.knows(service.account)
    happens(server)
    clock.ms += 7_199_000
    assert [tokens.token() for _ in range(3)] == ["token-1"] * 3
    tokens.invalidate("token-1")
    begun = time.monotonic()
    with pytest.raises(bh_auth.StoreError, match="the store gives neither"):
        tokens.token()
    assert time.monotonic() - begun < 5
    assert len(service.asked) == 1


def test_it_goes_on_once_the_store_is_back(server, service):
    server.kill()
    tokens = source(service, server.store())
    with pytest.raises(bh_auth.StoreError):
        tokens.token()
    server.start()
    server.knows(service.account)
    assert tokens.token() == "token-1"


def test_a_hosts_clock_is_off(server, service):
    server.knows(service.account)
    assert source(service, server.store()).token() == "token-1"
    for off_ms in 3_600_000, -3_600_000:
        wrong = source(service, server.store(), now_ms=lambda off_ms=off_ms: bh_auth.now_ms() + off_ms)
        assert wrong.token() == "token-1"
    assert len(service.asked) == 1


def test_a_refused_token_is_not_given_again(server, service):
    server.knows(service.account)
    one, other = (source(service, server.store(), min_interval_ms=50) for _ in range(2))
    assert one.token() == other.token() == "token-1"
    one.invalidate("token-1")
    assert one.token() == "token-2"
    other.invalidate("token-1")
    assert other.token() == "token-2"
    assert len(service.asked) == 2


def test_asyncio(server, service):
    server.knows(service.account)

    async def run():
        client = redis.asyncio.Redis(unix_socket_path=server.socket, socket_timeout=2)
        store = fleet.AsyncStore(client, SECRET)
        sources = [bitbitduo.AsyncTokenSource("a", SECRET, base=service.url, store=store) for _ in range(4)]
        assert set(await asyncio.gather(*(tokens.token() for tokens in sources))) == {"token-1"}
        seen = fleet.AsyncSeen(client, "webhooks", fleet.Away.REFUSE)
        assert [await seen.first("id", 1000) for _ in range(2)] == [True, False]
        await client.aclose()

    asyncio.run(run())
    assert len(service.asked) == 1


def test_seen(server):
    seen = fleet.Seen(server.client, "webhooks", fleet.Away.REFUSE)
    other = fleet.Seen(server.client, "requests", fleet.Away.ALLOW)
    assert [seen.first("id", 200) for _ in range(3)] == [True, False, False]
    assert other.first("id", 200)
    time.sleep(0.22)
    assert seen.first("id", 200)
    for id, window_ms in ("", 1), ("id", 0):
        with pytest.raises(ValueError):
            seen.first(id, window_ms)
    server.kill()
    with pytest.raises(redis.ConnectionError):
        seen.first("new", 200)
    assert other.first("new", 200)


def test_what_a_store_must_be_given(server):
    with pytest.raises(ValueError, match="socket_timeout=2"):
        fleet.Store(redis.Redis(unix_socket_path=server.socket), SECRET)
    with pytest.raises(ValueError, match="API secret"):
        fleet.Store(server.client, "")
    with pytest.raises(TypeError, match="redis.asyncio.Redis"):
        fleet.AsyncStore(server.client, SECRET)
    with pytest.raises(TypeError, match="redis.Redis"):
        fleet.Store(None, SECRET)
    with pytest.raises(ValueError, match="Away"):
        fleet.Seen(server.client, "webhooks", None)
