"""The primitives: HMAC, SHA-256, Ed25519 and its keys, hex, base64url, comparison, and secrets."""

import base64
import hashlib

from . import ed25519, token_seal
from .common import *
from .core_time import clock_offset, times, token_rule
from .ed25519 import SEED1, SEED2, SEED3
from .jwt import b64url, non_canonical

PAIR1 = SEED1 + ed25519.public(SEED1)


def cases():
    c = Cases("core")
    hashes(c)
    signatures(c)
    verify(c)
    keys(c)
    encodings(c)
    secrets(c)
    times(c)
    clock_offset(c)
    token_rule(c)
    token_seal.add(c)
    return c


# RFC 4231, section 4: number of the case, key, message, MAC (of case 5 the first 128 bits).
RFC4231 = (
    (1, b"\x0b" * 20, b"Hi There", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
    (2, b"Jefe", b"what do ya want for nothing?", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
    (3, b"\xaa" * 20, b"\xdd" * 50, "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"),
    (4, bytes(range(1, 26)), b"\xcd" * 50, "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"),
    (5, b"\x0c" * 20, b"Test With Truncation", "a3b6167473100ee06e0c796c2955552b"),
    (
        6,
        b"\xaa" * 131,
        b"Test Using Larger Than Block-Size Key - Hash Key First",
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
    ),
    (
        7,
        b"\xaa" * 131,
        b"This is a test using a larger than block-size key and a larger than block-size data. The key needs "
        b"to be hashed before being used by the HMAC algorithm.",
        "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2",
    ),
)

# FIPS 180-4's examples (NIST, "SHA-256"): message, digest.
SHA256 = (
    ("abc", "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
        "two-blocks",
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
    ),
    ("empty", "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
)


def hashes(c):
    def mac(name, secret, message, source="derived"):
        c.add(
            "hmac_sha256", name, texts(secret=secret, message=message), {"mac_hex": hmac_hex(secret, message)}, source
        )

    for number, secret, message, published in RFC4231:
        assert hmac_hex(secret, message).startswith(published), f"RFC 4231 case {number}"
        mac(f"rfc4231-{number}", secret, message, f"RFC 4231, section 4.{number + 1}")
    mac("message-empty", "secret", "")
    mac("secret-63-bytes", "k" * 63, "message")
    mac("secret-64-bytes", "k" * 64, "message")
    mac("secret-65-bytes", "k" * 65, "message")
    mac("secret-nul", b"\0", "message")
    mac("message-of-all-bytes", "secret", bytes(range(256)))
    mac("message-unicode", "clé", "比特币 🚀")
    mac("message-4096-bytes", "secret", "m" * 4096)
    c.add("hmac_sha256", "secret-empty", texts(message="message"), "SECRET_EMPTY")
    for name, message, published in SHA256:
        assert sha256_hex(message) == published, name
        c.add("sha256", name, texts(message=message), {"digest_hex": published}, "FIPS 180-4, NIST's examples")
    for length in (55, 56, 63, 64, 65, 119, 120):
        c.add("sha256", f"{length}-bytes", texts(message="a" * length), {"digest_hex": sha256_hex("a" * length)})
    c.add("sha256", "all-bytes", texts(message=bytes(range(256))), {"digest_hex": sha256_hex(bytes(range(256)))})


# RFC 8032, section 7.1: name, seed, message, signature.
RFC8032 = (
    (
        "test-1",
        SEED1,
        b"",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd"
        "25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "test-2",
        SEED2,
        b"\x72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11"
        "d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "test-3",
        SEED3,
        b"\xaf\x82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f7609"
        "84dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
    (
        "test-sha-abc",
        bytes.fromhex("833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42"),
        hashlib.sha512(b"abc").digest(),
        "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c"
        "66431e0303dca179c138ac17ad9bef1177331a704",
    ),
)
RFC8032_PUBLIC = {
    SEED1: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
    SEED2: "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
    SEED3: "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
}
for seed, published in RFC8032_PUBLIC.items():
    assert ed25519.public(seed).hex() == published, "RFC 8032, section 7.1"
# RFC 8037, A.4: the signature of its JWS.
RFC8037 = (
    "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc",
    "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg",
)
assert b64url(ed25519.sign(SEED1, RFC8037[0].encode())) == RFC8037[1], "RFC 8037, A.4"


def signatures(c):
    def add(name, seed, message, source="derived", published=None, key=None):
        made = ed25519.sign(seed, data(message)).hex()
        assert published in (None, made), name
        input = {"key": key or {"seed_hex": seed.hex()}, **texts(message=message)}
        c.add("ed25519_sign", name, input, {"signature_hex": made, "public_hex": ed25519.public(seed).hex()}, source)

    for name, seed, message, published in RFC8032:
        add("rfc8032-" + name, seed, message, f"RFC 8032, section 7.1, {name}", published)
    add("rfc8037", SEED1, RFC8037[0], "RFC 8037, A.4")
    add("key-hex", SEED2, "message", key={"hex": SEED2.hex()})
    add("key-base64url", SEED1, "message", key={"base64url": b64url(PAIR1)})
    add("message-4096-bytes", SEED1, "m" * 4096)
    add("message-unicode", SEED1, "é🚀")
    add("seed-zero", bytes(32), "message")
    c.add(
        "ed25519_sign",
        "key-public-half-of-another",
        {"key": {"hex": (SEED1 + ed25519.public(SEED2)).hex()}},
        "KEY_MISMATCH",
    )


def verify(c):
    def add(name, public, signature, message, expect=None, source="derived"):
        c.add(
            "ed25519_verify",
            name,
            {"public_hex": public.hex(), "signature_hex": signature.hex(), **texts(message=message)},
            expect,
            source,
        )

    public1, made = ed25519.public(SEED1), ed25519.sign(SEED1, b"message")
    for name, seed, message, published in RFC8032:
        add(
            "rfc8032-" + name,
            ed25519.public(seed),
            bytes.fromhex(published),
            message,
            None,
            f"RFC 8032, section 7.1, {name}",
        )
    add("ok", public1, made, "message")
    add("other-message", public1, made, "messagf", "SIGNATURE")
    add("message-empty", public1, made, "", "SIGNATURE")
    add("other-key", ed25519.public(SEED2), made, "message", "SIGNATURE")
    add("r-changed", public1, bytes([made[0] ^ 1]) + made[1:], "message", "SIGNATURE")
    add("s-changed", public1, made[:40] + bytes([made[40] ^ 1]) + made[41:], "message", "SIGNATURE")
    add("s-plus-the-order", public1, ed25519.with_s_plus_l(made), "message", "SIGNATURE")
    add("s-greatest", public1, made[:32] + b"\xff" * 32, "message", "SIGNATURE")
    add("all-zero", public1, bytes(64), "message", "SIGNATURE")
    for number, key in enumerate(ed25519.SMALL_ORDER):
        add(f"small-order-key-{number}", bytes.fromhex(key), ed25519.for_identity_key(), "message", "PUBLIC_KEY")
    add(
        "identity-key-and-r-identity",
        bytes.fromhex(ed25519.SMALL_ORDER[0]),
        b"\x01" + bytes(63),
        "message",
        "PUBLIC_KEY",
    )
    add("r-identity", public1, ed25519.with_identity_r(SEED1, b"message"), "message", "SIGNATURE")
    for number, public, signature, message in ed25519.torsion_forgeries():
        add(f"r-of-small-order-{number}", public, signature, message, "SIGNATURE")
    add("key-non-canonical", ed25519.non_canonical_key(), made, "message", "PUBLIC_KEY")
    add("key-no-point", ed25519.not_a_point(), made, "message", "PUBLIC_KEY")


def keys(c):
    def add(name, expect, source="derived", **key):
        if isinstance(expect, bytes):
            expect = {"public_hex": ed25519.public(expect).hex()}
        c.add("ed25519_key", name, {kind: text(value) for kind, value in key.items()}, expect, source)

    mismatch = SEED1 + ed25519.public(SEED2)
    # Its base64 has both characters in which the two alphabets differ.
    seed = next(
        s
        for s in (hashlib.sha256(bytes([n])).digest() for n in range(256))
        if {"+", "/"} <= set(base64.b64encode(s).decode())
    )
    standard = base64.b64encode(seed).decode()
    add("seed", SEED1, seed_hex=SEED1.hex())
    add("hex-seed", SEED1, hex=SEED1.hex())
    add("hex-upper-case", SEED1, hex=SEED1.hex().upper())
    add("hex-mixed-case", SEED1, hex=SEED1.hex()[:31].upper() + SEED1.hex()[31:])
    add("hex-pair", SEED1, hex=PAIR1.hex())
    for length in (0, 16, 31, 33, 63, 65, 96):
        add(f"hex-{length}-bytes", "KEY_LENGTH" if length else "SECRET_EMPTY", hex=(PAIR1 * 2)[:length].hex())
        add(
            f"base64url-{length}-bytes",
            "KEY_LENGTH" if length else "SECRET_EMPTY",
            base64url=b64url((PAIR1 * 2)[:length]),
        )
    add("hex-odd", "KEY_ENCODING", hex=SEED1.hex()[:-1])
    add("hex-pair-odd", "KEY_ENCODING", hex=PAIR1.hex()[:-1])
    add("hex-not-hex", "KEY_ENCODING", hex="g" + SEED1.hex()[1:])
    add("hex-prefix", "KEY_ENCODING", hex="0x" + SEED1.hex()[2:])
    add("hex-newline", "KEY_ENCODING", hex=SEED1.hex() + "\n")
    add("hex-space", "KEY_ENCODING", hex=" " + SEED1.hex()[1:])
    add("hex-not-utf8", "KEY_ENCODING", hex=b"\xff" * 64)
    add("hex-mismatch", "KEY_MISMATCH", hex=mismatch.hex())
    add("hex-public-first", "KEY_MISMATCH", hex=(PAIR1[32:] + PAIR1[:32]).hex())
    add("base64url-pair", SEED1, "RFC 8037, appendix A: the key", base64url=b64url(PAIR1))
    add("base64url-pair-padded", SEED1, base64url=b64url(PAIR1) + "==")
    add("base64url-seed", SEED1, base64url=b64url(SEED1))
    add("base64url-seed-padded", SEED1, base64url=b64url(SEED1) + "=")
    add("base64url-both-differing", seed, base64url=b64url(seed))
    add("base64-standard", seed, base64url=standard)
    add("base64-standard-unpadded", seed, base64url=standard.rstrip("="))
    add("base64-mixture", "KEY_ENCODING", base64url=standard.replace("+", "-"))
    add("base64-other-mixture", "KEY_ENCODING", base64url=standard.replace("/", "_"))
    add("base64url-padding-short", "KEY_ENCODING", base64url=b64url(PAIR1) + "=")
    add("base64url-padding-long", "KEY_ENCODING", base64url=b64url(SEED1) + "==")
    add("base64url-padding-inside", "KEY_ENCODING", base64url=b64url(SEED1)[:-2] + "=" + b64url(SEED1)[-1])
    add("base64url-non-canonical", "KEY_ENCODING", base64url=non_canonical(b64url(SEED1)))
    add("base64url-newline", "KEY_ENCODING", base64url=b64url(PAIR1) + "\n")
    add("base64url-space", "KEY_ENCODING", base64url=b64url(PAIR1)[:40] + " " + b64url(PAIR1)[40:])
    add("base64url-one-character-over", "KEY_ENCODING", base64url="A" * 45)
    add("base64url-mismatch", "KEY_MISMATCH", base64url=b64url(mismatch))
    add("base64url-public-half-zero", "KEY_MISMATCH", base64url=b64url(SEED1 + bytes(32)))


def encodings(c):
    # RFC 4648, section 10; base64 there with padding, hex in upper case.
    for plain, in_base64, in_hex in (
        ("", "", ""),
        ("f", "Zg==", "66"),
        ("fo", "Zm8=", "666F"),
        ("foo", "Zm9v", "666F6F"),
        ("foob", "Zm9vYg==", "666F6F62"),
        ("fooba", "Zm9vYmE=", "666F6F6261"),
        ("foobar", "Zm9vYmFy", "666F6F626172"),
    ):
        source, name = "RFC 4648, section 10", f"rfc4648-{len(plain)}"
        unpadded, bytes_hex = in_base64.rstrip("="), plain.encode().hex()
        assert b64url(plain) == unpadded and bytes_hex.upper() == in_hex
        c.add("hex_encode", name, texts(bytes=plain), {"text": bytes_hex}, source)
        c.add("hex_decode", name, texts(text=in_hex), {"bytes_hex": bytes_hex}, source)
        c.add("base64url_encode", name, texts(bytes=plain), {"text": unpadded}, source)
        c.add("base64url_decode", name, texts(text=unpadded), {"bytes_hex": bytes_hex}, source)
        if unpadded != in_base64:
            c.add("base64url_decode", name + "-padded", texts(text=in_base64), "ENCODING", source)
    every = bytes(range(256))
    c.add("hex_encode", "all-bytes", texts(bytes=every), {"text": every.hex()})
    c.add("hex_decode", "all-bytes", texts(text=every.hex()), {"bytes_hex": every.hex()})
    c.add("base64url_encode", "all-bytes", texts(bytes=every), {"text": b64url(every)})
    c.add("base64url_decode", "all-bytes", texts(text=b64url(every)), {"bytes_hex": every.hex()})
    c.add("hex_decode", "mixed-case", texts(text="aAbB0f"), {"bytes_hex": "aabb0f"})
    for name, value in (
        ("odd", "abc"),
        ("not-hex", "0g"),
        ("space", "ab cd"),
        ("newline", "abcd\n"),
        ("prefix", "0xab"),
        ("not-utf8", b"\xff\xff"),
        ("full-width", "０１"),
        ("nul", b"ab\0\0"),
    ):
        c.add("hex_decode", name, texts(text=value), "ENCODING")
    for name, value in (
        ("standard-plus", "-_+A"),
        ("standard-slash", "/w"),
        ("one-character", "A"),
        ("five-characters", "AAAAA"),
        ("not-canonical-2", "Zh"),
        ("not-canonical-3", "Zm9"),
        ("space", "Zm 9v"),
        ("newline", "Zm9v\n"),
        ("padding-only", "===="),
        ("not-ascii", "Zmé"),
        ("not-utf8", b"Zm9\xff"),
        ("nul", b"Zm9\0"),
    ):
        c.add("base64url_decode", name, texts(text=value), "ENCODING")


def secrets(c):
    for name, secret, expect in SECRETS:
        c.add("secret_check", name, texts(secret=secret), expect)
    wide = "the-api-secret"
    for name, secret in (
        ("le-with-mark", wide.encode("utf-16")),
        ("be-with-mark", b"\xfe\xff" + wide.encode("utf-16-be")),
        ("mark-alone", b"\xff\xfe"),
        ("le", wide.encode("utf-16-le")),
        ("be", wide.encode("utf-16-be")),
        ("le-with-newline", (wide + "\r\n").encode("utf-16-le")),
    ):
        c.add("secret_check", "utf16-" + name, texts(secret=secret), "SECRET_UTF16")
    for name, plain in (
        ("text", "the-api-secret"),
        ("hex", "0123456789abcdef0123456789abcdef"),
        ("lines", "A=1\nB=2 and more\n"),
        ("short-with-newline", "abcde\n"),
        ("pem", "-----BEGIN PRIVATE KEY-----\nMC4CAQ"),
    ):
        for form, encoded in (
            ("base64", base64.b64encode(plain.encode()).decode()),
            ("base64url", b64url(plain)),
            ("hex", plain.encode().hex()),
            ("upper-case-hex", plain.encode().hex().upper()),
        ):
            c.add("secret_check", f"{form}-of-{name}", texts(secret=encoded), "SECRET_ENCODED")
    equals(c)


SECRETS = (
    ("ok", "secret", None),
    ("space-inside", "a b c", None),
    ("one-byte", "x", None),
    ("not-utf8", b"\xff", None),
    ("of-toobit-s-documents", "30lfjDT51iOG1kYZnDoLNynOyMdIcmQyO1XYfxzYOmQfx9tjiI98Pzio4uhZ0Uk2", None),
    ("of-hex", "0123456789abcdef0123456789abcdef", None),
    ("of-upper-case-hex", SEED1.hex().upper(), None),
    ("of-base64", base64.b64encode(SEED1).decode(), None),
    ("of-base64-padded-twice", base64.b64encode(SEED1[:25]).decode(), None),
    ("of-base64url", b64url(SEED2), None),
    ("of-marks", "mK7#vQ2!xR9$tL4@wN6%zB1^cH8&yD3*jF5(gP0)", None),
    ("of-words", "correct horse battery staple", None),
    ("of-letters-beyond-ascii", "sécrèt-中文-🚀", None),
    ("two-asterisks", "a**b", None),
    ("dollar-inside", "a$b", None),
    ("percent-first", "%a", None),
    ("colon-inside", "user:pass", None),
    ("equals-first", "=a", None),
    ("quote-inside", "it's", None),
    ("empty", "", "SECRET_EMPTY"),
    *(
        (f"{name}-{place}", text, "SECRET_SPACE")
        for name, space in (
            ("space", " "),
            ("newline", "\n"),
            ("crlf", "\r\n"),
            ("carriage-return", "\r"),
            ("tab", "\t"),
            ("vertical-tab", "\v"),
            ("form-feed", "\f"),
        )
        for place, text in (("first", space + "secret"), ("last", "secret" + space), ("only", space))
    ),
    ("space-around-quotes", ' "secret" ', "SECRET_SPACE"),
    ("byte-order-mark", "\ufeffsecret", "SECRET_BYTE_ORDER_MARK"),
    ("byte-order-mark-only", "\ufeff", "SECRET_BYTE_ORDER_MARK"),
    ("byte-order-mark-and-newline", "\ufeffsecret\n", "SECRET_BYTE_ORDER_MARK"),
    *(
        (f"quotes-{name}", text, "SECRET_QUOTES")
        for name, text in (
            ("double", '"abcdef0123456789"'),
            ("single", "'abcdef0123456789'"),
            ("backtick", "`abc`"),
            ("curly", "“abc”"),
            ("curly-single", "‘abc’"),
            ("angle", "«abc»"),
            ("low", "„abc“"),
            ("first", '"abc'),
            ("last", "abc'"),
            ("only", '"'),
            ("around-base64", '"c2VjcmV0MQ=="'),
            ("angle-single", "‹abc›"),
            ("full-width", "＂abc＂"),
            ("acute-last", "abc´"),
            ("corner", "「abc」"),
            ("high-reversed", "‟abc"),
        )
    ),
    *(
        (f"invisible-{name}", text, "SECRET_INVISIBLE")
        for name, text in (
            ("no-break-space-last", "a\u00a0"),
            ("no-break-space-first", "\u00a0a"),
            ("zero-width-space", "a\u200bb"),
            ("zero-width-joiner", "a\u200d"),
            ("word-joiner", "\u2060a"),
            ("byte-order-mark-last", "a\ufeff"),
            ("soft-hyphen", "a\u00adb"),
            ("narrow-no-break-space", "a\u202fb"),
            ("line-separator", "a\u2028"),
            ("ideographic-space", "\u3000a"),
            ("left-to-right-mark", "\u200ea"),
            ("en-space", "a\u2002b"),
            ("figure-space", "\u2007a"),
            ("paragraph-separator", "a\u2029"),
            ("ogham-space", "a\u1680b"),
            ("right-to-left-override", "a\u202eb"),
            ("pop-isolate", "a\u2069"),
            ("invisible-times", "a\u2062b"),
            ("arabic-letter-mark", "\u061ca"),
            ("grapheme-joiner", "a\u034fb"),
            ("braille-blank", "a\u2800"),
            ("hangul-filler", "\u3164"),
            ("half-width-hangul-filler", "a\uffa0"),
            ("hangul-choseong-filler", "\u115fa"),
            ("interlinear-anchor", "a\ufff9b"),
        )
    ),
    *(
        (f"control-{name}", text, "SECRET_CONTROL")
        for name, text in (
            ("nul", b"\0"),
            ("nul-last", b"secret\0"),
            ("nul-inside", b"sec\0ret"),
            ("escape", "\x1b[0msecret"),
            ("backspace", "a\bb"),
            ("newline-inside", "a b\nc"),
            ("tab-inside", "a\tb"),
            ("delete", "secret\x7f"),
            ("next-line", "secret\u0085"),
            ("c1", "a\u0080b"),
            ("c1-last", "ab\u009f"),
            ("unit-separator", "a\x1fb"),
            ("start-of-heading", "\x01a"),
            ("vertical-tab-inside", "a\vb"),
            ("carriage-return-inside", "a\rb"),
        )
    ),
    *(
        (f"assignment-{name}", text, "SECRET_ASSIGNMENT")
        for name, text in (
            ("plain", "API_SECRET=abcdef"),
            ("export", "export API_SECRET=abcdef"),
            ("quoted", 'API_SECRET="abcdef"'),
            ("powershell", '$env:SECRET="abc"'),
            ("yaml", "api_secret: abcdef"),
            ("properties", "api.secret = abcdef"),
            ("of-base64", "KEY=c2VjcmV0MQ=="),
            ("header", "X-BB-APIKEY: abcdef"),
        )
    ),
    *(
        (f"placeholder-{name}", text, "SECRET_PLACEHOLDER")
        for name, text in (
            ("braces", "${API_SECRET}"),
            ("dollar", "$API_SECRET"),
            ("default", "${API_SECRET:-none}"),
            ("inside", "a${B}c"),
            ("command", "$(cat secret)"),
            ("mustache", "{{ api_secret }}"),
            ("angle", "<api-secret>"),
            ("percent", "%API_SECRET%"),
            ("your", "your_api_secret"),
            ("your-upper", "YOUR-API-SECRET"),
        )
    ),
    *(
        (f"masked-{name}", text, "SECRET_MASKED")
        for name, text in (
            ("asterisks", "****************"),
            ("inside", "abcd****wxyz"),
            ("bullets", "••••••••"),
            ("circles", "●●●●"),
            ("ellipsis", "abcd…wxyz"),
            ("dots", "abcd...wxyz"),
            ("letters", "xxxxxxxx"),
            ("dashes", "--------"),
        )
    ),
    *(
        (f"file-{name}", text, "SECRET_FILE")
        for name, text in (
            ("pem", "-----BEGIN PRIVATE KEY-----\nMC4=\n-----END PRIVATE KEY-----\n"),
            ("json", '{"secret":"abc"}'),
            ("json-of-lines", '{\n  "secret":"abc"\n}\n'),
        )
    ),
)


def equals(c):
    for name, a, b in (
        ("same", "token", "token"),
        ("last-byte", "token", "tokem"),
        ("first-byte", "token", "uoken"),
        ("case", "token", "Token"),
        ("longer", "token", "token1"),
        ("prefix", "tok", "token"),
        ("both-empty", "", ""),
        ("one-empty", "", "x"),
        ("nul", b"\0", ""),
        ("not-utf8", b"\xff", b"\xff"),
        ("not-utf8-differs", b"\xff", b"\xfe"),
    ):
        c.add("equal", name, texts(a=a, b=b), {"equal": a == b if type(a) is type(b) else False})
