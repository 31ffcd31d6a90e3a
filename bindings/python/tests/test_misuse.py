"""What goes wrong when it is used wrongly: a status or Python's own error, and never another signature."""

import copy
import os
import pickle
import signal
import subprocess
import sys
import threading

import bh_auth
import pytest
from bh_auth import BhAuthError, Ed25519Key, HmacKey, HttpResponse, Status, Window, bitbitduo, toobit, velafi
from bh_auth._native import ffi

NOW_MS = 1740568725231
SIGNATURE = "7fdd71b6dfed9a746d2698e980a2cb5dc15ca9fab9e4339676dea3c282a862c6"
SEED = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")


def fails(status, function, *args, **kwargs):
    with pytest.raises(BhAuthError) as error:
        function(*args, **kwargs)
    assert error.value.status is status
    return error.value


def test_text_bytes_and_keys_sign_the_same():
    for secret in ("xxxx", b"xxxx", bytearray(b"xxxx"), memoryview(b"xxxx"), HmacKey("xxxx")):
        assert velafi.sign(secret, NOW_MS) == SIGNATURE


def test_an_error_says_what_to_do_and_nothing_of_the_input():
    error = fails(Status.TIME_IS_SECONDS, velafi.sign, "hunter2", NOW_MS // 1000)
    assert error.name == "BH_ERR_TIME_IS_SECONDS" and error.advice == "multiply it by 1000." or error.advice
    assert "hunter2" not in str(error) and isinstance(error, ValueError)
    assert pickle.loads(pickle.dumps(error)).status is Status.TIME_IS_SECONDS
    assert "hunter2" not in repr(error)


def test_a_closed_key_says_so():
    key = HmacKey("xxxx")
    with key:
        assert velafi.sign(key, NOW_MS) == SIGNATURE
    fails(Status.KEY, velafi.sign, key, NOW_MS)
    key.close()
    ed = Ed25519Key.from_seed(SEED)
    ed.close()
    fails(Status.KEY, bh_auth.ed25519_sign, ed, b"")


def test_closing_waits_for_who_signs():
    """A key that is wiped in the middle of a call would sign with zeros."""
    big = b"a=" + b"x" * (1 << 22)
    right = toobit.sign("xxxx", big, b"")
    for _ in range(20):
        key, found = HmacKey("xxxx"), []

        def work(key=key, found=found):
            try:
                found.append(toobit.sign(key, big, b""))
            except BhAuthError as error:
                found.append(error.status)

        threads = [threading.Thread(target=work) for _ in range(3)]
        for thread in threads:
            thread.start()
        key.close()
        for thread in threads:
            thread.join()
        assert set(found) <= {right, Status.KEY}


def test_keys_do_not_travel():
    for key in (HmacKey("hunter2"), Ed25519Key.from_seed(SEED)):
        assert "secret" in repr(key) and "hunter2" not in repr(key)
        for copies in (copy.copy, copy.deepcopy, pickle.dumps):
            with pytest.raises(TypeError):
                copies(key)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_a_child_signs_while_threads_of_its_parent_do():
    """The thread that held a key's lock at the fork is not there in the child."""
    key, ended = HmacKey("xxxx"), threading.Event()

    def sign():
        while not ended.is_set():
            velafi.sign(key, NOW_MS)

    threads = [threading.Thread(target=sign) for _ in range(3)]
    for thread in threads:
        thread.start()
    for _ in range(60):
        child = os.fork()
        if child == 0:
            signal.alarm(10)
            good = velafi.sign(key, NOW_MS) == SIGNATURE
            key.close()
            os._exit(0 if good and not any(bytes(ffi.buffer(key._it))) else 1)
        assert os.waitpid(child, 0)[1] == 0
    ended.set()
    for thread in threads:
        thread.join()


def test_a_key_is_wiped():
    key = HmacKey("hunter2")
    memory = ffi.buffer(key._it)
    assert any(bytes(memory))
    key.close()
    assert not any(bytes(memory))
    # What is made of a text for one call is wiped with it.
    made = []
    closing = HmacKey.close
    try:
        HmacKey.close = lambda key: (made.append(key), closing(key))[1]
        velafi.sign("xxxx", NOW_MS)
    finally:
        HmacKey.close = closing
    assert len(made) == 1 and not any(bytes(ffi.buffer(made[0]._it)))


def test_wrong_types_are_pythons_errors():
    with pytest.raises(TypeError):
        velafi.sign(None, NOW_MS)
    with pytest.raises(TypeError):
        velafi.sign("xxxx", "1740568725231")
    with pytest.raises(TypeError):
        velafi.sign("xxxx", 1740568725.231)
    with pytest.raises(TypeError):
        toobit.request("s", api_key="k", method="GET", path="/a", query={"a": "1"}, timestamp_ms=NOW_MS)
    with pytest.raises(TypeError):
        toobit.request("s", api_key="k", method="GET", path="/a", query=[("a", 1)], timestamp_ms=NOW_MS)
    for pair in (("a",), ("a", "b", "c"), "ab", 1):
        with pytest.raises(TypeError, match="pair"):
            toobit.request("s", api_key="k", method="GET", path="/a", query=[pair], timestamp_ms=NOW_MS)
    with pytest.raises(TypeError, match="Ed25519Key.read"):
        Ed25519Key(SEED.hex())
    with pytest.raises(ValueError):
        Ed25519Key.from_seed(SEED[:31])
    for number in (1 << 63, -(1 << 63) - 1, 1 << 200):
        fails(Status.TIME_RANGE, velafi.sign, "xxxx", number)
        fails(Status.TIME_RANGE, toobit.request, "s", api_key="k", method="GET", path="/a", timestamp_ms=number)
        fails(Status.TIME_RANGE, velafi.verify, SIGNATURE, "xxxx", NOW_MS, Window(number, 0, 0))
    for number in (-1, 1 << 32, 1 << 200):
        fails(Status.SIZE, bitbitduo.sign, 0, "id", "key", number, NOW_MS // 1000)
    # A lone surrogate that no file name or variable holds.
    with pytest.raises(UnicodeEncodeError):
        velafi.sign("\ud800", NOW_MS)
    fails(Status.SECRET_EMPTY, velafi.sign, "", NOW_MS)
    fails(Status.HTTP_STATUS, toobit.response, HttpResponse(99))
    fails(Status.SIZE, toobit.response, HttpResponse(-1))
    fails(Status.INTERVAL, velafi.verify, SIGNATURE, "xxxx", NOW_MS, Window(NOW_MS, -1, 0))


def test_every_size_of_an_output():
    for size in (0, 1, 1023, 1024, 1025, 5000, 1 << 20):
        text = b"x" * size
        assert toobit.payload(b"a=" + text, b"") == b"a=" + text
        assert bh_auth.hex_decode(bh_auth.hex_encode(text)) == text
    long = toobit.request("s", api_key="k", method="GET", path="/a", query=[("a", "é" * 5000)], timestamp_ms=NOW_MS)
    assert long.target.count("%C3%A9") == 5000


def test_outcomes_match():
    refused = toobit.response(HttpResponse(400, '{"code":-1021,"msg":"late"}', request_method="POST"))
    # As a user's `match` reads it; this file runs on Python 3.9 too.
    assert isinstance(refused, bh_auth.Refused) and refused.error_code == -1021 and refused.advice
    if sys.version_info >= (3, 10):
        scope = {"bh_auth": bh_auth, "it": refused}
        exec("match it:\n case bh_auth.Refused(error_code=-1021): found = 1\n case _: found = 0", scope)
        assert scope["found"] == 1
    assert isinstance(toobit.response(HttpResponse(504, b"<html>", request_method="POST")), bh_auth.Unknown)
    assert isinstance(toobit.response(HttpResponse(0, request_method="POST")), bh_auth.Unknown)
    token = velafi.token_response(
        HttpResponse(200, '{"code":200,"data":{"token":"hunter2","expireTime":"1740575925231"}}')
    )
    assert token.token == "hunter2" and "hunter2" not in repr(token)


def test_a_base_is_scheme_and_host_alone():
    request = toobit.request("s", api_key="hunter2", method="GET", path="/a", timestamp_ms=NOW_MS)
    assert request.url("https://api.toobit.com/").startswith("https://api.toobit.com/a?")
    bad = (
        "",
        "h",
        "ftp://h",
        "https://",
        "https://u:p@h",
        "https://h/x",
        "https://h//",
        "https://h?a",
        "https://h#a",
        "https://h?",
    )
    for base in bad:
        with pytest.raises(ValueError):
            request.url(base)
    assert "signature" not in repr(request) and "hunter2" not in repr(request)


def test_another_library_is_refused():
    """In words, at import: no library, and one of another ABI."""
    source = "unsigned bh_abi_version(void){return 999;}"
    folder = os.environ["BH_TMP"]
    library = os.path.join(folder, "other.so")
    subprocess.run(["cc", "-shared", "-x", "c", "-o", library, "-"], input=source.encode(), check=True)
    for path, words in ((library, "ABI version 999"), (os.path.join(folder, "none.so"), "cannot be loaded")):
        ran = subprocess.run(
            [sys.executable, "-c", "import bh_auth"], env={**os.environ, "BH_AUTH_LIBRARY": path}, capture_output=True
        )
        assert ran.returncode == 1 and words in ran.stderr.decode(), ran.stderr


def test_against_pythons_own_crypto():
    import hashlib
    import hmac

    for secret in (b"k", b"x" * 64, b"x" * 65, b"\xff\x00"):
        made = hmac.new(secret, f"timestamp={NOW_MS}".encode(), hashlib.sha256).hexdigest()
        assert velafi.sign(secret, NOW_MS) == made


def test_every_function_has_its_place():
    """What the description has, but for keys and memory, which are classes here."""
    import json
    from pathlib import Path

    api = json.loads((Path(__file__).resolve().parents[3] / "include/bh_auth.api.json").read_text("utf-8"))
    by_hand = ("bh_hmac_key_", "bh_ed25519_key_", "bh_wipe", "bh_cstr", "bh_status_", "bh_version", "bh_abi_version")
    services = {section["name"] for section in api["sections"] if "service" in section}
    for function in api["functions"]:
        name, section = function["name"], function["section"]
        if name.startswith(by_hand) or name.endswith("_size"):
            continue
        module = getattr(bh_auth, section) if section in services else bh_auth
        short = name[len("bh_" + section + "_") :] if section in services else name[3:]
        assert short in module.__all__ and getattr(module, short).__doc__, name
    assert [(status["name"], status["number"]) for status in api["statuses"]] == [
        ("BH_" + ("" if status is Status.OK else "ERR_") + status.name, status.value) for status in Status
    ]
