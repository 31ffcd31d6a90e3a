// Written by `cargo xtask api` from src/ffi and src/core/error.rs: edit those.

import * as $ from "./call.js";
import type { Integer, Params, Text } from "./call.js";
import type { Diagnosis } from "./core.js";
import type { Secret } from "./keys.js";
import type { HttpResponse, ServiceResponse, SignedRequest } from "./values.js";
import * as layouts from "./layouts.js";
export { toobitFetch as signedFetch } from "./fetch.js";

/** Where the service is. */
export const HOST = "https://api.toobit.com";

/** The recvWindow that Toobit assumes, and that a `toobit.call` with 0 sends. */
export const DEFAULT_RECV_WINDOW_MS = 5000;

/** The greatest recvWindow that Toobit states. */
export const MAX_RECV_WINDOW_MS = 60000;

/** How long a listen key lives after it was made or renewed: 60 minutes, in milliseconds. */
export const LISTEN_KEY_LIFETIME_MS = 3600000;

/** A call to Toobit, for `toobit.request`. */
export interface Call {
  /** The API key. */
  readonly apiKey?: Text;
  /** `GET`, `POST`, `PUT` or `DELETE`. */
  readonly method?: Text;
  /** The path, such as `/api/v1/spot/order`; no query. */
  readonly path?: Text;
  /** Parameters of the query, in the order in which they are sent. */
  readonly query?: Params;
  /** Parameters of the form body, likewise; not with GET, not with json. */
  readonly form?: Params;
  /** A JSON body (batch orders), which Toobit does not sign; or empty. */
  readonly json?: Text;
  /** Now, in Unix milliseconds. */
  readonly timestampMs?: Integer;
  /** How old the request may be when it arrives; 0 sends 5000. */
  readonly recvWindowMs?: Integer;
}

/**
 * The exact bytes that Toobit's signature is over: the query, directly followed by the form body, with no `&`
 * between them.
 *
 * @param query - without `?`, with `timestamp` in milliseconds in it or in the body.
 * @param body - the form body, or empty.
 * @throws BhAuthError with PARAM_SIGNATURE, QUERY, QUERY_CHARACTER, BODY_KIND.
 */
export function payload(query: Text, body: Text): Uint8Array {
  return $.call("bh_toobit_payload", [$.bytes()], (i) => [i.view(query), i.view(body)])[0];
}

/**
 * Sign a ready query and form body: HMAC-SHA256 of the payload, in hex. Send the very same bytes, with
 * `signature=...` appended to the body if there is a form body, else to the query.
 *
 * It does not encode, sort or look for duplicates: `toobit.request` does all that is needed.
 *
 * @param key - from the secret key.
 * @param query - without `?`, with `timestamp` in milliseconds in it or in the body.
 * @param body - the form body, or empty.
 * @throws BhAuthError with KEY, PARAM_SIGNATURE, QUERY, QUERY_CHARACTER, BODY_KIND.
 */
export function sign(key: Secret, query: Text, body: Text): string {
  return $.call("bh_toobit_sign", [$.chars(65)], (i) => [i.hmac(key), i.view(query), i.view(body)])[0];
}

/**
 * Verify a Toobit signature in constant time, then the request's time by Toobit's rule: `timestamp < now + 1000 &&
 * now - timestamp <= recvWindow`.
 *
 * By Toobit's design the signature does not cover where the query ends and the body begins: take no meaning from a
 * parameter's place.
 *
 * @param signature - 64 hex characters, either case.
 * @param key - from the secret key.
 * @param query - as received, without the signature.
 * @param body - as received, without the signature.
 * @param nowMs - the verifier's time in Unix milliseconds; 0: the time is not checked.
 * @throws BhAuthError with SIGNATURE, SIGNATURE_FORMAT, STALE, FUTURE, TIMESTAMP_MISSING, TIMESTAMP_PLACE,
 *   RECV_WINDOW, KEY, PARAM_SIGNATURE, QUERY, QUERY_CHARACTER, BODY_KIND, TIME_IS_SECONDS, TIME_RANGE.
 */
export function verify(signature: Text, key: Secret, query: Text, body: Text, nowMs: Integer): void {
  $.call("bh_toobit_verify", [], (i) => [i.view(signature), i.hmac(key), i.view(query), i.view(body), i.i64(nowMs)]);
}

/**
 * Build a signed call to Toobit: names and values are percent-encoded (RFC 3986, section 2.3: only letters, digits
 * and `- _ . ~` stay), in your order; `recvWindow`, `timestamp` and `signature` are appended, to the form if there
 * is one, else to the query. Headers: `X-BB-APIKEY`, and `Content-Type` with a body.
 *
 * @param key - from the secret key.
 * @param call - what to call.
 * @throws BhAuthError with KEY, EMPTY, HEADER_VALUE, METHOD, TARGET, PARAM_NAME, PARAM_SIGNATURE,
 *   PARAM_RESERVED, PARAM_DUPLICATE, RECV_WINDOW, INTERVAL, BODY_KIND, TIME_IS_SECONDS, TIME_RANGE, RESERVED.
 */
export function request(key: Secret, call: Call): SignedRequest {
  return $.call("bh_toobit_request", [$.request(), $.viewed()], (i) => [i.hmac(key), i.struct(layouts.toobitCall, call)])[0];
}

/**
 * Build a call to Toobit that carries the API key alone, which is what the security types USER_STREAM and
 * MARKET_DATA ask for: encoded as by `toobit.request`, without time and signature. Toobit's tables ask for a
 * timestamp in the calls of user data streams all the same, and take them signed: prefer that.
 *
 * @param call - what to call; its times are not looked at.
 * @throws BhAuthError with EMPTY, HEADER_VALUE, METHOD, TARGET, PARAM_NAME, PARAM_SIGNATURE, PARAM_RESERVED,
 *   PARAM_DUPLICATE, BODY_KIND, RESERVED.
 */
export function keyRequest(call: Call): SignedRequest {
  return $.call("bh_toobit_key_request", [$.request(), $.viewed()], (i) => [i.struct(layouts.toobitCall, call)])[0];
}

/**
 * Read Toobit's response: its outcome and the error. The data itself is yours to read from the body. Of a batch each
 * item says for itself what became of it: all accepted, all refused, or partial, with the first error;
 * `toobit.responseItem` reads the items.
 *
 * @param http - what came of the request.
 * @throws BhAuthError with RESPONSE, HTTP_STATUS, RESERVED.
 */
export function response(http: HttpResponse): ServiceResponse {
  return $.call("bh_toobit_response", [$.response(), $.viewed()], (i) => [i.http(http)])[0];
}

/**
 * Read one item of the response to a batch of orders, as a response of its own: whether this item was accepted, its
 * error, and in `detail` the item itself.
 *
 * @param http - what came of the request.
 * @param index - from 0 to `itemCount` - 1, as `toobit.response` counted.
 * @throws BhAuthError with INDEX, HTTP_STATUS, RESERVED.
 */
export function responseItem(http: HttpResponse, index: number): ServiceResponse {
  return $.call("bh_toobit_response_item", [$.response(), $.viewed()], (i) => [i.http(http), i.u32(index)])[0];
}

/**
 * Build the request for Toobit's time: `GET /api/v1/time`, unsigned.
 */
export function timeRequest(): SignedRequest {
  return $.call("bh_toobit_time_request", [$.request(), $.viewed()], () => [])[0];
}

/**
 * Read Toobit's time: `serverTimeMs`, for `clockOffset` with a resolution of 1.
 *
 * @param http - what came of the request.
 * @throws BhAuthError with RESPONSE, HTTP_STATUS, RESERVED.
 */
export function timeResponse(http: HttpResponse): ServiceResponse {
  return $.call("bh_toobit_time_response", [$.response(), $.viewed()], (i) => [i.http(http)])[0];
}

/**
 * Read the response to the call that makes a user data stream, which is `POST /api/v1/userDataStream` (spot) or
 * `/api/v1/listenKey` (futures), signed as any other. PUT with `listenKey` renews it, every 30 minutes is advised,
 * DELETE closes it; `toobit.response` reads their responses. The listen key is `token`, 60 minutes from sent_ms
 * `expiresMs`, for `tokenRule`.
 *
 * @param http - what came of the request.
 * @param sentMs - when it was sent, in Unix milliseconds.
 * @throws BhAuthError with RESPONSE, HTTP_STATUS, RESERVED, TIME_IS_SECONDS, TIME_RANGE.
 */
export function streamResponse(http: HttpResponse, sentMs: Integer): ServiceResponse {
  return $.call("bh_toobit_stream_response", [$.response(), $.viewed()], (i) => [i.http(http), i.i64(sentMs)])[0];
}

/**
 * The address of the socket that a listen key opens, which needs no header. The listen key alone opens the account's
 * stream: log neither.
 *
 * @param listenKey - from `toobit.streamResponse`.
 * @throws BhAuthError with LISTEN_KEY.
 */
export function streamUrl(listenKey: Text): string {
  return $.call("bh_toobit_stream_url", [$.text()], (i) => [i.view(listenKey)])[0];
}

/**
 * Find out why a signature is wrong: which known mistake, or which two, make exactly this signature. Nothing is
 * guessed: what is named was computed again. Found or not, it takes time for many signatures: some ms, and 0.1 s for
 * 64 KiB. It is for a developer beside the secret, not for a server.
 *
 * @param signature - the wrong one, as it was sent.
 * @param secret - the secret key, its text.
 * @param query - as sent; a `?` before it and `signature` in it are ignored.
 * @param body - the form or JSON as sent, or empty.
 * @param apiKey - as sent; what is not known is empty, and mistakes with it are not found.
 * @param method - as sent; what is not known is empty, and mistakes with it are not found.
 * @param path - as sent; what is not known is empty, and mistakes with it are not found.
 * @throws BhAuthError with EMPTY, SECRET_EMPTY, SIZE.
 */
export function diagnose(signature: Text, secret: Text, query: Text, body: Text, apiKey: Text, method: Text, path: Text): Diagnosis {
  return $.call("bh_toobit_diagnose", [$.struct<Diagnosis>(layouts.diagnosis), $.viewed()], (i) => [i.view(signature), i.view(secret), i.view(query), i.view(body), i.view(apiKey), i.view(method), i.view(path)])[0];
}
