"""Mixin: sealed PINs, TIP's texts and signatures, the iterator, and the registration, by OpenSSL and sums of our own."""

import base64
import hashlib
import struct

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from . import ed25519
from .common import *
from .ed25519 import L, P, SEED1, SEED2, SEED3
from .jwt import b64url

UID = "89e0bdee-c355-47f2-945a-be48be875606"
SID = "c09cf313-7ded-425d-ad3f-a1ce4cfd5e5e"
ASSET = "c6d0c728-2624-429b-8e0d-d9d19b6592fa"
TRACE = "2594ad57-9dad-424f-8595-b14727e24e61"
ADDRESS = "11111111-2222-4333-8444-555555555555"
REQUEST = "66666666-7777-4888-9999-aaaaaaaaaaaa"
VERIFICATION = "bbbbbbbb-cccc-4ddd-8eee-ffffffffffff"
TIME_S, NS = 1525320485, 1525320485000000000
IV = bytes(range(16))


def to_x25519(public):
    """u = (1 + y) / (1 - y)."""
    y = int.from_bytes(public, "little") & (2**255 - 1)
    return ((1 + y) * pow(1 - y, -1, P) % P).to_bytes(32, "little")


SERVER = {"server_key": ed25519.public(SEED2).hex(), "server_key_kind": "ED25519"}
SERVER_X = {"server_key": to_x25519(ed25519.public(SEED2)).hex(), "server_key_kind": "X25519"}
BOT = {"app_id": UID, "session_id": SID, "private_key": SEED1.hex(), **SERVER}


def agreed(seed, u):
    private = X25519PrivateKey.from_private_bytes(hashlib.sha512(seed).digest()[:32])
    return private.exchange(X25519PublicKey.from_public_bytes(u))


SHARED = agreed(SEED1, to_x25519(ed25519.public(SEED2)))
# Derived by libsodium too.
assert SHARED.hex() == "5166f24a6918368e2af831a4affadd97af0ac326bdf143596c045967cc00230e"


def sealed(plain, time_s=TIME_S, iterator=NS, iv=IV, shared=SHARED):
    text = plain + struct.pack("<qQ", time_s, iterator)
    padding = 16 - len(text) % 16
    cipher = Cipher(algorithms.AES(shared), modes.CBC(iv)).encryptor()
    return b64url(iv + cipher.update(text + bytes([padding]) * padding) + cipher.finalize())


def keystore(**changed):
    made = {**BOT, **changed}
    return {
        **texts(**{n: v for n, v in made.items() if n != "server_key_kind"}),
        "server_key_kind": made["server_key_kind"],
    }


def pins(c):
    def add(name, plain=b"", expect=None, keys=None, time_s=TIME_S, iterator=NS, iv=IV, source="derived"):
        if expect is None:
            first = struct.pack(">Q", 1) if len(plain) == 32 else b""
            expect = {"text": sealed((plain or b"123456") + first, time_s, iterator, iv)}
        given = {
            "keystore": keys or keystore(),
            **texts(plain=plain, iv=iv),
            "time_s": time_s,
            "iterator": str(iterator),
        }
        c.add("pin", name, given, expect, source)

    def x25519(u):
        return keystore(server_key=u.hex(), server_key_kind="X25519")

    add("six-digits", b"123456")
    assert c.cases[-1]["expect"]["text"] == "AAECAwQFBgcICQoLDA0ODyzOHsVOg0Wtx4QGd8x_re7DYkebyEY4gxWgoPZxCkvK"
    add("of-the-keystore", keys=keystore(pin="123456"))
    add("given-before-that-of-the-keystore", b"123456", keys=keystore(pin="000000"))
    add("server-key-x25519", b"123456", keys=keystore(**SERVER_X))
    add("private-key-base64url", b"123456", keys=keystore(private_key=b64url(SEED1 + ed25519.public(SEED1))))
    add("server-key-upper-case", b"123456", keys=keystore(server_key=SERVER["server_key"].upper()))
    add("iterator-1", b"000000", iterator=1, iv=hashlib.sha256(b"iv").digest()[:16])
    add("iterator-greatest", b"999999", time_s=4102444800, iterator=2**64 - 1)
    add("signature", ed25519.sign(SEED3, b"TIP:VERIFY:%032d" % NS))
    add("first-pin", ed25519.public(SEED3))
    add("time-smallest", b"123456", time_s=10**9)
    # An X25519 key is a coordinate: of the curve, of its twist, with its highest bit set, and not reduced.
    for name, u in (
        ("base-point", (9).to_bytes(32, "little")),
        ("on-the-twist", (2).to_bytes(32, "little")),
        ("highest-bit", (9 + 2**255).to_bytes(32, "little")),
        ("not-reduced", (9 + P).to_bytes(32, "little")),
        ("ed25519-taken-as-it-is", ed25519.public(SEED2)),
    ):
        add("x25519-" + name, b"123456", {"text": sealed(b"123456", shared=agreed(SEED1, u))}, x25519(u))
    for name, plain in (
        ("five-digits", b"12345"),
        ("seven-digits", b"1234567"),
        ("letter", b"12345a"),
        ("arabic-digits", "١٢٣".encode()),
        ("signature-as-hex", b"0" * 128),
        ("signature-cut", bytes(63)),
        ("public-key-as-hex", ed25519.public(SEED3).hex().encode()[:63]),
        ("with-its-counter", bytes(40)),
    ):
        add("not-" + name, plain, "PIN")
    add("none", expect="PIN")
    for name, iv in (
        ("empty", b""),
        ("15-bytes", bytes(range(15))),
        ("17-bytes", bytes(range(17))),
        ("zero", bytes(16)),
    ):
        add("iv-" + name, b"123456", "IV", iv=iv)
    add("iterator-0", b"123456", "ITERATOR", iterator=0)
    add("time-milliseconds", b"123456", "TIME_IS_MILLISECONDS", time_s=TIME_S * 1000)
    add("time-zero", b"123456", "TIME_RANGE", time_s=0)
    for name, changed, expect in (
        ("server-key-none", {"server_key": "", "server_key_kind": "NONE"}, "SERVER_KEY"),
        ("server-key-without-kind", {"server_key_kind": "NONE"}, "SERVER_KEY"),
        ("server-key-of-another-kind", {"server_key_kind": 3}, "SERVER_KEY"),
        ("server-key-base64url", {"server_key": b64url(ed25519.public(SEED2))}, "SERVER_KEY"),
        ("server-key-cut", {"server_key": SERVER["server_key"][:-2]}, "SERVER_KEY"),
        ("server-key-no-hex", {"server_key": "g" * 64}, "SERVER_KEY"),
        ("oauth", {"session_id": "", "authorization_id": REQUEST}, "SERVER_KEY"),
        ("private-key-empty", {"private_key": ""}, "SECRET_EMPTY"),
        ("private-key-cut", {"private_key": SEED1.hex()[2:]}, "KEY_LENGTH"),
        ("private-key-public-half-of-another", {"private_key": (SEED1 + ed25519.public(SEED2)).hex()}, "KEY_MISMATCH"),
        ("server-key-no-point", {"server_key": ed25519.not_a_point().hex()}, "PUBLIC_KEY"),
        ("server-key-not-canonical", {"server_key": ed25519.non_canonical_key().hex()}, "PUBLIC_KEY"),
    ):
        add(name, b"123456", expect, keystore(**changed))
    for i, point in enumerate(ed25519.SMALL_ORDER):
        add(f"server-key-of-small-order-{i}", b"123456", "PUBLIC_KEY", keystore(server_key=point))
    for name, u in (("zero", 0), ("one", 1), ("minus-one", P - 1), ("prime", P), ("prime-and-one", P + 1)):
        add("x25519-of-small-order-" + name, b"123456", "PUBLIC_KEY", x25519(u.to_bytes(32, "little")))
    # A key that is converted already, converted again: half of all are no points, and the others another secret.
    twice = to_x25519(bytes.fromhex(SERVER_X["server_key"]))
    again = "PUBLIC_KEY"
    if ed25519.is_point(bytes.fromhex(SERVER_X["server_key"])):
        again = {"text": sealed(b"123456", shared=agreed(SEED1, twice))}
        assert again["text"] != sealed(b"123456")
    add("converted-already", b"123456", again, keystore(server_key=SERVER_X["server_key"]))


def iterators(c):
    def add(name, last, now_ms, expect):
        given = {"last": str(last), "now_ms": now_ms}
        c.add("iterator_next", name, given, expect if isinstance(expect, str) else {"iterator": str(expect)})

    add("first", 0, TIME_S * 1000, NS)
    add("clock-went-on", NS, TIME_S * 1000 + 1, NS + 10**6)
    add("clock-did-not-move", NS, TIME_S * 1000, NS + 1)
    add("clock-put-back", NS + 10**15, TIME_S * 1000, NS + 10**15 + 1)
    add("greatest", 2**64 - 2, TIME_S * 1000, 2**64 - 1)
    add("no-greater", 2**64 - 1, TIME_S * 1000, "ITERATOR")
    add("seconds", 0, TIME_S, "TIME_IS_SECONDS")
    add("no-time", 0, 0, "TIME_RANGE")


# Name, parameters in their order.
ACTIONS = (
    ("TIP:VERIFY:", [("timestamp", str(NS))]),
    ("TIP:ADDRESS:ADD:", [("asset_id", ASSET), ("destination", "0x01"), ("tag", ""), ("label", "cold")]),
    ("TIP:ADDRESS:REMOVE:", [("address_id", ADDRESS)]),
    (
        "TIP:TRANSFER:CREATE:",
        [("asset_id", ASSET), ("opponent_id", UID), ("amount", "0.01"), ("trace_id", TRACE), ("memo", "test-memo")],
    ),
    (
        "TIP:WITHDRAWAL:CREATE:",
        [("address_id", ADDRESS), ("amount", "0.01"), ("fee", "0"), ("trace_id", TRACE), ("memo", "é🚀")],
    ),
    (
        "TIP:TRANSACTION:CREATE:",
        [("asset_id", ASSET), ("opponent_key", ""), ("receiver", UID), ("receiver", SID), ("threshold", "2")]
        + [("amount", "100"), ("trace_id", TRACE), ("memo", "")],
    ),
    ("TIP:MULTISIG:REQUEST:SIGN:", [("request_id", REQUEST)]),
    ("TIP:MULTISIG:REQUEST:UNLOCK:", [("request_id", REQUEST)]),
    ("TIP:COLLECTIBLE:REQUEST:SIGN:", [("request_id", REQUEST)]),
    ("TIP:COLLECTIBLE:REQUEST:UNLOCK:", [("request_id", REQUEST)]),
    ("TIP:OAUTH:APPROVE:", [("authorization_id", REQUEST)]),
    ("TIP:APP:OWNERSHIP:TRANSFER:", [("user_id", UID)]),
    ("TIP:PHONE:NUMBER:UPDATE:", [("verification_id", VERIFICATION), ("code", "1234")]),
    ("TIP:EMERGENCY:CONTACT:CREATE:", [("verification_id", VERIFICATION), ("code", "1234")]),
    ("TIP:EMERGENCY:CONTACT:READ:", []),
    ("TIP:EMERGENCY:CONTACT:REMOVE:", []),
    ("TIP:PROVISIONING:UPDATE:", [("device_id", REQUEST), ("secret", "c2VjcmV0")]),
    ("TIP:USER:EXPORT:PRIVATE:", [("user_id", UID)]),
    ("TIP:USER:DEACTIVATE:", [("verification_id", VERIFICATION)]),
    ("SEQUENCER:REGISTER:", [("user_id", UID), ("public_key", ed25519.public(SEED3).hex())]),
)


def joined(action, parameters):
    values = [value.rjust(32, "0") if name == "timestamp" else value for name, value in parameters]
    return (action + "".join(values or ["0"])).encode()


def signed(action, parameters, seed=SEED3):
    message = joined(action, parameters)
    return ed25519.sign(seed, message if action == "TIP:VERIFY:" else hashlib.sha256(message).digest())


def tips(c):
    def add(name, action, parameters, expect=None):
        given = {**texts(action=action), "params": params(parameters)}
        if expect is None:
            c.add("tip_payload", name, given, {"text": text(joined(action, parameters))})
            expect = {"signature_hex": signed(action, parameters).hex()}
        else:
            c.add("tip_payload", name, given, expect)
        c.add("tip_sign", name, {"key": {"seed_hex": SEED3.hex()}, **given}, expect)

    for action, parameters in ACTIONS:
        add(action.strip(":").lower().replace(":", "-"), action, parameters)
    assert signed(*ACTIONS[0]).hex().startswith("593d3c41") and signed(*ACTIONS[0]).hex().endswith("76df6f02")
    add("deactivate-with-user", "TIP:USER:DEACTIVATE:", [("verification_id", VERIFICATION), ("user_id", UID)])
    _, transfer = ACTIONS[3]
    c.add(
        "tip_payload",
        "other-order",
        {"action": "TIP:TRANSFER:CREATE:", "params": params(transfer[::-1])},
        {"text": text(joined("TIP:TRANSFER:CREATE:", transfer))},
    )
    c.add(
        "tip_payload",
        "absent-is-empty",
        {"action": "TIP:TRANSFER:CREATE:", "params": params(transfer[:4])},
        {"text": text(joined("TIP:TRANSFER:CREATE:", transfer[:4]))},
    )
    for name, action in (
        ("empty", ""),
        ("unknown", "TIP:NOTHING:"),
        ("without-colon", "TIP:VERIFY"),
        ("lower-case", "tip:verify:"),
        ("space", "TIP:VERIFY: "),
        ("without-tip", "VERIFY:"),
    ):
        add("action-" + name, action, ACTIONS[0][1], "TIP_ACTION")

    def changed(**values):
        return [(name, values.get(name, value)) for name, value in transfer]

    create = "TIP:TRANSFER:CREATE:"
    for name in ("asset_id", "opponent_id", "amount", "trace_id"):
        kept = [one for one in transfer if one[0] != name]
        add("without-" + name, create, kept, "TIP_PARAMETER")
    for name, parameters in (
        ("twice", transfer + [("memo", "x")]),
        ("id-twice", transfer + [("asset_id", ASSET)]),
        ("of-another-action", transfer + [("fee", "0")]),
        ("name-empty", transfer + [("", "x")]),
        ("name-in-capitals", [("ASSET_ID", ASSET)] + transfer[1:]),
        ("id-upper-case", changed(asset_id=ASSET.upper())),
        ("id-without-hyphens", changed(asset_id=ASSET.replace("-", ""))),
        ("id-in-braces", changed(asset_id="{" + ASSET + "}")),
        ("id-cut", changed(trace_id=TRACE[:-1])),
        ("id-empty", changed(trace_id="")),
        ("id-no-hex", changed(trace_id="g" + TRACE[1:])),
    ):
        add("parameter-" + name, create, parameters, "TIP_PARAMETER")
    for name, amount in (
        ("zeros-behind", "0.0100"),
        ("zero-behind-whole", "1.0"),
        ("exponent", "1e-2"),
        ("no-whole", ".01"),
        ("no-fraction", "1."),
        ("zeros-in-front", "01"),
        ("sign", "+1"),
        ("minus", "-1"),
        ("comma", "0,01"),
        ("space", "0.01 "),
        ("empty", ""),
    ):
        add("amount-" + name, create, changed(amount=amount), "TIP_AMOUNT")
    add("memo-not-utf8", create, changed(memo=b"\xff"), "UTF8")
    for name, value in (
        ("seconds", str(TIME_S)),
        ("milliseconds", str(TIME_S * 1000)),
        ("with-its-zeros", f"{NS:032d}"),
        ("no-digits", "1525320485000000000 "[1:]),
        ("empty", ""),
    ):
        add("timestamp-" + name, "TIP:VERIFY:", [("timestamp", value)], "TIP_PARAMETER")
    transaction = ACTIONS[5][1]
    for name, parameters in (
        ("without-receiver", [one for one in transaction if one[0] != "receiver"]),
        ("receiver-no-id", [(n, "x" if n == "receiver" else v) for n, v in transaction]),
        ("threshold-0", [(n, "0" if n == "threshold" else v) for n, v in transaction]),
        ("threshold-empty", [(n, "" if n == "threshold" else v) for n, v in transaction]),
        ("threshold-02", [(n, "02" if n == "threshold" else v) for n, v in transaction]),
    ):
        add("transaction-" + name, "TIP:TRANSACTION:CREATE:", parameters, "TIP_PARAMETER")
    add("destination-empty", "TIP:ADDRESS:ADD:", [("asset_id", ASSET), ("destination", "")], "TIP_PARAMETER")
    add("read-with-a-parameter", "TIP:EMERGENCY:CONTACT:READ:", [("0", "0")], "TIP_PARAMETER")
    key = ed25519.public(SEED3).hex()
    for name, value in (("upper-case", key.upper()), ("cut", key[:-1]), ("base64url", b64url(ed25519.public(SEED3)))):
        add("public-key-" + name, "SEQUENCER:REGISTER:", [("user_id", UID), ("public_key", value)], "TIP_PARAMETER")


def registrations(c):
    def add(name, expect=None, key=None, iv=IV, iterator=NS, **changed):
        if expect is None:
            public = ed25519.public(SEED3).hex()
            pin = sealed(signed("SEQUENCER:REGISTER:", [("user_id", UID), ("public_key", public)]))
            signature = b64url(ed25519.sign(SEED3, hashlib.sha3_256(UID.encode()).digest()))
            assert signature.startswith("xPX_7ws1rwsC2Bgvk7-yAxQq9XnWrJtCk_Vdu5BJ5akmy7a2bzxWBhgCDxm9txn_")
            expect = {"text": f'{{"public_key":"{public}","signature":"{signature}","pin_base64":"{pin}"}}'}
        given = {"key": key or {"seed_hex": SEED3.hex()}, "keystore": keystore(**changed), **texts(iv=iv)}
        c.add("register_body", name, {**given, "time_s": TIME_S, "iterator": str(iterator)}, expect)

    add("bot")
    add("server-key-x25519", **SERVER_X)
    add("app-id-no-uuid", "TIP_PARAMETER", app_id="bot")
    add("app-id-empty", "TIP_PARAMETER", app_id="")
    add("iv-zero", "IV", iv=bytes(16))
    add("iterator-0", "ITERATOR", iterator=0)
    add("no-server-key", "SERVER_KEY", server_key="", server_key_kind="NONE")
    add("key-public-half-of-another", "KEY_MISMATCH", {"hex": (SEED1 + ed25519.public(SEED2)).hex()})


def spend_keys(c):
    public = ed25519.public(SEED3)
    scalar = ed25519.scalar(SEED3).to_bytes(32, "little")

    def add(name, spend_key, expect=None, public=public):
        """A scalar has a nonce of its own: the second half of the scalar's SHA-512 begins it."""
        message = b"TIP:VERIFY:%032d" % NS
        if expect is None:
            made = by_scalar(message) if spend_key == scalar.hex() else ed25519.sign(SEED3, message)
            expect = {"public_hex": public.hex(), "signature_hex": made.hex()}
        given = {"keystore": keystore(spend_key=spend_key), "public_hex": public.hex(), "message": message.decode()}
        c.add("spend_key", name, given, expect)

    def by_scalar(message):
        prefix = hashlib.sha512(scalar).digest()[32:]
        r = int.from_bytes(hashlib.sha512(prefix + message).digest(), "little") % L
        point = ed25519.encode(ed25519.times(r, ed25519.BASE))
        k = int.from_bytes(hashlib.sha512(point + public + message).digest(), "little")
        return point + ((r + k * int.from_bytes(scalar, "little")) % L).to_bytes(32, "little")

    add("seed", SEED3.hex())
    add("seed-upper-case", SEED3.hex().upper())
    add("seed-and-public-key", (SEED3 + public).hex())
    add("base64url", b64url(SEED3 + public))
    add("base64-padded", base64.b64encode(SEED3 + public).decode())
    add("scalar", scalar.hex())
    add("of-another", SEED3.hex(), "KEY_MISMATCH", ed25519.public(SEED1))
    add("scalar-of-another", scalar.hex(), "KEY_MISMATCH", ed25519.public(SEED1))
    add("scalar-not-below-the-order", (L + 1).to_bytes(32, "little").hex(), "KEY_MISMATCH")
    add("scalar-zero", bytes(32).hex(), "KEY_MISMATCH", bytes.fromhex(ed25519.SMALL_ORDER[0]))
    add("public-half-of-another", (SEED3 + ed25519.public(SEED1)).hex(), "KEY_MISMATCH")
    add("empty", "", "SECRET_EMPTY")
    add("six-digits", "123456", "KEY_LENGTH")
    add("newline", SEED3.hex() + "\n", "SECRET_SPACE")


def add(c):
    spend_keys(c)
    pins(c)
    iterators(c)
    tips(c)
    registrations(c)
