"""Requests, and what came of them."""

from dataclasses import dataclass, field
from typing import Any, Callable, Dict, List, NamedTuple, Tuple, Union
from urllib.parse import urlsplit

from ._constants import Outcome
from ._native import Inputs, Params, Text, bytes_of, list_of, text_of


def checked_base(base: str) -> str:
    """Scheme and host alone: what else a base had would be sent and was not signed."""
    parts = urlsplit(base)
    if parts.scheme not in ("https", "http") or not parts.hostname:
        raise ValueError("a base is https://host")
    if (
        parts.path not in ("", "/")
        or parts.query
        or parts.fragment
        or "@" in parts.netloc
        or "?" in base
        or "#" in base
    ):
        raise ValueError("a base is scheme and host alone: the target is signed as it is")
    return f"{parts.scheme}://{parts.netloc}"


@dataclass(frozen=True)
class Request:
    """A request, ready to send. Send exactly these bytes: do not encode, sort or re-serialise anything."""

    method: str
    target: str = field(repr=False)
    """Path and query, percent-encoded."""
    headers: List[Tuple[str, str]] = field(repr=False)
    body: bytes = field(repr=False)

    @classmethod
    def _of(cls, it: Any) -> "Request":
        headers = list_of(it.headers, it.header_count)
        return cls(text_of(it.method), text_of(it.target), headers, bytes_of(it.body))

    def url(self, base: str) -> str:
        """The URL at a base such as https://api.toobit.com."""
        return checked_base(base) + self.target

    def httpx(self, base: str) -> Any:
        """The same as an httpx.Request."""
        import httpx

        request = httpx.Request(self.method, self.url(base), headers=self.headers, content=self.body or None)
        if request.url.raw_path != self.target.encode():
            raise ValueError("httpx would send another target than was signed")
        return request

    def requests(self, base: str) -> Any:
        """The same as a requests.PreparedRequest, for Session.send(…, allow_redirects=False)."""
        import requests

        prepared = requests.Request(self.method, checked_base(base), headers=dict(self.headers)).prepare()
        prepared.url = self.url(base)
        if self.body:
            prepared.prepare_body(self.body, None)
        return prepared

    def urllib(self, base: str) -> Any:
        """The same as a urllib.request.Request."""
        from urllib.request import Request as Made

        return Made(self.url(base), self.body or None, dict(self.headers), method=self.method)


@dataclass(frozen=True)
class HttpResponse:
    """What came of a request over HTTP: the input of every function that reads a response."""

    status: int
    """The HTTP status; 0 if no response came, as after a timeout."""
    body: Text = b""
    headers: Params = ()
    request_method: Text = ""
    """The method of the request; without it, it may have changed something."""

    @classmethod
    def of(cls, response: Any) -> "HttpResponse":
        """Of a response of httpx or requests."""
        headers = [(name, value) for name, value in response.headers.items()]
        return cls(response.status_code, response.content, headers, response.request.method or "")

    def _to(self, i: Inputs) -> Any:
        fields = [
            ("http_status", "", self.status),
            ("headers", "header_count", i.params(self.headers)),
            ("body", "", i.view(self.body)),
            ("request_method", "", i.view(self.request_method)),
        ]
        return i.struct("bh_http_response", fields)


class Window(NamedTuple):
    """Which times a verifier accepts, in milliseconds."""

    now_ms: int
    past_ms: int
    ahead_ms: int


@dataclass(frozen=True)
class _Response:
    """What a response says. What it does not hold is 0 or empty."""

    http_status: int
    error_code: int
    """The service's number of the error, such as -1022; else the HTTP status."""
    error_name: str
    """Its name in capitals, such as INVALID_SIGNATURE."""
    error_message: str
    """The service's own words."""
    detail: str
    """What the service said besides, JSON on one line."""
    advice: str
    """What to do about it."""
    token: str = field(repr=False)
    """The token that the service gave, a secret."""
    expires_ms: int
    server_time_ms: int
    retry_after_ms: int
    """How long to wait before the next request; 0 if that is not said, or if a time is and no Date."""
    retry_at_ms: int
    """Until when to wait by the server's clock; 0 if no time is said."""
    item_count: int
    failed_count: int


class Accepted(_Response):
    """The request was accepted."""


class Refused(_Response):
    """The request was refused."""


class Partial(_Response):
    """A batch, of which some items failed."""


class Unknown(_Response):
    """It may have been executed: look it up by the id that you gave it before you send it again."""


Response = Union[Accepted, Refused, Partial, Unknown]
"""One of four: a match over it need not fear a fifth."""

_CLASSES: Dict[Outcome, Callable[..., Response]] = {
    Outcome.ACCEPTED: Accepted,
    Outcome.REFUSED: Refused,
    Outcome.PARTIAL: Partial,
    Outcome.UNKNOWN: Unknown,
}


def response_of(it: Any) -> Response:
    return _CLASSES[Outcome(it.outcome)](
        http_status=it.http_status,
        error_code=it.error_code,
        error_name=text_of(it.error_name),
        error_message=text_of(it.error_message),
        detail=text_of(it.detail),
        advice=text_of(it.advice),
        token=text_of(it.token),
        expires_ms=it.expires_ms,
        server_time_ms=it.server_time_ms,
        retry_after_ms=it.retry_after_ms,
        retry_at_ms=it.retry_at_ms,
        item_count=it.item_count,
        failed_count=it.failed_count,
    )
