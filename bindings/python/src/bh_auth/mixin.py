# Written by `cargo xtask api` from src/ffi and src/core/error.rs: edit those.
# ruff: noqa: E402, F401, F841
"""Mixin: a JWT (Ed25519) over method, target and body; bot or OAuth."""

from dataclasses import dataclass, field
from enum import IntEnum, IntFlag
from typing import Any, NamedTuple, Optional

from ._keys import Ed25519Key, HmacKey, PrivateKey, Secret
from ._native import Buffer, Fixed, Inputs, Number, Out, Params, Struct, Text, bytes_of, call, lib, list_of, text_of
from ._values import HttpResponse, Request, Response, Window, response_of
from ._core import Diagnosis

HOST = "https://api.mixin.one"
HOST_FALLBACK = "https://mixin-api.zeromesh.net"


class Flags(IntFlag):
    """What a Mixin token may be made for beyond what is safe, or zero: the MIXIN_ flags, joined by |."""

    ANY_BODY = 1
    """A body of any kind. Without it, a body on a GET or DELETE and one that begins with neither { nor [ are rejected:
    Mixin's hash of the request has nothing between target and body, so that bytes could move from the target's end
    into such a body.
    """


class ServerKey(IntEnum):
    """Of which kind the server's key of a keystore is."""

    NONE = 0
    """The keystore has no key of the server's."""
    ED25519 = 1
    """An Ed25519 key: it verifies, and must be converted to agree on a secret."""
    X25519 = 2
    """An X25519 key: it agrees on a secret as it is, and verifies nothing."""


@dataclass(frozen=True)
class Claims:
    """The claims of a Mixin token. Fill uid and sid for a bot or user, or iss, aid and scp for OAuth, never both; jti,
    iat_s and exp_s always. The claim sig is made from the request. Zero-initialise it.
    """

    uid: str
    """The user's or bot's id."""
    sid: str
    """The session's id."""
    aid: str
    """OAuth: the authorization's id."""
    iss: str
    """OAuth: the client's id."""
    scp: str
    """The scopes. Empty means FULL for a bot; OAuth: the granted scopes."""
    jti: str
    """The token's id, a new UUID each time; sent as X-Request-Id too."""
    iat_s: int
    """Issued at, in Unix seconds."""
    exp_s: int
    """Expires, in Unix seconds. Mixin's document uses 90 days; less is safer."""
    flags: Flags
    """What is allowed beyond the usual: MIXIN_ flags, or 0."""

    @classmethod
    def _of(cls, it: Any) -> "Claims":
        return cls(
            uid=text_of(it.uid),
            sid=text_of(it.sid),
            aid=text_of(it.aid),
            iss=text_of(it.iss),
            scp=text_of(it.scp),
            jti=text_of(it.jti),
            iat_s=int(it.iat_s),
            exp_s=int(it.exp_s),
            flags=Flags(it.flags),
        )


@dataclass(frozen=True)
class Token:
    """A decoded Mixin token. What it does not hold is empty or 0."""

    alg: str
    """The algorithm that its header names, such as EdDSA or RS512."""
    sig: str
    """The claim sig: hex SHA-256 of method, target and body."""
    claims: Claims
    """The other claims."""

    @classmethod
    def _of(cls, it: Any) -> "Token":
        return cls(
            alg=text_of(it.alg),
            sig=text_of(it.sig),
            claims=Claims._of(it.claims),
        )


@dataclass(frozen=True)
class Keystore:
    """What a Mixin keystore holds. What it does not hold is empty."""

    app_id: str
    """The bot's, user's or OAuth client's id: uid, or iss of OAuth."""
    session_id: str
    """The session's id: sid."""
    authorization_id: str
    """OAuth: the authorization's id, aid."""
    scope: str
    """OAuth: the granted scopes, scp."""
    private_key: str = field(repr=False)
    """The private key, for ed25519_key_read. A secret."""
    server_key: str
    """The server's key: 64 lower-case hex characters."""
    spend_key: str = field(repr=False)
    """The key that spends, as it stands there: a seed to some clients, a scalar to others, which only its public key
    tells. A secret.
    """
    pin: str = field(repr=False)
    """A PIN of six digits. A secret."""
    server_key_kind: ServerKey
    """Of which kind the server's key is."""

    @classmethod
    def _of(cls, it: Any) -> "Keystore":
        return cls(
            app_id=text_of(it.app_id),
            session_id=text_of(it.session_id),
            authorization_id=text_of(it.authorization_id),
            scope=text_of(it.scope),
            private_key=text_of(it.private_key),
            server_key=text_of(it.server_key),
            spend_key=text_of(it.spend_key),
            pin=text_of(it.pin),
            server_key_kind=ServerKey(it.server_key_kind),
        )


@dataclass(frozen=True)
class Authorization:
    """What a user granted to an OAuth client. What it does not hold is empty."""

    authorization_id: str
    """The authorization's id: the claim aid. Empty with an access token."""
    scope: str
    """The granted scopes, which may be fewer than were asked for: scp."""
    server_key: str
    """The key that the server signs its responses with: 64 lower-case hex characters, for mixin_response_verify. It
    makes no PIN.
    """

    @classmethod
    def _of(cls, it: Any) -> "Authorization":
        return cls(
            authorization_id=text_of(it.authorization_id),
            scope=text_of(it.scope),
            server_key=text_of(it.server_key),
        )


def keystore_read(text: Text) -> Keystore:
    """Read a Mixin keystore, the JSON file of a session's key: of a bot, of a user, of an OAuth client, as the
    dashboard and the official clients write it.

    - text: the file.

    Raises BhAuthError with KEY_RSA, KEY_JSON, SECRET_EMPTY, KEY_LENGTH, KEY_ENCODING, KEY_MISMATCH, KEY_PUBLIC, KEY_ENCRYPTED, KEY_KIND, KEY_FORM, SECRET_SPACE, SECRET_BYTE_ORDER_MARK, SECRET_UTF16, SECRET_QUOTES, SECRET_INVISIBLE, SECRET_CONTROL, SECRET_ASSIGNMENT, SECRET_PLACEHOLDER, SECRET_MASKED, SECRET_FILE, PUBLIC_KEY.
    """
    with Inputs() as i:
        result: Keystore = call("bh_mixin_keystore_read", [Struct("bh_mixin_keystore *", Keystore._of), Buffer(None)], i.view(text))
        return result


def payload(method: Text, target: Text, body: Text, *, uid: Text = b"", sid: Text = b"", aid: Text = b"", iss: Text = b"", scp: Text = b"", jti: Text = b"", iat_s: int = 0, exp_s: int = 0, flags: int = 0) -> bytes:
    """The exact bytes that Mixin's signature is over: base64url of the header {"alg":"EdDSA","typ":"JWT"}, a dot, and
    base64url of the claims, which are sorted by name as the document's Go code sorts them (RFC 7515, section 5.1).

    - uid: The user's or bot's id.
    - sid: The session's id.
    - aid: OAuth: the authorization's id.
    - iss: OAuth: the client's id.
    - scp: The scopes. Empty means FULL for a bot; OAuth: the granted scopes.
    - jti: The token's id, a new UUID each time; sent as X-Request-Id too.
    - iat_s: Issued at, in Unix seconds.
    - exp_s: Expires, in Unix seconds. Mixin's document uses 90 days; less is safer.
    - flags: What is allowed beyond the usual: MIXIN_ flags, or 0.
    - method: upper case.
    - target: path and query exactly as sent (the document's uri); empty means /.
    - body: the exact bytes sent, or empty.

    Raises BhAuthError with CLAIMS, CLAIMS_TIME, UTF8, TEXT, BODY_KIND, TIME_IS_MILLISECONDS, TIME_RANGE, METHOD, TARGET, RESERVED.
    """
    with Inputs() as i:
        result: bytes = call("bh_mixin_payload", [Buffer(False)], i.struct("bh_mixin_claims", [("uid", "", i.view(uid)), ("sid", "", i.view(sid)), ("aid", "", i.view(aid)), ("iss", "", i.view(iss)), ("scp", "", i.view(scp)), ("jti", "", i.view(jti)), ("iat_s", "", iat_s), ("exp_s", "", exp_s), ("flags", "", flags)]), i.view(method), i.view(target), i.view(body))
        return result


def sign(key: PrivateKey, method: Text, target: Text, body: Text, *, uid: Text = b"", sid: Text = b"", aid: Text = b"", iss: Text = b"", scp: Text = b"", jti: Text = b"", iat_s: int = 0, exp_s: int = 0, flags: int = 0) -> str:
    """Make a Mixin token: a JWT signed with Ed25519 (RFC 8037), good for this one request. Its claim sig is the hex
    SHA-256 of method, target and body.

    - key: the session's private key.
    - uid: The user's or bot's id.
    - sid: The session's id.
    - aid: OAuth: the authorization's id.
    - iss: OAuth: the client's id.
    - scp: The scopes. Empty means FULL for a bot; OAuth: the granted scopes.
    - jti: The token's id, a new UUID each time; sent as X-Request-Id too.
    - iat_s: Issued at, in Unix seconds.
    - exp_s: Expires, in Unix seconds. Mixin's document uses 90 days; less is safer.
    - flags: What is allowed beyond the usual: MIXIN_ flags, or 0.
    - method: upper case.
    - target: path and query exactly as sent (the document's uri); empty means /.
    - body: the exact bytes sent, or empty.

    It does not remember the token: Mixin refuses one that was used before. It does not reject claims that make a
    token over 8192 bytes, as mixin_verify does.

    Raises BhAuthError with KEY, CLAIMS, CLAIMS_TIME, UTF8, TEXT, BODY_KIND, TIME_IS_MILLISECONDS, TIME_RANGE, METHOD, TARGET, RESERVED.
    """
    with Inputs() as i:
        result: str = call("bh_mixin_sign", [Buffer(True)], i.ed25519(key), i.struct("bh_mixin_claims", [("uid", "", i.view(uid)), ("sid", "", i.view(sid)), ("aid", "", i.view(aid)), ("iss", "", i.view(iss)), ("scp", "", i.view(scp)), ("jti", "", i.view(jti)), ("iat_s", "", iat_s), ("exp_s", "", exp_s), ("flags", "", flags)]), i.view(method), i.view(target), i.view(body))
        return result


def verify(token: Text, public32: bytes, method: Text, target: Text, body: Text, request_id: Text, window: Optional[Window] = None, flags: int = 0) -> None:
    """Verify a Mixin token against the request that it came with. Only EdDSA is accepted, never none or RS512. Tokens
    over 8192 bytes are rejected.

    - token: without Bearer .
    - public32: the signer's public key, BH_ED25519_PUBLIC_SIZE bytes; ed25519_verify tells which are
      rejected.
    - method: of the request.
    - target: of the request.
    - body: of the request.
    - request_id: its X-Request-Id; empty: not compared, but for OAuth it is required.
    - window: the times to accept, or None.
    - flags: as in the claims, or 0.

    By Mixin's design nothing stands between target and body in the hash that is signed: see MIXIN_ANY_BODY.

    It does not know which tokens were used before: keep their jti until exp.

    Raises BhAuthError with TOKEN_FORMAT, TOKEN_ALGORITHM, SIGNATURE, PUBLIC_KEY, TOKEN_CLAIMS, TOKEN_REQUEST, TOKEN_REQUEST_ID, STALE, FUTURE, METHOD, TARGET, BODY_KIND, SIZE, RESERVED, TIME_IS_SECONDS, TIME_RANGE, INTERVAL.
    """
    with Inputs() as i:
        call("bh_mixin_verify", [], i.view(token), i.array(public32, 32), i.view(method), i.view(target), i.view(body), i.view(request_id), i.window(window), flags)


def integrity_verify(token: Text, public32: bytes, method: Text, target: Text, body: Text, request_id: Text, window: Optional[Window] = None) -> None:
    """Verify the X-Integrity-Token of Mixin's response to an OAuth request: a JWT by the server's key over the
    request's method and target and the response's body.

    - token: the header's value.
    - public32: the server's public key, BH_ED25519_PUBLIC_SIZE bytes.
    - method: of the request.
    - target: of the request.
    - body: of the response, as received.
    - request_id: its X-Request-Id; must not be empty.
    - window: the times to accept, or None; iat and exp are checked if the token has them.

    Raises BhAuthError with TOKEN_FORMAT, TOKEN_ALGORITHM, SIGNATURE, PUBLIC_KEY, TOKEN_CLAIMS, TOKEN_REQUEST, TOKEN_REQUEST_ID, STALE, FUTURE, METHOD, TARGET, BODY_KIND, SIZE, RESERVED, TIME_IS_SECONDS, TIME_RANGE, INTERVAL.
    """
    with Inputs() as i:
        call("bh_mixin_integrity_verify", [], i.view(token), i.array(public32, 32), i.view(method), i.view(target), i.view(body), i.view(request_id), i.window(window))


def decode(token: Text) -> Token:
    """Read a token without verifying it: for logs and for finding out whose it is. Nothing in it may be trusted. Any
    algorithm is read, also the RS512 of the document's sample; a claim with a NUL is not, since as a C string it
    would be another.

    - token: without Bearer .

    Raises BhAuthError with TOKEN_FORMAT, SIZE.
    """
    with Inputs() as i:
        result: Token = call("bh_mixin_decode", [Struct("bh_mixin_token *", Token._of), Buffer(None)], i.view(token))
        return result


def request(key: PrivateKey, method: Text, target: Text, body: Text, *, uid: Text = b"", sid: Text = b"", aid: Text = b"", iss: Text = b"", scp: Text = b"", jti: Text = b"", iat_s: int = 0, exp_s: int = 0, flags: int = 0) -> Request:
    """Build a call to Mixin: the token, and the headers Authorization, X-Request-Id (the jti) and Content-Type:
    application/json. Since the method is given once, the one that is signed is the one that is sent.

    - key: the session's private key.
    - uid: The user's or bot's id.
    - sid: The session's id.
    - aid: OAuth: the authorization's id.
    - iss: OAuth: the client's id.
    - scp: The scopes. Empty means FULL for a bot; OAuth: the granted scopes.
    - jti: The token's id, a new UUID each time; sent as X-Request-Id too.
    - iat_s: Issued at, in Unix seconds.
    - exp_s: Expires, in Unix seconds. Mixin's document uses 90 days; less is safer.
    - flags: What is allowed beyond the usual: MIXIN_ flags, or 0.
    - method: upper case.
    - target: path and query exactly as sent (the document's uri); empty means /.
    - body: the exact bytes sent, or empty.

    Raises BhAuthError with KEY, CLAIMS, CLAIMS_TIME, UTF8, TEXT, BODY_KIND, TIME_IS_MILLISECONDS, TIME_RANGE, METHOD, TARGET, RESERVED, HEADER_VALUE.
    """
    with Inputs() as i:
        result: Request = call("bh_mixin_request", [Struct("bh_request *", Request._of), Buffer(None)], i.ed25519(key), i.struct("bh_mixin_claims", [("uid", "", i.view(uid)), ("sid", "", i.view(sid)), ("aid", "", i.view(aid)), ("iss", "", i.view(iss)), ("scp", "", i.view(scp)), ("jti", "", i.view(jti)), ("iat_s", "", iat_s), ("exp_s", "", exp_s), ("flags", "", flags)]), i.view(method), i.view(target), i.view(body))
        return result


def response(http: HttpResponse) -> Response:
    """Read Mixin's response: its outcome and the error, which comes with HTTP status 202 and not with an error status.
    The data itself is yours to read from the body.

    - http: what came of the request.

    Raises BhAuthError with RESPONSE, HTTP_STATUS, RESERVED.
    """
    with Inputs() as i:
        result: Response = call("bh_mixin_response", [Struct("bh_response *", response_of), Buffer(None)], http._to(i))
        return result


def diagnose(token: Text, key_text: Text, method: Text, target: Text, body: Text, request_id: Text, now_ms: int) -> Diagnosis:
    """Find out why Mixin refuses a token: whether it is signed otherwise, with another key or text, whether its claim
    sig is of another request, and what is wrong with its claims.

    - token: as it was sent.
    - key_text: the private key's text, or the public key's.
    - method: as sent.
    - target: as sent.
    - body: as sent.
    - request_id: the X-Request-Id sent with it, or empty.
    - now_ms: Unix milliseconds by the server's clock, or 0.

    Raises BhAuthError with EMPTY, SECRET_EMPTY, TOKEN_FORMAT, KEY_LENGTH, KEY_ENCODING, KEY_MISMATCH, KEY_PUBLIC, KEY_RSA, KEY_ENCRYPTED, KEY_KIND, KEY_FORM, KEY_JSON, SECRET_SPACE, SECRET_BYTE_ORDER_MARK, SECRET_UTF16, SECRET_QUOTES, SECRET_INVISIBLE, SECRET_CONTROL, SECRET_ASSIGNMENT, SECRET_PLACEHOLDER, SECRET_MASKED, SECRET_FILE.
    """
    with Inputs() as i:
        result: Diagnosis = call("bh_mixin_diagnose", [Struct("bh_diagnosis *", Diagnosis._of), Buffer(None)], i.view(token), i.view(key_text), i.view(method), i.view(target), i.view(body), i.view(request_id), now_ms)
        return result


def code_challenge(verifier: Text) -> str:
    """Make PKCE's code challenge for the page that asks the user. Mixin does not do as RFC 7636 says: it hashes the
    bytes that the verifier is base64url of, and not the verifier's text, and calls that method SHA256, not S256.

    - verifier: base64url of 32 random bytes.

    Raises BhAuthError with ENCODING.
    """
    with Inputs() as i:
        result: str = call("bh_mixin_code_challenge", [Buffer(True)], i.view(verifier))
        return result


def oauth_token_request(client_id: Text, code: Text, client_secret: Text, code_verifier: Text, public_key: Text) -> Request:
    """Build the call that exchanges a code for an authorization: POST /oauth/token, which carries no Authorization.

    - client_id: the app's id.
    - code: from the page, or the socket.
    - client_secret: the app's secret, or empty.
    - code_verifier: that of the code challenge, or empty.
    - public_key: the 32 bytes of a key of your own, made for this authorization, that signs its calls;
      empty: Mixin makes an access token.

    Raises BhAuthError with EMPTY, UTF8, TEXT, OAUTH_PROOF, ENCODING, PUBLIC_KEY.
    """
    with Inputs() as i:
        result: Request = call("bh_mixin_oauth_token_request", [Struct("bh_request *", Request._of), Buffer(None)], i.view(client_id), i.view(code), i.view(client_secret), i.view(code_verifier), i.view(public_key))
        return result


def oauth_token_response(http: HttpResponse) -> Response:
    """Read Mixin's response to the token call: the outcome and the error. Its token is an access token, if no key of
    your own was sent. What was granted, mixin_authorization_read reads of the same body.

    - http: what came of the request.

    Raises BhAuthError with RESPONSE, HTTP_STATUS, RESERVED.
    """
    with Inputs() as i:
        result: Response = call("bh_mixin_oauth_token_response", [Struct("bh_response *", response_of), Buffer(None)], http._to(i))
        return result


def authorization_read(body: Text) -> Authorization:
    """Read what was granted, of the body of a response to the token call that was accepted.

    - body: of the response.

    Raises BhAuthError with RESPONSE, PUBLIC_KEY.
    """
    with Inputs() as i:
        result: Authorization = call("bh_mixin_authorization_read", [Struct("bh_mixin_authorization *", Authorization._of), Buffer(None)], i.view(body))
        return result


def response_verify(http: HttpResponse, server_key: Text, target: Text, request_id: Text, window: Optional[Window] = None) -> None:
    """Check that a response is the one to a request: its X-Request-Id is the request's and, with the server's key of
    OAuth, its X-Integrity-Token is that key's over the request's method and target and the response's body.

    - http: what came of the request, with its headers, and request_method.
    - server_key: of the keystore or authorization, 64 hex characters; empty for a bot.
    - target: of the request.
    - request_id: the jti that was sent.
    - window: the times to accept, or None.

    Raises BhAuthError with RESPONSE_REQUEST_ID, INTEGRITY_MISSING, EMPTY, SERVER_KEY, HTTP_STATUS, TOKEN_FORMAT, TOKEN_ALGORITHM, SIGNATURE, PUBLIC_KEY, TOKEN_CLAIMS, TOKEN_REQUEST, TOKEN_REQUEST_ID, STALE, FUTURE, METHOD, TARGET, BODY_KIND, SIZE, RESERVED, TIME_IS_SECONDS, TIME_RANGE, INTERVAL.
    """
    with Inputs() as i:
        call("bh_mixin_response_verify", [], http._to(i), i.view(server_key), i.view(target), i.view(request_id), i.window(window))


def blaze_request(key: PrivateKey, *, uid: Text = b"", sid: Text = b"", aid: Text = b"", iss: Text = b"", scp: Text = b"", jti: Text = b"", iat_s: int = 0, exp_s: int = 0, flags: int = 0) -> Request:
    """Build the request that opens Blaze, Mixin's socket for messages: a token for GET /, and the header
    Sec-WebSocket-Protocol. Add what your client of WebSockets does. Each connection takes a new token.

    - key: the session's private key.
    - uid: The user's or bot's id.
    - sid: The session's id.
    - aid: OAuth: the authorization's id.
    - iss: OAuth: the client's id.
    - scp: The scopes. Empty means FULL for a bot; OAuth: the granted scopes.
    - jti: The token's id, a new UUID each time; sent as X-Request-Id too.
    - iat_s: Issued at, in Unix seconds.
    - exp_s: Expires, in Unix seconds. Mixin's document uses 90 days; less is safer.
    - flags: What is allowed beyond the usual: MIXIN_ flags, or 0.

    It goes to blaze.mixin.one, or mixin-blaze.zeromesh.net.

    Raises BhAuthError with KEY, CLAIMS, CLAIMS_TIME, UTF8, TEXT, BODY_KIND, TIME_IS_MILLISECONDS, TIME_RANGE, METHOD, TARGET, RESERVED.
    """
    with Inputs() as i:
        result: Request = call("bh_mixin_blaze_request", [Struct("bh_request *", Request._of), Buffer(None)], i.ed25519(key), i.struct("bh_mixin_claims", [("uid", "", i.view(uid)), ("sid", "", i.view(sid)), ("aid", "", i.view(aid)), ("iss", "", i.view(iss)), ("scp", "", i.view(scp)), ("jti", "", i.view(jti)), ("iat_s", "", iat_s), ("exp_s", "", exp_s), ("flags", "", flags)]))
        return result


def blaze_message(id: Text) -> str:
    """The first message to Blaze, without which none comes: the action LIST_PENDING_MESSAGES. Send it gzipped, in a
    binary frame.

    - id: of the message, a new UUID.

    Raises BhAuthError with EMPTY, UTF8, TEXT.
    """
    with Inputs() as i:
        result: str = call("bh_mixin_blaze_message", [Buffer(True)], i.view(id))
        return result


def pin(plain: Text, iv: Text, time_s: int, iterator: int, *, app_id: Text = b"", session_id: Text = b"", authorization_id: Text = b"", scope: Text = b"", private_key: Text = b"", server_key: Text = b"", spend_key: Text = b"", pin: Text = b"", server_key_kind: int = 0) -> str:
    """Seal a PIN for Mixin's server: what its calls name pin_base64. The key is agreed on with X25519, of the
    keystore's private key and the server's, which is converted if, and only if, it is of the kind that must be;
    what is sealed is the PIN, the time and the iterator, with AES-256-CBC.

    - app_id: The bot's, user's or OAuth client's id: uid, or iss of OAuth.
    - session_id: The session's id: sid.
    - authorization_id: OAuth: the authorization's id, aid.
    - scope: OAuth: the granted scopes, scp.
    - private_key: The private key, for ed25519_key_read. A secret.
    - server_key: The server's key: 64 lower-case hex characters.
    - spend_key: The key that spends, as it stands there: a seed to some clients, a scalar to others,
      which only its public key tells. A secret.
    - pin: A PIN of six digits. A secret.
    - server_key_kind: Of which kind the server's key is.
    - plain: six digits; or the 64 bytes of a TIP signature, from mixin_tip_sign; or, for POST /pin/update
      alone, the 32 bytes of the public key that is to be the PIN; empty: the keystore's pin.
    - iv: 16 random bytes, never used before.
    - time_s: now, in Unix seconds.
    - iterator: greater than the last one of the session: mixin_iterator_next.

    Raises BhAuthError with PIN, IV, ITERATOR, SERVER_KEY, PUBLIC_KEY, TIME_IS_MILLISECONDS, TIME_RANGE, RESERVED, SECRET_EMPTY, KEY_LENGTH, KEY_ENCODING, KEY_MISMATCH, KEY_PUBLIC, KEY_RSA, KEY_ENCRYPTED, KEY_KIND, KEY_FORM, KEY_JSON, SECRET_SPACE, SECRET_BYTE_ORDER_MARK, SECRET_UTF16, SECRET_QUOTES, SECRET_INVISIBLE, SECRET_CONTROL, SECRET_ASSIGNMENT, SECRET_PLACEHOLDER, SECRET_MASKED, SECRET_FILE.
    """
    with Inputs() as i:
        result: str = call("bh_mixin_pin", [Buffer(True)], i.struct("bh_mixin_keystore", [("app_id", "", i.view(app_id)), ("session_id", "", i.view(session_id)), ("authorization_id", "", i.view(authorization_id)), ("scope", "", i.view(scope)), ("private_key", "", i.view(private_key)), ("server_key", "", i.view(server_key)), ("spend_key", "", i.view(spend_key)), ("pin", "", i.view(pin)), ("server_key_kind", "", server_key_kind)]), i.view(plain), i.view(iv), time_s, iterator)
        return result


def iterator_next(last: int, now_ms: int) -> int:
    """Give the iterator of a session's next PIN: the time in nanoseconds or, where the clock did not move or was put
    back, one more than the last.

    - last: the last one of the session, or 0.
    - now_ms: now, in Unix milliseconds.

    Raises BhAuthError with ITERATOR, TIME_IS_SECONDS, TIME_RANGE.
    """
    with Inputs() as i:
        result: int = call("bh_mixin_iterator_next", [Number("uint64_t *")], last, now_ms)
        return result


def tip_payload(action: Text, params: Params) -> str:
    """The text of a TIP action: its name and its parameters, joined without anything between them. Mixin's signature
    is over the SHA-256 of it, but of TIP:VERIFY: over the text itself.

    - action: its name in capitals, such as TIP:TRANSFER:CREATE:, with the colon at its end.
    - params: by name, in any order; docs/mixin.md lists those of each action. What is absent is empty; an
      id is a UUID in lower case; receiver stands once for each.

    Raises BhAuthError with TIP_ACTION, TIP_PARAMETER, TIP_AMOUNT, UTF8.
    """
    with Inputs() as i:
        result: str = call("bh_mixin_tip_payload", [Buffer(True)], i.view(action), *i.params(params))
        return result


def tip_sign(key: PrivateKey, action: Text, params: Params) -> bytes:
    """Sign a TIP action with the key that spends. The signature is sent as a PIN, sealed by mixin_pin.

    - key: from mixin_spend_key, not the session's.
    - action: its name in capitals, such as TIP:TRANSFER:CREATE:, with the colon at its end.
    - params: by name, in any order; docs/mixin.md lists those of each action. What is absent is empty; an
      id is a UUID in lower case; receiver stands once for each.

    Raises BhAuthError with TIP_ACTION, TIP_PARAMETER, TIP_AMOUNT, UTF8, KEY.
    """
    with Inputs() as i:
        result: bytes = call("bh_mixin_tip_sign", [Fixed(64, False)], i.ed25519(key), i.view(action), *i.params(params))
        return result


def register_body(key: PrivateKey, iv: Text, time_s: int, iterator: int, *, app_id: Text = b"", session_id: Text = b"", authorization_id: Text = b"", scope: Text = b"", private_key: Text = b"", server_key: Text = b"", spend_key: Text = b"", pin: Text = b"", server_key_kind: int = 0) -> str:
    """The body of POST /safe/users, which registers the key that spends for the keystore's app_id: public key,
    signature and sealed PIN.

    - key: the key that spends.
    - app_id: The bot's, user's or OAuth client's id: uid, or iss of OAuth.
    - session_id: The session's id: sid.
    - authorization_id: OAuth: the authorization's id, aid.
    - scope: OAuth: the granted scopes, scp.
    - private_key: The private key, for ed25519_key_read. A secret.
    - server_key: The server's key: 64 lower-case hex characters.
    - spend_key: The key that spends, as it stands there: a seed to some clients, a scalar to others,
      which only its public key tells. A secret.
    - pin: A PIN of six digits. A secret.
    - server_key_kind: Of which kind the server's key is.
    - iv: 16 random bytes, never used before.
    - time_s: now, in Unix seconds.
    - iterator: greater than the last one of the session: mixin_iterator_next.

    Mixin's document has a signature over SHA-256 of another text, in hex. This is what all official clients send:
    base64url of that over SHA3-256 of the user's id.

    Raises BhAuthError with PIN, IV, ITERATOR, SERVER_KEY, PUBLIC_KEY, TIME_IS_MILLISECONDS, TIME_RANGE, RESERVED, SECRET_EMPTY, KEY_LENGTH, KEY_ENCODING, KEY_MISMATCH, KEY_PUBLIC, KEY_RSA, KEY_ENCRYPTED, KEY_KIND, KEY_FORM, KEY_JSON, SECRET_SPACE, SECRET_BYTE_ORDER_MARK, SECRET_UTF16, SECRET_QUOTES, SECRET_INVISIBLE, SECRET_CONTROL, SECRET_ASSIGNMENT, SECRET_PLACEHOLDER, SECRET_MASKED, SECRET_FILE, KEY, TIP_PARAMETER.
    """
    with Inputs() as i:
        result: str = call("bh_mixin_register_body", [Buffer(True)], i.ed25519(key), i.struct("bh_mixin_keystore", [("app_id", "", i.view(app_id)), ("session_id", "", i.view(session_id)), ("authorization_id", "", i.view(authorization_id)), ("scope", "", i.view(scope)), ("private_key", "", i.view(private_key)), ("server_key", "", i.view(server_key)), ("spend_key", "", i.view(spend_key)), ("pin", "", i.view(pin)), ("server_key_kind", "", server_key_kind)]), i.view(iv), time_s, iterator)
        return result


from ._auth import MixinAuth as Auth
from ._keys import mixin_spend_key as spend_key

__all__ = ["HOST", "HOST_FALLBACK", "Flags", "ServerKey", "Claims", "Token", "Keystore", "Authorization", "keystore_read", "payload", "sign", "verify", "integrity_verify", "decode", "request", "response", "diagnose", "code_challenge", "oauth_token_request", "oauth_token_response", "authorization_read", "response_verify", "blaze_request", "blaze_message", "pin", "iterator_next", "tip_payload", "tip_sign", "register_body", "Auth", "spend_key"]
