"""What a token source asks of a place that many processes share."""

from typing import NamedTuple, Protocol


class TokenAsk(NamedTuple):
    """What a token source asks of its store."""

    account: str
    """What the token is for: service, host and API key."""
    replaced: str
    """The token that is not to be given, since it ends soon or was refused; empty if there is none."""
    interval_ms: int
    """The least time from one request to the next."""
    lease_ms: int
    """How long a request may take. The next turn begins an interval after that if nobody says how it ended."""


class TokenTurn(NamedTuple):
    """What a store says. Of its clock no time is in it, since that is another's."""

    ask: TokenAsk
    value: str = ""
    """The token; empty if there is none."""
    age_ms: int = 0
    left_ms: int = 0
    fence: int = 0
    """The number of the turn, which every later turn exceeds; 0 if the turn is another's."""
    wait_ms: int = 0
    """How long to wait before the store is asked again."""


class TurnLost(Exception):
    """A turn to request a token went to another process, since this one took too long: ask the store again."""


class TokenStore(Protocol):
    """One place for the tokens of accounts that many processes use: one of them requests a token, and all take it from there.

    `bh_auth.fleet` has one over Valkey and Redis. Any number of threads may use it.
    """

    def turn(self, ask: TokenAsk) -> TokenTurn:
        """The account's token if there is a good one; else the turn to request one, or how long somebody else has it."""

    def publish(self, turn: TokenTurn, value: str, left_ms: int) -> None:
        """Give the token that a turn was for to all. Raises TurnLost if the turn went to another meanwhile."""

    def give_up(self, turn: TokenTurn, wait_ms: int) -> None:
        """End a turn whose request failed: the next begins wait_ms later at the earliest, and an interval after this."""


class AsyncTokenStore(Protocol):
    """The same for asyncio."""

    async def turn(self, ask: TokenAsk) -> TokenTurn: ...

    async def publish(self, turn: TokenTurn, value: str, left_ms: int) -> None: ...

    async def give_up(self, turn: TokenTurn, wait_ms: int) -> None: ...
