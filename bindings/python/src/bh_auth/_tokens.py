"""Tokens that are always good: requested when they are first needed, kept, and refreshed ahead of their expiry.

At most one request is under way, and it belongs to nobody: who is interrupted, cancelled or out of time ends its own
waiting alone, and while the old token is good nobody waits.
"""

import asyncio
import contextvars
import inspect
import math
import threading
import time
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeout
from contextlib import suppress
from typing import Any, Callable, Coroutine, Generator, Optional, Set, Tuple, Union
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, build_opener

import bh_auth

from . import _core
from ._constants import Status
from ._keys import HmacKey, Secret
from ._native import BhAuthError, Text, forgets_at_fork
from ._store import AsyncTokenStore, TokenAsk, TokenStore, TokenTurn, TurnLost
from ._values import Accepted, HttpResponse, Request, Response, checked_base

# The sources whose request is under way in this thread or task: one that needs itself would wait for ever.
_needed_by: "contextvars.ContextVar[Tuple[int, ...]]" = contextvars.ContextVar("bh_auth_token_sources", default=())


# How soon the store is asked again while another process requests the token.
_POLL_MS = 1000


class ServiceError(Exception):
    """The service gave no token: `response` says why, and what to do."""

    def __init__(self, response: Response) -> None:
        self.response = response
        super().__init__(f"{response.error_code} {response.error_name}: {response.advice}")


class _NotOurTurn(Exception):
    """Another process requests the token: nothing was sent, and the store is to be asked again."""


class StoreError(Exception):
    """The store gave neither a token nor the turn to request one."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        super().__init__(f"the store gives neither a token nor the turn to request one: {kind}")


class _Flight:
    """A request that is under way."""

    def __init__(self, now_ms: int, deadline: float) -> None:
        self.now_ms, self.deadline = now_ms, deadline
        self.future: "Future[str]" = Future()
        # Running, so that nobody who waits can cancel it for the others.
        self.future.set_running_or_notify_cancel()
        self.failure: Optional[Callable[[], Exception]] = None

    def result(self) -> str:
        """The token, or a failure of whoever asks."""
        if self.failure:
            raise self.failure()
        return self.future.result()


class _Source:
    min_interval_ms = 0
    _is_awaited = False

    def __init__(
        self,
        host: str,
        base: Optional[str],
        client: Any,
        timeout_s: float,
        min_interval_ms: Optional[int],
        refresh_ahead_ms: int,
        now_ms: Callable[[], int],
        store: Any,
    ) -> None:
        self._base = checked_base(base or host)
        self._store = store
        if getattr(client, "follow_redirects", False):
            raise ValueError("the client follows redirects, and would take the key to another host: switch that off")
        if client is not None and inspect.iscoroutinefunction(getattr(client, "send", None)) is not self._is_awaited:
            raise TypeError(
                f"the client is {'not ' if self._is_awaited else ''}for asyncio: TokenSource takes an httpx.Client or a "
                "requests.Session, AsyncTokenSource an httpx.AsyncClient"
            )
        self._client, self._timeout_s, self._now_ms = client, timeout_s, now_ms
        self._least_ms = type(self).min_interval_ms if min_interval_ms is None else min_interval_ms
        self._ahead_ms = refresh_ahead_ms
        if self._least_ms < 0 or refresh_ahead_ms < 0:
            raise BhAuthError(Status.INTERVAL)
        self._lock = threading.Lock()
        self._token, self._issued_ms, self._expires_ms, self._last_ms = "", 0, 0, 0
        self._refused = ""
        # A store keeps the interval among all.
        self._own_least_ms = 0 if store else self._least_ms
        self._interval_ms = self._own_least_ms
        self._failure: Optional[Callable[[], Exception]] = None
        self._flight: Optional[_Flight] = None
        forgets_at_fork(self)

    def _forked(self) -> None:
        """In the child of a fork, which has neither the thread of the request nor whoever held the lock."""
        self._lock, self._flight = threading.Lock(), None

    def _prepare(self, now_ms: int) -> Request:
        raise NotImplementedError

    def _read(self, http: HttpResponse, sent_ms: int) -> Response:
        raise NotImplementedError

    def _start(self, flight: _Flight) -> None:
        raise NotImplementedError

    def _decide(self) -> Union[str, _Flight, float]:
        """The token, the request that will bring it, or how many seconds to wait."""
        if id(self) in _needed_by.get():
            raise RuntimeError(
                "the source's own client asks it for a token, in order to request one: give it another client"
            )
        with self._lock:
            # Read here and now: another thread may have changed what it is compared with.
            now_ms = self._now_ms()
            if self._flight and time.monotonic() >= self._flight.deadline:
                self._fail(self._flight, self._too_late)
            rule = _core.token_rule(
                now_ms,
                issued_ms=self._issued_ms,
                expires_ms=self._expires_ms,
                last_request_ms=self._last_ms,
                min_interval_ms=self._interval_ms,
                refresh_ahead_ms=self._ahead_ms,
            )
            started = None
            if rule.action is _core.TokenAction.REFRESH and not self._flight:
                started = self._flight = _Flight(now_ms, time.monotonic() + self._timeout_s)
                self._last_ms, self._interval_ms = now_ms, self._own_least_ms
            flight, failure = self._flight, self._failure
            is_good = self._token and self._issued_ms <= now_ms < self._expires_ms
            token = self._token
        if started:
            try:
                self._start(started)
            except BaseException as error:
                self._crash(started, error)
        if is_good:
            return token
        if flight:
            return flight
        if failure:
            raise failure()
        return rule.wait_ms / 1000

    def _too_late(self) -> Exception:
        return TimeoutError(f"no response to the request for a token in {self._timeout_s} s")

    def _expire(self, flight: _Flight) -> None:
        if time.monotonic() >= flight.deadline:
            with self._lock:
                self._fail(flight, self._too_late)

    def _send(self, request: Request) -> Any:
        raise NotImplementedError

    def _course(self, flight: _Flight) -> "Generator[Callable[[], Any], Any, None]":
        """What a request does. Each step that it yields is called, or awaited, by whoever flies it."""
        turn: Optional[TokenTurn] = None
        if self._store:
            ask = self._ask()
            try:
                turn = yield lambda: self._store.turn(ask)
            except Exception as error:
                raise StoreError(type(error).__name__) from error
            if not self._took_turn(flight, turn):
                return
        request = self._prepare(flight.now_ms)
        response: Optional[Response] = None
        try:
            response = self._read((yield lambda: self._send(request)), flight.now_ms)
        finally:
            if turn and not isinstance(response, Accepted):
                wait_ms = _asked_to_wait(response, flight.now_ms) if response else 0
                # Without it the next turn comes later, by itself.
                with suppress(Exception):
                    yield lambda: self._store.give_up(turn, wait_ms)
        if turn and isinstance(response, Accepted):
            token, left_ms = response.token, response.expires_ms - self._now_ms()
            try:
                yield lambda: self._store.publish(turn, token, left_ms)
            except TurnLost:
                raise
            except Exception:
                # A token that could not be published is good for this process all the same.
                pass
        self._land(flight, response)

    def _land(self, flight: _Flight, response: Response) -> None:
        """What lands after its time is nobody's."""
        if isinstance(response, Accepted):
            self._keep(flight, response.token, flight.now_ms, response.expires_ms)
            return
        with self._lock:
            if flight is self._flight:
                self._interval_ms = max(self._own_least_ms, _asked_to_wait(response, flight.now_ms))
                self._fail(flight, lambda: ServiceError(response))

    def _keep(self, flight: _Flight, token: str, issued_ms: int, expires_ms: int) -> None:
        with self._lock:
            if flight is self._flight:
                self._token, self._issued_ms, self._expires_ms = token, issued_ms, expires_ms
                self._flight = self._failure = None
                flight.future.set_result(token)

    def _ask(self) -> TokenAsk:
        replaced = self._token or self._refused
        return TokenAsk(self._account(), replaced, self._least_ms, round(self._timeout_s * 1000))

    def _account(self) -> str:
        raise NotImplementedError

    def _host(self) -> str:
        return self._base.partition("://")[2]

    def _took_turn(self, flight: _Flight, turn: Any) -> bool:
        """Whether the turn to request a token is ours; if not, the flight has ended."""
        if turn.value:
            self._keep(flight, turn.value, flight.now_ms - turn.age_ms, flight.now_ms + turn.left_ms)
        elif not turn.fence:
            with self._lock:
                if flight is self._flight:
                    self._interval_ms = max(_POLL_MS, turn.wait_ms)
                    self._fail(flight, _NotOurTurn)
                    self._failure = None
        elif time.monotonic() >= flight.deadline:
            raise TurnLost("this process took too long")
        else:
            return True
        return False

    def _fail(self, flight: _Flight, failure: Callable[[], Exception]) -> None:
        """With the lock held."""
        if flight is self._flight:
            self._flight, self._failure, flight.failure = None, failure, failure
            flight.future.set_exception(failure())

    def _crash(self, flight: _Flight, error: BaseException) -> None:
        """What a client says may hold the query, which could be replayed: its kind alone is passed on."""
        kind = type(error).__name__
        number = int(error.status) if isinstance(error, BhAuthError) else None

        def failure() -> Exception:
            if isinstance(error, StoreError):
                return StoreError(error.kind)
            if isinstance(error, TurnLost):
                return TurnLost(*error.args)
            return ConnectionError(f"the request for a token failed: {kind}") if number is None else BhAuthError(number)

        with self._lock:
            self._fail(flight, failure)

    def invalidate(self, token: str) -> None:
        """Forget a token that the service no longer takes. It does nothing to another one, and waits for nobody."""
        with self._lock:
            if token and token == self._token:
                self._token, self._issued_ms, self._expires_ms, self._refused = "", 0, 0, token

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._base}>"


class _Sync(_Source):
    def token(self, timeout_s: Optional[float] = None) -> str:
        """A good token, at once if there is one. Whoever waits longer than timeout_s gets a TimeoutError."""
        end = math.inf if timeout_s is None else time.monotonic() + timeout_s
        while True:
            decided = self._decide()
            if isinstance(decided, str):
                return decided
            now = time.monotonic()
            if isinstance(decided, _Flight):
                try:
                    decided.future.exception(max(0.0, min(decided.deadline, end) - now))
                except FutureTimeout:
                    self._expire(decided)
                if decided.future.done():
                    try:
                        return decided.result()
                    except _NotOurTurn:
                        continue
            else:
                time.sleep(max(0.0, min(decided, end - now)))
            if time.monotonic() >= end:
                raise TimeoutError("no token in the time that the caller gave")

    def _start(self, flight: _Flight) -> None:
        context = contextvars.copy_context()
        threading.Thread(target=context.run, args=(self._fly, flight), daemon=True, name="bh_auth token").start()

    def _fly(self, flight: _Flight) -> None:
        _needed_by.set((*_needed_by.get(), id(self)))
        course = self._course(flight)
        try:
            step = next(course)
            while True:
                try:
                    came = step()
                except BaseException as error:
                    step = course.throw(error)
                else:
                    step = course.send(came)
        except StopIteration:
            pass
        except BaseException as error:
            self._crash(flight, error)

    def _send(self, request: Request) -> Any:
        return _send(self._client, request, self._base, self._timeout_s)


class _Async(_Source):
    _is_awaited = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._tasks: Set["asyncio.Task[None]"] = set()

    async def token(self) -> str:
        """A good token, at once if there is one. Cancelling ends this waiting alone."""
        while True:
            # Who is cancelled already sends nothing.
            await asyncio.sleep(0)
            decided = self._decide()
            if isinstance(decided, str):
                return decided
            if not isinstance(decided, _Flight):
                await asyncio.sleep(decided)
                continue
            waiting = asyncio.wrap_future(decided.future)
            # Seen, also where whoever waits is gone.
            waiting.add_done_callback(lambda it: it.cancelled() or it.exception())
            done, _ = await asyncio.wait({waiting}, timeout=max(0.0, decided.deadline - time.monotonic()))
            if not done:
                self._expire(decided)
            if decided.future.done():
                try:
                    return decided.result()
                except _NotOurTurn:
                    continue

    def _start(self, flight: _Flight) -> None:
        task = asyncio.get_running_loop().create_task(self._fly(flight))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _fly(self, flight: _Flight) -> None:
        _needed_by.set((*_needed_by.get(), id(self)))
        course = self._course(flight)
        try:
            step = next(course)
            while True:
                try:
                    came = await asyncio.wait_for(step(), self._timeout_s)
                except BaseException as error:
                    step = course.throw(error)
                else:
                    step = course.send(came)
        except StopIteration:
            pass
        except asyncio.CancelledError as error:
            # The loop ends, and with it the request.
            self._crash(flight, error)
            raise
        except BaseException as error:
            self._crash(flight, error)

    def _send(self, request: Request) -> Any:
        return _send_async(self._client, request, self._base, self._timeout_s)


def _text(text: Text) -> str:
    return text if isinstance(text, str) else bytes(text).decode("utf-8", "surrogateescape")


def _asked_to_wait(response: Response, now_ms: int) -> int:
    until_ms = response.retry_at_ms - now_ms if response.retry_at_ms else 0
    return max(response.retry_after_ms, until_ms)


class _NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


def _send(client: Any, request: Request, base: str, timeout_s: float) -> HttpResponse:
    """By httpx or requests, without the auth that the client has, or by Python's own client."""
    if client is None:
        try:
            with build_opener(_NoRedirect).open(request.urllib(base), timeout=timeout_s) as got:
                return HttpResponse(got.status, got.read(), list(got.headers.items()), request.method)
        except HTTPError as error:
            return HttpResponse(error.code, error.read(), list(error.headers.items()), request.method)
    if type(client).__module__.split(".")[0] == "httpx":
        return HttpResponse.of(client.send(_timed(request, base, timeout_s), auth=None, follow_redirects=False))
    return HttpResponse.of(client.send(request.requests(base), allow_redirects=False, timeout=timeout_s))


async def _send_async(client: Any, request: Request, base: str, timeout_s: float) -> HttpResponse:
    if client is None:
        import httpx

        async with httpx.AsyncClient() as made:
            return await _send_async(made, request, base, timeout_s)
    sent: Coroutine[Any, Any, Any] = client.send(_timed(request, base, timeout_s), auth=None, follow_redirects=False)
    return HttpResponse.of(await sent)


def _timed(request: Request, base: str, timeout_s: float) -> Any:
    made = request.httpx(base)
    made.extensions = {**made.extensions, "timeout": dict.fromkeys(("connect", "read", "write", "pool"), timeout_s)}
    return made


class _Velafi(_Source):
    def __init__(
        self,
        api_key: Text,
        secret: Secret,
        *,
        client: Any = None,
        base: Optional[str] = None,
        timeout_s: float = 30,
        min_interval_ms: Optional[int] = None,
        refresh_ahead_ms: int = 0,
        now_ms: Callable[[], int] = _core.now_ms,
        store: Union[TokenStore, AsyncTokenStore, None] = None,
    ) -> None:
        super().__init__(bh_auth.velafi.HOST, base, client, timeout_s, min_interval_ms, refresh_ahead_ms, now_ms, store)
        self._api_key, self._key = api_key, secret if isinstance(secret, HmacKey) else HmacKey(secret)

    def _prepare(self, now_ms: int) -> Request:
        return bh_auth.velafi.token_request(self._key, self._api_key, now_ms)

    def _read(self, http: HttpResponse, sent_ms: int) -> Response:
        return bh_auth.velafi.token_response(http)

    def _account(self) -> str:
        return f"velafi {self._host()} {_text(self._api_key)}"

    def close(self) -> None:
        """Wipes the key."""
        self._key.close()


class _Bitbitduo(_Source):
    min_interval_ms = 60_000

    def __init__(
        self,
        app_id: Text,
        app_key: Text,
        *,
        scheme: int = 0,
        client: Any = None,
        base: Optional[str] = None,
        timeout_s: float = 30,
        min_interval_ms: Optional[int] = None,
        refresh_ahead_ms: int = 0,
        now_ms: Callable[[], int] = _core.now_ms,
        store: Union[TokenStore, AsyncTokenStore, None] = None,
    ) -> None:
        super().__init__(
            bh_auth.bitbitduo.HOST, base, client, timeout_s, min_interval_ms, refresh_ahead_ms, now_ms, store
        )
        self._app_id, self._app_key, self._scheme = app_id, app_key, scheme

    def _prepare(self, now_ms: int) -> Request:
        random = bh_auth.bitbitduo.random()
        return bh_auth.bitbitduo.token_request(self._scheme, self._app_id, self._app_key, random, now_ms // 1000)

    def _read(self, http: HttpResponse, sent_ms: int) -> Response:
        return bh_auth.bitbitduo.token_response(http, sent_ms)

    def _account(self) -> str:
        return f"bitbitduo {self._host()} {_text(self._app_id)}"


class VelafiTokenSource(_Velafi, _Sync):
    """Tokens of VelaFi. client: an httpx.Client, a requests.Session, or None for Python's own. store: where the token lies for all
    processes of the account, such as a fleet.Store."""


class AsyncVelafiTokenSource(_Velafi, _Async):
    """The same for asyncio. client: an httpx.AsyncClient, or None for one of its own."""


class BitbitduoTokenSource(_Bitbitduo, _Sync):
    """Tokens of BITBITDUO, which takes one request a minute. client: as for VelaFi."""


class AsyncBitbitduoTokenSource(_Bitbitduo, _Async):
    """The same for asyncio."""
