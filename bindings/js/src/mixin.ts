// Written by `cargo xtask api` from src/ffi and src/core/error.rs: edit those.

import * as $ from "./call.js";
import type { Integer, Params, Text } from "./call.js";
import type { Diagnosis } from "./core.js";
import type { PrivateKey } from "./keys.js";
import type { HttpResponse, ServiceResponse, SignedRequest, Window } from "./values.js";
import * as layouts from "./layouts.js";
export { mixinFetch as signedFetch } from "./fetch.js";
export { mixinSpendKey as spendKey } from "./keys.js";

/** Where the service is. */
export const HOST = "https://api.mixin.one";

/** The same, for fallback. */
export const HOST_FALLBACK = "https://mixin-api.zeromesh.net";

/** What a Mixin token may be made for beyond what is safe, or zero: the `MIXIN_` flags, joined by `|`. */
export const Flags = {
  /**
   * A body of any kind. Without it, a body on a GET or DELETE and one that begins with neither `{` nor `[` are
   * rejected: Mixin's hash of the request has nothing between target and body, so that bytes could move from the
   * target's end into such a body.
   */
  ANY_BODY: 1,
} as const;
export type Flags = number;

/** Of which kind the server's key of a keystore is. */
export const ServerKey = {
  /** The keystore has no key of the server's. */
  NONE: 0,
  /** An Ed25519 key: it verifies, and must be converted to agree on a secret. */
  ED25519: 1,
  /** An X25519 key: it agrees on a secret as it is, and verifies nothing. */
  X25519: 2,
} as const;
export type ServerKey = (typeof ServerKey)[keyof typeof ServerKey];

/**
 * The claims of a Mixin token. Fill uid and sid for a bot or user, or iss, aid and scp for OAuth, never both; jti,
 * iat_s and exp_s always. The claim `sig` is made from the request.
 */
export interface Claims {
  /** The user's or bot's id. */
  readonly uid?: Text;
  /** The session's id. */
  readonly sid?: Text;
  /** OAuth: the authorization's id. */
  readonly aid?: Text;
  /** OAuth: the client's id. */
  readonly iss?: Text;
  /** The scopes. Empty means `FULL` for a bot; OAuth: the granted scopes. */
  readonly scp?: Text;
  /** The token's id, a new UUID each time; sent as `X-Request-Id` too. */
  readonly jti?: Text;
  /** Issued at, in Unix seconds. */
  readonly iatS?: Integer;
  /** Expires, in Unix seconds. Mixin's document uses 90 days; less is safer. */
  readonly expS?: Integer;
  /** What is allowed beyond the usual: `MIXIN_` flags, or 0. */
  readonly flags?: Flags;
}

/** A decoded Mixin token. What it does not hold is empty or 0. */
export interface Token {
  /** The algorithm that its header names, such as `EdDSA` or `RS512`. */
  readonly alg: string;
  /** The claim `sig`: hex SHA-256 of method, target and body. */
  readonly sig: string;
  /** The other claims. */
  readonly claims: $.Written<Claims>;
}

/** What a Mixin keystore holds. What it does not hold is empty. */
export interface Keystore {
  /** The bot's, user's or OAuth client's id: `uid`, or `iss` of OAuth. */
  readonly appId?: Text;
  /** The session's id: `sid`. */
  readonly sessionId?: Text;
  /** OAuth: the authorization's id, `aid`. */
  readonly authorizationId?: Text;
  /** OAuth: the granted scopes, `scp`. */
  readonly scope?: Text;
  /** The private key, for `ed25519KeyRead`. A secret. */
  readonly privateKey?: Text;
  /** The server's key: 64 lower-case hex characters. */
  readonly serverKey?: Text;
  /**
   * The key that spends, as it stands there: a seed to some clients, a scalar to others, which only its public key
   * tells. A secret.
   */
  readonly spendKey?: Text;
  /** A PIN of six digits. A secret. */
  readonly pin?: Text;
  /** Of which kind the server's key is. */
  readonly serverKeyKind?: ServerKey;
}

/** What a user granted to an OAuth client. What it does not hold is empty. */
export interface Authorization {
  /** The authorization's id: the claim `aid`. Empty with an access token. */
  readonly authorizationId: string;
  /** The granted scopes, which may be fewer than were asked for: `scp`. */
  readonly scope: string;
  /**
   * The key that the server signs its responses with: 64 lower-case hex characters, for `mixin.responseVerify`. It
   * makes no PIN.
   */
  readonly serverKey: string;
}

/**
 * Read a Mixin keystore, the JSON file of a session's key: of a bot, of a user, of an OAuth client, as the dashboard
 * and the official clients write it.
 *
 * @param text - the file.
 * @throws BhAuthError with KEY_RSA, KEY_JSON, SECRET_EMPTY, KEY_LENGTH, KEY_ENCODING, KEY_MISMATCH, KEY_PUBLIC,
 *   KEY_ENCRYPTED, KEY_KIND, KEY_FORM, SECRET_SPACE, SECRET_BYTE_ORDER_MARK, SECRET_UTF16, SECRET_QUOTES,
 *   SECRET_INVISIBLE, SECRET_CONTROL, SECRET_ASSIGNMENT, SECRET_PLACEHOLDER, SECRET_MASKED, SECRET_FILE,
 *   PUBLIC_KEY.
 */
export function keystoreRead(text: Text): $.Written<Keystore> {
  return $.call("bh_mixin_keystore_read", [$.struct<$.Written<Keystore>>(layouts.mixinKeystore), $.viewed()], (i) => [i.view(text)])[0];
}

/**
 * The exact bytes that Mixin's signature is over: base64url of the header `{"alg":"EdDSA","typ":"JWT"}`, a dot, and
 * base64url of the claims, which are sorted by name as the document's Go code sorts them (RFC 7515, section 5.1).
 *
 * @param claims - who signs.
 * @param method - upper case.
 * @param target - path and query exactly as sent (the document's `uri`); empty means `/`.
 * @param body - the exact bytes sent, or empty.
 * @throws BhAuthError with CLAIMS, CLAIMS_TIME, UTF8, TEXT, BODY_KIND, TIME_IS_MILLISECONDS, TIME_RANGE, METHOD,
 *   TARGET, RESERVED.
 */
export function payload(claims: Claims, method: Text, target: Text, body: Text): Uint8Array {
  return $.call("bh_mixin_payload", [$.bytes()], (i) => [i.struct(layouts.mixinClaims, claims), i.view(method), i.view(target), i.view(body)])[0];
}

/**
 * Make a Mixin token: a JWT signed with Ed25519 (RFC 8037), good for this one request. Its claim `sig` is the hex
 * SHA-256 of method, target and body.
 *
 * It does not remember the token: Mixin refuses one that was used before. It does not reject claims that make a
 * token over 8192 bytes, as `mixin.verify` does.
 *
 * @param key - the session's private key.
 * @param claims - who signs.
 * @param method - upper case.
 * @param target - path and query exactly as sent (the document's `uri`); empty means `/`.
 * @param body - the exact bytes sent, or empty.
 * @throws BhAuthError with KEY, CLAIMS, CLAIMS_TIME, UTF8, TEXT, BODY_KIND, TIME_IS_MILLISECONDS, TIME_RANGE,
 *   METHOD, TARGET, RESERVED.
 */
export function sign(key: PrivateKey, claims: Claims, method: Text, target: Text, body: Text): string {
  return $.call("bh_mixin_sign", [$.text()], (i) => [i.ed25519(key), i.struct(layouts.mixinClaims, claims), i.view(method), i.view(target), i.view(body)])[0];
}

/**
 * Verify a Mixin token against the request that it came with. Only `EdDSA` is accepted, never `none` or RS512.
 * Tokens over 8192 bytes are rejected.
 *
 * By Mixin's design nothing stands between target and body in the hash that is signed: see `MIXIN_ANY_BODY`.
 *
 * It does not know which tokens were used before: keep their jti until exp.
 *
 * @param token - without `Bearer `.
 * @param public32 - the signer's public key, BH_ED25519_PUBLIC_SIZE bytes; `ed25519Verify` tells which are
 *   rejected.
 * @param method - of the request.
 * @param target - of the request.
 * @param body - of the request.
 * @param requestId - its `X-Request-Id`; empty: not compared, but for OAuth it is required.
 * @param window - the times to accept, or undefined.
 * @param flags - as in the claims, or 0.
 * @throws BhAuthError with TOKEN_FORMAT, TOKEN_ALGORITHM, SIGNATURE, PUBLIC_KEY, TOKEN_CLAIMS, TOKEN_REQUEST,
 *   TOKEN_REQUEST_ID, STALE, FUTURE, METHOD, TARGET, BODY_KIND, SIZE, RESERVED, TIME_IS_SECONDS, TIME_RANGE,
 *   INTERVAL.
 */
export function verify(token: Text, public32: Uint8Array, method: Text, target: Text, body: Text, requestId: Text, window?: Window, flags?: Flags): void {
  $.call("bh_mixin_verify", [], (i) => [i.view(token), i.array(public32, 32), i.view(method), i.view(target), i.view(body), i.view(requestId), i.struct(layouts.window, window), i.u32(flags ?? 0)]);
}

/**
 * Verify the `X-Integrity-Token` of Mixin's response to an OAuth request: a JWT by the server's key over the
 * request's method and target and the response's body.
 *
 * @param token - the header's value.
 * @param public32 - the server's public key, BH_ED25519_PUBLIC_SIZE bytes.
 * @param method - of the request.
 * @param target - of the request.
 * @param body - of the response, as received.
 * @param requestId - its `X-Request-Id`; must not be empty.
 * @param window - the times to accept, or undefined; iat and exp are checked if the token has them.
 * @throws BhAuthError with TOKEN_FORMAT, TOKEN_ALGORITHM, SIGNATURE, PUBLIC_KEY, TOKEN_CLAIMS, TOKEN_REQUEST,
 *   TOKEN_REQUEST_ID, STALE, FUTURE, METHOD, TARGET, BODY_KIND, SIZE, RESERVED, TIME_IS_SECONDS, TIME_RANGE,
 *   INTERVAL.
 */
export function integrityVerify(token: Text, public32: Uint8Array, method: Text, target: Text, body: Text, requestId: Text, window?: Window): void {
  $.call("bh_mixin_integrity_verify", [], (i) => [i.view(token), i.array(public32, 32), i.view(method), i.view(target), i.view(body), i.view(requestId), i.struct(layouts.window, window)]);
}

/**
 * Read a token without verifying it: for logs and for finding out whose it is. Nothing in it may be trusted. Any
 * algorithm is read, also the RS512 of the document's sample; a claim with a NUL is not, since as a C string it
 * would be another.
 *
 * @param token - without `Bearer `.
 * @throws BhAuthError with TOKEN_FORMAT, SIZE.
 */
export function decode(token: Text): Token {
  return $.call("bh_mixin_decode", [$.struct<Token>(layouts.mixinToken), $.viewed()], (i) => [i.view(token)])[0];
}

/**
 * Build a call to Mixin: the token, and the headers `Authorization`, `X-Request-Id` (the jti) and `Content-Type:
 * application/json`. Since the method is given once, the one that is signed is the one that is sent.
 *
 * @param key - the session's private key.
 * @param claims - who signs.
 * @param method - upper case.
 * @param target - path and query exactly as sent (the document's `uri`); empty means `/`.
 * @param body - the exact bytes sent, or empty.
 * @throws BhAuthError with KEY, CLAIMS, CLAIMS_TIME, UTF8, TEXT, BODY_KIND, TIME_IS_MILLISECONDS, TIME_RANGE,
 *   METHOD, TARGET, RESERVED, HEADER_VALUE.
 */
export function request(key: PrivateKey, claims: Claims, method: Text, target: Text, body: Text): SignedRequest {
  return $.call("bh_mixin_request", [$.request(), $.viewed()], (i) => [i.ed25519(key), i.struct(layouts.mixinClaims, claims), i.view(method), i.view(target), i.view(body)])[0];
}

/**
 * Read Mixin's response: its outcome and the error, which comes with HTTP status 202 and not with an error status.
 * The data itself is yours to read from the body.
 *
 * @param http - what came of the request.
 * @throws BhAuthError with RESPONSE, HTTP_STATUS, RESERVED.
 */
export function response(http: HttpResponse): ServiceResponse {
  return $.call("bh_mixin_response", [$.response(), $.viewed()], (i) => [i.http(http)])[0];
}

/**
 * Find out why Mixin refuses a token: whether it is signed otherwise, with another key or text, whether its claim
 * `sig` is of another request, and what is wrong with its claims.
 *
 * @param token - as it was sent.
 * @param keyText - the private key's text, or the public key's.
 * @param method - as sent.
 * @param target - as sent.
 * @param body - as sent.
 * @param requestId - the `X-Request-Id` sent with it, or empty.
 * @param nowMs - Unix milliseconds by the server's clock, or 0.
 * @throws BhAuthError with EMPTY, SECRET_EMPTY, TOKEN_FORMAT, KEY_LENGTH, KEY_ENCODING, KEY_MISMATCH,
 *   KEY_PUBLIC, KEY_RSA, KEY_ENCRYPTED, KEY_KIND, KEY_FORM, KEY_JSON, SECRET_SPACE, SECRET_BYTE_ORDER_MARK,
 *   SECRET_UTF16, SECRET_QUOTES, SECRET_INVISIBLE, SECRET_CONTROL, SECRET_ASSIGNMENT, SECRET_PLACEHOLDER,
 *   SECRET_MASKED, SECRET_FILE.
 */
export function diagnose(token: Text, keyText: Text, method: Text, target: Text, body: Text, requestId: Text, nowMs: Integer): Diagnosis {
  return $.call("bh_mixin_diagnose", [$.struct<Diagnosis>(layouts.diagnosis), $.viewed()], (i) => [i.view(token), i.view(keyText), i.view(method), i.view(target), i.view(body), i.view(requestId), i.i64(nowMs)])[0];
}

/**
 * Make PKCE's code challenge for the page that asks the user. Mixin does not do as RFC 7636 says: it hashes the
 * bytes that the verifier is base64url of, and not the verifier's text, and calls that method `SHA256`, not `S256`.
 *
 * @param verifier - base64url of 32 random bytes.
 * @throws BhAuthError with ENCODING.
 */
export function codeChallenge(verifier: Text): string {
  return $.call("bh_mixin_code_challenge", [$.text()], (i) => [i.view(verifier)])[0];
}

/**
 * Build the call that exchanges a code for an authorization: `POST /oauth/token`, which carries no `Authorization`.
 *
 * @param clientId - the app's id.
 * @param code - from the page, or the socket.
 * @param clientSecret - the app's secret, or empty.
 * @param codeVerifier - that of the code challenge, or empty.
 * @param publicKey - the 32 bytes of a key of your own, made for this authorization, that signs its calls;
 *   empty: Mixin makes an access token.
 * @throws BhAuthError with EMPTY, UTF8, TEXT, OAUTH_PROOF, ENCODING, PUBLIC_KEY.
 */
export function oauthTokenRequest(clientId: Text, code: Text, clientSecret: Text, codeVerifier: Text, publicKey: Text): SignedRequest {
  return $.call("bh_mixin_oauth_token_request", [$.request(), $.viewed()], (i) => [i.view(clientId), i.view(code), i.view(clientSecret), i.view(codeVerifier), i.view(publicKey)])[0];
}

/**
 * Read Mixin's response to the token call: the outcome and the error. Its token is an access token, if no key of
 * your own was sent. What was granted, `mixin.authorizationRead` reads of the same body.
 *
 * @param http - what came of the request.
 * @throws BhAuthError with RESPONSE, HTTP_STATUS, RESERVED.
 */
export function oauthTokenResponse(http: HttpResponse): ServiceResponse {
  return $.call("bh_mixin_oauth_token_response", [$.response(), $.viewed()], (i) => [i.http(http)])[0];
}

/**
 * Read what was granted, of the body of a response to the token call that was accepted.
 *
 * @param body - of the response.
 * @throws BhAuthError with RESPONSE, PUBLIC_KEY.
 */
export function authorizationRead(body: Text): Authorization {
  return $.call("bh_mixin_authorization_read", [$.struct<Authorization>(layouts.mixinAuthorization), $.viewed()], (i) => [i.view(body)])[0];
}

/**
 * Check that a response is the one to a request: its `X-Request-Id` is the request's and, with the server's key of
 * OAuth, its `X-Integrity-Token` is that key's over the request's method and target and the response's body.
 *
 * @param http - what came of the request, with its headers, and request_method.
 * @param serverKey - of the keystore or authorization, 64 hex characters; empty for a bot.
 * @param target - of the request.
 * @param requestId - the jti that was sent.
 * @param window - the times to accept, or undefined.
 * @throws BhAuthError with RESPONSE_REQUEST_ID, INTEGRITY_MISSING, EMPTY, SERVER_KEY, HTTP_STATUS, TOKEN_FORMAT,
 *   TOKEN_ALGORITHM, SIGNATURE, PUBLIC_KEY, TOKEN_CLAIMS, TOKEN_REQUEST, TOKEN_REQUEST_ID, STALE, FUTURE, METHOD,
 *   TARGET, BODY_KIND, SIZE, RESERVED, TIME_IS_SECONDS, TIME_RANGE, INTERVAL.
 */
export function responseVerify(http: HttpResponse, serverKey: Text, target: Text, requestId: Text, window?: Window): void {
  $.call("bh_mixin_response_verify", [], (i) => [i.http(http), i.view(serverKey), i.view(target), i.view(requestId), i.struct(layouts.window, window)]);
}

/**
 * Build the request that opens Blaze, Mixin's socket for messages: a token for `GET /`, and the header
 * `Sec-WebSocket-Protocol`. Add what your client of WebSockets does. Each connection takes a new token.
 *
 * It goes to blaze.mixin.one, or mixin-blaze.zeromesh.net.
 *
 * @param key - the session's private key.
 * @param claims - who signs.
 * @throws BhAuthError with KEY, CLAIMS, CLAIMS_TIME, UTF8, TEXT, BODY_KIND, TIME_IS_MILLISECONDS, TIME_RANGE,
 *   METHOD, TARGET, RESERVED.
 */
export function blazeRequest(key: PrivateKey, claims: Claims): SignedRequest {
  return $.call("bh_mixin_blaze_request", [$.request(), $.viewed()], (i) => [i.ed25519(key), i.struct(layouts.mixinClaims, claims)])[0];
}

/**
 * The first message to Blaze, without which none comes: the action `LIST_PENDING_MESSAGES`. Send it gzipped, in a
 * binary frame.
 *
 * @param id - of the message, a new UUID.
 * @throws BhAuthError with EMPTY, UTF8, TEXT.
 */
export function blazeMessage(id: Text): string {
  return $.call("bh_mixin_blaze_message", [$.text()], (i) => [i.view(id)])[0];
}

/**
 * Seal a PIN for Mixin's server: what its calls name `pinBase64`. The key is agreed on with X25519, of the
 * keystore's private key and the server's, which is converted if, and only if, it is of the kind that must be; what
 * is sealed is the PIN, the time and the iterator, with AES-256-CBC.
 *
 * @param keystore - as it was read; not of OAuth.
 * @param plain - six digits; or the 64 bytes of a TIP signature, from `mixin.tipSign`; or, for `POST
 *   /pin/update` alone, the 32 bytes of the public key that is to be the PIN; empty: the keystore's pin.
 * @param iv - 16 random bytes, never used before.
 * @param timeS - now, in Unix seconds.
 * @param iterator - greater than the last one of the session: `mixin.iteratorNext`.
 * @throws BhAuthError with PIN, IV, ITERATOR, SERVER_KEY, PUBLIC_KEY, TIME_IS_MILLISECONDS, TIME_RANGE,
 *   RESERVED, SECRET_EMPTY, KEY_LENGTH, KEY_ENCODING, KEY_MISMATCH, KEY_PUBLIC, KEY_RSA, KEY_ENCRYPTED, KEY_KIND,
 *   KEY_FORM, KEY_JSON, SECRET_SPACE, SECRET_BYTE_ORDER_MARK, SECRET_UTF16, SECRET_QUOTES, SECRET_INVISIBLE,
 *   SECRET_CONTROL, SECRET_ASSIGNMENT, SECRET_PLACEHOLDER, SECRET_MASKED, SECRET_FILE.
 */
export function pin(keystore: Keystore, plain: Text, iv: Text, timeS: Integer, iterator: Integer): string {
  return $.call("bh_mixin_pin", [$.text()], (i) => [i.struct(layouts.mixinKeystore, keystore), i.view(plain), i.view(iv), i.i64(timeS), i.u64(iterator)])[0];
}

/**
 * Give the iterator of a session's next PIN: the time in nanoseconds or, where the clock did not move or was put
 * back, one more than the last.
 *
 * @param last - the last one of the session, or 0.
 * @param nowMs - now, in Unix milliseconds.
 * @throws BhAuthError with ITERATOR, TIME_IS_SECONDS, TIME_RANGE.
 */
export function iteratorNext(last: Integer, nowMs: Integer): bigint {
  return $.call("bh_mixin_iterator_next", [$.u64()], (i) => [i.u64(last), i.i64(nowMs)])[0];
}

/**
 * The text of a TIP action: its name and its parameters, joined without anything between them. Mixin's signature is
 * over the SHA-256 of it, but of `TIP:VERIFY:` over the text itself.
 *
 * @param action - its name in capitals, such as `TIP:TRANSFER:CREATE:`, with the colon at its end.
 * @param params - by name, in any order; docs/mixin.md lists those of each action. What is absent is empty; an
 *   id is a UUID in lower case; `receiver` stands once for each.
 * @throws BhAuthError with TIP_ACTION, TIP_PARAMETER, TIP_AMOUNT, UTF8.
 */
export function tipPayload(action: Text, params: Params): string {
  return $.call("bh_mixin_tip_payload", [$.text()], (i) => [i.view(action), ...i.params(params)])[0];
}

/**
 * Sign a TIP action with the key that spends. The signature is sent as a PIN, sealed by `mixin.pin`.
 *
 * @param key - from `mixin.spendKey`, not the session's.
 * @param action - its name in capitals, such as `TIP:TRANSFER:CREATE:`, with the colon at its end.
 * @param params - by name, in any order; docs/mixin.md lists those of each action. What is absent is empty; an
 *   id is a UUID in lower case; `receiver` stands once for each.
 * @throws BhAuthError with TIP_ACTION, TIP_PARAMETER, TIP_AMOUNT, UTF8, KEY.
 */
export function tipSign(key: PrivateKey, action: Text, params: Params): Uint8Array {
  return $.call("bh_mixin_tip_sign", [$.octets(64)], (i) => [i.ed25519(key), i.view(action), ...i.params(params)])[0];
}

/**
 * The body of `POST /safe/users`, which registers the key that spends for the keystore's app_id: public key,
 * signature and sealed PIN.
 *
 * Mixin's document has a signature over SHA-256 of another text, in hex. This is what all official clients send:
 * base64url of that over SHA3-256 of the user's id.
 *
 * @param key - the key that spends.
 * @param keystore - as it was read; not of OAuth.
 * @param iv - 16 random bytes, never used before.
 * @param timeS - now, in Unix seconds.
 * @param iterator - greater than the last one of the session: `mixin.iteratorNext`.
 * @throws BhAuthError with PIN, IV, ITERATOR, SERVER_KEY, PUBLIC_KEY, TIME_IS_MILLISECONDS, TIME_RANGE,
 *   RESERVED, SECRET_EMPTY, KEY_LENGTH, KEY_ENCODING, KEY_MISMATCH, KEY_PUBLIC, KEY_RSA, KEY_ENCRYPTED, KEY_KIND,
 *   KEY_FORM, KEY_JSON, SECRET_SPACE, SECRET_BYTE_ORDER_MARK, SECRET_UTF16, SECRET_QUOTES, SECRET_INVISIBLE,
 *   SECRET_CONTROL, SECRET_ASSIGNMENT, SECRET_PLACEHOLDER, SECRET_MASKED, SECRET_FILE, KEY, TIP_PARAMETER.
 */
export function registerBody(key: PrivateKey, keystore: Keystore, iv: Text, timeS: Integer, iterator: Integer): string {
  return $.call("bh_mixin_register_body", [$.text()], (i) => [i.ed25519(key), i.struct(layouts.mixinKeystore, keystore), i.view(iv), i.i64(timeS), i.u64(iterator)])[0];
}
