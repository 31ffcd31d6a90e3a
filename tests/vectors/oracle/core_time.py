"""Time as text, the clock's offset, and the rule for a token: by Python's own calendar and by the rules as written."""

from datetime import datetime, timedelta

from .common import *

FORMATS = (
    ("published", 1622378959, "2021-05-30T12:49:19Z", "PAVE, Generate Access Token: its table and its samples"),
    ("smallest", 10**9, "2001-09-09T01:46:40Z", "derived"),
    ("greatest", 10**11 - 1, "5138-11-16T09:46:39Z", "derived"),
    ("leap-day", 1709164799, "2024-02-28T23:59:59Z", "derived"),
    ("leap-day-begins", 1709164800, "2024-02-29T00:00:00Z", "derived"),
    ("leap-day-ends", 1709251200, "2024-03-01T00:00:00Z", "derived"),
    ("no-leap-day-in-2100", 4107542400, "2100-03-01T00:00:00Z", "derived"),
    ("after-2038", 2**31, "2038-01-19T03:14:08Z", "derived"),
    ("new-year", 1735689600, "2025-01-01T00:00:00Z", "derived"),
)


def seconds(date, clock, offset_minutes=0):
    """Unix time by the proleptic Gregorian calendar."""
    year, month, day = date
    hour, minute, second = clock
    days = datetime(year, month, day).toordinal() - datetime(1970, 1, 1).toordinal()
    return ((days * 24 + hour) * 60 + minute - offset_minutes) * 60 + second


def times(c):
    for name, time_s, utc, source in FORMATS:
        made = seconds(
            (int(utc[:4]), int(utc[5:7]), int(utc[8:10])), (int(utc[11:13]), int(utc[14:16]), int(utc[17:19]))
        )
        assert made == time_s, f"{utc}: {made}"
        c.add("time_format_utc", name, {"time_s": time_s}, {"utc": utc}, source)
        c.add("time_format_seconds", name, {"time_s": time_s}, {"seconds": f"{time_s:d}"}, source)
        c.add("time_parse_utc", name, {"text": utc}, {"time_s": time_s}, source)
    for name, time_s, expect in (
        ("milliseconds", NOW_MS, "TIME_IS_MILLISECONDS"),
        ("smallest-milliseconds", 10**11, "TIME_IS_MILLISECONDS"),
        ("greatest-milliseconds", 10**14 - 1, "TIME_IS_MILLISECONDS"),
        ("beyond-milliseconds", 10**14, "TIME_RANGE"),
        ("too-small", 10**9 - 1, "TIME_RANGE"),
        ("zero", 0, "TIME_RANGE"),
        ("negative", -1, "TIME_RANGE"),
    ):
        c.add("time_format_utc", name, {"time_s": time_s}, expect)
        c.add("time_format_seconds", name, {"time_s": time_s}, expect)

    rfc = "RFC 3339, section 5.8"
    for name, value, time_s, source in (
        ("rfc-fraction", "1985-04-12T23:20:50.52Z", seconds((1985, 4, 12), (23, 20, 50)), rfc),
        ("rfc-offset", "1996-12-19T16:39:57-08:00", seconds((1996, 12, 20), (0, 39, 57)), rfc),
        ("rfc-offset-of-20-minutes", "1937-01-01T12:00:27.87+00:20", seconds((1937, 1, 1), (11, 40, 27)), rfc),
        ("epoch", "1970-01-01T00:00:00Z", 0, "derived"),
        ("before-epoch", "1969-12-31T23:59:59Z", -1, "derived"),
        ("fraction-before-epoch-is-dropped", "1969-12-31T23:59:59.9Z", -1, "derived"),
        ("fraction-long", "2021-05-30T12:49:19.999999999999999999999Z", 1622378959, "derived"),
        ("offset-zero", "2021-05-30T12:49:19+00:00", 1622378959, "derived"),
        ("offset-unknown", "2021-05-30T12:49:19-00:00", 1622378959, "derived"),
        ("offset-east", "2021-05-30T20:49:19+08:00", 1622378959, "derived"),
        ("offset-half-hour", "2021-05-30T18:19:19+05:30", 1622378959, "derived"),
        ("offset-greatest", "2021-05-31T12:48:19+23:59", 1622378959, "derived"),
        ("first-second", "0001-01-01T00:00:00Z", seconds((1, 1, 1), (0, 0, 0)), "derived"),
        ("first-second-east", "0001-01-01T00:00:00+23:59", seconds((1, 1, 1), (0, 0, 0), 1439), "derived"),
        ("last-second", "9999-12-31T23:59:59Z", seconds((9999, 12, 31), (23, 59, 59)), "derived"),
        ("last-second-west", "9999-12-31T23:59:59-23:59", seconds((9999, 12, 31), (23, 59, 59), -1439), "derived"),
        ("lower-case", "2021-05-30t12:49:19z", 1622378959, rfc),
        ("lower-case-t", "2021-05-30t12:49:19Z", 1622378959, rfc),
        ("lower-case-z", "2021-05-30T12:49:19.25z", 1622378959, rfc),
        ("lower-case-t-offset", "2021-05-30t14:49:19+02:00", 1622378959, rfc),
        ("rfc-leap-second", "1990-12-31T23:59:60Z", seconds((1991, 1, 1), (0, 0, 0)), rfc),
        ("rfc-leap-second-west", "1990-12-31T15:59:60-08:00", seconds((1991, 1, 1), (0, 0, 0)), rfc),
        ("leap-second-fraction", "2016-12-31T23:59:60.9Z", seconds((2017, 1, 1), (0, 0, 0)), "derived"),
        ("second-60", "2021-05-30T12:49:60Z", 1622378959 + 41, "derived"),
        ("leap-second-lower-case-offset", "2016-12-31t15:59:60.5-08:00", seconds((2017, 1, 1), (0, 0, 0)), "derived"),
        ("offset-across-the-year", "2021-01-01T00:30:00+01:00", seconds((2020, 12, 31), (23, 30, 0)), "derived"),
        ("offset-across-the-leap-day", "2024-02-29T23:30:00-01:00", seconds((2024, 3, 1), (0, 30, 0)), "derived"),
        ("fraction-one-digit-lower-case", "2021-05-30t12:49:19.0z", 1622378959, "derived"),
        *http_dates(),
        ("leap-day-in-2000", "2000-02-29T00:00:00Z", seconds((2000, 2, 29), (0, 0, 0)), "derived"),
    ):
        c.add("time_parse_utc", name, {"text": value}, {"time_s": time_s}, source)
    for name, value in (
        ("empty", ""),
        ("date-only", "2021-05-30"),
        ("without-zone", "2021-05-30T12:49:19"),
        ("space-for-t", "2021-05-30 12:49:19Z"),
        ("trailing", "2021-05-30T12:49:19Z "),
        ("leading", " 2021-05-30T12:49:19Z"),
        ("newline", "2021-05-30T12:49:19Z\n"),
        ("month-0", "2021-00-30T12:49:19Z"),
        ("month-13", "2021-13-30T12:49:19Z"),
        ("day-0", "2021-05-00T12:49:19Z"),
        ("day-32", "2021-05-32T12:49:19Z"),
        ("april-31", "2021-04-31T12:49:19Z"),
        ("february-29-in-2021", "2021-02-29T12:49:19Z"),
        ("february-29-in-2100", "2100-02-29T12:49:19Z"),
        ("hour-24", "2021-05-30T24:00:00Z"),
        ("minute-60", "2021-05-30T12:60:19Z"),
        ("second-61", "2021-05-30T12:49:61Z"),
        ("second-60-twice", "2021-05-30T12:49:60:60Z"),
        ("minute-of-one-digit", "2021-05-30T12:9:19Z"),
        ("zone-twice", "2021-05-30T12:49:19ZZ"),
        ("offset-minus-sign", "2021-05-30T12:49:19\u221208:00"),
        ("offset-of-seconds", "2021-05-30T12:49:19+08:00:00"),
        ("zone-name", "2021-05-30T12:49:19[UTC]"),
        ("week-date", "2021-W21-7T12:49:19Z"),
        ("year-0", "0000-01-01T00:00:00Z"),
        ("year-of-five-digits", "12021-05-30T12:49:19Z"),
        ("year-negative", "-021-05-30T12:49:19Z"),
        ("without-dashes", "20210530T124919Z"),
        ("slashes", "2021/05/30T12:49:19Z"),
        ("fraction-empty", "2021-05-30T12:49:19.Z"),
        ("fraction-comma", "2021-05-30T12:49:19,5Z"),
        ("fraction-letter", "2021-05-30T12:49:19.5aZ"),
        ("offset-without-colon", "2021-05-30T12:49:19+0800"),
        ("offset-hour-only", "2021-05-30T12:49:19+08"),
        ("offset-24-hours", "2021-05-30T12:49:19+24:00"),
        ("offset-60-minutes", "2021-05-30T12:49:19+08:60"),
        ("offset-after-z", "2021-05-30T12:49:19Z+00:00"),
        ("unix-seconds", "1622378959"),
        ("plus-in-digits", "2021-05-30T12:49:+9Z"),
        ("full-width-digits", "２０２１-05-30T12:49:19Z"),
        ("not-utf8", b"2021-05-30T12:49:19\xff"),
        ("nul", b"2021-05-30T12:49:19Z\0"),
        *((f"http-date-{name}", text) for name, text in NO_HTTP_DATES),
    ):
        c.add("time_parse_utc", name, texts(text=value), "TIME_FORMAT")


def http_dates():
    """RFC 9110, section 5.6.7, in its three forms: by Python's own names of days and months, in C's locale."""
    rfc = "RFC 9110, section 5.6.7"
    for name, time_s, source in (
        ("of-the-rfc", 784111777, rfc),
        ("of-the-documents-time", 1622378959, "derived"),
        ("of-2000", 951782400, "derived"),
        ("epoch", 0, "derived"),
        ("of-the-last-day-of-1999", 946684799, "derived"),
        ("of-1969", -1, "derived"),
        ("after-2038", 2**31, "derived"),
    ):
        at = datetime(1970, 1, 1) + timedelta(seconds=time_s)
        yield f"http-date-{name}", at.strftime("%a, %d %b %Y %H:%M:%S GMT"), time_s, source
        yield f"http-date-{name}-rfc850", at.strftime("%A, %d-%b-%y %H:%M:%S GMT"), time_s, source
        yield f"http-date-{name}-asctime", at.ctime(), time_s, source
    assert datetime(1994, 11, 6, 8, 49, 37).ctime() == "Sun Nov  6 08:49:37 1994"
    yield "http-date-leap-second", "Sat, 31 Dec 2016 23:59:60 GMT", seconds((2017, 1, 1), (0, 0, 0)), rfc
    yield "http-date-asctime-of-two-digits", "Sun May 30 12:49:19 2021", 1622378959, rfc
    yield "http-date-asctime-zero-padded", "Sun Nov 06 08:49:37 1994", 784111777, rfc


NO_HTTP_DATES = (
    ("wrong-day", "Mon, 30 May 2021 12:49:19 GMT"),
    ("lower-case", "sun, 30 may 2021 12:49:19 gmt"),
    ("other-zone", "Sun, 30 May 2021 12:49:19 UTC"),
    ("offset", "Sun, 30 May 2021 12:49:19 +0000"),
    ("day-of-one-digit", "Sun, 6 Nov 1994 08:49:37 GMT"),
    ("no-such-day", "Tue, 31 Nov 1994 08:49:37 GMT"),
    ("hour-24", "Sun, 30 May 2021 24:49:19 GMT"),
    ("second-61", "Sun, 30 May 2021 12:49:61 GMT"),
    ("cut", "Sun, 30 May 2021 12:49:19"),
    ("newline", "Sun, 30 May 2021 12:49:19 GMT\n"),
    ("month-in-words", "Sun, 30 Mai 2021 12:49:19 GMT"),
    ("rfc850-short-day", "Sun, 06-Nov-94 08:49:37 GMT"),
    ("rfc850-wrong-day", "Monday, 06-Nov-94 08:49:37 GMT"),
    ("rfc850-four-digits", "Sunday, 06-Nov-1994 08:49:37 GMT"),
    ("asctime-one-space", "Sun Nov 6 08:49:37 1994"),
    ("asctime-zone", "Sun Nov  6 08:49:37 1994 GMT"),
    ("fraction", "Sun, 30 May 2021 12:49:19.5 GMT"),
    ("day-name-alone", "Sun"),
    ("second-60-and-offset", "Sat, 31 Dec 2016 23:59:60 +0000"),
    ("two-spaces", "Sun,  30 May 2021 12:49:19 GMT"),
    ("no-comma", "Sun 30 May 2021 12:49:19 GMT"),
    ("dashes-of-cookies", "Sun, 30-May-2021 12:49:19 GMT"),
    ("without-seconds", "Sun, 30 May 2021 12:49 GMT"),
    ("year-of-two-digits", "Sun, 30 May 21 12:49:19 GMT"),
    ("zone-z", "Sun, 30 May 2021 12:49:19 Z"),
    ("zone-lower-case", "Sun, 30 May 2021 12:49:19 gmt"),
    ("space-first", " Sun, 30 May 2021 12:49:19 GMT"),
    ("rfc850-day-of-one-digit", "Sunday, 6-Nov-94 08:49:37 GMT"),
    ("letters", "never"),
)


def clock_offset(c):
    def add(name, sent, received, server, resolution=1, expect=None):
        if expect is None:
            step = resolution if resolution > 1 else 0
            expect = {
                "offset_ms": server + step // 2 - (sent + received) // 2,
                "uncertainty_ms": -((sent - received) // 2) + (-(-step // 2) if step else 1),
            }
        input = {"sent_ms": sent, "received_ms": received, "server_time_ms": server, "resolution_ms": resolution}
        c.add("clock_offset", name, input, expect)

    t = NOW_MS
    add("none", t, t, t, expect={"offset_ms": 0, "uncertainty_ms": 1})
    add("middle-of-the-trip", t, t + 100, t + 50, expect={"offset_ms": 0, "uncertainty_ms": 51})
    add("server-ahead", t, t + 100, t + 1050, expect={"offset_ms": 1000, "uncertainty_ms": 51})
    add("server-behind", t, t + 100, t - 950, expect={"offset_ms": -1000, "uncertainty_ms": 51})
    add("odd-trip", t, t + 101, t + 50)
    add("odd-sum", t + 1, t + 2, t)
    add("seconds", t, t + 100, t // 1000 * 1000, 1000)
    add("seconds-at-once", t, t, t // 1000 * 1000, 1000)
    add("odd-resolution", t, t + 100, t, 3)
    add("resolution-2", t, t, t, 2)
    add("resolution-0", t, t + 10, t, 0)
    add("clock-of-1970", 0, 0, t)
    add("greatest-times", 10**14 - 1, 10**14 - 1, 10**12)
    add("least-and-greatest-times", 0, 0, 10**14 - 1)
    add("server-in-seconds", t, t + 100, t // 1000, 1000, "TIME_IS_SECONDS")
    add("server-of-1970", t, t, 0, 1, "TIME_RANGE")
    add("server-before-2001", t, t, 10**12 - 1, 1, "TIME_RANGE")
    add("server-in-microseconds", t, t, t * 1000, 1, "TIME_RANGE")
    add("server-before-interval", t, t - 1, t // 1000, -1, "TIME_IS_SECONDS")
    add("received-before-sent", t, t - 1, t, expect="INTERVAL")
    add("resolution-negative", t, t, t, -1, "INTERVAL")
    for name, values in (("sent", (-1, t, t)), ("received", (t, -1, t)), ("server", (t, t, -1))):
        add(f"{name}-negative", *values, expect="TIME_RANGE")
    for name, values in (("sent", (10**14, 10**14, t)), ("received", (t, 10**14, t)), ("server", (t, t, 10**14))):
        add(f"{name}-too-great", *values, expect="TIME_RANGE")


def rule(now, issued, expires, last, interval, ahead):
    ahead = ahead or min(300_000, (expires - issued) // 10)
    wait = max(0, interval - max(0, now - last)) if last else 0
    if now < issued:
        return ("WAIT", wait) if wait and last <= now else ("REFRESH", 0)
    if expires > now:
        if now < expires - ahead:
            return "USE", expires - ahead - now
        return ("USE", min(wait, expires - now)) if wait else ("REFRESH", 0)
    return ("WAIT", wait) if wait else ("REFRESH", 0)


def token_rule(c):
    t, life = NOW_MS, 120 * MINUTE

    def add(name, now=t, issued=t, expires=t + life, last=t, interval=MINUTE, ahead=0, expect=None):
        times = {
            "now_ms": now,
            "issued_ms": issued,
            "expires_ms": expires,
            "last_request_ms": last,
            "min_interval_ms": interval,
            "refresh_ahead_ms": ahead,
        }
        if not isinstance(expect, str):
            made = rule(now, issued, expires, last, interval, ahead)
            assert expect in (None, made), f"{name}: {made}"
            expect = {"action": made[0], "wait_ms": made[1]}
        c.add("token_rule", name, times, expect)

    add("fresh", expect=("USE", life - 300_000))
    add("before-refresh", t + life - 300_001, expect=("USE", 1))
    add("at-refresh", t + life - 300_000, expect=("REFRESH", 0))
    add("last-moment", t + life - 1, expect=("REFRESH", 0))
    add("expired", t + life, expect=("REFRESH", 0))
    add("short-life-tenth", t, expires=t + 10 * MINUTE, expect=("USE", 9 * MINUTE))
    add("short-life-tenth-reached", t + 9 * MINUTE, expires=t + 10 * MINUTE, expect=("REFRESH", 0))
    add("life-of-50-minutes-is-the-turn", t, expires=t + 50 * MINUTE, expect=("USE", 45 * MINUTE))
    add("life-not-divisible", t, expires=t + 12345, expect=("USE", 12345 - 1234))
    add("ahead-own", t, ahead=1000, expect=("USE", life - 1000))
    add("ahead-own-reached", t + life - 1000, ahead=1000, expect=("REFRESH", 0))
    add("ahead-longer-than-life", t, last=0, ahead=2 * life, expect=("REFRESH", 0))
    add("no-token-no-request", t, 0, 0, 0, expect=("REFRESH", 0))
    add("no-token-just-requested", t, 0, 0, t, expect=("WAIT", MINUTE))
    add("no-token-waited", t + MINUTE - 1, 0, 0, t, expect=("WAIT", 1))
    add("no-token-waited-long-enough", t + MINUTE, 0, 0, t, expect=("REFRESH", 0))
    add("no-interval", t, 0, 0, t, 0, expect=("REFRESH", 0))
    add("due-but-just-requested", t + life - 1000, last=t + life - 2000, expect=("USE", 1000))
    add("due-but-interval-ends-first", t + life - 200_000, last=t + life - 230_000, expect=("USE", 30_000))
    add("expired-just-requested", t + life, last=t + life - 1, expect=("WAIT", MINUTE - 1))
    add("last-request-in-the-future", t, 0, 0, t + 5000, expect=("WAIT", MINUTE))
    add("clock-set-back", t - 1, expect=("REFRESH", 0))
    add("clock-set-back-a-day", t - 1440 * MINUTE, expect=("REFRESH", 0))
    add("clock-set-back-before-expired", t - 1, expires=t - 2, expect=("REFRESH", 0))
    add("clock-set-back-just-requested", t - 5000, last=t - 6000, expect=("WAIT", MINUTE - 1000))
    add("clock-set-back-requested-now", t - 5000, last=t - 5000, expect=("WAIT", MINUTE))
    add("clock-set-back-requested-long-ago", t - 5000, last=t - 5000 - MINUTE, expect=("REFRESH", 0))
    add("clock-set-back-no-request", t - 5000, last=0, expect=("REFRESH", 0))
    add("now-in-seconds", NOW_S, expect="TIME_IS_SECONDS")
    add("now-zero", 0, expect="TIME_RANGE")
    add("now-too-great", 10**14, expect="TIME_RANGE")
    for member in ("issued", "expires", "last"):
        add(f"{member}-negative", **{member: -1}, expect="TIME_RANGE")
        add(f"{member}-too-great", **{member: 10**14}, expect="TIME_RANGE")
    for member in ("issued", "expires", "last"):
        add(f"{member}-in-seconds", **{member: NOW_S}, expect="TIME_IS_SECONDS")
    add("interval-negative", interval=-1, expect="INTERVAL")
    add("ahead-negative", ahead=-1, expect="INTERVAL")
