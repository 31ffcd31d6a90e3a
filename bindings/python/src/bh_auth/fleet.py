"""Tokens, and what was seen already, shared between the processes of many machines, by Valkey or Redis 6.2 and newer.

A service gives an account one token at a time, some not more than one a minute: processes that each request their own take it
from one another. With a `Store` in their token sources one of them requests it and all use it:

    store = bh_auth.fleet.Store(redis.Redis(host, ssl=True, socket_timeout=2), secret)
    tokens = bh_auth.bitbitduo.TokenSource(app_id, app_key, store=store)

What lies in the store is sealed by the API secret: who reads the store cannot call the service. It needs redis-py
(`pip install redis`). docs/fleet.md in the repository says what is promised, and how the store is to be set up.
"""

import hashlib
import hmac
import os
from enum import Enum
from pathlib import Path
from typing import Any, List, Optional, Union

from . import _core
from ._native import BhAuthError, Text
from ._store import TokenAsk, TokenTurn, TurnLost

__all__ = ["AsyncSeen", "AsyncStore", "Away", "Seen", "Store"]


class _Shared:
    """What the stores of threads and of asyncio have in common."""

    def __init__(self, client: Any, secret: Text) -> None:
        _checked(client, type(self).__name__.startswith("Async"))
        self._secret = secret.encode("utf-8", "surrogateescape") if isinstance(secret, str) else bytes(secret)
        if not self._secret:
            raise ValueError("the API secret is needed, since tokens lie in the store sealed by it")
        self._turn, self._publish, self._give_up = (_script(client, name) for name in ("turn", "publish", "give_up"))

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    def _mark(self, text: str) -> str:
        """What the store knows of a text: it does not tell the text, nor whether a guess of it is right."""
        return hmac.new(self._secret, b"bh_auth fleet " + text.encode(), hashlib.sha256).hexdigest()[:32]

    def _member(self) -> str:
        """Where the tokens of this secret lie in the account's hash."""
        return "t:" + self._mark("secret")

    def _asked(self, ask: TokenAsk, mark: str) -> List[Any]:
        return [self._member(), mark, ask.interval_ms, ask.lease_ms, os.urandom(16).hex()]

    def _replaced(self, ask: TokenAsk) -> str:
        return self._mark("token " + ask.replaced) if ask.replaced else ""

    def _said(self, ask: TokenAsk, reply: Any) -> Union[TokenTurn, str]:
        """The turn; or the mark of what cannot be opened."""
        word, *more = [one.decode("latin-1") if isinstance(one, bytes) else one for one in reply]
        if word == "turn":
            return TokenTurn(ask, fence=int(more[0]))
        if word == "wait":
            return TokenTurn(ask, wait_ms=int(more[0]))
        if word != "token":
            raise ValueError("the store gave what no script of ours gives")
        age_ms, left_ms, mark, sealed = more
        try:
            return TokenTurn(ask, _core.token_open(sealed, self._secret, ask.account), int(age_ms), int(left_ms))
        except BhAuthError:
            # It was never sealed by this secret for this account: as if it were not there.
            return str(mark)

    def _published(self, turn: TokenTurn, value: str, left_ms: int) -> List[Any]:
        sealed = _core.token_seal(self._secret, turn.ask.account, os.urandom(12), value)
        return [self._member(), turn.fence, turn.ask.interval_ms, left_ms, self._mark("token " + value), sealed]


class Store(_Shared):
    """A store of tokens for TokenSource. client: a redis.Redis, with a socket_timeout."""

    def turn(self, ask: TokenAsk) -> TokenTurn:
        mark = self._replaced(ask)
        for _ in range(2):
            said = self._said(ask, self._turn(keys=[_key(ask)], args=self._asked(ask, mark)))
            if isinstance(said, TokenTurn):
                return said
            mark = said
        raise ValueError(_FOREIGN)

    def publish(self, turn: TokenTurn, value: str, left_ms: int) -> None:
        _ended(self._publish(keys=[_key(turn.ask)], args=self._published(turn, value, left_ms)))

    def give_up(self, turn: TokenTurn, wait_ms: int) -> None:
        _ended(self._give_up(keys=[_key(turn.ask)], args=[turn.fence, max(turn.ask.interval_ms, wait_ms)]))


class AsyncStore(_Shared):
    """The same for AsyncTokenSource. client: a redis.asyncio.Redis, with a socket_timeout."""

    async def turn(self, ask: TokenAsk) -> TokenTurn:
        mark = self._replaced(ask)
        for _ in range(2):
            said = self._said(ask, await self._turn(keys=[_key(ask)], args=self._asked(ask, mark)))
            if isinstance(said, TokenTurn):
                return said
            mark = said
        raise ValueError(_FOREIGN)

    async def publish(self, turn: TokenTurn, value: str, left_ms: int) -> None:
        _ended(await self._publish(keys=[_key(turn.ask)], args=self._published(turn, value, left_ms)))

    async def give_up(self, turn: TokenTurn, wait_ms: int) -> None:
        _ended(await self._give_up(keys=[_key(turn.ask)], args=[turn.fence, max(turn.ask.interval_ms, wait_ms)]))


class Away(Enum):
    """What becomes of a message while the store that knows the others cannot be asked."""

    REFUSE = "refuse"
    """It is not taken. Let the sender send it again."""
    ALLOW = "allow"
    """It is taken for new. One that is sent twice may be taken twice."""


class _Remembered:
    def __init__(self, client: Any, scope: str, away: Away) -> None:
        _checked(client, type(self).__name__.startswith("Async"))
        if not scope or not isinstance(away, Away):
            raise ValueError(
                "the name of a scope is needed, and what to do while the store is away: Away.REFUSE or Away.ALLOW"
            )
        self._script, self._scope, self.away = _script(client, "seen"), scope, away

    def _asked(self, id: str, window_ms: int) -> Any:
        if not id or window_ms < 1:
            raise ValueError("an id and a window of at least 1 ms are needed")
        name = hashlib.sha256(f"{self._scope}\0{id}".encode()).hexdigest()
        # With a name of its own, by which a client that heard nothing knows that it was the first.
        return {"keys": ["bh:seen:" + name], "args": [os.urandom(16).hex(), window_ms]}


class Seen(_Remembered):
    """Knows which messages were seen by any of many receivers: of a verified request its signature is what to ask for, of VelaFi's
    pushes the id.

    - client: a redis.Redis, with a socket_timeout.
    - scope: a name that keeps this use of the store from others.
    - away: what to do while the store is away.
    """

    def first(self, id: str, window_ms: int) -> bool:
        """Whether nobody has asked for id within the window: that long a message may be taken, such as twice the verifier's
        tolerance. While the store is away, Away.ALLOW says yes and Away.REFUSE raises what the client raised."""
        asked = self._asked(id, window_ms)
        try:
            return bool(self._script(**asked))
        except Exception:
            if self.away is Away.ALLOW:
                return True
            raise


class AsyncSeen(_Remembered):
    """The same for asyncio. client: a redis.asyncio.Redis, with a socket_timeout."""

    async def first(self, id: str, window_ms: int) -> bool:
        """As Seen.first."""
        asked = self._asked(id, window_ms)
        try:
            return bool(await self._script(**asked))
        except Exception:
            if self.away is Away.ALLOW:
                return True
            raise


_FOREIGN = "what lies in the store was sealed by none of this account: somebody else writes to it"


def _script(client: Any, name: str) -> Any:
    """The scripts are the same in every language."""
    return client.register_script((Path(__file__).parent / f"{name}.lua").read_text("utf-8"))


def _checked(client: Any, is_async: bool) -> None:
    """Without a time-out a store that hangs would hold up whoever has no token."""
    needed = "redis.asyncio.Redis" if is_async else "redis.Redis"
    if (".asyncio" in type(client).__module__) is not is_async or not hasattr(client, "register_script"):
        raise TypeError(f"the client must be a {needed}")
    pool: Optional[Any] = getattr(client, "connection_pool", None)
    if pool is not None and not pool.connection_kwargs.get("socket_timeout"):
        raise ValueError(f"the client has no time-out: make it as {needed}(..., socket_timeout=2)")


def _key(ask: TokenAsk) -> str:
    return "bh:token:" + hashlib.sha256(ask.account.encode()).hexdigest()[:32]


def _ended(reply: Any) -> None:
    word = reply[0]
    word = word.decode("latin-1") if isinstance(word, bytes) else word
    if word == "lost":
        raise TurnLost("the turn to request a token went to another process: ask the store again")
    if word != "ok":
        raise ValueError("the store gave what no script of ours gives")
