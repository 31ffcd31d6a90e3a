"""Compact JWS (RFC 7515) as Mixin's document makes it."""

import base64
import json

from . import ed25519
from .common import data, sha256_hex

HEADER = '{"alg":"EdDSA","typ":"JWT"}'


def b64url(value):
    return base64.urlsafe_b64encode(data(value)).rstrip(b"=").decode()


def compact(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def request_hash(method, target, body):
    return sha256_hex(data(method) + data(target or "/") + data(body))


def bot(claims, method, target, body):
    """Claims as Python values, in the order of their names."""
    if "uid" in claims:
        members = {"uid": claims["uid"], "sid": claims["sid"], "scp": claims.get("scp") or "FULL"}
    else:
        members = {name: claims[name] for name in ("iss", "aid", "scp")}
    members |= {"jti": claims["jti"], "iat": claims["iat_s"], "exp": claims["exp_s"]}
    return members | {"sig": request_hash(method, target, body)}


def payload(claims, header=HEADER):
    """claims: a text, or what becomes one."""
    return b64url(header) + "." + b64url(claims if isinstance(claims, (str, bytes)) else compact(claims))


def signed(seed, claims, header=HEADER):
    message = payload(claims, header)
    return message + "." + b64url(ed25519.sign(seed, message.encode()))


def part(token, number, change):
    """The token with one of its parts changed."""
    parts = token.split(".")
    parts[number] = change(parts[number])
    return ".".join(parts)


def flip_inside(token):
    """Changes a character inside the last part, not its last one, which has bits that count for nothing."""
    return part(token, 2, lambda text: text[:20] + ("A" if text[20] != "A" else "B") + text[21:])


def broken(bot):
    """Texts that are no token, whatever the key: also for verify."""
    header, claims, signature = bot.split(".")
    return (
        ("empty", ""),
        ("one-part", header),
        ("two-parts", header + "." + claims),
        ("four-parts", bot + "." + signature),
        ("dots-only", ".."),
        ("leading-dot", "." + bot),
        ("trailing-dot", bot + "."),
        ("bearer", "Bearer " + bot),
        ("newline", bot + "\n"),
        ("header-padded", header + "=." + claims + "." + signature),
        ("signature-padded", bot + "=="),
        ("claims-standard-alphabet", header + "." + b64url('{"uid":"???>>>"}').replace("_", "/") + "." + signature),
        ("claims-not-base64url", header + "." + claims[:-1] + "*." + signature),
        ("header-not-json", b64url("alg=EdDSA") + "." + claims + "." + signature),
        ("header-array", b64url('["EdDSA"]') + "." + claims + "." + signature),
        ("header-without-algorithm", b64url('{"typ":"JWT"}') + "." + claims + "." + signature),
        ("header-algorithm-number", b64url('{"alg":1}') + "." + claims + "." + signature),
        ("header-not-utf8", b64url(b'{"alg":"\xff"}') + "." + claims + "." + signature),
        ("header-non-canonical", non_canonical(b64url('{"alg":"EdDSA" }')) + "." + claims + "." + signature),
        ("signature-non-canonical", header + "." + claims + "." + non_canonical(signature)),
    )


def non_canonical(part):
    """The same bytes by another last character, whose surplus bits are not zero."""
    assert len(part) % 4
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    return part[:-1] + alphabet[alphabet.index(part[-1]) + 1]
