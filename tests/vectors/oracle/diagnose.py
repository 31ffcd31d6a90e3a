"""Wrong signatures, each made by the mistake that its case names; Python's own hashes and encodings made them."""

import base64
import hashlib
import hmac
import json
import unicodedata
from urllib.parse import quote, unquote

from . import diagnose_mixin
from .common import data, text, texts

SECRET = "30lfjDT51iOG1kYZnDoLNynOyMdIcmQyO1XYfxzYOmQfx9tjiI98Pzio4uhZ0Uk2"
KEY = "SRQGN9M8Sr87nbfKsaSxm33Y6CmGVtUu9Erz73g9vHFNn36VROOKSaWBQ8OSOtSq"
QUERY = "symbol=BTCUSDT&side=SELL&note=a%20b%2Fc"
FORM = "quantity=1&price=400&recvWindow=5000&timestamp=1668481902307"
ALL = QUERY + FORM
JSON = '{"b":1,"a":"x/é"}'


def mac(secret, payload, name="sha256"):
    return hmac.new(data(secret), data(payload), name)


def add(c):
    """The cases of a service's file."""
    made = {"toobit": toobit, "velafi": velafi, "pave": pave, "bitbitduo": bitbitduo, "mixin": diagnose_mixin.made}
    count = {}
    for mistakes, signed, given in made[c.service]():
        number = count[mistakes] = count.get(mistakes, 0) + 1
        name = "-".join((mistakes or "right").split()) + (f"-{number}" if number > 1 else "")
        names = "" if mistakes == "unknown" else mistakes
        first = mistakes.split()[0].upper() if mistakes else "NONE"
        found = {"mistake": first, "names": names, "payload": text(signed)}
        numbers = {name: value for name, value in given.items() if isinstance(value, int) or name == "scheme"}
        words = texts(**{name: value for name, value in given.items() if name not in numbers})
        c.add("diagnose", name, {**words, **numbers}, {"diagnosis": found})
    refused(c)


def refused(c):
    """Inputs that are none."""
    by_service = {
        "toobit": {"query": "timestamp=1668481902307"},
        "velafi": {"timestamp_ms": 1740568725231},
        "pave": {"username": "user", "api_key": "key", "timestamp": "2021-05-30T12:49:19Z"},
        "bitbitduo": {"scheme": "SHA256", "app_id": "a", "random": 123456, "time_s": 1529400060},
    }
    given = by_service.get(c.service)
    if given is None:
        return diagnose_mixin.refused(c)
    secret = "app_key" if c.service == "bitbitduo" else "secret"
    c.add("diagnose", "no-signature", {**given, secret: "s"}, "EMPTY")
    c.add("diagnose", "no-secret", {**given, "signature": "00"}, "SECRET_EMPTY")
    if c.service == "bitbitduo":
        c.add("diagnose", "no-scheme", {**given, secret: "s", "signature": "00", "scheme": 3}, "SCHEME")


def pairs(text):
    return dict(pair.split("=") for pair in unquote(text).split("&"))


def toobit():
    def one(mistakes, signature, signed=ALL, secret=SECRET, query=QUERY, body=FORM):
        return (
            mistakes,
            signed,
            dict(
                signature=signature,
                secret=secret,
                api_key=KEY,
                method="POST",
                path="/api/v1/spot/order",
                query=query,
                body=body,
            ),
        )

    def with_secret(mistakes, secret, of=SECRET):
        return one(mistakes, mac(secret, ALL).hexdigest(), secret=of)

    def with_payload(mistakes, payload, **given):
        return one(mistakes, mac(SECRET, payload).hexdigest(), payload, **given)

    yield one("", mac(SECRET, ALL).hexdigest())
    # The secret.
    for name, secret in (
        ("secret_newline", SECRET + "\n"),
        ("secret_newline", SECRET + "\r\n"),
        ("secret_space", SECRET + " "),
        ("secret_space", "\t" + SECRET),
        ("secret_nul", SECRET + "\0"),
        ("secret_byte_order_mark", "\ufeff" + SECRET),
        ("secret_quotes", f'"{SECRET}"'),
        ("secret_quotes", f"'{SECRET}'"),
        ("secret_is_api_key", KEY),
        ("secret_case", SECRET.lower()),
        ("secret_cut", SECRET[:32]),
        ("secret_cut", SECRET[1:]),
        ("secret_utf16", SECRET.encode("utf-16-le")),
        ("secret_placeholder", "your_secret_key"),
        ("secret_empty", ""),
        ("secret_hex_encoded", SECRET.encode().hex()),
        ("secret_base64_encoded", base64.b64encode(data(SECRET))),
        ("secret_base64_decoded", base64.b64decode(SECRET)),
        ("secret_hashed", hashlib.sha256(data(SECRET)).digest()),
        ("secret_twice", SECRET * 2),
        ("secret_quotes", SECRET + "&"),
        ("secret_hashed", hashlib.md5(data(SECRET)).hexdigest()),
        ("secret_with_its_name", "secret=" + SECRET),
    ):
        yield with_secret(name, secret)
    for name, secret in (
        ("secret_variable", "${BH_TOOBIT_SECRET}"),
        ("secret_variable", "TOOBIT_API_SECRET"),
        ("secret_variable", "{{API_SECRET}}"),
        ("secret_reversed", SECRET[::-1]),
        ("secret_case", SECRET.swapcase()),
        ("secret_hex_encoded", base64.b64decode(SECRET).hex()),
    ):
        yield with_secret(name, secret)
    accents = "clé-secrète-0123456789"
    for secret in (
        accents.encode("latin-1"),
        unicodedata.normalize("NFD", accents),
        accents.encode().decode("latin-1"),
        accents.encode("ascii", "replace"),
    ):
        yield with_secret("secret_character_set", secret, of=accents)
    yield with_secret("secret_base64_encoded", base64.b64encode(bytes.fromhex("0badc0de" * 8)), of="0badc0de" * 8)
    yield with_secret("secret_hex_decoded", bytes.fromhex("0badc0de" * 8), of="0badc0de" * 8)
    yield with_secret("secret_trimmed", SECRET, of=SECRET + "\n")
    yield with_secret("secret_cut", "s" * 64, of="s" * 64 + "t" * 30)
    yield with_secret("secret_percent_encoded", "a%2Bb%2F", of="a+b/")
    # The computation, and how it is written.
    for name, hashed in (
        ("plain_hash", hashlib.sha256(data(ALL))),
        ("secret_appended", hashlib.sha256(data(ALL + SECRET))),
        ("secret_prepended", hashlib.sha256(data(SECRET + ALL))),
        ("hmac_sha1", mac(SECRET, ALL, "sha1")),
        ("hmac_sha512", mac(SECRET, ALL, "sha512")),
        ("hmac_md5", mac(SECRET, ALL, "md5")),
        ("key_and_payload_swapped", mac(ALL, SECRET)),
        ("hmac_sha224", mac(SECRET, ALL, "sha224")),
        ("payload_hashed_first", mac(SECRET, hashlib.sha256(data(ALL)).hexdigest())),
        ("hashed_again", hashlib.sha256(mac(SECRET, ALL).digest())),
        ("other_hash", hashlib.md5(data(ALL))),
    ):
        yield one(name, hashed.hexdigest())
    right = mac(SECRET, ALL)
    for name, text in (
        ("signature_upper_case", right.hexdigest().upper()),
        ("signature_base64", base64.b64encode(right.digest())),
        ("signature_base64url", base64.urlsafe_b64encode(right.digest()).rstrip(b"=")),
        ("signature_hex_of_hex", right.hexdigest().encode().hex()),
        ("signature_cut", right.hexdigest()[:32]),
        ("signature_base64_of_hex", base64.b64encode(right.hexdigest().encode())),
        ("signature_prefix", "0x" + right.hexdigest()),
        ("signature_prefix", "Bearer " + right.hexdigest()),
        ("signature_prefix", "SHA2-256(stdin)= " + right.hexdigest()),
        ("signature_prefix", repr(right.hexdigest().encode())),
        ("signature_space", right.hexdigest() + "\n"),
        ("signature_bytes_reversed", right.digest()[::-1].hex()),
        ("signature_separated", ":".join(f"{byte:02x}" for byte in right.digest())),
    ):
        yield one(name, text if isinstance(text, str) else text.decode())

    # The payload.
    def by_name(text):
        return "&".join(sorted(text.split("&")))

    def both(change):
        return change(QUERY) + change(FORM)

    for name, payload in (
        ("params_sorted", both(by_name)),
        ("joined_by_and", QUERY + "&" + FORM),
        ("question_mark", "?" + ALL),
        ("joined_otherwise", QUERY + "\n" + FORM),
        ("body_before_query", FORM + QUERY),
        ("body_missing", QUERY),
        ("query_missing", FORM),
        ("path_included", "/api/v1/spot/order?" + ALL),
        ("method_included", "POST" + ALL),
        ("host_included", "https://api.toobit.com/api/v1/spot/order?" + ALL),
        ("api_key_included", KEY + ALL),
        ("values_not_encoded", unquote(ALL)),
        ("encoded_twice", ALL.replace("%", "%25")),
        ("plus_for_space", ALL.replace("%20", "+")),
        ("escapes_case", ALL.replace("%2F", "%2f")),
        ("recv_window_missing", ALL.replace("recvWindow=5000&", "")),
        ("signature_included", ALL + "&signature="),
        ("timestamp_missing", ALL.replace("&timestamp=1668481902307", "")),
        ("payload_newline", ALL + "\n"),
        ("timestamp_seconds", ALL.replace("307", "")),
        ("timestamp_float", ALL.replace("307", ".307")),
        ("timestamp_quoted", ALL.replace("1668481902307", '"1668481902307"')),
        ("payload_hex", data(ALL).hex()),
        ("payload_base64", base64.b64encode(data(ALL))),
        ("payload_utf16", ALL.encode("utf-16-le")),
        ("payload_percent_encoded", quote(ALL, safe="")),
        ("payload_case", ALL.lower()),
        ("payload_twice", ALL * 2),
        ("payload_quotes", f'"{ALL}"'),
        ("payload_byte_order_mark", "\ufeff" + ALL),
        ("loose_and", ALL + "&"),
        ("param_missing", ALL.replace("side=SELL&", "")),
        ("secret_included", ALL + "&secret=" + SECRET),
        ("payload_empty", ""),
        ("ampersand_mangled", ALL.replace("&", "&amp;")),
        ("payload_space", ALL + " "),
        ("timestamp_other", ALL.replace("307", "308")),
        ("timestamp_other", ALL.replace("2307", "1307")),
        ("numbers_other_form", ALL.replace("quantity=1", "quantity=1.0")),
        ("numbers_other_form", ALL.replace("quantity=1", "quantity=1.0").replace("price=400", "price=400.0")),
        ("names_case", ALL.replace("recvWindow", "recv_window")),
        ("path_included", "/spot/order?" + ALL),
        ("method_included", "post" + ALL),
        ("api_key_included", "X-BB-APIKEY:" + KEY + ALL),
        ("host_included", "http://api.toobit.com/api/v1/spot/order?" + ALL),
        ("signature_included", ALL + "&signature=" + mac(SECRET, ALL).hexdigest()),
        ("recv_window_other", ALL.replace("recvWindow=5000", "recvWindow=60000")),
        ("recv_window_other", ALL.replace("recvWindow=5000", "recvWindow=5000.0")),
        ("empty_param_signed", QUERY + FORM.replace("&recv", "&stopPrice=None&recv")),
        ("object_text", str(pairs(QUERY)) + str(pairs(FORM))),
        ("object_text", "[object Object]" + FORM),
        ("body_empty_object", QUERY + "undefined"),
        ("payload_quotes", repr(ALL.encode())),
        ("payload_newline", "-n " + ALL + "\n"),
        ("param_missing", "symbol=BTCUSDT"),
        ("payload_case", ALL.replace("BTCUSDT", "btcusdt")),
        ("timestamp_other_form", ALL.replace("1668481902307", "undefined")),
        ("timestamp_float", ALL.replace("1668481902307", "1.668481902307E12")),
        ("numbers_other_form", ALL.replace("price=400", "price=400.00")),
        ("params_sorted joined_by_and", by_name(QUERY + "&" + FORM)),
        ("params_sorted joined_by_and", by_name(QUERY) + "&" + FORM),
    ):
        yield with_payload(name, payload)
    # A query alone, and what was signed for it.
    end = "&timestamp=1668481902307"
    listed = "id=1&id=2&side=SELL" + end
    for name, query, payload in (
        ("object_text", listed[5:], "{id=2, side=SELL, timestamp=1668481902307}"),
        ("object_text", listed[5:], "map[id:2 side:SELL timestamp:1668481902307]"),
        ("object_text", listed[5:], "map[id:[2] side:[SELL] timestamp:[1668481902307]]"),
        ("object_text", listed[5:], str(list(pairs(listed[5:]).items()))),
        ("repeated_otherwise", listed, "id[]=1&id[]=2&side=SELL" + end),
        ("repeated_otherwise", listed, "id%5B0%5D=1&id%5B1%5D=2&side=SELL" + end),
        ("repeated_otherwise", listed, "id=1,2&side=SELL" + end),
        ("repeated_otherwise", listed, "id=2&side=SELL" + end),
        ("repeated_otherwise", listed, "id=[1, 2]&side=SELL" + end),
        ("repeated_otherwise", "id=1%2C2" + end, "id=1&id=2" + end),
        ("recv_window_other", "side=SELL" + end, "side=SELL" + end + "&recvWindow=5000"),
        ("recv_window_other", "side=SELL" + end, "side=SELL&recvWindow=10000" + end),
        ("other_character_set", "note=caf%C3%A9" + end, "note=caf%E9" + end),
        ("other_character_set", "note=caf%C3%A9" + end, "note=cafe%CC%81" + end),
        ("other_character_set", "note=cafe%CC%81" + end, "note=caf%C3%A9" + end),
        ("other_character_set", "note=caf%C3%A9" + end, "note=caf%C3%83%C2%A9" + end),
        ("other_character_set", "note=é€" + end, data("note=") + b"\xe9?" + data(end)),
        ("numbers_other_form", "price=0.00001" + end, "price=1e-05" + end),
        ("numbers_other_form", "price=400.00" + end, "price=400" + end),
        ("numbers_other_form", "reduceOnly=true" + end, "reduceOnly=True" + end),
    ):
        yield with_payload(name, payload, query=query, body="")
    yield with_payload(
        "values_encoded", "a=x%3Ay&timestamp=1668481902307", query="a=x:y&timestamp=1668481902307", body=""
    )
    yield with_payload("values_only", "BTCUSDT1668481902307", query="symbol=BTCUSDT&timestamp=1668481902307", body="")
    yield with_payload("json_body_signed", QUERY + JSON, body=JSON)
    for name, text in (
        ("json_spaces", json.dumps(json.loads(JSON), ensure_ascii=False)),
        ("json_slashes", JSON.replace("/", "\\/")),
        ("json_sorted", json.dumps(json.loads(JSON), ensure_ascii=False, sort_keys=True, separators=(",", ":"))),
        ("json_ascii", json.dumps(json.loads(JSON), separators=(",", ":"))),
    ):
        yield with_payload("json_body_signed " + name, QUERY + text, body=JSON)
    for name, text in (
        ("json_rewritten", json.dumps(json.loads(JSON))),
        ("json_rewritten", json.dumps(json.loads(JSON), separators=(",", ":")).replace("/", "\\/")),
        ("json_twice", json.dumps(JSON, ensure_ascii=False)),
        ("json_number_as_text", JSON.replace(":1", ':"1"')),
        ("object_text", str(json.loads(JSON))),
        ("body_empty_object", "None"),
    ):
        yield with_payload("json_body_signed " + name, QUERY + text, body=JSON)
    yield with_payload("json_body_signed json_as_form", QUERY + "b=1&a=x/é", body=JSON)
    yield with_payload("json_body_signed body_hashed", QUERY + hashlib.sha256(data(JSON)).hexdigest(), body=JSON)
    yield with_payload("json_body_signed body_empty_object", QUERY + "[object Object]", body=JSON)
    # Pairs.
    yield one("secret_newline hmac_sha512", mac(SECRET + "\n", ALL, "sha512").hexdigest())
    yield one("secret_quotes secret_appended", hashlib.sha256(data(ALL + f'"{SECRET}"')).hexdigest())
    yield one("secret_space signature_upper_case", mac(SECRET + " ", ALL).hexdigest().upper())
    yield one("secret_is_api_key signature_base64", base64.b64encode(mac(KEY, ALL).digest()).decode())
    yield one("hmac_sha1 signature_base64", base64.b64encode(mac(SECRET, ALL, "sha1").digest()).decode())
    yield one("plain_hash signature_upper_case", hashlib.sha256(data(ALL)).hexdigest().upper())
    for mistakes, secret, payload in (
        ("joined_by_and secret_newline", SECRET + "\n", QUERY + "&" + FORM),
        ("question_mark secret_space", SECRET + " ", "?" + ALL),
        ("params_sorted secret_case", SECRET.lower(), both(by_name)),
        ("values_not_encoded secret_quotes", f"'{SECRET}'", unquote(ALL)),
        ("recv_window_missing secret_is_api_key", KEY, ALL.replace("recvWindow=5000&", "")),
        ("params_sorted joined_by_and", SECRET, by_name(QUERY) + "&" + by_name(FORM)),
        ("values_not_encoded joined_by_and", SECRET, unquote(QUERY) + "&" + FORM),
        ("timestamp_seconds joined_by_and", SECRET, QUERY + "&" + FORM.replace("307", "")),
        ("plus_for_space payload_newline", SECRET, ALL.replace("%20", "+") + "\n"),
        ("escapes_case path_included", SECRET, "/api/v1/spot/order?" + ALL.replace("%2F", "%2f")),
    ):
        yield one(mistakes, mac(secret, payload).hexdigest(), payload)
    for mistakes, payload in (
        ("joined_by_and", QUERY + "&" + FORM),
        ("timestamp_missing", ALL.replace("&timestamp=1668481902307", "")),
        ("question_mark", "?" + ALL),
    ):
        yield one(mistakes + " hmac_sha512", mac(SECRET, payload, "sha512").hexdigest(), payload)
        yield one(mistakes + " signature_base64", base64.b64encode(mac(SECRET, payload).digest()).decode(), payload)
    yield one("unknown", mac("another secret", ALL).hexdigest(), "")


def velafi():
    for mistakes, payload in (
        ("", "timestamp=1740568725231"),
        ("values_only", "1740568725231"),
        ("payload_json", '{"timestamp":"1740568725231"}'),
        ("payload_json", '{"timestamp": 1740568725231}'),
        ("timestamp_seconds", "timestamp=1740568725"),
        ("payload_base64", base64.b64encode(b"timestamp=1740568725231")),
        ("timestamp_other", "timestamp=1740568725230"),
        ("names_case", "Timestamp=1740568725231"),
        ("names_case", "timeStamp=1740568725231"),
        ("object_text", "{'timestamp': 1740568725231}"),
        ("object_text", "map[timestamp:1740568725231]"),
        ("object_text", "[object Object]"),
        ("payload_quotes", "b'timestamp=1740568725231'"),
        ("timestamp_float", "timestamp=1.740568725231E12"),
        ("recv_window_other", "timestamp=1740568725231&recvWindow=5000"),
    ):
        yield (
            mistakes,
            payload,
            dict(
                signature=mac(SECRET, payload).hexdigest(),
                secret=SECRET,
                api_key=KEY,
                timestamp_ms=1740568725231,
            ),
        )


def pave():
    for mistakes, payload in (
        ("", "user:key@2021-05-30T12:49:19Z"),
        ("parts_order", "key:user@2021-05-30T12:49:19Z"),
        ("parts_separators", "user:key:2021-05-30T12:49:19Z"),
        ("parts_separators", "userkey2021-05-30T12:49:19Z"),
        ("timestamp_seconds", "user:key@1622378959"),
        ("timestamp_milliseconds", "user:key@1622378959000"),
        ("timestamp_other_form", "user:key@2021-05-30T12:49:19.000Z"),
        ("timestamp_other_form", "user:key@2021-05-30T12:49:19+00:00"),
        ("timestamp_other", "user:key@2021-05-30T12:49:21Z"),
        ("timestamp_zone", "user:key@2021-05-30T14:49:19Z"),
        ("part_missing", "user:key"),
        ("username_case", "USER:key@2021-05-30T12:49:19Z"),
        ("timestamp_seconds parts_order", "key:user@1622378959"),
        ("timestamp_milliseconds", "user:key@1622378959123"),
        ("timestamp_other_form", "user:key@2021-05-30T12:49:19.123Z"),
        ("timestamp_other_form", "user:key@2021-05-30T14:49:19+02:00"),
        ("timestamp_other_form", "user:key@2021-05-30T07:19:19-0530"),
        ("timestamp_other_form", "user:key@2021-05-30T12:49:19z"),
        ("parts_separators", "username=user&apiKey=key&timestamp=2021-05-30T12:49:19Z"),
        ("payload_json", '{"username":"user","apiKey":"key","timestamp":"2021-05-30T12:49:19Z"}'),
        *(
            ("timestamp_other_form", "user:key@" + date)
            for date in (
                "Sun May 30 2021 12:49:19 GMT+0000 (Coordinated Universal Time)",
                "Sun May 30 2021 14:49:19 GMT+0200 (Central European Summer Time)",
                "Sun, 30 May 2021 12:49:19 GMT",
                "Sun May 30 12:49:19 UTC 2021",
                "Sun May 30 14:49:19 CEST 2021",
                "Sun May 30 12:49:19 2021",
                "1622378959000000",
                " 2021-05-30T12:49:19Z",
            )
        ),
        ("api_key_otherwise", "user:key\n@2021-05-30T12:49:19Z"),
        ("api_key_otherwise", "user:key\r\n@2021-05-30T12:49:19Z"),
        ("api_key_otherwise", 'user:"key"@2021-05-30T12:49:19Z'),
        ("api_key_otherwise", "user:KEY@2021-05-30T12:49:19Z"),
        ("api_key_otherwise", "user:Bearer key@2021-05-30T12:49:19Z"),
        ("username_case", "'user':key@2021-05-30T12:49:19Z"),
        ("part_missing", "undefined:key@2021-05-30T12:49:19Z"),
        ("secret_variable", "user:key@2021-05-30T12:49:19Z"),
        ("parts_separators secret_newline", "user|key|2021-05-30T12:49:19Z"),
    ):
        secrets = {"secret_newline": SECRET + "\n", "secret_variable": "$PAVE_SECRET"}
        secret = secrets.get(mistakes.rpartition(" ")[2], SECRET)
        yield (
            mistakes,
            payload,
            dict(
                signature=mac(secret, payload).hexdigest(),
                secret=SECRET,
                username="user",
                api_key="key",
                timestamp="2021-05-30T12:49:19Z",
            ),
        )
    for mistakes, payload, timestamp in (
        ("username_local_part", "user:key@1622378959", "1622378959"),
        ("timestamp_other_form", "user@a.b:key@1622378959.123", "2021-05-30T12:49:19.123456Z"),
        ("timestamp_other_form", "user@a.b:key@1622378959123456", "1622378959.123456"),
    ):
        given = dict(secret=SECRET, username="user@a.b", api_key="key", timestamp=timestamp)
        yield mistakes, payload, dict(signature=mac(SECRET, payload).hexdigest(), **given)


def bitbitduo():
    app_id, app_key = "fedcba9876543210fedcba9876543210", "0123456789abcdef0123456789abcdef"
    right = f"appkey={app_key}&random=123456&time=1529400060"

    def one(mistakes, signature, signed):
        given = {"app_id": app_id, "app_key": app_key, "random": 123456, "time_s": 1529400060}
        return mistakes, signed, {"signature": signature, "scheme": "SHA256", **given}

    yield one("other_scheme", mac(app_key, right).hexdigest(), right)
    for mistakes, payload in (
        ("", right),
        ("appid_included", f"appid={app_id}&" + right),
        ("appkey_upper_case", right.replace(app_key, app_key.upper())),
        ("random_time_swapped", f"appkey={app_key}&random=1529400060&time=123456"),
        ("timestamp_milliseconds", right + "000"),
        ("params_reordered", f"random=123456&time=1529400060&appkey={app_key}"),
        ("secret_newline", right.replace(app_key, app_key + "\n")),
        ("timestamp_milliseconds", right + "123"),
        ("names_case", f"strAppKey={app_key}&strRandom=123456&strTime=1529400060"),
        ("random_other_form", right.replace("=123456", "=00123456")),
        ("random_other_form", right.replace("=123456", '="123456"')),
        ("secret_variable", right.replace(app_key, "$BITBITDUO_APP_KEY")),
        ("appid_included secret_newline", f"appid={app_id}&" + right.replace(app_key, app_key + "\n")),
    ):
        yield one(mistakes, hashlib.sha256(data(payload)).hexdigest(), payload)
