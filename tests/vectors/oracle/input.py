"""What people hand in: keys and keystores in every form that is in use, and parameters to encode. The forms are made by
the package cryptography, or put together here byte for byte."""

import base64
import json

from cryptography.hazmat.primitives.asymmetric import ec, ed448, x448, x25519
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from . import ed25519
from .common import *
from .ed25519 import SEED1, SEED2, SEED3
from .jwt import b64url, non_canonical

PUBLIC1, PUBLIC2 = ed25519.public(SEED1), ed25519.public(SEED2)
PAIR1 = SEED1 + PUBLIC1
ED25519 = bytes.fromhex("06032b6570")
# X25519 keys are any 32 bytes.
X25519 = sha256_hex("an X25519 key")


def cases():
    c = Cases("input")
    private_keys(c)
    public_keys(c)
    keystores(c)
    parameters(c)
    return c


def b64(value, **_):
    return base64.b64encode(value).decode()


def tlv(tag, *parts):
    """One value of DER (X.690, sections 8.1.2 and 8.1.3)."""
    value = b"".join(parts)
    length = (
        bytes([len(value)])
        if len(value) < 128
        else bytes([0x80 + len(size := len(value).to_bytes(2, "big").lstrip(b"\0"))]) + size
    )
    return bytes([tag]) + length + value


def integer(value):
    return tlv(2, value.to_bytes(value.bit_length() // 8 + 1, "big"))


def sequence(*parts):
    return tlv(0x30, *parts)


def oid(hex):
    return tlv(6, bytes.fromhex(hex))


def pkcs8(seed, version=0, behind=b""):
    return sequence(integer(version), sequence(ED25519), tlv(4, tlv(4, seed)), behind)


def pem(label, der, width=64):
    text = b64(der)
    lines = [text[at : at + width] for at in range(0, len(text), width)]
    return "\n".join([f"-----BEGIN {label}-----", *lines, f"-----END {label}-----", ""])


def raw_private(key, format=PrivateFormat.PKCS8):
    return key.private_bytes(Encoding.DER, format, NoEncryption())


def spki(key):
    return key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


OURS = Ed25519PrivateKey.from_private_bytes(SEED1)
PKCS8 = pkcs8(SEED1)
assert PKCS8 == raw_private(OURS)
SPKI = sequence(sequence(ED25519), tlv(3, b"\0", PUBLIC1))
assert SPKI == spki(OURS)
PKCS8_V2 = pkcs8(SEED1, 1, tlv(0x81, b"\0" + PUBLIC1))
# ring's own form of the second version.
PKCS8_RING = pkcs8(SEED1, 1, tlv(0xA1, tlv(3, b"\0" + PUBLIC1)))
# RFC 8410, section 10.3: with attributes and public key.
RFC8410_SEED = bytes.fromhex("d4ee72dbf913584ad5b6d8f1f769f8ad3afe7c28cbf1d4fbe097a88f44755842")
RFC8410 = """-----BEGIN PRIVATE KEY-----
MHICAQEwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
oB8wHQYKKoZIhvcNAQkJFDEPDA1DdXJkbGUgQ2hhaXJzgSEAGb9ECWmEzf6FQbrB
Z9w7lshQhqowtrbLDFw4rXAxZuE=
-----END PRIVATE KEY-----
"""
RFC8410_V1 = """-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
-----END PRIVATE KEY-----
"""
RFC8410_PUBLIC = """-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=
-----END PUBLIC KEY-----
"""
assert ed25519.public(RFC8410_SEED).hex() == "19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1"

# Shaped as RSA keys of 2048 bits are; their numbers are of no use.
NUMBER = int(sha256_hex("n") * 8, 16) | 1 << 2047
RSA_PRIVATE = sequence(*map(integer, (0, NUMBER, 65537, *[NUMBER >> 3] * 6)))
RSA_PUBLIC = sequence(integer(NUMBER), integer(65537))
RSA_ID = sequence(oid("2a864886f70d010101"), tlv(5))
RSA_PKCS8 = sequence(integer(0), RSA_ID, tlv(4, RSA_PRIVATE))
RSA_SPKI = sequence(RSA_ID, tlv(3, b"\0", RSA_PUBLIC))
ENCRYPTED = sequence(
    sequence(
        oid("2a864886f70d01050d"),
        sequence(sequence(oid("2a864886f70d01050c"), sequence(tlv(4, b"salt" * 4), integer(2048)))),
    ),
    tlv(4, bytes(64)),
)
EC = ec.derive_private_key(int.from_bytes(SEED1, "big"), ec.SECP256R1())
K256 = ec.derive_private_key(int.from_bytes(SEED1, "big"), ec.SECP256K1())
OTHERS = {
    "x25519": x25519.X25519PrivateKey.from_private_bytes(SEED1),
    "x448": x448.X448PrivateKey.from_private_bytes(SEED1 + SEED2[:24]),
    "ed448": ed448.Ed448PrivateKey.from_private_bytes(SEED1 + SEED2[:25]),
    "p256": EC,
    "secp256k1": K256,
}
OPENSSH = OURS.public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode()
JWK = {"kty": "OKP", "crv": "Ed25519", "d": b64url(SEED1), "x": b64url(PUBLIC1)}


def jwk(**changed):
    return json.dumps({name: value for name, value in (JWK | changed).items() if value is not None})


def around(text):
    """What is copied along with one line of text, for private and public keys: name, text, status."""
    return (
        ("newline", text + "\n", "SECRET_SPACE"),
        ("crlf", text + "\r\n", "SECRET_SPACE"),
        ("space-first", " " + text, "SECRET_SPACE"),
        ("tab-last", text + "\t", "SECRET_SPACE"),
        ("quotes", f'"{text}"', "SECRET_QUOTES"),
        ("single-quotes", f"'{text}'", "SECRET_QUOTES"),
        ("byte-order-mark", "\ufeff" + text, "SECRET_BYTE_ORDER_MARK"),
        ("no-break-space", text + "\u00a0", "SECRET_INVISIBLE"),
        ("zero-width-space", "\u200b" + text, "SECRET_INVISIBLE"),
        ("nul", (text + "\0").encode(), "SECRET_CONTROL"),
        ("utf16", text.encode("utf-16-le"), "SECRET_UTF16"),
        ("assignment", "KEY=" + text, "SECRET_ASSIGNMENT"),
        ("yaml", "private_key: " + text, "SECRET_ASSIGNMENT"),
        ("placeholder", "${PRIVATE_KEY}", "SECRET_PLACEHOLDER"),
        ("masked", text[:4] + "*" * 8 + text[-4:], "SECRET_MASKED"),
        ("space-inside", text[:20] + " " + text[20:], "KEY_ENCODING"),
        ("comma-behind", text + ",", "KEY_ENCODING"),
        ("not-utf8", bytes(range(0x80, 0xB0)), "KEY_ENCODING"),
        ("spaces-only", " \n", "SECRET_SPACE"),
    )


# Of another kind or form, as files and as base64 without their lines: name, DER, PEM's label, status.
FOREIGN = (
    ("rsa", RSA_PRIVATE, "RSA PRIVATE KEY", "KEY_RSA"),
    ("rsa-pkcs8", RSA_PKCS8, "PRIVATE KEY", "KEY_RSA"),
    ("rsa-public", RSA_PUBLIC, "RSA PUBLIC KEY", "KEY_RSA"),
    ("rsa-spki", RSA_SPKI, "PUBLIC KEY", "KEY_RSA"),
    ("encrypted", ENCRYPTED, "ENCRYPTED PRIVATE KEY", "KEY_ENCRYPTED"),
    ("sec1", raw_private(EC, PrivateFormat.TraditionalOpenSSL), "EC PRIVATE KEY", "KEY_KIND"),
    *((name, raw_private(key), "PRIVATE KEY", "KEY_KIND") for name, key in OTHERS.items()),
    *((name + "-public", spki(key), "PUBLIC KEY", "KEY_KIND") for name, key in OTHERS.items()),
    (
        "pkcs12",
        sequence(integer(3), sequence(oid("2a864886f70d010701"), tlv(0xA0, tlv(4, bytes(300))))),
        "PKCS12",
        "KEY_FORM",
    ),
    (
        "certificate",
        sequence(sequence(tlv(0xA0, integer(2)), integer(1), bytes(300)), RSA_ID),
        "CERTIFICATE",
        "KEY_FORM",
    ),
    ("openssh", b"openssh-key-v1\0" + bytes(200), "OPENSSH PRIVATE KEY", "KEY_FORM"),
)


def foreign(add):
    for name, der, label, status in FOREIGN:
        add(name + "-pem", status, pem(label, der))
        if der[0] == 0x30:
            add(name + "-der", status, der)
        add(name + "-base64", status, b64(der))
    add(
        "rsa-pem-with-a-passphrase",
        "KEY_RSA",
        pem("RSA PRIVATE KEY", RSA_PRIVATE).replace(
            "-----\n", "-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\n", 1
        ),
    )
    add("rsa-pem-cut", "KEY_RSA", pem("PRIVATE KEY", RSA_PKCS8)[:600])
    add("ec-parameters", "KEY_KIND", pem("EC PARAMETERS", bytes.fromhex("06082a8648ce3d030107")))
    add("openssh-line", "KEY_FORM", OPENSSH + " me@host")
    add("openssh-wire", "KEY_FORM", OPENSSH.split()[1])
    add("putty", "KEY_FORM", "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n")
    add("pgp", "KEY_FORM", "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nlFgEZ\n-----END PGP PRIVATE KEY BLOCK-----\n")
    for name, members in (
        ("rsa", {"kty": "RSA", "n": "AQAB", "e": "AQAB"}),
        ("rsa-private", {"kty": "RSA", "n": "AQAB", "e": "AQAB", "d": "AQAB"}),
    ):
        add(f"jwk-{name}", "KEY_RSA", json.dumps(members))
    for name, members in (
        ("ec", {"kty": "EC", "crv": "P-256", "x": "AA", "y": "AA", "d": "AA"}),
        ("oct", {"kty": "oct", "k": b64url(SEED1)}),
        ("x25519", {**JWK, "crv": "X25519"}),
        ("ed448", {**JWK, "crv": "Ed448"}),
    ):
        add(f"jwk-{name}", "KEY_KIND", json.dumps(members))
    for name, text in (
        ("empty", "{}"),
        ("array", "[]"),
        ("set", json.dumps({"keys": [JWK]})),
        ("cut", jwk()[:-1]),
        ("trailing", jwk() + "x"),
        ("kty-twice", '{"kty":"OKP",' + jwk()[1:]),
        ("without-crv", jwk(crv=None)),
        ("without-x-and-d", jwk(d=None, x=None)),
        ("other-members", '{"secret":"abc"}'),
        ("not-utf8", b'{"d":"\xff"}'),
    ):
        add(f"json-{name}", "KEY_JSON", text)


def private_keys(c):
    def add(name, expect, text, source="derived"):
        if isinstance(expect, bytes):
            expect = {"public_hex": ed25519.public(expect).hex()}
        c.add("ed25519_key_read", name, texts(text=text), expect, source)

    seeds = [s for s in (bytes.fromhex(sha256_hex(str(n))) for n in range(400)) if {"+", "/"} <= set(b64(s))]
    seed = seeds[0]
    zero = next(s for s in (bytes.fromhex(sha256_hex(str(n))) for n in range(1000)) if s[0] < 16)
    for name, key, text in (
        ("hex-seed", SEED1, SEED1.hex()),
        ("hex-seed-upper-case", SEED1, SEED1.hex().upper()),
        ("hex-pair", SEED1, PAIR1.hex()),
        ("hex-0x", SEED1, "0x" + SEED1.hex()),
        ("hex-0x-capital", SEED1, "0X" + SEED1.hex().upper()),
        ("hex-0x-pair", SEED1, "0x" + PAIR1.hex()),
        ("hex-that-begins-with-zero", zero, zero.hex()),
        ("hex-in-lines", SEED1, SEED1.hex()[:60] + "\n" + SEED1.hex()[60:] + "\n"),
        ("base64-seed", seed, b64(seed)),
        ("base64-seed-unpadded", seed, b64(seed).rstrip("=")),
        ("base64url-seed", seed, b64url(seed)),
        ("base64url-seed-padded", seed, base64.urlsafe_b64encode(seed).decode()),
        ("base64-pair", SEED1, b64(PAIR1)),
        ("base64-pair-unpadded", SEED1, b64(PAIR1).rstrip("=")),
        ("base64url-pair", SEED1, b64url(PAIR1)),
        ("base64url-pair-padded", SEED1, base64.urlsafe_b64encode(PAIR1).decode()),
        ("base64-in-lines", SEED1, b64(PAIR1)[:64] + "\n" + b64(PAIR1)[64:]),
        ("base64-in-lines-of-windows", SEED1, b64(PAIR1)[:64] + "\r\n" + b64(PAIR1)[64:] + "\r\n"),
        ("base64-in-many-lines", SEED1, base64.encodebytes(PAIR1).decode().replace("n", "n\n") + "\n"),
        ("pkcs8-der", SEED1, PKCS8),
        ("pkcs8-pem", SEED1, pem("PRIVATE KEY", PKCS8)),
        ("pkcs8-base64", SEED1, b64(PKCS8)),
        ("pkcs8-base64url", SEED1, b64url(PKCS8)),
        ("pkcs8-hex", SEED1, PKCS8.hex()),
        ("pkcs8-base64-in-lines", SEED1, b64(PKCS8_V2)[:64] + "\n" + b64(PKCS8_V2)[64:] + "\n"),
        ("pkcs8-v2-der", SEED1, PKCS8_V2),
        ("pkcs8-v2-pem", SEED1, pem("PRIVATE KEY", PKCS8_V2)),
        ("pkcs8-v2-base64", SEED1, b64(PKCS8_V2)),
        ("pkcs8-of-ring", SEED1, PKCS8_RING),
        ("pkcs8-of-ring-base64", SEED1, b64(PKCS8_RING)),
        ("pkcs8-pem-without-last-newline", SEED1, pem("PRIVATE KEY", PKCS8).strip()),
        ("pkcs8-pem-of-windows", SEED1, pem("PRIVATE KEY", PKCS8).replace("\n", "\r\n")),
        ("pkcs8-pem-white-space-around", SEED1, "\n  " + pem("PRIVATE KEY", PKCS8) + "\n\n"),
        ("pkcs8-pem-indented", SEED1, pem("PRIVATE KEY", PKCS8_V2).replace("\n", "\n    ").rstrip() + "\n"),
        ("pkcs8-pem-in-one-line", SEED1, pem("PRIVATE KEY", PKCS8_V2).strip().replace("\n", " ")),
        ("pkcs8-pem-escaped", SEED1, pem("PRIVATE KEY", PKCS8_V2).replace("\n", "\\n")),
        ("jwk", SEED1, jwk()),
        ("jwk-without-x", SEED1, jwk(x=None)),
        (
            "jwk-with-more",
            SEED1,
            json.dumps(JWK | {"kid": "é", "use": "sig", "key_ops": ["sign"], "alg": "EdDSA"}, indent=1),
        ),
    ):
        add(name, key, text)
    add(
        "jwk-of-the-rfc",
        SEED1,
        '{"kty":"OKP","crv":"Ed25519",\n   "d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",\n   "x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}',
        "RFC 8037, appendix A.1",
    )
    add("pkcs8-of-the-rfc", RFC8410_SEED, RFC8410_V1, "RFC 8410, section 10.3")
    add("pkcs8-v2-of-the-rfc", RFC8410_SEED, RFC8410, "RFC 8410, section 10.3")
    for name, text in KEYSTORES:
        add("keystore-" + name, SEED1, text)
    add("keystore-private-key-in-pem", SEED1, json.dumps(OLD | {"private_key": pem("PRIVATE KEY", PKCS8)}))
    add("keystore-with-escaped-slashes", SEED1, json.dumps(OLD | {"private_key": b64(PAIR1)}).replace("/", "\\/"))
    for name, text, status in around(SEED1.hex()):
        add("hex-" + name, status, text)
    for name, text, status in around(b64url(PAIR1)):
        add("base64url-" + name, status, text)
    foreign(add)
    for name, text in (
        ("spki-pem", pem("PUBLIC KEY", SPKI)),
        ("spki-der", SPKI),
        ("spki-base64", b64(SPKI)),
        ("jwk-public", jwk(d=None)),
    ):
        add(name, "KEY_PUBLIC", text)
    add("empty", "SECRET_EMPTY", "")
    # Hex is base64, too, of some length.
    add("hex-odd", "KEY_LENGTH", SEED1.hex()[1:])
    add("hex-letter", "KEY_LENGTH", "g" + SEED1.hex()[1:])
    for name, text in (
        ("hex-31-bytes", SEED1.hex()[2:]),
        ("hex-33-bytes", SEED1.hex() + "00"),
        ("base64-63-bytes", b64(PAIR1[1:])),
        ("base64-of-a-text", b64(b"no key at all")),
        ("jwk-d-31-bytes", jwk(d=b64url(SEED1[1:]), x=None)),
        ("hex-of-300-bytes", "00" * 300),
        ("base64-of-a-kilobyte", "A" * 1000),
    ):
        add(name, "KEY_LENGTH", text)
    for name, text in (
        ("hex-0x-odd", "0x" + SEED1.hex()[1:]),
        ("hex-mark", "-!" + SEED1.hex()[2:]),
        ("base64-both-alphabets", b64(seed).replace("+", "-")),
        ("base64-non-canonical", non_canonical(b64url(SEED1))),
        ("base64-padding-short", b64url(PAIR1) + "="),
        ("base64-letter", "!" + b64url(PAIR1)[1:]),
        ("pkcs8-der-cut", PKCS8[:-1]),
        ("pkcs8-der-long", PKCS8 + b"\0"),
        ("pkcs8-pem-cut", pem("PRIVATE KEY", PKCS8)[:80]),
        ("pkcs8-pem-without-end", pem("PRIVATE KEY", PKCS8).split("-----END")[0]),
        ("pkcs8-pem-other-end", pem("PRIVATE KEY", PKCS8).replace("END PRIVATE", "END PUBLIC")),
        ("pkcs8-pem-letter", pem("PRIVATE KEY", PKCS8).replace("MC4", "M!4")),
        ("pkcs8-seed-of-31-bytes", pkcs8(SEED1[1:])),
        ("pkcs8-version-2", pkcs8(SEED1, 2)),
        ("pkcs8-other-behind", pkcs8(SEED1, 1, tlv(0x82, PUBLIC1))),
    ):
        add(name, "KEY_ENCODING", text)
    add("pem-twice", "KEY_FORM", pem("PRIVATE KEY", PKCS8) * 2)
    add("pem-private-and-public", "KEY_FORM", pem("PRIVATE KEY", PKCS8) + pem("PUBLIC KEY", SPKI))
    add("pem-of-a-seed-alone", "KEY_FORM", pem("PRIVATE KEY", SEED1))
    for name, text in (
        ("hex-pair", (SEED1 + PUBLIC2).hex()),
        ("base64-pair", b64(SEED1 + PUBLIC2)),
        ("jwk", jwk(x=b64url(PUBLIC2))),
        ("pkcs8-v2", pkcs8(SEED1, 1, tlv(0x81, b"\0" + PUBLIC2))),
        ("pkcs8-of-ring-pem", pem("PRIVATE KEY", pkcs8(SEED1, 1, tlv(0xA1, tlv(3, b"\0" + PUBLIC2))))),
    ):
        add("public-half-of-another-" + name, "KEY_MISMATCH", text)
    add("keystore-rsa", "KEY_RSA", json.dumps(RSA_KEYSTORE))
    add("keystore-without-private-key", "KEY_JSON", json.dumps(NEW | {"session_private_key": None}))
    add("keystore-private-key-empty", "SECRET_EMPTY", json.dumps(NEW | {"session_private_key": ""}))
    add("keystore-private-key-newline", "SECRET_SPACE", json.dumps(NEW | {"session_private_key": SEED1.hex() + "\n"}))


def public_keys(c):
    def add(name, expect, text, source="derived"):
        if isinstance(expect, bytes):
            expect = {"public_hex": expect.hex()}
        c.add("ed25519_public_read", name, texts(text=text), expect, source)

    both = next(
        p for p in (ed25519.public(bytes.fromhex(sha256_hex(str(n)))) for n in range(400)) if {"+", "/"} <= set(b64(p))
    )
    for name, key, text in (
        ("hex", PUBLIC1, PUBLIC1.hex()),
        ("hex-upper-case", PUBLIC1, PUBLIC1.hex().upper()),
        ("hex-0x", PUBLIC1, "0x" + PUBLIC1.hex()),
        ("base64", both, b64(both)),
        ("base64-unpadded", both, b64(both).rstrip("=")),
        ("base64url", both, b64url(both)),
        ("base64url-padded", both, base64.urlsafe_b64encode(both).decode()),
        ("base64-in-lines", both, b64(both)[:20] + "\n" + b64(both)[20:] + "\n"),
        ("spki-der", PUBLIC1, SPKI),
        ("spki-pem", PUBLIC1, pem("PUBLIC KEY", SPKI)),
        ("spki-base64", PUBLIC1, b64(SPKI)),
        ("spki-hex", PUBLIC1, SPKI.hex()),
        ("spki-pem-escaped", PUBLIC1, pem("PUBLIC KEY", SPKI).replace("\n", "\\n")),
        ("jwk", PUBLIC1, jwk(d=None)),
    ):
        add(name, key, text)
    add("spki-of-the-rfc", ed25519.public(RFC8410_SEED), RFC8410_PUBLIC, "RFC 8410, section 10.1")
    for name, text, status in around(PUBLIC1.hex()):
        add("hex-" + name, status, text)
    for name, text, status in around(b64(PUBLIC1)):
        add("base64-" + name, status, text)
    foreign(add)
    for name, text in (
        ("pair-hex", PAIR1.hex()),
        ("pair-base64url", b64url(PAIR1)),
        ("pkcs8-pem", pem("PRIVATE KEY", PKCS8)),
        ("pkcs8-der", PKCS8_V2),
        ("pkcs8-base64", b64(PKCS8)),
        ("jwk-private", jwk()),
        ("keystore", json.dumps(NEW)),
    ):
        add(name, "KEY_PRIVATE", text)
    add("empty", "EMPTY", "")
    for name, key in enumerate(ed25519.SMALL_ORDER):
        add(f"small-order-{name}", "PUBLIC_KEY", key)
    add("no-point", "PUBLIC_KEY", ed25519.not_a_point().hex())
    add("non-canonical-point", "PUBLIC_KEY", b64(ed25519.non_canonical_key()))
    add("jwk-of-small-order", "PUBLIC_KEY", jwk(d=None, x=b64url(bytes(32))))
    for name, text in (
        ("hex-31-bytes", PUBLIC1.hex()[2:]),
        ("base64-33-bytes", b64(PUBLIC1 + b"\0")),
        ("jwk-x-31-bytes", jwk(d=None, x=b64url(PUBLIC1[1:]))),
    ):
        add(name, "KEY_LENGTH", text)
    for name, text in (
        ("hex-odd", PUBLIC1.hex()[1:]),
        ("spki-cut", SPKI[:-1]),
        ("non-canonical", non_canonical(b64url(PUBLIC1))),
    ):
        add(name, "KEY_ENCODING", text)


ID, SESSION = "89e0bdee-c355-47f2-945a-be48be875606", "c09cf313-7ded-425d-ad3f-a1ce4cfd5e5e"
AUTHORIZATION, SCOPE = "22222222-2222-4222-8222-222222222222", "PROFILE:READ ASSETS:READ"
NEW = {"app_id": ID, "session_id": SESSION, "server_public_key": PUBLIC2.hex(), "session_private_key": SEED1.hex()}
OLD = {
    "pin": "123456",
    "client_id": ID,
    "session_id": SESSION,
    "pin_token": b64url(bytes.fromhex(X25519)),
    "private_key": b64url(PAIR1),
}
USER = {
    "app_id": ID,
    "session_id": SESSION,
    "session_private_key": SEED1.hex(),
    "pin_token_base64": b64url(bytes.fromhex(X25519)),
}
OAUTH_FOX = {
    "client_id": ID,
    "authorization_id": AUTHORIZATION,
    "scope": SCOPE,
    "private_key": b64url(PAIR1),
    "ed25519": b64url(PUBLIC2),
}
OAUTH_NODE = {"app_id": ID, "authorization_id": AUTHORIZATION, "scope": SCOPE, "session_private_key": SEED1.hex()}
RSA_KEYSTORE = {
    "client_id": ID,
    "session_id": SESSION,
    "pin_token": b64(RSA_PUBLIC),
    "private_key": pem("RSA PRIVATE KEY", RSA_PRIVATE),
}
KEYSTORES = (
    ("new", json.dumps(NEW)),
    ("new-indented", json.dumps(NEW | {"spend_private_key": SEED3.hex()}, indent=2) + "\n"),
    ("old", json.dumps(OLD)),
    ("user", json.dumps(USER)),
    ("oauth-of-fox", json.dumps(OAUTH_FOX)),
    ("oauth-of-node", json.dumps(OAUTH_NODE)),
)


def keystores(c):
    def add(name, members, expect, **changed):
        text = (
            members
            if isinstance(members, (str, bytes))
            else json.dumps({k: v for k, v in (members | changed).items() if v is not None})
        )
        if isinstance(expect, dict):
            nothing = dict.fromkeys(
                ("app_id", "session_id", "authorization_id", "scope", "private_key", "server_key", "spend_key", "pin"),
                "",
            )
            expect = {"keystore": nothing | {"app_id": ID, "server_key_kind": "NONE"} | expect}
        c.add("mixin_keystore_read", name, texts(text=text), expect)

    new = {"session_id": SESSION, "private_key": SEED1.hex(), "server_key": PUBLIC2.hex(), "server_key_kind": "ED25519"}
    user = {"session_id": SESSION, "private_key": SEED1.hex(), "server_key": X25519, "server_key_kind": "X25519"}
    old = user | {"private_key": b64url(PAIR1), "pin": "123456"}
    node = {"authorization_id": AUTHORIZATION, "scope": SCOPE, "private_key": SEED1.hex()}
    fox = node | {"private_key": b64url(PAIR1), "server_key": PUBLIC2.hex(), "server_key_kind": "ED25519"}
    for name, members, expect in (
        ("new", NEW, new),
        ("old", OLD, old),
        ("user", USER, user),
        ("oauth-of-fox", OAUTH_FOX, fox),
        ("oauth-of-node", OAUTH_NODE, node),
    ):
        add(name, members, expect)
        add(name + "-indented", json.dumps(members, indent=2) + "\n", expect)
        add(name + "-with-more", members, expect, extra=[{"a": None}], more="é")
    add("new-with-spend-key", NEW, new | {"spend_key": SEED3.hex()}, spend_private_key=SEED3.hex())
    add("new-with-spend-key-by-another-name", NEW, new | {"spend_key": SEED3.hex()}, spend_key=SEED3.hex())
    add("new-with-spend-key-for-a-pin", NEW, new | {"spend_key": SEED3.hex()}, pin=SEED3.hex())
    add("new-with-pin", NEW, new | {"pin": "000000"}, pin="000000")
    add("new-with-user-id", NEW, new, app_id=None, user_id=ID)
    add("new-upper-case-server-key", NEW, new, server_public_key=PUBLIC2.hex().upper())
    add(
        "old-standard-alphabet",
        OLD,
        old | {"private_key": b64(PAIR1)},
        private_key=b64(PAIR1),
        pin_token=b64(bytes.fromhex(X25519)),
    )
    add("members-null", json.dumps(NEW | {"pin": None, "scope": None, "spend_private_key": None}), new)
    add("empty-members", NEW, new, spend_private_key="", pin="")
    add("escapes", json.dumps(NEW | {"app_id": 'é"\\/'}).replace("/", "\\/"), new | {"app_id": 'é"\\/'})
    add("rsa", RSA_KEYSTORE, "KEY_RSA")
    add("rsa-pkcs8", RSA_KEYSTORE, "KEY_RSA", private_key=pem("PRIVATE KEY", RSA_PKCS8))
    for name, members, changed, expect in (
        ("private-key-missing", NEW, {"session_private_key": None}, "KEY_JSON"),
        ("app-id-missing", NEW, {"app_id": None}, "KEY_JSON"),
        ("session-and-authorization-missing", NEW, {"session_id": None}, "KEY_JSON"),
        ("app-id-with-nul", NEW, {"app_id": "a\0b"}, "KEY_JSON"),
        ("app-id-number", NEW, {"app_id": 7}, "KEY_JSON"),
        ("private-key-short", NEW, {"session_private_key": SEED1.hex()[2:]}, "KEY_LENGTH"),
        ("private-key-newline", NEW, {"session_private_key": SEED1.hex() + "\n"}, "SECRET_SPACE"),
        ("private-key-of-another", OLD, {"private_key": b64url(SEED1 + PUBLIC2)}, "KEY_MISMATCH"),
        ("private-key-public", NEW, {"session_private_key": pem("PUBLIC KEY", SPKI)}, "KEY_PUBLIC"),
        ("private-key-not-hex", NEW, {"session_private_key": "!" + SEED1.hex()[1:]}, "KEY_ENCODING"),
        ("server-key-no-point", NEW, {"server_public_key": ed25519.not_a_point().hex()}, "PUBLIC_KEY"),
        ("server-key-short", NEW, {"server_public_key": PUBLIC2.hex()[2:]}, "KEY_LENGTH"),
        ("pin-token-not-base64", OLD, {"pin_token": "!"}, "KEY_ENCODING"),
    ):
        add(name, members, expect, **changed)
    for name, text in (
        ("empty", ""),
        ("hex", SEED1.hex()),
        ("jwk", jwk()),
        ("array", "[]"),
        ("cut", json.dumps(NEW)[:-1]),
        ("twice", '{"app_id":"x",' + json.dumps(NEW)[1:]),
        ("byte-order-mark", "\ufeff" + json.dumps(NEW)),
        ("not-utf8", b'{"app_id":"\xff"}'),
    ):
        add("of-" + name, text, "KEY_JSON")


def parameters(c):
    every = bytes(range(256))
    for name, text in (
        ("empty", ""),
        ("unreserved", "aZ09-._~"),
        ("space", "a b"),
        ("plus-and-slash", "a+b/c"),
        ("percent", "100%"),
        ("unicode", "é中🚀"),
        ("encoded-already", "a%20b"),
        ("all-bytes", every),
        ("newline", "a\r\nb"),
    ):
        c.add("percent_encode", name, texts(text=text), {"text": percent(text)})
    for name, pairs in (
        ("none", []),
        ("one", [("remark", "a b")]),
        ("order-is-kept", [("z", "1"), ("a", "2")]),
        ("name-twice", [("id", "1"), ("id", "2")]),
        ("value-empty", [("a", ""), ("b", "1")]),
        ("marks", [("a&b", "c=d"), ("e?", "#f")]),
        ("unicode", [("é", "中🚀")]),
        ("not-utf8", [(b"\xff", every)]),
        ("of-1000", [(f"p{n}", "") for n in range(1000)]),
    ):
        c.add(
            "query_encode",
            name,
            {"params": params(pairs)} if pairs else {},
            {"text": "&".join(f"{percent(n)}={percent(v)}" for n, v in pairs)},
        )
    c.add("query_encode", "name-empty", {"params": params([("a", "1"), ("", "2")])}, "PARAM_NAME")
    c.add("query_encode", "of-1001", {"params": params([(f"p{n}", "") for n in range(1001)])}, "SIZE")
