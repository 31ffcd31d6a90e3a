"""The library: where it is, and how a call of C becomes one of Python."""

import os
import sys
import weakref
from types import TracebackType
from typing import TYPE_CHECKING, Any, Callable, List, Optional, Sequence, Tuple, Type, Union

from ._bh_auth_ffi import ffi as _ffi
from ._constants import ABI_VERSION, Status

if TYPE_CHECKING:
    from ._keys import PrivateKey, Secret
    from ._values import Window

ffi: Any = _ffi
Text = Union[str, bytes, bytearray, memoryview]
"""Text or bytes; a str means its UTF-8 bytes, and what os.environ could not decode means the bytes that stood there."""
Params = Sequence[Tuple[Text, Text]]
"""Names and values, in the order in which they are sent."""


class BhAuthError(ValueError):
    """A call failed. It says nothing of what was passed in."""

    def __init__(self, status: int) -> None:
        try:
            self.status: Status = Status(status)
        except ValueError:
            raise ImportError("the library has a status that this package does not know: install one version") from None
        self.name: str = ffi.string(lib.bh_status_name(status)).decode()
        self.message: str = ffi.string(lib.bh_status_message(status)).decode()
        super().__init__(f"{self.name}: {self.message}")

    @property
    def advice(self) -> str:
        """What to do about it."""
        _, _, advice = self.message.partition(": ")
        return advice or self.message

    def __reduce__(self) -> Tuple[Type["BhAuthError"], Tuple[int]]:
        return BhAuthError, (int(self.status),)


def _load() -> Any:
    """The library of the wheel; BH_AUTH_LIBRARY names another, such as one that was built in a checkout."""
    name = {"win32": "bh_auth.dll", "darwin": "libbh_auth.dylib"}.get(sys.platform, "libbh_auth.so")
    path = os.environ.get("BH_AUTH_LIBRARY") or os.path.join(os.path.dirname(os.path.abspath(__file__)), name)
    try:
        library = ffi.dlopen(path)
    except OSError as error:
        raise ImportError(f"bh_auth: {path} cannot be loaded: install the wheel of this platform ({error})") from error
    found = library.bh_abi_version()
    if found != ABI_VERSION:
        raise ImportError(
            f"bh_auth: {path} has ABI version {found}, and this package was built for {ABI_VERSION}: "
            "install library and package of one version"
        )
    return library


lib = _load()

# What has a lock. The thread that held one at a fork is not there in the child: nobody would ever let go of it.
_locking: "weakref.WeakSet[Any]" = weakref.WeakSet()


def forgets_at_fork(it: Any) -> None:
    _locking.add(it)


def _forked() -> None:
    for it in list(_locking):
        it._forked()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forked)


def encoded(text: Text) -> bytes:
    if isinstance(text, str):
        return text.encode("utf-8", "surrogateescape")
    if isinstance(text, (bytes, bytearray, memoryview)):
        return bytes(text)
    raise TypeError(f"text or bytes are needed, not {type(text).__name__}")


def text_of(view: Any) -> str:
    """The text of a bh_str."""
    return bytes_of(view).decode("utf-8", "surrogateescape")


def bytes_of(view: Any) -> bytes:
    return bytes(ffi.buffer(view.data, view.len)) if view.len else b""


def list_of(items: Any, count: int) -> List[Tuple[str, str]]:
    return [(text_of(items[index].name), text_of(items[index].value)) for index in range(count)]


def _beyond(type_: Any) -> BhAuthError:
    """Of a number that its type cannot hold: each signed one is a time."""
    return BhAuthError(Status.TIME_RANGE if type_.cname == "int64_t" else Status.SIZE)


def _fits(type_: Any, value: Any) -> bool:
    try:
        return not isinstance(value, int) or bool(ffi.new(f"{type_.cname} *", value))
    except OverflowError:
        return False


class Inputs:
    """What must live until the call has returned."""

    def __init__(self) -> None:
        self._kept: List[Any] = []
        self._ended: List[Callable[[], None]] = []

    def __enter__(self) -> "Inputs":
        return self

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        for end in self._ended:
            end()

    def keep(self, value: Any) -> Any:
        self._kept.append(value)
        return value

    def view(self, text: Text) -> Any:
        """A bh_str."""
        data = encoded(text)
        if not data:
            return (ffi.NULL, 0)
        return (self.keep(ffi.from_buffer("char[]", data)), len(data))

    def array(self, data: bytes, size: int) -> Any:
        if len(data) != size:
            raise ValueError(f"{size} bytes are needed, not {len(data)}")
        return self.keep(ffi.from_buffer("uint8_t[]", bytes(data)))

    def params(self, params: Params) -> Tuple[Any, int]:
        """A list and its count."""
        if isinstance(params, (str, bytes)) or hasattr(params, "keys"):
            raise TypeError("parameters are a list of (name, value): their order is signed")
        given = [tuple(pair) if isinstance(pair, (tuple, list)) else () for pair in params]
        if any(len(pair) != 2 for pair in given):
            raise TypeError("a parameter is a pair (name, value)")
        pairs = [(self.view(name), self.view(value)) for name, value in given]
        return (self.keep(ffi.new("bh_param[]", pairs)) if pairs else ffi.NULL, len(pairs))

    def struct(self, name: str, fields: Sequence[Tuple[str, str, Any]]) -> Any:
        """A struct of fields; a list comes with the name of its count."""
        made = self.keep(ffi.new(f"{name} *"))
        for field, count, value in fields:
            if count:
                setattr(made, field, value[0])
                setattr(made, count, value[1])
                continue
            try:
                setattr(made, field, value)
            except OverflowError:
                raise _beyond(dict(ffi.typeof(made).item.fields)[field].type) from None
        return made

    def window(self, window: "Optional[Window]") -> Any:
        return (
            ffi.NULL if window is None else self.struct("bh_window", [(n, "", v) for n, v in window._asdict().items()])
        )

    def hmac(self, key: "Secret") -> Any:
        """A key, or one that is made of its secret for this call."""
        from ._keys import HmacKey

        return self._key(key if isinstance(key, HmacKey) else HmacKey(key), key)

    def ed25519(self, key: "PrivateKey") -> Any:
        from ._keys import Ed25519Key

        return self._key(key if isinstance(key, Ed25519Key) else Ed25519Key.read(key), key)

    def _key(self, key: Any, given: Any) -> Any:
        if key is not given:
            self._ended.append(key.close)
        self._ended.append(key._end)
        return key._begin()


class Out:
    """An output: what is passed for it, and what is read of it."""

    def make(self, capacity: int) -> Tuple[Any, ...]:
        raise NotImplementedError

    def read(self, made: Tuple[Any, ...]) -> Any:
        raise NotImplementedError

    def needed(self, made: Tuple[Any, ...]) -> int:
        return 0

    def wipe(self, made: Tuple[Any, ...]) -> None:
        pass


class Fixed(Out):
    """An array: text that ends in a NUL, or bytes."""

    def __init__(self, size: int, is_text: bool) -> None:
        self.size, self.is_text = size, is_text

    def make(self, capacity: int) -> Tuple[Any, ...]:
        return (ffi.new("char[]" if self.is_text else "uint8_t[]", self.size),)

    def read(self, made: Tuple[Any, ...]) -> Any:
        return ffi.string(made[0]).decode("ascii") if self.is_text else bytes(made[0])

    def wipe(self, made: Tuple[Any, ...]) -> None:
        lib.bh_wipe(made[0], self.size)


class Number(Out):
    def __init__(self, pointer: str) -> None:
        self.pointer = pointer

    def make(self, capacity: int) -> Tuple[Any, ...]:
        return (ffi.new(self.pointer),)

    def read(self, made: Tuple[Any, ...]) -> Any:
        return made[0][0]


class Buffer(Out):
    """Of any length: text, bytes, or None where a struct views it."""

    def __init__(self, is_text: Optional[bool]) -> None:
        self.is_text = is_text

    def make(self, capacity: int) -> Tuple[Any, ...]:
        return (
            ffi.new("char[]" if self.is_text is not False else "uint8_t[]", capacity),
            ffi.new("size_t *", capacity),
        )

    def read(self, made: Tuple[Any, ...]) -> Any:
        data = bytes(ffi.buffer(made[0], made[1][0]))
        return data.decode("utf-8", "surrogateescape") if self.is_text else data

    def needed(self, made: Tuple[Any, ...]) -> int:
        return int(made[1][0])

    def wipe(self, made: Tuple[Any, ...]) -> None:
        lib.bh_wipe(made[0], len(made[0]))


class Struct(Out):
    """A struct, read while its buffer is still there."""

    def __init__(self, pointer: str, convert: Callable[[Any], Any]) -> None:
        self.pointer, self.convert = pointer, convert

    def make(self, capacity: int) -> Tuple[Any, ...]:
        return (ffi.new(self.pointer),)

    def read(self, made: Tuple[Any, ...]) -> Any:
        return self.convert(made[0])


def call(name: str, outs: Sequence[Out], *inputs: Any) -> Any:
    """Calls it, with a larger buffer if need be; its outputs, as one value or as many as there are. Buffers are wiped."""
    function, capacity = getattr(lib, name), 1024
    while True:
        made = [out.make(capacity) for out in outs]
        try:
            given = [*(one for several in made for one in several), *inputs]
            try:
                status = function(*given)
            except OverflowError:
                types = ffi.typeof(function).args
                raise next(_beyond(type_) for type_, one in zip(types, given) if not _fits(type_, one)) from None
            if status == Status.BUFFER:
                capacity = max(out.needed(one) for out, one in zip(outs, made))
                continue
            if status != Status.OK:
                raise BhAuthError(status)
            read = [
                out.read(one) for out, one in zip(outs, made) if not (isinstance(out, Buffer) and out.is_text is None)
            ]
        finally:
            for out, one in zip(outs, made):
                out.wipe(one)
        return read[0] if len(read) == 1 else tuple(read) if read else None
