"""Auth classes that requests and httpx take: existing code changes by the line that names them.

session.auth = bh_auth.toobit.Auth(api_key, secret)     # requests
httpx.Client(auth=bh_auth.toobit.Auth(api_key, secret)) # httpx, AsyncClient too
"""

import inspect
from types import TracebackType
from typing import Any, AsyncGenerator, Awaitable, Callable, Dict, NoReturn, Optional, Type, TypeVar, Union
from urllib.parse import parse_qsl, urlsplit

import bh_auth

from . import _core
from ._keys import Ed25519Key, HmacKey, PrivateKey, Secret
from ._native import Text
from ._values import Request, checked_base

A = TypeVar("A", bound="_Auth")
_PORTS = {"https": 443, "http": 80}


def _host(url: str) -> Any:
    parts = urlsplit(url)
    return parts.scheme, (parts.hostname or "").lower(), parts.port or _PORTS.get(parts.scheme)


class _Auth:
    """Signs what is sent to one host, and refuses to sign for another."""

    def __init__(self, base: str, now_ms: Callable[[], int]) -> None:
        self._base = checked_base(base)
        self._now_ms = now_ms

    def __call__(self, request: Any) -> Any:
        """requests calls it with a PreparedRequest, httpx with a Request; either for each attempt anew."""
        if _host(str(request.url)) != _host(self._base):
            raise ValueError(f"this key is for {self._base} alone")
        if type(request).__module__.split(".")[0] == "httpx":
            return self._of_httpx(request)
        body = request.body or b""
        if isinstance(body, str):
            body = body.encode()
        if not isinstance(body, bytes):
            raise TypeError("a body that is read piece by piece cannot be signed: pass it whole")
        signed = self._sign(request.method, request.path_url, body, request.headers.get("Content-Type", ""))
        request.url = self._base + signed.target
        request.headers.update(dict(signed.headers))
        if signed.body or request.body:
            request.body = signed.body
            request.headers["Content-Length"] = str(len(signed.body))
        request.register_hook("response", _refuse_redirect)
        return request

    def _of_httpx(self, request: Any) -> Any:
        import httpx

        content_type = request.headers.get("Content-Type", "")
        target = request.url.raw_path.decode("ascii")
        signed = self._sign(request.method, target, request.read(), content_type)
        headers = request.headers.copy()
        for name in ("Content-Length", "Transfer-Encoding"):
            headers.pop(name, None)
        headers.update(dict(signed.headers))
        made = httpx.Request(
            signed.method,
            self._base + signed.target,
            headers=headers,
            content=signed.body or None,
            extensions=request.extensions,
        )
        if made.url.raw_path != signed.target.encode():
            raise ValueError("httpx would send another target than was signed")
        return made

    def _sign(self, method: str, target: str, body: bytes, content_type: str) -> Request:
        raise NotImplementedError

    def close(self) -> None:
        """Wipes the key."""

    def __enter__(self: A) -> A:
        return self

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._base}>"


def _refuse_redirect(response: Any, *_: Any, **__: Any) -> None:
    """Before requests follows it, with the headers that hold the key."""
    if response.is_redirect:
        response.close()
        raise ValueError("the service redirects, which is refused: no key goes to another place than was signed for")


def _hmac(secret: Secret) -> HmacKey:
    return secret if isinstance(secret, HmacKey) else HmacKey(secret)


class ToobitAuth(_Auth):
    """Signs query and form; what is left of an earlier signature is taken out. JSON bodies are sent unsigned."""

    def __init__(
        self,
        api_key: Text,
        secret: Secret,
        *,
        base: Optional[str] = None,
        recv_window_ms: int = 0,
        now_ms: Callable[[], int] = _core.now_ms,
    ) -> None:
        super().__init__(base or bh_auth.toobit.HOST, now_ms)
        self._api_key, self._key, self._recv_window_ms = api_key, _hmac(secret), recv_window_ms

    def _sign(self, method: str, target: str, body: bytes, content_type: str) -> Request:
        path, _, query = target.partition("?")
        is_json = body.lstrip()[:1] in (b"{", b"[")
        left: Dict[str, str] = {}

        def pairs(text: str) -> Any:
            # Bytes that are no UTF-8 stay the bytes that they are.
            for name, value in parse_qsl(text, keep_blank_values=True, errors="surrogateescape"):
                if name in ("timestamp", "recvWindow", "signature"):
                    left[name] = value
                else:
                    yield name, value

        query_pairs = list(pairs(query))
        form_pairs = [] if is_json else list(pairs(body.decode("ascii")))
        return bh_auth.toobit.request(
            self._key,
            api_key=self._api_key,
            method=method,
            path=path,
            query=query_pairs,
            form=form_pairs,
            json=body if is_json else b"",
            timestamp_ms=self._now_ms(),
            recv_window_ms=int(left.get("recvWindow", self._recv_window_ms)),
        )

    def close(self) -> None:
        self._key.close()


class PaveAuth(_Auth):
    """Makes a token for each request, since one is good for five minutes."""

    def __init__(
        self,
        username: Text,
        api_key: Text,
        secret: Secret,
        *,
        base: Optional[str] = None,
        now_ms: Callable[[], int] = _core.now_ms,
    ) -> None:
        super().__init__(base or bh_auth.pave.HOST, now_ms)
        self._username, self._api_key, self._key = username, api_key, _hmac(secret)

    def _sign(self, method: str, target: str, body: bytes, content_type: str) -> Request:
        return bh_auth.pave.request(
            self._key,
            username=self._username,
            api_key=self._api_key,
            timestamp=_core.time_format_utc(self._now_ms() // 1000),
            method=method,
            target=target,
            body=body,
        )

    def close(self) -> None:
        self._key.close()


class MixinAuth(_Auth):
    """Makes a token for each request, over its method, target and body."""

    def __init__(
        self,
        uid: Text,
        sid: Text,
        key: PrivateKey,
        *,
        scp: Text = "",
        base: Optional[str] = None,
        lifetime_s: int = 3600,
        now_ms: Callable[[], int] = _core.now_ms,
    ) -> None:
        super().__init__(base or bh_auth.mixin.HOST, now_ms)
        self._uid, self._sid, self._scp, self._lifetime_s = uid, sid, scp, lifetime_s
        self._key = key if isinstance(key, Ed25519Key) else Ed25519Key.read(key)

    def _sign(self, method: str, target: str, body: bytes, content_type: str) -> Request:
        now_s = self._now_ms() // 1000
        return bh_auth.mixin.request(
            self._key,
            method,
            target,
            body,
            uid=self._uid,
            sid=self._sid,
            scp=self._scp,
            jti=_core.uuid_v4(),
            iat_s=now_s,
            exp_s=now_s + self._lifetime_s,
        )

    def close(self) -> None:
        self._key.close()


class VelafiAuth(_Auth):
    """Carries a token: the text, or what gives it, such as a token source's token."""

    def __init__(self, token: Union[str, Callable[[], str]], *, base: Optional[str] = None) -> None:
        super().__init__(base or bh_auth.velafi.HOST, _core.now_ms)
        if inspect.iscoroutinefunction(token):
            raise TypeError("this gives a token that is awaited: httpx.AsyncClient(auth=bh_auth.velafi.AsyncAuth(…))")
        self._token = token

    def _sign(self, method: str, target: str, body: bytes, content_type: str) -> Request:
        token = self._token() if callable(self._token) else self._token
        return bh_auth.velafi.request(token=token, method=method, target=target, body=body, content_type=content_type)

    def __reduce__(self) -> NoReturn:
        raise TypeError("a token is not copied or pickled")


def AsyncVelafiAuth(token: Callable[[], Awaitable[str]], *, base: Optional[str] = None) -> Any:
    """The same for an httpx.AsyncClient, of what gives the token when it is awaited: an AsyncTokenSource's token."""
    import httpx

    if not inspect.iscoroutinefunction(token):
        raise TypeError("this is for what gives a token that is awaited: else bh_auth.velafi.Auth(…)")

    class Awaits(httpx.Auth):
        async def async_auth_flow(self, request: httpx.Request) -> AsyncGenerator[httpx.Request, httpx.Response]:
            await request.aread()
            yield VelafiAuth(await token(), base=base)(request)

        def sync_auth_flow(self, request: httpx.Request) -> NoReturn:
            raise TypeError("the token is awaited: use it with an httpx.AsyncClient")

        def __repr__(self) -> str:
            return f"<AsyncVelafiAuth of {checked}>"

    checked = checked_base(base or bh_auth.velafi.HOST)
    return Awaits()
