"""ccxt's Toobit, signed by this library: `bh_auth.ccxt.toobit({...})` in place of `ccxt.toobit({...})`, and
`bh_auth.ccxt.async_toobit` in place of `ccxt.async_support.toobit`. All else is ccxt's own.

ccxt signs the JSON body of a batch with its query; Toobit signs the query alone.
"""

from typing import Any, Dict, Optional
from urllib.parse import parse_qsl, urlsplit

import ccxt
import ccxt.async_support

from ._keys import HmacKey
from .toobit import request


class _Signed:
    """What both have: ccxt calls sign with the path, the kind of API, the method and the parameters."""

    apiKey: str
    secret: str
    options: Dict[str, Any]
    urls: Dict[str, Any]
    _bh_key: Optional[HmacKey] = None
    _bh_secret = ""

    def sign(self, path: str, api: Any = "public", method: str = "GET", params: Any = {}, *rest: Any) -> Any:
        exchange: Any = self
        kind = api if isinstance(api, str) else api[0]
        if kind != "private":
            return super().sign(path, api, method, params, *rest)  # type: ignore[misc]
        exchange.check_required_credentials()
        base = urlsplit(self.urls["api"][kind])
        is_list = isinstance(params, list)
        named = {} if is_list else params
        # ccxt's own spelling of lists, booleans and numbers; the library encodes what comes of it.
        text = exchange.urlencode(exchange.omit(named, exchange.extract_params(path)))
        pairs = parse_qsl(text, keep_blank_values=True)
        in_body = method in ("POST", "DELETE")
        built = request(
            self._key(),
            api_key=self.apiKey,
            method=method,
            path=f"{base.path}/{exchange.implode_params(path, named)}",
            query=[] if in_body else pairs,
            form=pairs if in_body else [],
            json=exchange.json(params) if is_list else "",
            timestamp_ms=exchange.milliseconds(),
            recv_window_ms=int(self.options.get("recvWindow", 0)),
        )
        headers = dict(built.headers)
        headers["Referrer"] = "CCXT"
        headers["X-BB-API-PLATFORM"] = str(self.options.get("brokerId", "177321641268789"))
        return {
            "url": f"{base.scheme}://{base.netloc}{built.target}",
            "method": method,
            "body": built.body.decode() if built.body else None,
            "headers": headers,
        }

    def _key(self) -> HmacKey:
        if self._bh_key is None or self._bh_secret != self.secret:
            if self._bh_key is not None:
                self._bh_key.close()
            self._bh_key, self._bh_secret = HmacKey(self.secret), self.secret
        return self._bh_key


class toobit(_Signed, ccxt.toobit):  # type: ignore[misc]
    """ccxt.toobit with Toobit's own signature."""


class async_toobit(_Signed, ccxt.async_support.toobit):  # type: ignore[misc]
    """ccxt.async_support.toobit with Toobit's own signature."""
