"""VelaFi's pushes: RSASSA-PKCS1-v1_5 with SHA-256 over the raw body, in hex; what tells one from others."""

import base64
import json

from .common import *
from .rsa import DIGEST_INFO, Key, cube_root_forgery, der, integer, pem, pss, sha256

ORDER = (
    b'{"webhookId":"00112233445566778899aabbccddeeff","eventType":"ORDER_WEBHOOK","orderId":"470000000000000001",'
    b'"fiat":"MXN","fiatAmount":"99","orderStatus":"60","updateTime":"1735280582000"}'
)
STABLE = (
    b'{"eventType":"STABLE_COIN_PAYMENT_WEBHOOK","orderId":1000000001,"depositAmount":1000.0,"status":"CONFIRMED",'
    b'"confirmTime":1714672800000,"cancelTime":null}'
)


def webhooks(c):
    verified(c)
    ids(c)
    for name, accepted, word in (("success", 1, "SUCCESS"), ("any-other-number", 7, "SUCCESS"), ("failure", 0, "FAIL")):
        c.add("webhook_acknowledge", name, {"accepted": accepted}, {"text": f'{{"callbackStatus":"{word}"}}'})


def verified(c):
    k = Key("rsa2048", 2048)
    right = k.sign(ORDER)
    hashed = sha256(ORDER)

    def add(name, expect, signature=right, key=k, body=ORDER, public_key=None):
        if isinstance(signature, bytes):
            if isinstance(key, Key) and key.e == 65537:
                assert key.verifies(body, signature) == (expect is None) or expect not in (None, "SIGNATURE"), name
            signature = signature.hex()
        text_of_key = key.text() if public_key is None else public_key
        c.add("webhook_verify", name, texts(signature=signature, public_key=text_of_key, body=body), expect)

    add("ok", None)
    add("upper-case", None, right.hex().upper())
    add("mixed-case", None, right.hex()[:99].upper() + right.hex()[99:])
    spaced = json.dumps(json.loads(ORDER), indent=4).replace("\n", "\r\n").encode() + b"\n"
    add("indented-crlf", None, k.sign(spaced), body=spaced)
    add("empty-body", None, k.sign(b""), body=b"")
    add("no-text", None, k.sign(b"\xff\xfe\0\r"), body=b"\xff\xfe\0\r")
    add("large-body", None, k.sign(b"x" * 3000), body=b"x" * 3000)
    number = next(i for i in range(10000) if k.sign(b"%d" % i)[0] == 0)
    zero = b"%d" % number
    add("begins-with-a-zero-byte", None, k.sign(zero), body=zero)
    for bits in (2049, 2055, 2056, 2057, 2112, 2113, 3072, 3967, 4095, 4096):
        key = Key(f"rsa{bits}", bits)
        add(f"bits-{bits}", None, key.sign(STABLE), key, STABLE)
        add(f"bits-{bits}-other-body", "SIGNATURE", key.sign(STABLE), key, ORDER)
    for bits in (1024, 2047, 4097, 8192):
        key = Key(f"rsa{bits}", bits)
        add(f"bits-{bits}", "RSA_SIZE", key.sign(ORDER), key)

    add("other-key", "SIGNATURE", key=Key("rsa2048 other", 2048))
    add("body-byte-changed", "SIGNATURE", body=ORDER.replace(b"99", b"98"))
    add("body-written-again", "SIGNATURE", body=json.dumps(json.loads(ORDER)).encode())
    add("line-end-appended", "SIGNATURE", body=ORDER + b"\n")
    add("other-push", "SIGNATURE", body=STABLE)
    add("last-bit-changed", "SIGNATURE", right[:-1] + bytes([right[-1] ^ 1]))
    add("first-bit-changed", "SIGNATURE", bytes([right[0] ^ 1]) + right[1:])
    for what, number in (
        ("zero", 0),
        ("one", 1),
        ("less-one", k.n - 1),
        ("modulus", k.n),
        ("modulus-and-one", k.n + 1),
    ):
        add(f"number-{what}", "SIGNATURE", number.to_bytes(256, "big"))
    small = next(
        body for body in (b"%d" % i for i in range(10000)) if int.from_bytes(k.sign(body), "big") + k.n < 1 << 2048
    )
    add("and-modulus", "SIGNATURE", (int.from_bytes(k.sign(small), "big") + k.n).to_bytes(256, "big"), body=small)
    add("all-ones", "SIGNATURE", b"\xff" * 256)
    info = DIGEST_INFO["SHA-256"] + hashed
    for name, block in (
        ("oid-of-sha512", k.block(DIGEST_INFO["SHA-512"] + hashed)),
        ("oid-of-sha1", k.block(DIGEST_INFO["SHA-1"] + hashed)),
        ("bare-digest", k.block(hashed)),
        ("behind-the-digest", k.block(info, padding=8, tail=b"\xa5" * 194)),
        ("zeros-behind-the-digest", k.block(info, padding=8)),
        ("padding-fe", k.block(info, fill=0xFE)),
        ("block-type-2", k.block(info, kind=2)),
        ("block-type-0", k.block(info, kind=0, fill=0)),
        ("no-null", k.block(bytes.fromhex("302f300b0609608648016503040201") + b"\x04\x20" + hashed)),
        ("long-length", k.block(bytes.fromhex("308131300d060960864801650304020105000420") + hashed)),
    ):
        add(name, "SIGNATURE", k.raw(block))
    add("sha1", "SIGNATURE", k.sign(ORDER, "SHA-1"))
    add("sha512", "SIGNATURE", k.sign(ORDER, "SHA-512"))
    add("pss", "SIGNATURE", pss(k, ORDER))

    encoded = base64.b64encode(right).decode()
    add("base64", "SIGNATURE_BASE64", encoded)
    add("base64-without-padding", "SIGNATURE_BASE64", encoded.rstrip("="))
    add("base64url", "SIGNATURE_BASE64", base64.urlsafe_b64encode(right).decode())
    key = Key("rsa4096", 4096)
    add("base64-4096", "SIGNATURE_BASE64", base64.b64encode(key.sign(ORDER)).decode(), key)
    add("base64-of-another-length", "SIGNATURE_FORMAT", base64.b64encode(right[:-3]).decode())
    add("base64-of-hex", "SIGNATURE_FORMAT", base64.b64encode(right.hex().encode()).decode())
    add("empty", "SIGNATURE_FORMAT", "")
    add("with-prefix", "SIGNATURE_FORMAT", "0x" + right.hex())
    add("digit-missing", "SIGNATURE_FORMAT", right.hex()[:-1])
    add("byte-missing", "SIGNATURE_FORMAT", right[:-1].hex())
    add("byte-too-many", "SIGNATURE_FORMAT", right.hex() + "00")
    add("zero-byte-dropped", "SIGNATURE_FORMAT", k.sign(zero).hex()[2:], body=zero)
    add("newline", "SIGNATURE_FORMAT", right.hex() + "\n")
    add("not-hex", "SIGNATURE_FORMAT", "g" + right.hex()[1:])
    add("an-hmac", "SIGNATURE_FORMAT", hmac_hex("secret", ORDER))

    good = k.spki()
    add("key-pem", None, public_key=pem(good))
    add("key-pem-crlf", None, public_key=pem(good, end="\r\n"))
    add("key-pem-escaped", None, public_key=pem(good).replace("\n", "\\n"))
    add("key-line-ends", None, public_key="\n".join((k.text()[:76], k.text()[76:])) + "\r\n")
    add(
        "key-no-padding",
        None,
        key=(odd := Key("rsa2056", 2056)),
        signature=odd.sign(ORDER),
        public_key=odd.text().rstrip("="),
    )
    three = Key("rsa2048 e3", 2048, 3)
    add("exponent-3-forged", "RSA_EXPONENT", cube_root_forgery(three, ORDER), three)
    add("exponent-3", "RSA_EXPONENT", three.sign(ORDER), three)
    add("exponent-17", "RSA_EXPONENT", (other := Key("rsa2048 e17", 2048, 17)).sign(ORDER), other)
    add("key-empty", "EMPTY", public_key="")

    def of(der_bytes):
        return base64.b64encode(der_bytes).decode()

    null = bytes.fromhex("06092a864886f70d0101010500")
    bits = der(0x03, b"\0" + k.pkcs1())
    even = Key("rsa2048", 2048)
    even.n -= 1
    for name, public_key in (
        ("pkcs1", of(k.pkcs1())),
        ("pkcs1-pem", pem(k.pkcs1(), "RSA PUBLIC KEY")),
        ("byte-behind", of(good + b"\0")),
        ("byte-behind-the-numbers", of(k.spki(behind=b"\0"))),
        ("cut", of(good[:-3])),
        ("two-keys", of(good + good)),
        ("unused-bits", of(k.spki(unused=b"\1"))),
        ("no-null", of(k.spki("06092a864886f70d010101"))),
        ("oid-of-pss", of(k.spki("06092a864886f70d01010a0500"))),
        ("long-length", of(der(0x30, der(0x30, null, long=True) + bits))),
        ("length-without-end", of(b"\x30\x80" + der(0x30, null) + bits + b"\0\0")),
        (
            "zero-before-modulus",
            of(
                der(
                    0x30,
                    der(0x30, null)
                    + der(0x03, b"\0" + der(0x30, der(0x02, b"\0\0" + k.n.to_bytes(256, "big")) + integer(65537))),
                )
            ),
        ),
        (
            "negative-modulus",
            of(
                der(
                    0x30,
                    der(0x30, null)
                    + der(0x03, b"\0" + der(0x30, der(0x02, k.n.to_bytes(256, "big")) + integer(65537))),
                )
            ),
        ),
        ("even-modulus", of(even.spki())),
        ("ed25519", "MCowBQYDK2VwAyEAPUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw="),
        ("certificate", pem(good, "CERTIFICATE")),
        ("pem-cut", pem(good)[:-10]),
        ("two-pems", pem(good) + pem(good)),
        ("hex", good.hex()),
        ("quoted", f'"{k.text()}"'),
        ("words", "the public key"),
        ("very-long", "A" * 5000),
    ):
        add(f"key-{name}", "RSA_KEY", public_key=public_key)
    for label in ("PRIVATE KEY", "RSA PRIVATE KEY", "ENCRYPTED PRIVATE KEY"):
        add(f"key-{label.replace(' ', '-').lower()}", "KEY_PRIVATE", public_key=pem(bytes(30), label))
    add("key-before-signature", "RSA_KEY", "", public_key="x")


def ids(c):
    def add(name, expect, body):
        if isinstance(expect, tuple):
            expect = {"text": " ".join(expect)}
        c.add("webhook_id", name, texts(body=body), expect)

    add("order", ("ORDER_WEBHOOK", "470000000000000001", "60", "1735280582000"), ORDER)
    add("stablecoin-numbers", ("STABLE_COIN_PAYMENT_WEBHOOK", "1000000001", "CONFIRMED", "1714672800000"), STABLE)
    add(
        "funding",
        ("FUNDING_WEBHOOK", "t1", "2", "7"),
        '{"eventType":"FUNDING_WEBHOOK","orderId":"o1","txId":"t1","status":"2","updateTime":7}',
    )
    add(
        "funding-of-an-order-alone", ("FUNDING_WEBHOOK", "o1", "", ""), '{"eventType":"FUNDING_WEBHOOK","orderId":"o1"}'
    )
    add(
        "transaction-alone",
        ("ON_RAMP_WITHDRAW_WEBHOOK", "t1", "", ""),
        '{"eventType":"ON_RAMP_WITHDRAW_WEBHOOK","txId":"t1"}',
    )
    add("order-before-transaction", ("X", "o1", "", ""), '{"eventType":"X","txId":"t1","orderId":"o1"}')
    add(
        "escapes",
        ("A_B", "a/b", "c", "5"),
        '{"eventType":"A\\u005fB","orderId":"a\\/b","status":"\\u0063","updateTime":5}',
    )
    add("spaces-around", ("X", "1", "", ""), ' {\n "orderId" : 1 ,\r\n "eventType" : "X" } ')
    add(
        "null-is-absent",
        ("X", "1", "2", ""),
        '{"eventType":"X","orderId":null,"txId":1,"orderStatus":null,"status":2,"updateTime":null}',
    )
    for name, body in (
        ("no-event", '{"orderId":"1"}'),
        ("event-is-a-number", '{"eventType":1,"orderId":"1"}'),
        ("event-empty", '{"eventType":"","orderId":"1"}'),
        ("no-id", '{"eventType":"X"}'),
        ("id-empty", '{"eventType":"X","orderId":""}'),
        ("id-with-space", '{"eventType":"X","orderId":"1 2"}'),
        ("id-with-line-end", '{"eventType":"X","orderId":"1\\n2"}'),
        ("id-not-ascii", '{"eventType":"X","orderId":"é"}'),
        ("id-is-a-list", '{"eventType":"X","orderId":["1"]}'),
        ("status-is-true", '{"eventType":"X","orderId":"1","status":true}'),
        ("twice", '{"eventType":"X","orderId":"1","orderId":"2"}'),
        ("list", '[{"eventType":"X","orderId":"1"}]'),
        ("cut", '{"eventType":"X","orderId":"1"'),
        ("empty", ""),
        ("form", "eventType=X&orderId=1"),
        ("not-utf8", b'{"eventType":"X","orderId":"\xff"}'),
    ):
        add(name, "PUSH", body)
