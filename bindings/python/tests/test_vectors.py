"""Every case of every file of tests/vectors, by the names of the functions and their parameters."""

import inspect
import json
import os
from pathlib import Path

import bh_auth
import pytest
from bh_auth import BhAuthError, Ed25519Key, HmacKey, HttpResponse, Window

ROOT = Path(__file__).resolve().parents[3]
FILES = sorted(path for path in (ROOT / "tests/vectors").glob("*.json") if path.name != "schema.json")
CASES = [(path.stem, case) for path in FILES for case in json.loads(path.read_text("utf-8"))["cases"]]
WRITTEN = sum(path.read_text("utf-8").count('\n   "verb": "') for path in FILES)
ran = set()


def octets(text):
    return bytes.fromhex(text["hex"]) if isinstance(text, dict) else (text or "").encode()


def pairs(items):
    return [(octets(name), octets(value)) for name, value in items or []]


def ed25519_key(key):
    if "seed_hex" in key:
        return Ed25519Key.from_seed(bytes.fromhex(key["seed_hex"]))
    ((form, text),) = (key or {"text": ""}).items()
    return getattr(Ed25519Key, {"text": "read"}.get(form, "from_" + form))(octets(text))


def argument(name, annotation, given, module):
    """A parameter's value of what a case gives."""
    if name == "key":
        return ed25519_key(given["key"]) if "key" in given else HmacKey(octets(given.get("secret")))
    if name == "http":
        headers = pairs(given.get("headers"))
        return HttpResponse(
            given["http_status"], octets(given.get("body")), headers, octets(given.get("request_method"))
        )
    if name == "window":
        return Window(**given["window"]) if "window" in given else None
    if name == "scheme" and isinstance(given["scheme"], str):
        return module.Scheme[given["scheme"]]
    raw = name[:-2] + "_hex" if name.endswith("32") else name + "_hex"
    if annotation is bytes:
        return bytes.fromhex(given[raw])
    if name == "flags" and "flags" not in given:
        return 0
    if name == "server_key_kind" and isinstance(given[name], str):
        return module.ServerKey[given[name]]
    if annotation is int:
        # Beyond what a double holds it is a text.
        return int(given.get(name, 0))
    if "Sequence" in str(annotation):
        return pairs(given.get(name))
    return octets(given.get(name))


def call(module, verb, given):
    flat = dict(given)
    if verb in ("hex_decode", "base64url_decode"):
        flat[verb.split("_")[0]] = flat.pop("text", None)
    for struct in ("call", "claims", "keystore"):
        flat.update(flat.pop(struct, None) or {})
    function = getattr(module, verb)
    signature = inspect.signature(function)
    known = {"secret", "key", "window", *signature.parameters}
    positional, named = [], {}
    for name, parameter in signature.parameters.items():
        value = argument(name, parameter.annotation, flat, module)
        if parameter.kind is parameter.KEYWORD_ONLY:
            named[name] = value
        else:
            positional.append(value)
    if "http" not in known:
        left = {name for name in flat if name not in known and name.replace("_hex", "") not in known}
        left -= {"public_hex", "payload"} if verb in ("verify", "integrity_verify", "ed25519_verify", "sign") else set()
        assert not left, f"nothing takes {left}"
    return function(*positional, **named)


def inner(value, expected):
    """A member of a struct, where bytes are a text's unless the vectors give their hex."""
    if isinstance(value, bytes) and isinstance(expected, str):
        return value.decode()
    return member(value, expected)


def member(value, expected):
    """A value as the vectors write it."""
    if isinstance(value, int) and isinstance(expected, str) and not hasattr(value, "name"):
        return str(value)
    if isinstance(expected, dict) and "hex" not in expected:
        return {name: inner(getattr(value, name), part) for name, part in expected.items()}
    if hasattr(value, "name") and hasattr(value, "value"):
        return value.name if isinstance(expected, str) else int(value)
    if isinstance(value, bytes):
        return value.hex() if not isinstance(expected, dict) else {"hex": value.hex()}
    if isinstance(expected, dict):
        return {"hex": value.encode("utf-8", "surrogateescape").hex()}
    return value


def check_sign(module, service, given, expect):
    signed = call(module, "sign", given)
    token = expect.get("token")
    assert signed == (token or expect["signature"])
    assert call(module, "payload", given) == octets(expect["payload"])
    end = {"0": "1"}.get(signed[-1], "0")
    wrong = signed[:-1] + end
    if token:
        head, last = signed.rsplit(".", 1)
        wrong = head + "." + last[:10] + {"A": "B"}.get(last[10], "A") + last[11:]
        claims = given["claims"]
        with ed25519_key(given["key"]) as key:
            given = dict(given, public_hex=bh_auth.ed25519_public(key).hex(), request_id=claims["jti"])
        if "flags" in claims:
            given["flags"] = claims["flags"]
        given.pop("claims")
        given.pop("key")
        name = "token"
    else:
        name = "signature"
    if service == "toobit":
        given = dict(given, now_ms=0)
    call(module, "verify", dict(given, **{name: signed}))
    with pytest.raises(BhAuthError) as error:
        call(module, "verify", dict(given, **{name: wrong}))
    assert error.value.name == "BH_ERR_SIGNATURE"


def spend_key(given):
    return bh_auth.mixin.spend_key(octets(given["keystore"].get("spend_key")), bytes.fromhex(given["public_hex"]))


def check(service, case):
    module = bh_auth if service in ("core", "input") else getattr(bh_auth, service)
    verb, given, expect = case["verb"], case["input"], case["expect"]
    if verb == "mixin_keystore_read":
        module, verb = bh_auth.mixin, "keystore_read"
    if "status" in expect:
        with pytest.raises(BhAuthError) as error:
            if verb in ("ed25519_key", "ed25519_key_read"):
                ed25519_key(given)
            elif verb == "spend_key":
                spend_key(given)
            else:
                call(module, verb, given)
        assert error.value.name == expect["status"]
        assert error.value.advice and str(error.value).startswith(expect["status"])
        return
    if verb == "sign":
        return check_sign(module, service, given, expect)
    if verb in ("ed25519_key", "ed25519_key_read"):
        with ed25519_key(given) as key:
            assert bh_auth.ed25519_public(key).hex() == expect["public_hex"]
        return
    if verb == "spend_key":
        with spend_key(given) as key:
            assert bh_auth.ed25519_public(key).hex() == expect["public_hex"]
            assert bh_auth.ed25519_sign(key, octets(given["message"])).hex() == expect["signature_hex"]
        return
    result = call(module, verb, given)
    if verb == "ed25519_sign":
        with ed25519_key(given["key"]) as key:
            assert bh_auth.ed25519_public(key).hex() == expect.pop("public_hex")
    if not expect:
        assert result is None
    elif "request" in expect:
        wanted = expect["request"]
        headers = [list(header) for header in result.headers]
        assert [result.method, result.target, headers] == [wanted["method"], wanted["target"], wanted["headers"]]
        assert result.body == octets(wanted["body"])
    elif "response" in expect:
        wanted = dict(expect["response"])
        assert type(result).__name__.upper() == wanted.pop("outcome")
        assert {name: getattr(result, name) for name in wanted} == {
            name: octets(value).decode("utf-8", "surrogateescape") if isinstance(value, (str, dict)) else value
            for name, value in wanted.items()
        }
        assert not result.error_name or result.advice
    elif "token_fields" in expect:
        wanted = dict(expect["token_fields"])
        for name in ("alg", "sig"):
            assert getattr(result, name) == wanted.pop(name)
        for name, value in wanted.items():
            assert member(getattr(result.claims, name), value) == value
    elif isinstance(result, tuple):
        for name, value in expect.items():
            assert member(getattr(result, name), value) == value
    else:
        ((_, value),) = expect.items()
        assert member(result, value) == value


@pytest.mark.parametrize(
    "number", range(len(CASES)), ids=lambda number: f"{CASES[number][0]}-{CASES[number][1]['name']}"
)
def test_case(number):
    check(*CASES[number])
    ran.add(number)


def test_all_of_them_ran():
    """Counted in the text of the files, not by what read them."""
    assert WRITTEN > 3000
    assert len(ran) == WRITTEN
    if folder := os.environ.get("BH_COUNTS"):
        Path(folder, "cases").write_text(str(len(ran)))
