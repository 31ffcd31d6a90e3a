// Written by `cargo xtask api` from src/ffi and src/core/error.rs: edit those.

import * as $ from "./call.js";
import type { Integer, Text } from "./call.js";
import type { Diagnosis } from "./core.js";
import type { HttpResponse, ServiceResponse, SignedRequest, Window } from "./values.js";
import * as layouts from "./layouts.js";
export { bitbitduoRandom as random } from "./system.js";
export { BitbitduoTokenSource as TokenSource } from "./tokens.js";
export { type BitbitduoTokenOptions as TokenOptions } from "./tokens.js";

/** Where the service is. */
export const HOST = "https://qaxxxrenewserver.bitbitduo.com";

/** The same, for trade. */
export const HOST_TRADE = "https://qatradee33e690ab2de05dc.bitbitduo.com";

/** Which reading of BITBITDUO's document a signature follows: a `BITBITDUO_` constant. */
export const Scheme = {
  /**
   * Plain SHA-256 of `appkey=...&random=...&time=...`: what BITBITDUO's document says in words, and what its own
   * demo sends. Use this one unless you know better.
   */
  SHA256: 0,
  /** HMAC-SHA256 of `appkey=...&random=...&time=...`, its key the appkey. */
  HMAC_SHA256: 1,
  /**
   * HMAC-SHA256 of `appid=...&random=...&time=...`, its key the appkey: the document's Java code, taken over the
   * parameters that are sent.
   */
  HMAC_SHA256_APPID: 2,
} as const;
export type Scheme = (typeof Scheme)[keyof typeof Scheme];

/** How long a BITBITDUO token lives: 2 hours, in milliseconds. */
export const TOKEN_LIFETIME_MS = 7200000;

/** BITBITDUO takes one token request a minute: that minute, in milliseconds. */
export const MIN_INTERVAL_MS = 60000;

/**
 * The exact bytes that BITBITDUO's signature is made of, by the scheme. With the schemes other than `_APPID` they
 * contain the app key: wipe buf after use and never log it.
 *
 * @param scheme - `BITBITDUO_SHA256` or another `BITBITDUO_` scheme.
 * @param appId - both non-empty, taken as they are.
 * @param appKey - both non-empty, taken as they are.
 * @param random - 100000 to 999999.
 * @param timeS - Unix time in seconds.
 * @throws BhAuthError with SCHEME, EMPTY, TEXT, SECRET_EMPTY, RANDOM_RANGE, TIME_IS_MILLISECONDS, TIME_RANGE.
 */
export function payload(scheme: Scheme, appId: Text, appKey: Text, random: number, timeS: Integer): Uint8Array {
  return $.call("bh_bitbitduo_payload", [$.bytes()], (i) => [i.u32(scheme), i.view(appId), i.view(appKey), i.u32(random), i.i64(timeS)])[0];
}

/**
 * Sign a BITBITDUO token request: the parameter `sig`, in hex.
 *
 * @param scheme - `BITBITDUO_SHA256` or another `BITBITDUO_` scheme.
 * @param appId - both non-empty, taken as they are.
 * @param appKey - both non-empty, taken as they are.
 * @param random - 100000 to 999999.
 * @param timeS - Unix time in seconds.
 * @throws BhAuthError with SCHEME, EMPTY, TEXT, SECRET_EMPTY, RANDOM_RANGE, TIME_IS_MILLISECONDS, TIME_RANGE.
 */
export function sign(scheme: Scheme, appId: Text, appKey: Text, random: number, timeS: Integer): string {
  return $.call("bh_bitbitduo_sign", [$.chars(65)], (i) => [i.u32(scheme), i.view(appId), i.view(appKey), i.u32(random), i.i64(timeS)])[0];
}

/**
 * Verify a BITBITDUO signature in constant time.
 *
 * By BITBITDUO's design the schemes SHA256 and HMAC_SHA256 do not cover the appid: whoever has the key of one can
 * ask for another. Look up the appkey by the appid.
 *
 * @param signature - 64 hex characters, either case.
 * @param scheme - of the account.
 * @param appId - of the account.
 * @param appKey - of the account.
 * @param random - as received.
 * @param timeS - as received.
 * @param window - the times to accept, or undefined. The document does not say what BITBITDUO tolerates.
 * @throws BhAuthError with SIGNATURE, SIGNATURE_FORMAT, STALE, FUTURE, SCHEME, EMPTY, TEXT, SECRET_EMPTY,
 *   RANDOM_RANGE, TIME_IS_MILLISECONDS, TIME_RANGE, TIME_IS_SECONDS, INTERVAL.
 */
export function verify(signature: Text, scheme: Scheme, appId: Text, appKey: Text, random: number, timeS: Integer, window?: Window): void {
  $.call("bh_bitbitduo_verify", [], (i) => [i.view(signature), i.u32(scheme), i.view(appId), i.view(appKey), i.u32(random), i.i64(timeS), i.struct(layouts.window, window)]);
}

/**
 * Build BITBITDUO's token request: `GET /serv/apiToken`. The service takes one a minute: see `tokenRule`.
 *
 * @param scheme - `BITBITDUO_SHA256` or another `BITBITDUO_` scheme.
 * @param appId - both non-empty, taken as they are.
 * @param appKey - both non-empty, taken as they are.
 * @param random - 100000 to 999999.
 * @param timeS - Unix time in seconds.
 * @throws BhAuthError with SCHEME, EMPTY, TEXT, SECRET_EMPTY, RANDOM_RANGE, TIME_IS_MILLISECONDS, TIME_RANGE.
 */
export function tokenRequest(scheme: Scheme, appId: Text, appKey: Text, random: number, timeS: Integer): SignedRequest {
  return $.call("bh_bitbitduo_token_request", [$.request(), $.viewed()], (i) => [i.u32(scheme), i.view(appId), i.view(appKey), i.u32(random), i.i64(timeS)])[0];
}

/**
 * Read BITBITDUO's response to a token request: `token`, `expiresMs`, or one of the six errors, whether it came as a
 * string or as a number.
 *
 * @param http - what came of the request.
 * @param sentMs - when the request was sent, in Unix milliseconds: the response does not tell when the token
 *   expires, so its 2 hours are counted from then.
 * @throws BhAuthError with RESPONSE, HTTP_STATUS, RESERVED, TIME_IS_SECONDS, TIME_RANGE.
 */
export function tokenResponse(http: HttpResponse, sentMs: Integer): ServiceResponse {
  return $.call("bh_bitbitduo_token_response", [$.response(), $.viewed()], (i) => [i.http(http), i.i64(sentMs)])[0];
}

/**
 * Build the request for BITBITDUO's time: `GET /serv/time`, unsigned.
 */
export function timeRequest(): SignedRequest {
  return $.call("bh_bitbitduo_time_request", [$.request(), $.viewed()], () => [])[0];
}

/**
 * Read BITBITDUO's time: `serverTimeMs`, for `clockOffset` with a resolution of 1000, since the service gives
 * seconds.
 *
 * @param http - what came of the request.
 * @throws BhAuthError with RESPONSE, HTTP_STATUS, RESERVED.
 */
export function timeResponse(http: HttpResponse): ServiceResponse {
  return $.call("bh_bitbitduo_time_response", [$.response(), $.viewed()], (i) => [i.http(http)])[0];
}

/**
 * Build a call after the token: `POST` of a JSON-RPC body, whose first parameter is the token. Nothing is signed.
 * Its host is `https://qatradee33e690ab2de05dc.bitbitduo.com`.
 *
 * @param token - of `bitbitduo.tokenResponse`; empty for a method without one.
 * @param rpcMethod - `balance.query`, `order.query` (offset, limit), `order.limit` (market, side, amount, price,
 *   0), `order.market` (market, side, amount, 0), `order.cancel` (market, order id), `order.history` (market,
 *   from, to, offset, limit), or, without token, `depth.query` (market, limit).
 * @param rpcParams - what stands behind the token, a JSON list such as `["BBD/ETH",2,"100","0.0001",0]`; empty
 *   for none. Side 2 buys, 1 sells; amounts and prices are text.
 * @param rpcId - comes back in the response.
 * @throws BhAuthError with RPC_METHOD, RPC_PARAMS, EMPTY, HEADER_VALUE.
 */
export function request(token: Text, rpcMethod: Text, rpcParams: Text, rpcId: number): SignedRequest {
  return $.call("bh_bitbitduo_request", [$.request(), $.viewed()], (i) => [i.view(token), i.view(rpcMethod), i.view(rpcParams), i.u32(rpcId)])[0];
}

/**
 * Write a call as a message of the socket `wss://qatradee33e690ab2de05dc.bitbitduo.com/ws/`, which takes the methods
 * of `bitbitduo.request` and `depth.subscribe` (market, such as `1x`, limit), `deals.subscribe` (market), both
 * without token, `orders.subscribe` and `balance.subscribe`.
 *
 * @param token - of `bitbitduo.tokenResponse`; empty for a method without one.
 * @param rpcMethod - `balance.query`, `order.query` (offset, limit), `order.limit` (market, side, amount, price,
 *   0), `order.market` (market, side, amount, 0), `order.cancel` (market, order id), `order.history` (market,
 *   from, to, offset, limit), or, without token, `depth.query` (market, limit).
 * @param rpcParams - what stands behind the token, a JSON list such as `["BBD/ETH",2,"100","0.0001",0]`; empty
 *   for none. Side 2 buys, 1 sells; amounts and prices are text.
 * @param rpcId - comes back in the response.
 * @throws BhAuthError with RPC_METHOD, RPC_PARAMS, EMPTY, HEADER_VALUE.
 */
export function message(token: Text, rpcMethod: Text, rpcParams: Text, rpcId: number): string {
  return $.call("bh_bitbitduo_message", [$.text()], (i) => [i.view(token), i.view(rpcMethod), i.view(rpcParams), i.u32(rpcId)])[0];
}

/**
 * Read the response to a call after the token. BITBITDUO documents none: it is read as that of ViaBTC's open server,
 * whose calls these are. The result itself is yours to read from the body.
 *
 * @param http - what came of the request.
 * @param rpcId - the call's; the response to another call is none to this one.
 * @throws BhAuthError with RESPONSE, HTTP_STATUS, RESERVED.
 */
export function response(http: HttpResponse, rpcId: number): ServiceResponse {
  return $.call("bh_bitbitduo_response", [$.response(), $.viewed()], (i) => [i.http(http), i.u32(rpcId)])[0];
}

/**
 * Find out why a `sig` is wrong: which known mistake, or which two, make exactly this one; also that it is right by
 * another scheme. `toobit.diagnose` has more.
 *
 * @param signature - the wrong one, as it was sent.
 * @param scheme - that is meant.
 * @param appId - as sent.
 * @param appKey - as sent.
 * @param random - as sent.
 * @param timeS - as sent.
 * @throws BhAuthError with EMPTY, SECRET_EMPTY, SCHEME.
 */
export function diagnose(signature: Text, scheme: Scheme, appId: Text, appKey: Text, random: number, timeS: Integer): Diagnosis {
  return $.call("bh_bitbitduo_diagnose", [$.struct<Diagnosis>(layouts.diagnosis), $.viewed()], (i) => [i.view(signature), i.u32(scheme), i.view(appId), i.view(appKey), i.u32(random), i.i64(timeS)])[0];
}
