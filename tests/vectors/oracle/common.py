"""What the services' oracles share: Python's own HMAC and SHA-256, texts, responses, and the list of cases."""

import hashlib
import hmac

# One moment in all files, in the units that the services want.
NOW_MS = 1740568725231
NOW_S = 1740568725
MINUTE = 60_000


def data(value):
    """The bytes of a str or of bytes."""
    return value.encode() if isinstance(value, str) else value


def text(value):
    """How a text stands in a file: a string, or hex where it is not UTF-8 or has a NUL, which not every JSON
    reader keeps."""
    if isinstance(value, bytes):
        try:
            value = value.decode()
        except UnicodeDecodeError:
            return {"hex": value.hex()}
    return {"hex": value.encode().hex()} if "\0" in value else value


def sha256_hex(message):
    return hashlib.sha256(data(message)).hexdigest()


def hmac_hex(secret, message):
    return hmac.new(data(secret), data(message), hashlib.sha256).hexdigest()


def flip(signature):
    """The signature with its last character changed."""
    return signature[:-1] + ("0" if signature[-1] != "0" else "1")


def window(now_ms, past_ms=0, ahead_ms=0):
    return {"now_ms": now_ms, "past_ms": past_ms, "ahead_ms": ahead_ms}


def texts(**members):
    """Members of an input, as they stand in a file; empty ones are left out."""
    return {name: text(value) for name, value in members.items() if value}


def params(pairs):
    return [[text(name), text(value)] for name, value in pairs]


def request(method, target, body, headers):
    return {"request": {"method": method, "target": text(target), "body": text(body), "headers": params(headers)}}


# What a case states of its response beside the rules of reading.py, which give the whole of it.
def accepted(token="", expires_ms=0, **more):
    return {"outcome": "ACCEPTED", "token": text(token), "expires_ms": expires_ms, **more}


def refused(error_code, error_name, error_message="", **more):
    return {
        "outcome": "REFUSED",
        "error_code": error_code,
        "error_name": error_name,
        "error_message": text(error_message),
        **more,
    }


def unknown(error_code, error_name, error_message="", **more):
    return {**refused(error_code, error_name, error_message, **more), "outcome": "UNKNOWN"}


def partial(error_code, error_name, failed, count, **more):
    return {
        "outcome": "PARTIAL",
        "error_code": error_code,
        "error_name": error_name,
        "failed_count": failed,
        "item_count": count,
        **more,
    }


def http_error(http_status):
    return {"error_code": http_status, "error_name": "HTTP_ERROR"}


def response(outcome, **more):
    """What a response says; what it does not hold is 0 or empty."""
    none = {
        "outcome": outcome,
        "error_code": 0,
        "error_name": "",
        "error_message": "",
        "detail": "",
        "token": "",
        "expires_ms": 0,
        "server_time_ms": 0,
        "retry_after_ms": 0,
        "retry_at_ms": 0,
        "item_count": 0,
        "failed_count": 0,
    }
    assert more.keys() <= none.keys(), more
    return {"response": {**none, **more}}


def percent(value):
    """RFC 3986, section 2.3: all but the unreserved characters as %XX."""
    keep = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~"
    return "".join(chr(byte) if byte in keep else f"%{byte:02X}" for byte in data(value))


# What RFC 3986 allows in neither path nor query, and a `%` that encodes nothing: name, text.
NOT_IN_A_TARGET = (
    ("quote", '"'),
    ("less-than", "<"),
    ("greater-than", ">"),
    ("bracket", "["),
    ("closing-bracket", "]"),
    ("backslash", "\\"),
    ("circumflex", "^"),
    ("backtick", "`"),
    ("brace", "{"),
    ("bar", "|"),
    ("closing-brace", "}"),
    ("lone-percent", "%"),
    ("percent-one-digit", "%4"),
    ("percent-zz", "%zz"),
)


# Segments that clients take out of a path before they send it (RFC 3986, section 5.2.4): name, path.
DOT_SEGMENTS = (
    ("dot-segment", "/a/./me"),
    ("dots-segment", "/a/../me"),
    ("dot-last", "/a/."),
    ("dots-last", "/a/.."),
    ("dot-first", "/./me"),
    ("dots-only", "/.."),
    ("dot-encoded", "/a/%2e/me"),
    ("dots-half-encoded", "/a/.%2E/me"),
    ("dots-encoded", "/a/%2e%2E/me"),
)


# What is copied along with a name or an id: name, text.
STAINED = (
    ("newline", "user\n"),
    ("space-first", " user"),
    ("space-last", "user "),
    ("tab-last", "user\t"),
    ("carriage-return", "user\r\n"),
    ("nul-inside", "us\0er"),
    ("escape-inside", "us\x1ber"),
    ("newline-inside", "us\ner"),
    ("delete", "user\x7f"),
    ("next-line-inside", "us\u0085er"),
    ("byte-order-mark", "\ufeffuser"),
    ("no-break-space-last", "user\u00a0"),
    ("zero-width-space-first", "\u200buser"),
    ("line-separator-last", "user\u2028"),
    ("vertical-tab-last", "user\v"),
    ("form-feed-first", "\fuser"),
    ("unit-separator-inside", "us\x1fer"),
    ("ideographic-space-last", "user\u3000"),
    ("right-to-left-mark-first", "\u200fuser"),
    ("word-joiner-last", "user\u2060"),
    ("braille-blank-last", "user\u2800"),
    ("arabic-letter-mark-first", "\u061cuser"),
)


def no_success(body):
    """A response that would be accepted, under HTTP statuses that tell of no success."""
    return [(f"accepted-under-http-{status}", status, body, http_error(status)) for status in (100, 199, 300, 302, 399)]


class Cases:
    """The cases of one file, in the order in which they were added."""

    def __init__(self, service, **readers):
        self.service = service
        self.readers = readers
        self.cases = []

    def add(self, verb, name, input, expect, source="derived"):
        """expect: the members, or the name of a status without BH_ERR_; None means BH_OK and nothing to compare."""
        if isinstance(expect, str):
            expect = {"status": "BH_ERR_" + expect}
        name = f"{verb}-{name}".replace("_", "-")
        assert all(case["name"] != name for case in self.cases), f"{self.service}: two cases named {name}"
        self.cases.append(
            {"name": name, "source": source, "verb": verb, "input": input, "expect": {} if expect is None else expect}
        )

    def responses(self, verb, *rows, **more):
        """Rows of name, HTTP status, body, what the case states of the response (or a status; None: the rules alone),
        and the request's method and the headers, if it has them."""
        for name, http_status, body, stated, *http in rows:
            http = http[0] if http else {}
            made = self.readers[verb].read(http_status, body, **http, **more)
            whole = made["response"] if isinstance(made, dict) else made
            if isinstance(stated, dict):
                wrong = isinstance(whole, str) or any(whole[member] != value for member, value in stated.items())
            else:
                wrong = stated not in (None, whole)
            assert not wrong, f"{self.service} {verb} {name}: stated {stated}, by the rules {whole}"
            input = {"http_status": http_status, **texts(body=body)}
            if "headers" in http:
                input["headers"] = params(http["headers"])
            if "request_method" in http:
                input["request_method"] = http["request_method"]
            self.add(verb, name, {**input, **more}, made)

    def signed(self, name, input, payload, signature, source="derived", published=None):
        """published: the signature as its source prints it; ours must equal it."""
        assert published in (None, signature), f"{self.service} {name}: computed {signature}, published {published}"
        self.add("sign", name, input, {"payload": text(payload), "signature": signature}, source)


# Bodies that are no JSON object, for every service's responses: name, body.
NOT_JSON = (
    ("html", "<html><body><h1>502 Bad Gateway</h1></body></html>"),
    ("empty", ""),
    ("cut-off", '{"code":200,"msg":"SUC'),
    ("trailing-text", '{"code":200} ok'),
    ("begins-with-a-number", "502 Bad Gateway"),
    ("begins-with-a-string", '"ok", it said'),
    ("begins-with-an-array", "[200] OK"),
    ("two-documents", '{"code":200}{"code":200}'),
    ("single-quotes", "{'code':200}"),
    ("byte-order-mark", '\ufeff{"code":200}'),
    ("not-utf8", b'{"code":200,"msg":"\xe9"}'),
    ("nesting-never-closed", '{"data":' * 1000),
    ("nesting-of-129", "[" * 129 + "]" * 129),
)
NOT_OBJECT = (
    ("null", "null"),
    ("number", "200"),
    ("string", '"SUCCESS"'),
    ("true", "true"),
    ("array-empty", "[]"),
    ("array-of-many", "[1,2,3,4,5,6,7,8,9,10]"),
    ("nesting-of-128", "[" * 128 + "]" * 128),
)
# One level less than a reader must take.
DEEP = '{"a":' * 127 + "1" + "}" * 127
