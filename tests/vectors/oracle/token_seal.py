"""Tokens that lie in a store, sealed: AES-256-GCM by OpenSSL, and HKDF of two lines."""

import base64
import hashlib
import hmac

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .common import *
from .jwt import b64url, non_canonical

SECRET = "0123456789abcdef0123456789abcdef"
ACCOUNT = "bitbitduo qaxxxrenewserver.bitbitduo.com fedcba98"
TOKEN = "robotapi:madeUpToken0123456789"
NONCE = bytes(range(12))


def hkdf(secret, info, salt=b""):
    """RFC 5869, sections 2.2 and 2.3: the first 32 bytes."""
    extracted = hmac.new(salt or bytes(32), data(secret), hashlib.sha256).digest()
    return hmac.new(extracted, data(info) + b"\x01", hashlib.sha256).digest()


# RFC 5869, appendix A.1 and A.3.
A1 = hkdf(b"\x0b" * 22, bytes(range(0xF0, 0xFA)), bytes(range(13)))
assert A1.hex() == "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"
assert hkdf(b"\x0b" * 22, b"").hex() == "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
# McGrew and Viega, "The Galois/Counter Mode of Operation", test case 14.
assert AESGCM(bytes(32)).encrypt(bytes(12), bytes(16), b"").hex() == (
    "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"
)


def sealed(token=TOKEN, secret=SECRET, account=ACCOUNT, nonce=NONCE, version=b"\x01"):
    """What is stored, as bytes."""
    key = hkdf(secret, "bh_auth token seal v1")
    return version + nonce + AESGCM(key).encrypt(nonce, data(token), version + data(account))


def add(c):
    seals(c)
    opens(c)


def seals(c):
    def add(name, secret=SECRET, account=ACCOUNT, nonce=NONCE, token=TOKEN, expect=None):
        given = texts(secret=secret, account=account, nonce=nonce, token=token)
        made = expect or {"text": b64url(sealed(token, secret, account, nonce))}
        c.add("token_seal", name, given, made)
        if not expect:
            given = texts(secret=secret, account=account, sealed=made["text"])
            c.add("token_open", f"sealed-{name}", given, {"text": text(token)})

    add("token")
    # Around a block, and around what is encoded at once.
    for length in (1, 2, 3, 15, 16, 17, 31, 32, 33, 65, 66, 67, 68, 1024, 8192):
        add(f"token-of-{length}", token=("0123456789abcdef" * 512)[:length])
    add("token-unicode", token="clé 比特币 🚀")
    add("account-of-one-byte", account="a")
    add("account-of-a-block-less-version", account="a" * 15)
    add("account-of-a-block", account="a" * 16)
    add("account-long", account="account " * 40)
    add("account-unicode", account="josé 🚀")
    add("secret-of-one-byte", secret="s")
    add("secret-of-64-bytes", secret="s" * 64)
    add("secret-of-65-bytes", secret="s" * 65)
    add("secret-unicode", secret="clé 🔑")
    add("nonce-of-ones", nonce=b"\xff" * 12)
    add("nonce-of-one-bit", nonce=bytes(11) + b"\x01")
    add("secret-empty", secret="", expect="SECRET_EMPTY")
    add("account-empty", account="", expect="EMPTY")
    add("token-empty", token="", expect="EMPTY")
    add("nonce-of-11", nonce=NONCE[1:], expect="NONCE")
    add("nonce-of-13", nonce=NONCE + b"\x0c", expect="NONCE")
    add("nonce-of-24", nonce=NONCE * 2, expect="NONCE")
    add("nonce-zero", nonce=bytes(12), expect="NONCE")


def opens(c):
    right = sealed()

    def add(name, given, expect="SEALED", secret=SECRET, account=ACCOUNT):
        given = b64url(given) if isinstance(given, bytes) else given
        c.add("token_open", name, texts(secret=secret, account=account, sealed=given), expect)

    def flipped(at, bit=1):
        return right[:at] + bytes([right[at] ^ bit]) + right[at + 1 :]

    add("other-secret", right, secret=SECRET[:-1] + "e")
    add("longer-secret", right, secret=SECRET + "0")
    add("other-account", right, account=ACCOUNT[:-1] + "9")
    add("shorter-account", right, account=ACCOUNT[:-1])
    add("secret-as-account", right, secret=ACCOUNT, account=SECRET)
    # Version, nonce, what is encrypted, tag: each at its first and last byte.
    end = len(right) - 16
    for name, at in (
        ("nonce-begin", 1),
        ("nonce-end", 12),
        ("encrypted-begin", 13),
        ("encrypted-end", end - 1),
        ("tag-begin", end),
        ("tag-middle", end + 8),
        ("tag-end", len(right) - 1),
    ):
        add(f"tampered-{name}", flipped(at))
        add(f"tampered-{name}-high", flipped(at, 0x80))
    add("tag-of-zeros", right[:end] + bytes(16))
    add("cut-by-a-byte", right[:-1])
    add("cut-at-the-begin", right[:1] + right[2:])
    add("a-byte-more", right + b"\0")
    add("cut-to-one-byte-and-tag", right[:30])
    add("bound-to-no-version", right[:1] + sealed(version=b"\x02")[1:])
    add(
        "account-alone-beside",
        b"\x01" + NONCE + AESGCM(hkdf(SECRET, "bh_auth token seal v1")).encrypt(NONCE, data(TOKEN), data(ACCOUNT)),
    )
    add(
        "key-of-no-purpose",
        b"\x01" + NONCE + AESGCM(hkdf(SECRET, "")).encrypt(NONCE, data(TOKEN), b"\x01" + data(ACCOUNT)),
    )
    add("key-without-hkdf", b"\x01" + NONCE + AESGCM(data(SECRET)).encrypt(NONCE, data(TOKEN), b"\x01" + data(ACCOUNT)))
    for version in (0, 2, 0x81, 255):
        add(f"version-{version}", sealed(version=bytes([version])), "SEALED_FORMAT")
    add("no-token", sealed(token=""), "SEALED_FORMAT")
    add("cut-to-the-tag", right[:29], "SEALED_FORMAT")
    add("cut-to-the-version", right[:1], "SEALED_FORMAT")
    add("nothing", "", "SEALED_FORMAT")
    add("never-sealed", TOKEN, "SEALED_FORMAT")
    # Of 59 bytes one character of padding; both alphabets differ in it.
    assert len(right) % 3 == 2
    full = sealed(token="\xff" * 20)
    add("padded", b64url(right) + "=", "SEALED_FORMAT")
    add("padded-twice", b64url(right[:-1]) + "==", "SEALED_FORMAT")
    standard = base64.b64encode(full).decode().rstrip("=")
    assert set("+/") & set(standard)
    add("standard-alphabet", standard, "SEALED_FORMAT")
    add("hex", right.hex() + "=", "SEALED_FORMAT")
    add("newline", b64url(right) + "\n", "SEALED_FORMAT")
    add("space-before", " " + b64url(right), "SEALED_FORMAT")
    add("quoted", f'"{b64url(right)}"', "SEALED_FORMAT")
    add("character-over", b64url(right[:57]) + "A", "SEALED_FORMAT")
    add("not-canonical", non_canonical(b64url(right)), "SEALED_FORMAT")
    add("open-secret-empty", right, "SECRET_EMPTY", secret="")
    add("open-account-empty", right, "EMPTY", account="")
