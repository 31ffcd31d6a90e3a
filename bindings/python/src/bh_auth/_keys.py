"""Keys: as secret as what they were made from, and wiped when they are closed."""

import threading
from types import TracebackType
from typing import Any, Callable, NoReturn, Optional, Type, TypeVar, Union

from ._constants import Status
from ._native import BhAuthError, Inputs, Text, ffi, forgets_at_fork, lib

K = TypeVar("K", bound="_Key")


class _Key:
    """Use it as a context manager, or call close: what the garbage collector finds is wiped late, or never."""

    _wipe: Callable[[Any], None]

    def __init__(self, type_: str, make: Callable[[Any], int]) -> None:
        self._lock = threading.Lock()
        self._users = 0
        self._closed = False
        key = ffi.new(type_)
        # Also where nobody closes it.
        self._it = ffi.gc(key, type(self)._wipe)
        status = make(self._it)
        if status != Status.OK:
            raise BhAuthError(status)
        forgets_at_fork(self)

    def _forked(self) -> None:
        """In the child of a fork, which has none of the threads that signed."""
        self._lock, self._users = threading.Lock(), 0

    def close(self) -> None:
        """Wipes the key; calls that are under way in other threads end with it first."""
        with self._lock:
            self._closed = True
            if self._users == 0:
                type(self)._wipe(self._it)

    def _begin(self) -> Any:
        with self._lock:
            self._users += 1
            if self._closed:
                # Counted all the same: _end follows.
                return self._wiped()
            return self._it

    def _wiped(self) -> Any:
        """What a wiped key is to the library: it says so."""
        return ffi.new(ffi.typeof(self._it))

    def _end(self) -> None:
        with self._lock:
            self._users -= 1
            if self._closed and self._users == 0:
                type(self)._wipe(self._it)

    def __enter__(self: K) -> K:
        return self

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: secret>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a key is not copied or pickled: make it anew from its secret")


class HmacKey(_Key):
    """An HMAC key, prepared from a secret."""

    _wipe = staticmethod(lib.bh_hmac_key_wipe)

    def __init__(self, secret: Text) -> None:
        with Inputs() as i:
            view = i.view(secret)
            super().__init__("bh_hmac_key *", lambda key: int(lib.bh_hmac_key_init(key, view)))


class Ed25519Key(_Key):
    """A private Ed25519 key."""

    _wipe = staticmethod(lib.bh_ed25519_key_wipe)

    def __init__(self, make: Callable[[Any], int]) -> None:
        if not callable(make):
            raise TypeError(
                "an Ed25519 key is made by Ed25519Key.read(text), .from_seed(seed) or another of its makers"
            )
        super().__init__("bh_ed25519_key *", make)

    @classmethod
    def read(cls, text: Text) -> "Ed25519Key":
        """From whatever form it comes in: hex, base64, PEM, DER, JWK, a Mixin keystore."""
        with Inputs() as i:
            view = i.view(text)
            return cls(lambda key: int(lib.bh_ed25519_key_read(key, view)))

    @classmethod
    def from_seed(cls, seed32: bytes) -> "Ed25519Key":
        """From the 32 bytes of the seed."""
        with Inputs() as i:
            seed = i.array(seed32, 32)
            return cls(lambda key: int(lib.bh_ed25519_key_from_seed(key, seed)))

    @classmethod
    def from_hex(cls, hex: Text) -> "Ed25519Key":
        """From hex of the seed, or of seed and public key."""
        with Inputs() as i:
            view = i.view(hex)
            return cls(lambda key: int(lib.bh_ed25519_key_from_hex(key, view)))

    @classmethod
    def from_base64url(cls, base64url: Text) -> "Ed25519Key":
        """From base64url of the seed, or of seed and public key."""
        with Inputs() as i:
            view = i.view(base64url)
            return cls(lambda key: int(lib.bh_ed25519_key_from_base64url(key, view)))


def mixin_spend_key(spend_key: Text, public32: bytes) -> Ed25519Key:
    """The key that spends, of a Mixin keystore, which has its seed or the scalar that is made of one: which, its public
    key tells, else it is KEY_MISMATCH."""
    with Inputs() as i:
        keystore = i.struct("bh_mixin_keystore", [("spend_key", "", i.view(spend_key))])
        public = i.array(public32, 32)
        return Ed25519Key(lambda key: int(lib.bh_mixin_spend_key(key, keystore, public)))


Secret = Union[HmacKey, str, bytes, bytearray, memoryview]
"""A key, or the secret that one is made of for this call."""
PrivateKey = Union[Ed25519Key, str, bytes, bytearray, memoryview]
"""A key, or its text in any form."""
