#!/usr/bin/env python3
"""Writes inputs for the fuzz targets from the vectors: seeds.py FOLDER makes FOLDER/TARGET/..., as src/tape.rs reads them.

tools/trust/fuzz.sh starts from these beside the committed corpus, and the corpus is what was left of both after merging."""

import base64
import hashlib
import hmac
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
OUT = pathlib.Path(sys.argv[1])
NOW_MS = 1_740_568_725_231
SCHEMES = {"SHA256": 0, "HMAC_SHA256": 1, "HMAC_SHA256_APPID": 2}
READERS = [
    "velafi token_response",
    "velafi response",
    "pave response",
    "mixin response",
    "toobit response",
    "toobit time_response",
    "bitbitduo token_response",
    "bitbitduo time_response",
    "toobit response_item",
    "mixin oauth_token_response",
    "toobit stream_response",
    "bitbitduo response",
]
SERVICES = ["velafi", "pave", "mixin", "toobit", "toobit request", "bitbitduo"]
STRUCTS = {
    "bh_pave_call": ["username", "api_key", "timestamp", "method", "target", "body"],
    "bh_mixin_claims": ["uid", "sid", "aid", "iss", "scp", "jti"],
    "bh_mixin_keystore": ["app_id", "session_id", "authorization_id", "private_key", "server_key", "spend_key", "pin"],
}


def raw(value):
    """The bytes of a vector's text."""
    if value is None:
        return b""
    return bytes.fromhex(value["hex"]) if isinstance(value, dict) else value.encode()


def text(value):
    bytes_ = raw(value) if not isinstance(value, bytes) else value
    return bytes([min(len(bytes_), 223)]) + bytes_[:223]


def number(value):
    return b"\xff" + (int(value or 0) & (2**64 - 1)).to_bytes(8, "little")


def scheme(value):
    return SCHEMES.get(value, value)


def texts(source, *names):
    return b"".join(text(source.get(name)) for name in names)


def numbers(source, *names):
    return b"".join(number(source.get(name)) for name in names)


def window(given):
    return numbers(given, "now_ms", "past_ms", "ahead_ms")


def params(pairs):
    pairs = (pairs or [])[:5]
    return bytes([len(pairs)]) + b"".join(text(name) + text(value) for name, value in pairs)


def seed_of(key):
    """A seed of 32 bytes from any form of a key, right or wrong."""
    ((form, value),) = key.items()
    value = raw(value)
    if form == "base64url":
        value = re.sub("[^A-Za-z0-9_-]", "", value.decode(errors="replace").replace("+", "-").replace("/", "_"))
        decoded = base64.urlsafe_b64decode((value + "A" * 88)[:88])
    else:
        value = re.sub("[^0-9a-fA-F]", "", value.decode(errors="replace"))
        decoded = bytes.fromhex((value + "0" * 64)[:64])
    return decoded[:32]


def response(service, verb, given):
    reader = READERS.index(f"{service} {verb}")
    status = given["http_status"]
    code = {200: b"\0", 202: b"\1"}.get(status)
    if code is None:
        code = bytes([status // 10]) if status % 10 == 0 and 20 <= status < 640 else b"\x40" + number(status ^ 0x40)
    sent = number(given["sent_ms"]) if "sent_ms" in given else b""
    method = {b"GET": b"\0", b"POST": b"\x40"}.get(raw(given.get("request_method")), b"\xff")
    return bytes([reader]) + code + sent + method + raw(given.get("body"))


def decoded(part):
    try:
        return base64.urlsafe_b64decode(part + b"=" * (-len(part) % 4))
    except ValueError:
        return b""


def tokens(verb, given):
    token = raw(given.get("token"))
    request = (
        texts(given, "method", "target", "body", "request_id") if verb != "decode" else text("GET") + text("/") * 3
    )
    with_window = 2 if given.get("window") else 0
    request += window(given["window"]) if with_window else b""
    public = bytes.fromhex(given["public_hex"]) if verb != "decode" else bytes(32)
    yield bytes([5 | with_window]) + request + public.ljust(32, b"\0")[:32] + token
    # The same claims, signed anew, with the hash of the request where it was the right one.
    parts = token.split(b".")
    if len(parts) == 3:
        header, claims = decoded(parts[0]), decoded(parts[1])
        signed = raw(given.get("method")) + (raw(given.get("target")) or b"/") + raw(given.get("body"))
        claims = claims.replace(hashlib.sha256(signed).hexdigest().encode(), b"\1")
        yield bytes([1 | with_window | 16]) + request + text(header) + claims


def keys(verb, given):
    if verb == "hmac_sha256":
        yield b"\0" + raw(given.get("secret"))
    elif verb == "ed25519_sign":
        yield from (which + seed_of(given["key"]) + raw(given.get("message")) for which in (b"\1", b"\x09"))
    elif verb == "ed25519_verify":
        yield b"\x08" + bytes.fromhex(given["public_hex"] + given["signature_hex"]) + raw(given.get("message"))
    elif verb == "ed25519_key":
        ((form, value),) = given.items()
        yield {"seed_hex": b"\1", "hex": b"\2", "base64url": b"\3"}[form] + raw(value)
        if form != "seed_hex":
            yield from (
                bytes([which]) + seed_of(given) + bytes([2, at, to])
                for which in range(4, 8)
                for at, to in [(0, 0), (70, 65)]
            )


def signing(service, verb, given):
    call = given.get("call", given)
    if service == "velafi" and verb in ("sign", "token_request", "request"):
        yield (
            b"\0"
            + text(given.get("secret", "s"))
            + number(given.get("timestamp_ms"))
            + text(given.get("api_key", given.get("token", "k")))
            + texts(given, "method", "target", "body")
        )
    if service == "pave" and verb in ("sign", "request"):
        yield (
            b"\1"
            + text(given.get("secret"))
            + texts(call, "username", "api_key", "timestamp", "method", "target", "body")
        )
    if service == "mixin" and verb in ("sign", "request"):
        claims = given["claims"]
        yield (
            b"\2"
            + seed_of(given["key"])
            + texts(claims, *STRUCTS["bh_mixin_claims"])
            + numbers(claims, "iat_s", "exp_s")
            + texts(given, "method", "target", "body")
        )
    if service == "toobit" and verb == "sign":
        yield b"\3" + texts(given, "secret", "query", "body")
    if service == "toobit" and verb == "request":
        method = [b"GET", b"POST", b"PUT", b"DELETE"]
        method = method.index(raw(call.get("method"))) if raw(call.get("method")) in method else 4
        yield (
            b"\4"
            + text(given.get("secret"))
            + texts(call, "api_key", "path", "json")
            + params(call.get("query"))
            + params(call.get("form"))
            + bytes([method])
            + numbers(call, "timestamp_ms", "recv_window_ms")
        )
    if service == "bitbitduo" and verb in ("sign", "token_request"):
        yield (
            b"\5"
            + bytes([scheme(given["scheme"]) % 5])
            + texts(given, "app_id", "app_key")
            + numbers(given, "random", "time_s")
        )


def flips(service, verb, given):
    if verb == "token_seal":
        nonce = raw(given.get("nonce"))[:12].ljust(12, b"\0")
        yield b"\x0b" + nonce + b"\0" + texts(given, "secret", "account", "token")
    if verb != "sign":
        return
    if service == "velafi":
        yield b"\0" + text(given.get("secret")) + number(given["timestamp_ms"] - 10**12)
    elif service == "pave":
        yield b"\1" + texts(given, "secret", "username", "api_key", "timestamp")
    elif service == "toobit":
        yield b"\2" + texts(given, "secret", "query", "body")
    elif service == "bitbitduo":
        yield (
            b"\3"
            + bytes([scheme(given["scheme"]) % 3])
            + texts(given, "app_id", "app_key")
            + number(given.get("random", 0) - 100_000)
            + number(given.get("time_s", 0) - 10**9)
        )
    elif service == "mixin":
        yield (
            b"\4"
            + seed_of(given["key"])
            + texts(given, "method", "target", "body")
            + text(given["claims"].get("jti"))
            + bytes([bool(given["claims"].get("aid"))])
        )
        yield b"\5" + seed_of(given["key"]) + text(given["claims"].get("jti"))


def values(verb, given):
    if verb in ("hex_encode", "base64url_encode", "hex_decode", "base64url_decode", "secret_check", "equal"):
        yield b"\0" + (
            raw(given.get("bytes"))
            or raw(given.get("text"))
            or raw(given.get("secret"))
            or raw(given.get("a")) + raw(given.get("b"))
        )
    elif verb == "time_parse_utc":
        yield b"\1" + raw(given.get("text"))
    elif verb in ("time_format_utc", "time_format_seconds"):
        yield b"\2" + number(given["time_s"])
    elif verb == "clock_offset":
        yield b"\3" + numbers(given, "sent_ms", "received_ms", "server_time_ms", "resolution_ms")
    elif verb == "token_rule":
        yield b"\4" + numbers(
            given, "issued_ms", "expires_ms", "last_request_ms", "min_interval_ms", "refresh_ahead_ms", "now_ms"
        )


def functions():
    """Their number and their parameters."""
    described = json.loads((ROOT / "include/bh_auth.api.json").read_text())["functions"]
    return {one["name"]: (index, one["params"]) for index, one in enumerate(described)}


FUNCTIONS = functions()


# A text: what the call before wrote.
WRITTEN = 32


def drawn(given):
    """At most five parameters, as src/calls takes them."""
    given = (given or [])[:5]
    return bytes([len(given)]) + b"".join(b"\x29" + text(part) for pair in given for part in pair)


def struct(of, given):
    """The texts of a struct that are there, behind a byte that says which."""
    names = STRUCTS[of]
    which = sum(1 << at for at, part in enumerate(names) if given.get(part))
    return bytes([which]) + b"".join(b"\x29" + text(given[part]) for part in names if given.get(part))


def step(name, given):
    """A call of src/calls, with capacity enough."""
    index, parameters = FUNCTIONS[name]
    read = [one for one in parameters if one["dir"] == "in"]
    out = bytes([index])
    for one in read:
        if one["kind"] == "view":
            fallback = given.get("text", given.get("bytes", given.get("secret")))
            value = given.get(one["name"], fallback)
            out += bytes([WRITTEN]) if value is WRITTEN else b"\x29" + text(value)
    for one in read:
        if one["kind"] == "array":
            value = given.get(one["name"].replace("32", "") + "_hex", "")
            out += b"\1" + bytes.fromhex(value).ljust(64 if one["name"] == "signature" else 32, b"\0")
    out += b"".join(number(scheme(given.get(one["name"], 0))) for one in read if one["kind"] == "number")
    call = given.get("call", given)
    if name == "bh_token_rule":
        out += numbers(given, "issued_ms", "expires_ms", "last_request_ms", "min_interval_ms", "refresh_ahead_ms")
    elif any(one["type"] == "const bh_http_response *" for one in read):
        # The status as a number of its own, headers, then body and method.
        out += b"\x40" + number(given.get("http_status", 200)) + drawn(given.get("headers"))
        out += b"".join(b"\x29" + text(given.get(part)) for part in ("body", "request_method"))
    elif name == "bh_velafi_request":
        parts = ("token", "method", "target", "body", "content_type")
        out += b"".join(b"\x29" + text(call.get(part)) for part in parts)
    elif name == "bh_pave_request":
        out += b"".join(b"\x29" + text(call.get(part)) for part in STRUCTS["bh_pave_call"])
    elif name in ("bh_toobit_request", "bh_toobit_key_request"):
        out += b"".join(b"\x29" + text(call.get(part)) for part in ("api_key", "method", "path", "json"))
        out += drawn(call.get("query")) + drawn(call.get("form")) + numbers(call, "timestamp_ms", "recv_window_ms")
    elif any(one["type"] == "const bh_mixin_claims *" for one in read):
        claims = given.get("claims", {})
        out += struct("bh_mixin_claims", claims)
        out += numbers(claims, "iat_s", "exp_s")
    elif any(one["type"] == "const bh_mixin_keystore *" for one in read):
        keystore = given.get("keystore", {})
        kind = keystore.get("server_key_kind", "NONE")
        kind = ["NONE", "ED25519", "X25519"].index(kind) if isinstance(kind, str) else kind % 4
        out += struct("bh_mixin_keystore", keystore) + bytes([kind])
    elif any(one["type"] == "const bh_param *" for one in read):
        out += drawn(given.get("params"))
    if any(one["type"] == "const bh_window *" for one in read):
        out += b"\1" + window(given["window"]) if given.get("window") else b"\0"
    out += b"\0" * sum(one["kind"] == "key" for one in read) + b"\0"
    return out + (b"\x07" if any(one["kind"] == "buffer" for one in parameters) else b"")


def calls(service, verb, given):
    names = [f"bh_{service}_{verb}" if service not in ("core", "input") else f"bh_{verb}"]
    if verb == "sign":
        names = [f"bh_{service}_payload", f"bh_{service}_sign"]
    if verb == "ed25519_key":
        ((form, value),) = given.items()
        if form == "seed_hex":
            yield bytes([FUNCTIONS["bh_ed25519_key_from_seed"][0], 1]) + raw(value)[:32] + b"\0"
        else:
            yield step(f"bh_ed25519_key_from_{form}", {"hex": value, "base64url": value})
        return
    before = b""
    if "secret" in given and service != "core":
        before = step("bh_hmac_key_init", {"secret": given["secret"]})
    yield before + b"".join(step(name, given) for name in names if name in FUNCTIONS)


def inputs(service, verb, given):
    for one in calls(service, verb, given):
        yield "calls", one
    if verb.endswith("response"):
        yield "responses", response(service, verb, given)
    if verb in ("verify", "integrity_verify", "decode") and service == "mixin":
        yield from (("tokens", one) for one in tokens(verb, given))
    if service == "core":
        yield from (("keys", one) for one in keys(verb, given))
        yield from (("texts", one) for one in values(verb, given))
    yield from (("signing", one) for one in signing(service, verb, given))
    yield from (("flips", one) for one in flips(service, verb, given))


def alone():
    """A call of every function, that does what it is asked where that needs little, by the function's name."""
    for name in FUNCTIONS:
        yield name, step(name, {"text": "text", "bytes": "text", "hex": "00", "bound": 6, "server_time_ms": NOW_MS})
    verified = json.loads((ROOT / "tests/vectors/core.json").read_text())["cases"]
    verified = next(case for case in verified if case["verb"] == "ed25519_verify" and not case["expect"])
    yield "bh_ed25519_verify", step("bh_ed25519_verify", verified["input"])
    signed = {
        "signature": WRITTEN,
        "timestamp_ms": NOW_MS,
        "username": "u",
        "api_key": "a",
        "timestamp": "t",
        "query": "a=1",
        "scheme": 0,
        "app_id": "i",
        "app_key": "k",
        "random": 123_456,
        "time_s": 1_740_568_725,
    }
    for service in ("velafi", "pave", "toobit", "bitbitduo"):
        name = f"bh_{service}_verify"
        yield name, step(f"bh_{service}_sign", signed) + step(name, {**signed, "now_ms": 0})
    yield from diagnosed(signed)
    # The last good texts of src/calls/args.rs: a push of VelaFi's, whose key and signature are longer than a seed's text.
    name = "bh_velafi_webhook_verify"
    yield name, bytes([FUNCTIONS[name][0], 29, 30, 31, 0])
    push = {"body": '{"eventType":"ORDER_WEBHOOK","orderId":"1","orderStatus":"60","updateTime":"1735280582000"}'}
    yield "bh_velafi_webhook_id", step("bh_velafi_webhook_id", push)
    batch = {"body": '{"code":0,"result":[{"code":0,"orderId":"1"}]}', "request_method": "POST"}
    yield "bh_toobit_response_item", step("bh_toobit_response_item", batch)
    key_only = {"api_key": "k", "method": "GET", "path": "/quote/v1/depth", "query": [("symbol", "BTCUSDT")]}
    yield "bh_toobit_key_request", step("bh_toobit_key_request", key_only)
    stream = {"body": '{"listenKey":"k"}', "request_method": "POST", "sent_ms": NOW_MS}
    yield "bh_toobit_stream_response", step("bh_toobit_stream_response", stream)
    claims = {"uid": "u", "sid": "s", "jti": "j", "iat_s": 1_740_568_725, "exp_s": 1_740_568_785}
    request = {"method": "GET", "target": "/me"}
    yield "bh_mixin_request", step("bh_mixin_request", {"claims": claims, **request})
    yield (
        "bh_mixin_decode",
        step("bh_mixin_sign", {"claims": claims, **request}) + step("bh_mixin_decode", {"token": WRITTEN}),
    )
    wrong = {"token": WRITTEN, "key_text": "00" * 32, "request_id": "j", "now_ms": NOW_MS, "body": "", **request}
    yield (
        "bh_mixin_diagnose",
        step("bh_mixin_sign", {"claims": claims, **request}) + step("bh_mixin_diagnose", wrong),
    )
    token = {"secret": "s", "account": "a", "nonce": "twelve bytes", "token": "t"}
    sealing = step("bh_token_seal", token)
    yield "bh_token_seal", sealing
    yield "bh_token_open", sealing + step("bh_token_open", {**token, "sealed": WRITTEN})
    keystore = {
        "client_id": "a",
        "session_id": "b",
        "private_key": "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
    }
    yield "bh_mixin_keystore_read", step("bh_mixin_keystore_read", {"text": json.dumps(keystore)})
    yield from mixin()
    made = step("bh_mixin_sign", {"claims": claims, **request}) + step("bh_ed25519_public", {})
    for name in ("bh_mixin_verify", "bh_mixin_integrity_verify"):
        views = b"\x21" + b"".join(b"\x29" + text(one) for one in ("GET", "/me", "", "j"))
        yield name, made + bytes([FUNCTIONS[name][0]]) + views + b"\0" * 3


def diagnosed(signed):
    """Signatures made with a secret that ends in a line break."""
    plain = {
        "velafi": f"timestamp={NOW_MS}",
        "pave": "u:a@t",
        "toobit": "a=1",
        "bitbitduo": "appid=i&random=123456&time=1740568725",
    }
    for service, payload in plain.items():
        signature = hmac.new(b"k\n", payload.encode(), "sha256").hexdigest()
        given = {**signed, "signature": signature, "secret": "k", "scheme": SCHEMES["HMAC_SHA256_APPID"]}
        yield f"bh_{service}_diagnose", step(f"bh_{service}_diagnose", given)


def mixin():
    """PIN and TIP, OAuth and Blaze, with the keys of RFC 8032's TEST 1 and 2."""
    seed, public = (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
    )
    id = "2594ad57-9dad-424f-8595-b14727e24e61"
    keystore = {
        "app_id": id,
        "private_key": seed,
        "server_key": "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "spend_key": seed,
        "pin": "123456",
        "server_key_kind": "ED25519",
    }
    claims = {"uid": "u", "sid": "s", "jti": "j", "iat_s": 1_740_568_725, "exp_s": 1_740_568_785}
    granted = '{"data":{"authorization_id":"a","scope":"PROFILE:READ","ed25519":"%s"}}' % keystore["server_key"]
    seal = {"keystore": keystore, "iv": "sixteen IV bytes", "time_s": 1_740_568_725, "iterator": 1}
    tip = {"action": "TIP:TRANSFER:CREATE:"}
    tip["params"] = [("asset_id", id), ("opponent_id", id), ("amount", "0.01"), ("trace_id", id)]
    given = {
        "code_challenge": {"verifier": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"},
        "oauth_token_request": {"client_id": id, "code": "c", "client_secret": "s"},
        "oauth_token_response": {"body": granted, "request_method": "POST"},
        "authorization_read": {"body": granted},
        "response_verify": {
            "headers": [("X-Request-Id", "j")],
            "request_id": "j",
            "request_method": "GET",
            "target": "/me",
            "body": "{}",
        },
        "blaze_request": {"claims": claims},
        "blaze_message": {"id": id},
        "spend_key": {"keystore": keystore, "public_hex": public},
        "pin": seal,
        "iterator_next": {"last": 1, "now_ms": NOW_MS},
        "tip_payload": tip,
        "tip_sign": tip,
        "register_body": seal,
    }
    for verb, one in given.items():
        yield f"bh_mixin_{verb}", step(f"bh_mixin_{verb}", one)


def edges():
    """What coverage does not ask for: each byte encoded, and odd numbers halved."""
    pairs = [[{"hex": bytes([first] + list(range(first, first + 64))).hex()}] * 2 for first in range(0, 256, 64)]
    call = {"api_key": "k", "method": "GET", "path": "/p", "query": pairs, "timestamp_ms": NOW_MS}
    yield from (
        ("signing", "bh_toobit_request", one) for one in signing("toobit", "request", {"secret": "s", "call": call})
    )
    # A token, in the millisecond in which it ends.
    claims = '{"uid":"u","sid":"s","jti":"a","sig":"\x01","iat":1740568725,"exp":1740568785}'
    end = {"now_ms": 1_740_568_785_000 + 7, "past_ms": 7, "ahead_ms": 0}
    yield "tokens", "bh_mixin_verify", b"\x0a" + window(end) + claims.encode()
    offset = {"sent_ms": 1, "received_ms": 4, "server_time_ms": NOW_MS, "resolution_ms": 1001}
    yield from (("texts", "bh_clock_offset", one) for one in values("clock_offset", offset))


count = 0


def write(target, data, name=None):
    global count
    folder = OUT / target
    folder.mkdir(parents=True, exist_ok=True)
    if len(data) <= 4096:
        (folder / (name or hashlib.sha1(data).hexdigest())).write_bytes(data)
        count += 1


for name, data in alone():
    write("calls", data, name)
for target, name, data in edges():
    write(target, data, name)
for path in sorted((ROOT / "tests/vectors").glob("*.json")):
    if path.name == "schema.json":
        continue
    vectors = json.loads(path.read_text())
    for case in vectors["cases"]:
        for target, data in inputs(vectors["service"], case["verb"], case["input"]):
            write(target, data)
print(f"{count} inputs of the vectors in {OUT}")
