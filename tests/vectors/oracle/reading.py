"""What became of a request, by what a service responded: the rules of this project, written a second time over Python's
own json. `Reader` is a service's; its `read` gives the response that a case expects, or the name of a status."""

import email.utils
import json
import re
from pathlib import Path

from .common import response, text

GET = ("GET", "HEAD", "OPTIONS", "TRACE")
NOTHING = object()


def codes(service):
    """Number, name and kind of each error, from the one file that has them with their sources: facts of the services'
    documents, which are not written down twice. The kind is that of the constant that a row names."""
    source = (Path(__file__).parents[3] / "src" / "services" / "codes.rs").read_text()
    kinds = dict(re.findall(r'^    ([A-Z_]+) = ([A-Z]\w+) "', source, re.M))
    table = re.search(rf"static {service}: .*?\];", source, re.S).group()
    rows = re.findall(r"\((-?\d+), \"([A-Z0-9_]+)\", ([A-Z_]+)\)", table)
    return {int(number): (name, kinds[means]) for number, name, means in rows}


HTTP = codes("HTTP")


class Json:
    """A value as JSON has it: numbers by their text, and each value with its own text."""

    def __init__(self, value, source):
        self.value, self.source = value, source


class Member(list):
    """An object as pairs; a list is a plain list."""


class Number(str):
    pass


def parse(body):
    """The value, or NOTHING if the body is no JSON."""
    if isinstance(body, str):
        body = body.encode()
    try:
        source = body.decode().removeprefix("\ufeff")
        if re.search(r"^\s*\ufeff", source):
            return NOTHING
        value = json.JSONDecoder(
            object_pairs_hook=Member, parse_int=Number, parse_float=Number, parse_constant=lambda _: 1 / 0
        ).decode(source.strip(" \t\r\n"))
    except (UnicodeDecodeError, ValueError, ZeroDivisionError, RecursionError):
        return NOTHING
    return value if depth(value) <= 128 else NOTHING


def depth(value):
    most, open_values = 0, [(value, 1)]
    while open_values:
        value, level = open_values.pop()
        if isinstance(value, list):
            most = max(most, level)
            inner = (pair[1] for pair in value) if isinstance(value, Member) else value
            open_values += [(item, level + 1) for item in inner]
    return most


def is_text(value):
    return isinstance(value, str) and not isinstance(value, Number) and not re.search("[\ud800-\udfff]", value)


def members(value, *names):
    """The members of those names; nothing if it is no object or has one of them twice."""
    if not isinstance(value, Member):
        return None
    found = [[item for name, item in value if is_text(name) and name == wanted] for wanted in names]
    return None if any(len(items) > 1 for items in found) else [items[0] if items else None for items in found]


def inner(value, *names):
    return members(value, *names) or [None] * len(names)


def integer(value):
    return (
        int(value)
        if isinstance(value, str)
        and re.fullmatch(r"[+-]?\d+", value, re.A)
        and -(2**63) <= int(value) < 2**63
        and (isinstance(value, Number) or len(value) <= 20)
        else None
    )


def whole(value):
    """A whole number in any spelling."""
    exact = integer(value)
    if exact is not None or not isinstance(value, str) or len(value.encode("utf-8", "surrogatepass")) > 32:
        return exact
    if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", value, re.A):
        return None
    number = float(value)
    return int(number) if abs(number) < 2**53 and number == int(number) else None


def is_name(value):
    return is_text(value) and re.fullmatch("[A-Z][A-Z0-9_]*", value) is not None


def says_no(value):
    return value is False or is_text(value) and not isinstance(value, Number) and value.lower() == "false"


def clean(words):
    words = re.sub("[\t\n\r\u2028\u2029]", " ", words)
    return re.sub("[\x00-\x1f\x7f-\x9f]", "", words)


WORDS = (
    "msg",
    "message",
    "error_message",
    "errormessage",
    "error_msg",
    "error_description",
    "description",
    "detail",
    "details",
    "error",
    "errors",
    "reason",
    "title",
    "extra",
)


def words(value, level=4):
    """The first text under a name that tells of words, the more telling names first."""
    if is_text(value):
        return value or None
    if isinstance(value, Member) and level:
        for name in WORDS:
            same = [
                item
                for key, item in value
                if is_text(key) and key.isascii() and key.lower() == name and item is not None
            ]
            found = words(same[0], level - 1) if same else None
            if found:
                return found
    elif isinstance(value, list) and not isinstance(value, Member) and level:
        return next((found for found in (words(item, level - 1) for item in value) if found), None)
    return None


def on_one_line(source):
    """JSON's text without the white space between its parts."""
    strings = re.compile(r'"(?:[^"\\]|\\.)*"', re.S)
    parts, at = [], 0
    for string in strings.finditer(source):
        parts += [re.sub(r"[ \t\r\n]", "", source[at : string.start()]), string.group()]
        at = string.end()
    return clean("".join(parts) + re.sub(r"[ \t\r\n]", "", source[at:]))


def source_of(value):
    """The JSON of a value that was read; only for those whose spelling json keeps."""
    if isinstance(value, Number):
        return str(value)
    if isinstance(value, Member):
        return (
            "{" + ",".join(json.dumps(name, ensure_ascii=False) + ":" + source_of(item) for name, item in value) + "}"
        )
    if isinstance(value, list):
        return "[" + ",".join(map(source_of, value)) + "]"
    return clean(json.dumps(value, ensure_ascii=False)) if value is not None else "null"


def date_ms(value):
    try:
        return int(email.utils.parsedate_to_datetime(value).timestamp() * 1000)
    except (TypeError, ValueError):
        return None


class Reader:
    def __init__(self, service, judge, is_get=False):
        self.codes, self.judge, self.is_get = codes(service), judge, is_get

    def read(self, http_status, body="", request_method="", headers=(), **more):
        """The response, or a status without BH_ERR_."""
        if http_status != 0 and not 100 <= http_status < 600:
            return "HTTP_STATUS"
        http = Http(self, http_status, body, "GET" if self.is_get else request_method, headers)
        value = parse(body)
        if value is NOTHING:
            return http.without_json()
        return http.judged(self.judge(http, value, **more), value)


class Http:
    def __init__(self, reader, status, body, method, headers):
        self.reader, self.status, self.method = reader, status, method.upper() if isinstance(method, str) else ""
        self.body = (body.encode() if isinstance(body, str) else body).removeprefix(b"\xef\xbb\xbf")
        named = {name.lower(): value.strip() for name, value in headers}
        self.date, self.after = date_ms(named.get("date", "")), named.get("retry-after", "")

    def is_success(self):
        return 200 <= self.status < 300

    def until(self, at_ms):
        """How long to wait and until when, each 0 if it is not known."""
        if at_ms is None or not 10**12 <= at_ms < 10**14:
            return (0, 0)
        return (0 if self.date is None else max(0, at_ms - self.date), at_ms)

    def retry(self):
        if re.fullmatch("[0-9]+", self.after, re.A):
            return (int(self.after) * 1000, 0)
        return self.until(date_ms(self.after))

    def good(self, **more):
        return response("ACCEPTED", **{"server_time_ms": self.date or 0, **more})

    def bad(self, code, name, kind, said=None, detail="", source=None):
        is_get = self.method in GET
        outcome = "REFUSED" if kind != "Unknown" or is_get else "UNKNOWN"
        found = words(said)
        retry = self.retry()
        if found is None and not detail and source is not None and (isinstance(said, (list, Number))):
            detail = on_one_line(source.strip())
        if found and retry == (0, 0):
            until = re.search("until ([0-9]+)", found, re.A)
            retry = self.until(int(until[1]) * (1000 if int(until[1]) < 10**11 else 1) if until else None)
        return response(
            outcome,
            error_code=code,
            error_name=name,
            error_message=text(clean(found or "")),
            detail=text(detail),
            retry_after_ms=retry[0],
            retry_at_ms=retry[1],
            server_time_ms=self.date or 0,
        )

    def failed(self, code, said, detail="", source=None):
        """code: a number, a name with its number or None, or None."""
        known, status = self.reader.codes, self.status
        of_status = known.get(status) or HTTP.get(status)
        documented = False
        if isinstance(code, int):
            as_http = ("HTTP_ERROR", "Unknown") if 500 <= code < 600 else None
            number, row = code, known.get(code) or HTTP.get(code) or as_http
            documented = row is not None
            name, kind = row or ("", None)
        elif code is not None:
            number, name = code
            documented = number in known and known[number][0] == name
            kind = known[number][1] if documented else "Refused"
            number = status if number is None else number
        else:
            number, (name, kind) = (
                status,
                of_status or ("UNEXPLAINED" if self.is_success() else "HTTP_ERROR", "Refused"),
            )
        if kind is None and of_status and status in (401, 403, 408, 418, 429, 499):
            name, kind = of_status
        has_failed = any(500 <= n < 600 or n in (408, 499) for n in (status, number))
        return self.bad(number, name, "Unknown" if has_failed and not documented else kind, said, detail, source)

    def without_json(self):
        content, status = self.body.strip(b" \t\n\r\x0c"), self.status
        of_status = self.reader.codes.get(status) or HTTP.get(status)
        is_empty, is_page = not content, content.startswith(b"<")
        said = None
        if not is_empty and not is_page and content[:1] not in (b"{", b"[", b'"') and len(content) <= 500:
            try:
                said = content.decode()
            except UnicodeDecodeError:
                pass
        if status == 0:
            return self.bad(0, "NO_RESPONSE", "Unknown", said)
        if status in (204, 205) and is_empty:
            return self.good()
        if self.is_success():
            return self.bad(
                status, "EMPTY_BODY" if is_empty else "HTML_PAGE" if is_page else "NOT_JSON", "Unknown", said
            )
        if 500 <= status < 600:
            return self.bad(status, "HTTP_ERROR", "Unknown", said)
        if status in (408, 418, 429, 499) or is_empty and of_status and (status != 403 or 403 in self.reader.codes):
            return self.bad(status, *of_status, said)
        return self.bad(status, *(("FIREWALL", "Wait") if status == 403 else ("HTTP_ERROR", "Refused")), said)

    def judged(self, verdict, value):
        """verdict: a response, ("bad", code, detail), or None: nothing that is documented."""
        source = self.body.decode()
        if isinstance(verdict, dict) and self.is_success():
            return verdict
        if isinstance(verdict, tuple):
            return self.failed(verdict[1], value, verdict[2], source)
        if not self.is_success():
            return self.failed(None, value, "", source)
        if self.method in GET:
            return "RESPONSE"
        return self.bad(self.status, "UNEXPECTED_RESPONSE", "Unknown", value, "", source)


def code_of(value):
    number = whole(value)
    return number if number is not None else (None, value) if is_name(value) else None
