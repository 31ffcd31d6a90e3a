"""Mixin: tokens verified against a request, forged ones among them, and the server's X-Integrity-Token."""

from . import ed25519, jwt
from .common import *
from .ed25519 import SEED1, SEED2, SEED3

POST = {"method": "POST", "target": "/transfers?x=1", "body": '{"memo":"é"}'}


def verify(c, bot, oauth, sample_token):
    accept(c, bot, oauth)
    reject_form(c, bot, sample_token)
    reject_signature(c, bot)
    reject_claims(c, bot, oauth)
    reject_time(c, bot)
    integrity(c)


def adder(c, verb="verify", seed=SEED1):
    def add(
        name,
        token,
        expect=None,
        method="GET",
        target="/me",
        body="",
        request_id="",
        within=None,
        key=None,
        source="derived",
    ):
        key = key or ed25519.public(seed).hex()
        input = {
            **texts(token=token),
            "public_hex": key,
            **texts(method=method, target=target, body=body, request_id=request_id),
        }
        c.add(verb, name, {**input, "window": within} if within else input, expect, source)

    return add


def claims(base, method="GET", target="/me", body="", **changed):
    """The claims as they stand in the token; None takes one away."""
    members = jwt.bot(base, method, target, body) | changed
    return {name: value for name, value in members.items() if value is not None}


def accept(c, bot, oauth):
    add = adder(c)
    token = jwt.signed(SEED1, claims(bot))
    add("bot", token)
    add("bot-with-request-id", token, request_id=bot["jti"])
    add("post", jwt.signed(SEED1, claims(bot, **POST)), **POST)
    add("target-empty-is-root", jwt.signed(SEED1, claims(bot, target="/")), target="")
    add("target-root-signed-empty", jwt.signed(SEED1, claims(bot, target="")), target="/")
    add("oauth", jwt.signed(SEED1, claims(oauth)), request_id=oauth["jti"])
    add("header-without-typ", jwt.signed(SEED1, claims(bot), '{"alg":"EdDSA"}'))
    add("header-other-order-and-kid", jwt.signed(SEED1, claims(bot), '{ "typ":"JWT", "kid":"1", "alg":"EdDSA" }'))
    add("claims-unsorted-with-more", jwt.signed(SEED1, '{"zzz":[{"a":null}], ' + jwt.compact(claims(bot))[1:]))
    add("scope-missing", jwt.signed(SEED1, claims(bot, scp=None)))
    add("unicode-claims", jwt.signed(SEED1, claims({**bot, "uid": "é中文🚀"})))
    add(
        "escaped-claims",
        jwt.signed(SEED1, jwt.compact(claims(bot)).replace('"jti"', r'"\u006ati"')),
        request_id=bot["jti"],
    )


def reject_form(c, bot, sample_token):
    add = adder(c)
    add(
        "document-rs512",
        sample_token,
        "TOKEN_ALGORITHM",
        source="Mixin, Generate Authentication Token: its sample token",
    )
    for alg in ("none", "None", "RS512", "HS256", "ES256", "eddsa", "EDDSA", "Ed25519", "Ed448", "EdDSA ", ""):
        name = {
            "EdDSA ": "space",
            "": "empty",
            "None": "none-capital",
            "eddsa": "lower-case",
            "EDDSA": "upper-case",
        }.get(alg, alg)
        token = jwt.signed(SEED1, claims(bot), f'{{"alg":"{alg}","typ":"JWT"}}')
        add("algorithm-" + name.lower(), token, "TOKEN_ALGORITHM")
    add("algorithm-none-unsigned", jwt.payload(claims(bot), '{"alg":"none"}') + ".", "TOKEN_ALGORITHM")
    token = jwt.signed(SEED1, claims(bot))
    for name, broken in jwt.broken(token):
        add(name, broken, "TOKEN_FORMAT")
    add("signature-empty", jwt.part(token, 2, lambda _: ""), "TOKEN_FORMAT")
    add("signature-63-bytes", jwt.part(token, 2, lambda text: text[:84]), "TOKEN_FORMAT")
    add("signature-65-bytes", jwt.part(token, 2, lambda text: jwt.b64url(bytes(65))), "TOKEN_FORMAT")
    add(
        "header-critical-extension",
        jwt.signed(SEED1, claims(bot), '{"alg":"EdDSA","b64":true,"crit":["b64"]}'),
        "TOKEN_FORMAT",
    )
    for name, value in (("null", "null"), ("empty", "[]"), ("text", '"exp"'), ("false", "false")):
        add(f"header-crit-{name}", jwt.signed(SEED1, claims(bot), f'{{"alg":"EdDSA","crit":{value}}}'), "TOKEN_FORMAT")
    add("header-algorithm-twice", jwt.signed(SEED1, claims(bot), '{"alg":"none","alg":"EdDSA"}'), "TOKEN_FORMAT")
    add("8192-bytes", "a" * 8192, "TOKEN_FORMAT")
    add("8193-bytes", "a" * 8193, "SIZE")
    add(
        "algorithm-before-signature-length",
        jwt.part(jwt.signed(SEED1, claims(bot), '{"alg":"HS256"}'), 2, lambda _: "AA"),
        "TOKEN_ALGORITHM",
    )


def reject_signature(c, bot):
    add = adder(c)
    token = jwt.signed(SEED1, claims(bot))
    raw = ed25519.sign(SEED1, token.rpartition(".")[0].encode())

    def with_signature(value):
        return jwt.part(token, 2, lambda _: jwt.b64url(value))

    add("other-key", token, "SIGNATURE", key=ed25519.public(SEED2).hex())
    add("signed-by-another", jwt.signed(SEED2, claims(bot)), "SIGNATURE")
    add("signature-tampered", jwt.flip_inside(token), "SIGNATURE")
    add("signature-zero", with_signature(bytes(64)), "SIGNATURE")
    add("claims-tampered", jwt.part(token, 1, lambda _: jwt.b64url(jwt.compact(claims(bot, uid="evil")))), "SIGNATURE")
    add("header-tampered", jwt.part(token, 0, lambda _: jwt.b64url('{"alg":"EdDSA"}')), "SIGNATURE")
    add("s-not-below-the-order", with_signature(ed25519.with_s_plus_l(raw)), "SIGNATURE")
    for number, key in enumerate(ed25519.SMALL_ORDER):
        add(f"small-order-key-{number}", with_signature(ed25519.for_identity_key()), "PUBLIC_KEY", key=key)
    add("key-no-point", token, "PUBLIC_KEY", key=ed25519.not_a_point().hex())
    add(
        "rfc8037",
        "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhi"
        "jcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg",
        "TOKEN_FORMAT",
        source="RFC 8037, A.4: rightly signed, but no claims",
    )
    add("signature-before-claims", jwt.flip_inside(jwt.signed(SEED1, "{}")), "SIGNATURE")


def reject_claims(c, bot, oauth):
    add = adder(c)

    def with_claims(name, value, expect, **call):
        add(name, jwt.signed(SEED1, value), expect, **call)

    with_claims("claims-array", "[]", "TOKEN_FORMAT")
    with_claims("claims-text", '"claims"', "TOKEN_FORMAT")
    with_claims("claims-not-json", "{uid:1}", "TOKEN_FORMAT")
    with_claims("claims-not-utf8", b'{"uid":"\xff"}', "TOKEN_FORMAT")
    with_claims("claims-deep-nesting", '{"a":' * 128 + "1" + "}" * 128, "TOKEN_CLAIMS")
    with_claims("claims-too-deep", '{"a":' * 129 + "1" + "}" * 129, "TOKEN_FORMAT")
    positions = jwt.compact(
        [
            bot["uid"],
            bot["sid"],
            None,
            None,
            "FULL",
            bot["jti"],
            jwt.request_hash("GET", "/me", ""),
            bot["iat_s"],
            bot["exp_s"],
        ]
    )
    with_claims("claims-by-position", positions, "TOKEN_FORMAT")
    for member, value in (("uid", '"evil"'), ("exp", "4102444800"), ("sig", '"00"')):
        twice = f'{{"{member}":{value},' + jwt.compact(claims(bot))[1:]
        with_claims(f"claims-{member}-twice", twice, "TOKEN_FORMAT")
    with_claims("claims-empty", "{}", "TOKEN_CLAIMS")
    for member in ("uid", "sid", "jti", "sig", "iat", "exp"):
        with_claims(f"bot-without-{member}", claims(bot, **{member: None}), "TOKEN_CLAIMS")
    for member in ("iss", "aid", "jti"):
        with_claims(f"oauth-without-{member}", claims(oauth, **{member: None}), "TOKEN_CLAIMS", request_id=oauth["jti"])
    with_claims("bot-and-oauth", claims(bot, iss=oauth["iss"], aid=oauth["aid"]), "TOKEN_CLAIMS", request_id=bot["jti"])
    with_claims("bot-claims-empty", claims(bot, uid=""), "TOKEN_CLAIMS")
    with_claims("uid-number", claims(bot, uid=7), "TOKEN_CLAIMS")
    with_claims("exp-words", claims(bot, exp="never"), "TOKEN_CLAIMS")
    add("exp-fraction", jwt.signed(SEED1, claims(bot, exp=bot["exp_s"] + 0.5)))
    add("iat-fraction", jwt.signed(SEED1, claims(bot, iat=bot["iat_s"] + 0.5)))
    add("iat-exponent", jwt.signed(SEED1, jwt.compact(claims(bot)).replace(str(bot["iat_s"]), "1.525320485e9")))
    for member in ("iat", "exp"):
        for name, value in (
            ("text", str(bot[member + "_s"])),
            ("signed-text", "+" + str(bot[member + "_s"])),
            ("milliseconds", bot[member + "_s"] * 1000),
            ("greatest", 2**63 - 1),
            ("beyond-64-bits", 10**30),
            ("zero", 0),
            ("negative", -bot[member + "_s"]),
            ("true", True),
            ("list", [bot[member + "_s"]]),
            ("null", "null"),
        ):
            made = claims(bot, **{member: value})
            text = jwt.compact(made).replace('"null"', "null")
            add(f"{member}-{name}", jwt.signed(SEED1, text), "TOKEN_CLAIMS")
    with_claims("exp-equals-iat", claims(bot, exp=bot["iat_s"]), "TOKEN_CLAIMS")
    with_claims("exp-before-iat", claims(bot, exp=bot["iat_s"] - 1), "TOKEN_CLAIMS")
    for name, value in (("text", "0"), ("milliseconds", bot["iat_s"] * 1000), ("list", [])):
        with_claims(f"nbf-{name}", claims(bot, nbf=value), "TOKEN_CLAIMS")
    add("nbf-without-window", jwt.signed(SEED1, claims(bot, nbf=bot["exp_s"] - 1)))
    for member, value in (("aid", oauth["aid"]), ("iss", oauth["iss"]), ("aid", 7)):
        with_claims(
            f"bot-with-{member}-{value}".lower()[:30].rstrip("-"), claims(bot, **{member: value}), "TOKEN_CLAIMS"
        )
    for member, value in (("uid", bot["uid"]), ("sid", bot["sid"])):
        with_claims(f"oauth-with-{member}", claims(oauth, **{member: value}), "TOKEN_CLAIMS", request_id=oauth["jti"])
    with_claims("oauth-without-scp", claims(oauth, scp=None), "TOKEN_CLAIMS", request_id=oauth["jti"])
    with_claims("bot-scope-number", claims(bot, scp=1), "TOKEN_CLAIMS")
    # Bytes of the target taken for the body's: the same hash.
    moved = jwt.signed(SEED1, claims(bot, "DELETE", "/users/1234"))
    add("target-s-end-as-body", moved, "BODY_KIND", method="DELETE", target="/users/1", body="234")
    moved = jwt.signed(SEED1, claims(bot, "POST", "/users/1234"))
    add("target-s-end-as-body-of-a-post", moved, "BODY_KIND", method="POST", target="/users/1", body="234")
    add("get-with-body", jwt.signed(SEED1, claims(bot, body="{}")), "BODY_KIND", body="{}")
    add("target-dot-segment", jwt.signed(SEED1, claims(bot, target="/a/./me")), "TARGET", target="/a/./me")
    token = jwt.signed(SEED1, claims(bot, **POST))
    for name, changed in (
        ("method", {"method": "PUT"}),
        ("target", {"target": "/transfers?x=2"}),
        ("target-without-query", {"target": "/transfers"}),
        ("body", {"body": '{"memo": "é"}'}),
        ("body-missing", {"body": ""}),
    ):
        add("other-" + name, token, "TOKEN_REQUEST", **{**POST, **changed})
    add(
        "document-signs-post-sends-get",
        jwt.signed(SEED1, claims(bot, "POST")),
        "TOKEN_REQUEST",
        source="Mixin, Generate Authentication Token: the fault of its main",
    )
    add("request-hash-of-another", jwt.signed(SEED1, claims(bot, sig="0" * 64)), "TOKEN_REQUEST")
    token = jwt.signed(SEED1, claims(bot))
    add("request-id-of-another", token, "TOKEN_REQUEST_ID", request_id=oauth["jti"])
    add("request-id-upper-case", token, "TOKEN_REQUEST_ID", request_id=bot["jti"].upper())
    add("oauth-without-request-id", jwt.signed(SEED1, claims(oauth)), "TOKEN_REQUEST_ID")
    add("oauth-request-id-of-another", jwt.signed(SEED1, claims(oauth)), "TOKEN_REQUEST_ID", request_id=bot["jti"])
    add("request-before-request-id", token, "TOKEN_REQUEST", target="/you", request_id="x")
    add("method-lower-case", token, "METHOD", method="get")
    add("method-empty", token, "METHOD", method="")
    add("target-url", token, "TARGET", target="https://api.mixin.one/me")
    add("target-bar", jwt.signed(SEED1, claims(bot, target="/me?a=|")), "TARGET", target="/me?a=|")


def reject_time(c, bot):
    add = adder(c)
    token = jwt.signed(SEED1, claims(bot))
    iat, exp = bot["iat_s"] * 1000, bot["exp_s"] * 1000
    for name, within, expect in (
        ("at-iat", window(iat), None),
        ("before-iat", window(iat - 1), "FUTURE"),
        ("ahead-reached", window(iat - 5000, 0, 5000), None),
        ("ahead-passed", window(iat - 5001, 0, 5000), "FUTURE"),
        ("before-exp", window(exp - 1), None),
        ("at-exp", window(exp), "STALE"),
        ("past-reached", window(exp + 4999, 5000), None),
        ("past-passed", window(exp + 5000, 5000), "STALE"),
        ("past-is-not-the-lifetime", window(iat + 60_000, 1000), None),
        ("negative-past", window(iat, -1), "INTERVAL"),
        ("negative-ahead", window(iat, 0, -1), "INTERVAL"),
        ("now-in-seconds", window(iat // 1000), "TIME_IS_SECONDS"),
        ("now-out-of-range", window(0), "TIME_RANGE"),
    ):
        add("window-" + name, token, expect, within=within)
    add("window-before-nbf", jwt.signed(SEED1, claims(bot, nbf=bot["iat_s"] + 60)), "FUTURE", within=window(iat))
    add("window-at-nbf", jwt.signed(SEED1, claims(bot, nbf=bot["iat_s"] + 60)), within=window(iat + 60_000))
    add(
        "window-before-iat-fraction",
        jwt.signed(SEED1, claims(bot, iat=bot["iat_s"] + 0.5)),
        "FUTURE",
        within=window(iat + 499),
    )
    add("window-at-iat-fraction", jwt.signed(SEED1, claims(bot, iat=bot["iat_s"] + 0.5)), within=window(iat + 500))
    add("window-request-before-stale", token, "TOKEN_REQUEST", target="/you", within=window(exp))
    add("window-request-id-before-stale", token, "TOKEN_REQUEST_ID", request_id="x", within=window(exp))
    add("window-signature-before-stale", jwt.flip_inside(token), "SIGNATURE", within=window(exp))


def integrity(c):
    """By the server's key over method, target and the response's body; only jti and sig must be there."""
    add = adder(c, "integrity_verify", SEED3)
    id = "44444444-4444-4444-8444-444444444444"
    body = '{"data":{"full_name":"é"}}'
    members = {"jti": id, "sig": jwt.request_hash("GET", "/me", body)}
    times = {"iat": NOW_S, "exp": NOW_S + 60}
    call = {"body": body, "request_id": id}
    token = jwt.signed(SEED3, members)
    add("ok", token, **call)
    add("with-times", jwt.signed(SEED3, members | times), **call)
    add("with-times-in-window", jwt.signed(SEED3, members | times), within=window(NOW_MS), **call)
    add("without-times-in-window", token, within=window(NOW_MS), **call)
    add("stale", jwt.signed(SEED3, members | times), "STALE", within=window((NOW_S + 60) * 1000), **call)
    add("future", jwt.signed(SEED3, members | times), "FUTURE", within=window(NOW_S * 1000 - 1), **call)
    add("exp-fraction", jwt.signed(SEED3, members | {"exp": NOW_S + 60.5}), within=window(NOW_MS), **call)
    add("nbf-future", jwt.signed(SEED3, members | {"nbf": NOW_S + 60}), "FUTURE", within=window(NOW_MS), **call)
    body_moved = jwt.signed(SEED3, members | {"sig": jwt.request_hash("GET", "/users/1234", body)})
    add("target-s-end-as-body", body_moved, "BODY_KIND", target="/users/1", body="234" + body, request_id=id)
    for name, claim, value in (
        ("exp-text", "exp", "tomorrow"),
        ("exp-digits", "exp", str(NOW_S + 60)),
        ("exp-milliseconds", "exp", NOW_MS),
        ("exp-list", "exp", [NOW_S]),
    ):
        add(name, jwt.signed(SEED3, members | {claim: value}), "TOKEN_CLAIMS", within=window(NOW_MS), **call)
    add("window-negative", token, "INTERVAL", within=window(NOW_MS, -1), **call)
    add("window-in-seconds", token, "TIME_IS_SECONDS", within=window(NOW_S), **call)
    add("window-out-of-range", token, "TIME_RANGE", within=window(10**14), **call)
    add("response-empty", jwt.signed(SEED3, members | {"sig": jwt.request_hash("GET", "/me", "")}), request_id=id)
    add("response-tampered", token, "TOKEN_REQUEST", body=body + "\n", request_id=id)
    add("target-of-another", token, "TOKEN_REQUEST", target="/you", **call)
    add("request-id-of-another", token, "TOKEN_REQUEST_ID", body=body, request_id=id[:-1] + "5")
    add("request-id-empty", token, "TOKEN_REQUEST_ID", body=body)
    add("token-tampered", jwt.flip_inside(token), "SIGNATURE", **call)
    add("by-the-clients-key", jwt.signed(SEED1, members), "SIGNATURE", **call)
    add("algorithm-none", jwt.payload(members, '{"alg":"none"}') + ".", "TOKEN_ALGORITHM", **call)
    add("empty", "", "TOKEN_FORMAT", **call)
    add("without-jti", jwt.signed(SEED3, {"sig": members["sig"]}), "TOKEN_CLAIMS", **call)
    add("without-sig", jwt.signed(SEED3, {"jti": id}), "TOKEN_CLAIMS", **call)
    add("key-no-point", token, "PUBLIC_KEY", key=ed25519.not_a_point().hex(), **call)
    add("8193-bytes", "a" * 8193, "SIZE", **call)
    add("method-lower-case", token, "METHOD", method="get", **call)
    add("target-url", token, "TARGET", target="https://api.mixin.one/me", **call)
