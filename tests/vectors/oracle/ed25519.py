"""Ed25519 by the package cryptography, and the few sums that forgeries need (RFC 8032, section 5.1)."""

import hashlib

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P

# RFC 8032, section 7.1: the seeds of TEST 1, 2 and 3.
SEED1 = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
SEED2 = bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
SEED3 = bytes.fromhex("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7")

# The eight points of small order: their sum with anything proves nothing. Identity, order 2, twice 4, four times 8.
SMALL_ORDER = (
    "0100000000000000000000000000000000000000000000000000000000000000",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
)


def public(seed):
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def sign(seed, message):
    return Ed25519PrivateKey.from_private_bytes(seed).sign(message)


def with_s_plus_l(signature):
    """The same signature for a verifier that forgets s < L."""
    return signature[:32] + (int.from_bytes(signature[32:], "little") + L).to_bytes(32, "little")


def scalar(seed):
    """The private scalar (RFC 8032, section 5.1.5)."""
    scalar = bytearray(hashlib.sha512(seed).digest()[:32])
    scalar[0] &= 248
    scalar[31] = scalar[31] & 127 | 64
    return int.from_bytes(scalar, "little") % L


def for_identity_key(seed=SEED2):
    """What a careless verifier takes for a signature of any message by the key that is the identity: R = s B."""
    return public(seed) + scalar(seed).to_bytes(32, "little")


def with_identity_r(seed, message):
    """A signature whose nonce is 0, so that R is the identity: the equation holds, and strict verifiers refuse it."""
    r = bytes.fromhex(SMALL_ORDER[0])
    k = int.from_bytes(hashlib.sha512(r + public(seed) + message).digest(), "little")
    return r + (k * scalar(seed) % L).to_bytes(32, "little")


def is_point(encoded):
    """Whether a y coordinate has an x on the curve (RFC 8032, section 5.1.3)."""
    y = int.from_bytes(encoded, "little") & (2**255 - 1)
    x2 = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    return x2 == 0 or pow(x2, (P - 1) // 2, P) == 1


def not_a_point():
    """The smallest y that no point of the curve has."""
    y = next(y for y in range(2, 100) if not is_point(y.to_bytes(32, "little")))
    return y.to_bytes(32, "little")


def non_canonical_key():
    """A point of large order, its y not below the field's prime."""
    y = next(y for y in range(2, 19) if is_point(y.to_bytes(32, "little")))
    return (y + P).to_bytes(32, "little")


def add_points(p, q):
    """The sum of two points (x, y) of the curve (RFC 8032, section 5.1.4, in plain coordinates)."""
    (a, b), (c, d) = p, q
    product = D * a * b * c * d % P
    return (a * d + b * c) * pow(1 + product, -1, P) % P, (b * d + a * c) * pow(1 - product, -1, P) % P


def times(n, p):
    total = (0, 1)
    while n:
        if n & 1:
            total = add_points(total, p)
        n, p = n >> 1, add_points(p, p)
    return total


def encode(p):
    return (p[1] | (p[0] & 1) << 255).to_bytes(32, "little")


def decode(encoded):
    number = int.from_bytes(encoded, "little")
    y, sign = number & (2**255 - 1), number >> 255
    x2 = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    assert (x * x - x2) % P == 0
    return (P - x if x & 1 != sign else x) % P, y % P


BASE = decode(bytes.fromhex("5866666666666666666666666666666666666666666666666666666666666666"))


def torsion_forgeries():
    """For each point T_i of small order a signature whose R it is, by a key that has a part of small order: S B = R + k A
    holds, so that only what looks at R refuses it. Of the key A = a B + T_1 the owner makes it; the message varies
    until the parts of small order cancel out."""
    first = next(p for p in map(decode, map(bytes.fromhex, SMALL_ORDER)) if times(4, p) != (0, 1))
    a = scalar(SEED1)
    public = encode(add_points(times(a, BASE), first))
    for i in range(8):
        r = encode(times(i, first))
        for n in range(1000):
            message = b"message %d" % n
            k = int.from_bytes(hashlib.sha512(r + public + message).digest(), "little") % L
            if (k + i) % 8 == 0:
                break
        s = k * a % L
        assert times(s, BASE) == add_points(times(i, first), times(k, decode(public))), "the equation does not hold"
        yield i, public, r + s.to_bytes(32, "little"), message
