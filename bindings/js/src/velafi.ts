// Written by `cargo xtask api` from src/ffi and src/core/error.rs: edit those.

import * as $ from "./call.js";
import type { Integer, Text } from "./call.js";
import type { Diagnosis } from "./core.js";
import type { Secret } from "./keys.js";
import type { HttpResponse, ServiceResponse, SignedRequest, Window } from "./values.js";
import * as layouts from "./layouts.js";
export { velafiFetch as signedFetch } from "./fetch.js";
export { VelafiTokenSource as TokenSource } from "./tokens.js";
export { type VelafiTokenOptions as TokenOptions } from "./tokens.js";

/** Where the service is. */
export const HOST = "https://api.velafi.com";

/** The same, for tests. */
export const HOST_TESTS = "https://api-test.velafi.com";

/** A later call to VelaFi, for `velafi.request`. */
export interface Call {
  /** The token, from `velafi.tokenResponse`. Empty for the calls that need none, which are `GET` under `/v2/base/`. */
  readonly token?: Text;
  /** The HTTP method in upper case. */
  readonly method?: Text;
  /** Path and query as sent. */
  readonly target?: Text;
  /** The body to send, or empty. */
  readonly body?: Text;
  /**
   * The body's content type, such as `multipart/form-data; boundary=...`; empty: `application/json`. Without a body
   * none is sent.
   */
  readonly contentType?: Text;
}

/**
 * The exact bytes that VelaFi's signature is over: `timestamp=<ms>`.
 *
 * @param timestampMs - Unix time in milliseconds.
 * @throws BhAuthError with TIME_IS_SECONDS, TIME_RANGE.
 */
export function payload(timestampMs: Integer): Uint8Array {
  return $.call("bh_velafi_payload", [$.bytes()], (i) => [i.i64(timestampMs)])[0];
}

/**
 * Sign a VelaFi token request: HMAC-SHA256 of `timestamp=<ms>`, in hex.
 *
 * It does not build the request: see `velafi.tokenRequest`.
 *
 * @param key - from the API secret.
 * @param timestampMs - Unix time in milliseconds; send this very number.
 * @throws BhAuthError with KEY, TIME_IS_SECONDS, TIME_RANGE.
 */
export function sign(key: Secret, timestampMs: Integer): string {
  return $.call("bh_velafi_sign", [$.chars(65)], (i) => [i.hmac(key), i.i64(timestampMs)])[0];
}

/**
 * Verify a VelaFi signature in constant time.
 *
 * @param signature - 64 hex characters, either case.
 * @param key - from the API secret.
 * @param timestampMs - as received.
 * @param window - the times to accept, or undefined. The document does not say what VelaFi tolerates.
 * @throws BhAuthError with SIGNATURE, SIGNATURE_FORMAT, STALE, FUTURE, KEY, TIME_IS_SECONDS, TIME_RANGE,
 *   INTERVAL.
 */
export function verify(signature: Text, key: Secret, timestampMs: Integer, window?: Window): void {
  $.call("bh_velafi_verify", [], (i) => [i.view(signature), i.hmac(key), i.i64(timestampMs), i.struct(layouts.window, window)]);
}

/**
 * Build VelaFi's token request: `GET /v2/token/generate`, with the header `X-BH-APIKEY`.
 *
 * @param key - from the API secret.
 * @param apiKey - the API key.
 * @param timestampMs - now, in Unix milliseconds.
 * @throws BhAuthError with KEY, EMPTY, HEADER_VALUE, TIME_IS_SECONDS, TIME_RANGE.
 */
export function tokenRequest(key: Secret, apiKey: Text, timestampMs: Integer): SignedRequest {
  return $.call("bh_velafi_token_request", [$.request(), $.viewed()], (i) => [i.hmac(key), i.view(apiKey), i.i64(timestampMs)])[0];
}

/**
 * Read VelaFi's response to a token request: `token`, `expiresMs` (whether it came as a string or as a number), or
 * the error.
 *
 * @param http - what came of the request.
 * @throws BhAuthError with RESPONSE, HTTP_STATUS, RESERVED.
 */
export function tokenResponse(http: HttpResponse): ServiceResponse {
  return $.call("bh_velafi_token_response", [$.response(), $.viewed()], (i) => [i.http(http)])[0];
}

/**
 * Build any later call to VelaFi: the header `X-BH-TOKEN` (not `X-BH-APIKEY`, which is for the token request alone)
 * and no signature. With a body, `Content-Type` is added.
 *
 * @param call - what to call.
 * @throws BhAuthError with EMPTY, HEADER_VALUE, METHOD, TARGET, BODY_KIND, RESERVED.
 */
export function request(call: Call): SignedRequest {
  return $.call("bh_velafi_request", [$.request(), $.viewed()], (i) => [i.struct(layouts.velafiCall, call)])[0];
}

/**
 * Read VelaFi's response to a later call: its outcome and the error. The data itself is yours to read from the body.
 *
 * @param http - what came of the request.
 * @throws BhAuthError with RESPONSE, HTTP_STATUS, RESERVED.
 */
export function response(http: HttpResponse): ServiceResponse {
  return $.call("bh_velafi_response", [$.response(), $.viewed()], (i) => [i.http(http)])[0];
}

/**
 * Verify a push of VelaFi's: RSASSA-PKCS1-v1_5 with SHA-256 over the raw body. Pass the bytes as they came: a body
 * that was parsed and written again has another signature.
 *
 * Nothing in what is signed is a time: a push that somebody sends again verifies again. Remember `velafi.webhookId`.
 *
 * @param signature - the header `signature`, hex of either case.
 * @param publicKey - `data.publicKey` of the response to `/v2/webhook`, as it came; or PEM.
 * @param body - the bytes of the request.
 * @throws BhAuthError with SIGNATURE, SIGNATURE_FORMAT, SIGNATURE_BASE64, EMPTY, RSA_KEY, RSA_SIZE,
 *   RSA_EXPONENT, KEY_PRIVATE.
 */
export function webhookVerify(signature: Text, publicKey: Text, body: Text): void {
  $.call("bh_velafi_webhook_verify", [], (i) => [i.view(signature), i.view(publicKey), i.view(body)]);
}

/**
 * What a verified push is told from others by, to be remembered: its event, the id of the order or transaction, the
 * state of that, and when it came to be in it, with a space between. A push with an id that you have seen is a
 * replay, or VelaFi's second attempt: acknowledge it, and do nothing.
 *
 * @param body - the bytes of the request.
 * @throws BhAuthError with PUSH.
 */
export function webhookId(body: Text): string {
  return $.call("bh_velafi_webhook_id", [$.text()], (i) => [i.view(body)])[0];
}

/**
 * The body that VelaFi wants as the response to a push, under HTTP status 200: `{"callbackStatus":"SUCCESS"}` or
 * `{"callbackStatus":"FAIL"}`.
 *
 * @param accepted - 0: it failed; else: it was taken.
 */
export function webhookAcknowledge(accepted: number): string {
  return $.call("bh_velafi_webhook_acknowledge", [$.text()], (i) => [i.u32(accepted)])[0];
}

/**
 * Find out why the signature of a token request is wrong: which known mistake, or which two, make exactly this
 * signature. `toobit.diagnose` has more.
 *
 * @param signature - the wrong one, as it was sent.
 * @param secret - the secret key, its text.
 * @param apiKey - the API key, or empty.
 * @param timestampMs - as sent.
 * @throws BhAuthError with EMPTY, SECRET_EMPTY.
 */
export function diagnose(signature: Text, secret: Text, apiKey: Text, timestampMs: Integer): Diagnosis {
  return $.call("bh_velafi_diagnose", [$.struct<Diagnosis>(layouts.diagnosis), $.viewed()], (i) => [i.view(signature), i.view(secret), i.view(apiKey), i.i64(timestampMs)])[0];
}
