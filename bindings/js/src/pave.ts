// Written by `cargo xtask api` from src/ffi and src/core/error.rs: edit those.

import * as $ from "./call.js";
import type { Text } from "./call.js";
import type { Diagnosis } from "./core.js";
import type { Secret } from "./keys.js";
import type { HttpResponse, ServiceResponse, SignedRequest, Window } from "./values.js";
import * as layouts from "./layouts.js";
export { paveFetch as signedFetch } from "./fetch.js";

/** Where the service is. */
export const HOST = "https://openapi.paveapi.com";

/**
 * How long PAVE accepts a token, in milliseconds: for a verifier's `pastMs`. Source: PAVE, "Authentication": it
 * expires within 5 minutes.
 */
export const WINDOW_MS = 300000;

/** How long an access token is good: 5 minutes, in milliseconds, for `tokenRule`. Make one for each request rather. */
export const TOKEN_LIFETIME_MS = 300000;

/** A call to PAVE, for `pave.request`. */
export interface Call {
  /** The primary account name, not a user of the dashboard. */
  readonly username?: Text;
  /** The API key. */
  readonly apiKey?: Text;
  /** The timestamp, sent and signed as it is. */
  readonly timestamp?: Text;
  /** The HTTP method in upper case. */
  readonly method?: Text;
  /** Path and query as sent, such as `/v1/sessions`. */
  readonly target?: Text;
  /** JSON to send, or empty. */
  readonly body?: Text;
}

/**
 * The exact bytes that PAVE's token is made of: `<username>:<api_key>@<timestamp>`.
 *
 * @param username - the primary account name.
 * @param apiKey - the API key.
 * @param timestamp - any text; all three are taken as they are, `:` and `@` are not escaped.
 * @throws BhAuthError with EMPTY, TEXT.
 */
export function payload(username: Text, apiKey: Text, timestamp: Text): Uint8Array {
  return $.call("bh_pave_payload", [$.bytes()], (i) => [i.view(username), i.view(apiKey), i.view(timestamp)])[0];
}

/**
 * Make PAVE's access token: HMAC-SHA256 of the payload, in hex.
 *
 * @param key - from the API secret.
 * @param username - the primary account name.
 * @param apiKey - the API key.
 * @param timestamp - the very text that the header `API-Timestamp` will hold: `timeFormatUtc` makes the
 *   documented form, `timeFormatSeconds` that of PAVE's own samples.
 * @throws BhAuthError with KEY, EMPTY, TEXT.
 */
export function sign(key: Secret, username: Text, apiKey: Text, timestamp: Text): string {
  return $.call("bh_pave_sign", [$.chars(65)], (i) => [i.hmac(key), i.view(username), i.view(apiKey), i.view(timestamp)])[0];
}

/**
 * Verify a PAVE token in constant time, over the timestamp exactly as it was received: reformatting it (`Z` into
 * `+00:00`) breaks the signature.
 *
 * @param signature - the token, 64 hex characters, either case.
 * @param key - from the API secret.
 * @param username - as received.
 * @param apiKey - as received.
 * @param timestamp - as received.
 * @param window - the times to accept, or undefined; with one, timestamp must be RFC 3339 or Unix seconds. PAVE
 *   accepts a token for `PAVE_WINDOW_MS`.
 * @throws BhAuthError with SIGNATURE, SIGNATURE_FORMAT, STALE, FUTURE, TIME_FORMAT, KEY, EMPTY, TEXT,
 *   TIME_IS_SECONDS, TIME_RANGE, INTERVAL.
 */
export function verify(signature: Text, key: Secret, username: Text, apiKey: Text, timestamp: Text, window?: Window): void {
  $.call("bh_pave_verify", [], (i) => [i.view(signature), i.hmac(key), i.view(username), i.view(apiKey), i.view(timestamp), i.struct(layouts.window, window)]);
}

/**
 * Build a call to PAVE: the headers `Accept: application/json`, `API-Key`, `API-Token`, `API-Timestamp` and, with a
 * body, `Content-Type: application/json`. Method, target and body are not signed.
 *
 * @param key - from the API secret.
 * @param call - what to call.
 * @throws BhAuthError with KEY, EMPTY, TEXT, HEADER_VALUE, METHOD, TARGET, BODY_KIND, RESERVED.
 */
export function request(key: Secret, call: Call): SignedRequest {
  return $.call("bh_pave_request", [$.request(), $.viewed()], (i) => [i.hmac(key), i.struct(layouts.paveCall, call)])[0];
}

/**
 * Read PAVE's response: whether it was accepted. PAVE does not document its errors: the HTTP status decides, and a
 * `message` or `error` in the body is passed on.
 *
 * @param http - what came of the request.
 * @throws BhAuthError with HTTP_STATUS, RESERVED.
 */
export function response(http: HttpResponse): ServiceResponse {
  return $.call("bh_pave_response", [$.response(), $.viewed()], (i) => [i.http(http)])[0];
}

/**
 * Verify a callback of PAVE's in constant time. PAVE signs none: it sends back the header that was stored with `POST
 * /v1/callbacks`, such as `Authorization`. Store a long random text. It protects nothing of the body.
 *
 * @param sent - the header's value as received.
 * @param stored - the one that was stored.
 * @throws BhAuthError with SIGNATURE, EMPTY.
 */
export function callbackVerify(sent: Text, stored: Text): void {
  $.call("bh_pave_callback_verify", [], (i) => [i.view(sent), i.view(stored)]);
}

/**
 * Find out why an access token is wrong: which known mistake, or which two, make exactly this one. `toobit.diagnose`
 * has more.
 *
 * @param signature - the wrong one, as it was sent.
 * @param secret - the API secret, its text.
 * @param username - as sent.
 * @param apiKey - as sent.
 * @param timestamp - as sent.
 * @throws BhAuthError with EMPTY, SECRET_EMPTY.
 */
export function diagnose(signature: Text, secret: Text, username: Text, apiKey: Text, timestamp: Text): Diagnosis {
  return $.call("bh_pave_diagnose", [$.struct<Diagnosis>(layouts.diagnosis), $.viewed()], (i) => [i.view(signature), i.view(secret), i.view(username), i.view(apiKey), i.view(timestamp)])[0];
}
