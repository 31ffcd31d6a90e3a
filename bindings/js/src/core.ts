// Written by `cargo xtask api` from src/ffi and src/core/error.rs: edit those.

import * as $ from "./call.js";
import type { Integer, Params, Text } from "./call.js";
import type { PrivateKey, Secret } from "./keys.js";
import * as layouts from "./layouts.js";
export { nowMs } from "./system.js";
export { randomBelow } from "./system.js";
export { uuidV4 } from "./system.js";

/** What to do about a token: a `TOKEN_` constant. */
export const TokenAction = {
  /** The token is good: use it. `waitMs` tells when to look again. */
  USE: 0,
  /** Request a new token now. */
  REFRESH: 1,
  /** There is no good token and the service takes no request yet: wait `waitMs`. */
  WAIT: 2,
} as const;
export type TokenAction = (typeof TokenAction)[keyof typeof TokenAction];

/** A mistake that makes a signature wrong: a `MISTAKE_` constant. Numbers and names are permanent. */
export const Mistake = {
  /**
   * None of the known mistakes, and no two of them that were tried together, make this signature: compare secret and
   * payload with what was signed there.
   */
  UNKNOWN: 0,
  /** There is no mistake: the signature is right. */
  NONE: 1,
  /** The secret ends in a line break: trim what is read from a file or an environment. */
  SECRET_NEWLINE: 101,
  /** A space or tab stands around the secret: trim it. */
  SECRET_SPACE: 102,
  /** A NUL byte ends the secret: pass its length without it. */
  SECRET_NUL: 103,
  /** A byte order mark begins the secret: save the file without one. */
  SECRET_BYTE_ORDER_MARK: 104,
  /** Quotes stand around the secret: take them off. */
  SECRET_QUOTES: 105,
  /**
   * The secret given here has white space or quotes around it that the signature was made without: take them off
   * here.
   */
  SECRET_TRIMMED: 106,
  /** The secret was decoded from hex: use its characters as they are. */
  SECRET_HEX_DECODED: 107,
  /** The secret was decoded from Base64: use its characters as they are. */
  SECRET_BASE64_DECODED: 108,
  /** The secret was written as hex: use its characters as they are. */
  SECRET_HEX_ENCODED: 109,
  /** The secret was written as Base64: use its characters as they are. */
  SECRET_BASE64_ENCODED: 110,
  /** The API key was taken for the secret: swap the two. */
  SECRET_IS_API_KEY: 111,
  /** The secret is in another case: keep its letters as they are. */
  SECRET_CASE: 112,
  /**
   * A part of the secret is missing: look for a limit on its length, and for a character left out when it was
   * copied.
   */
  SECRET_CUT: 113,
  /** The secret was taken as UTF-16: take its UTF-8 bytes. */
  SECRET_UTF16: 114,
  /** A placeholder of the documents was used for the secret: put the real one there. */
  SECRET_PLACEHOLDER: 115,
  /** The secret was empty: see that it is loaded before it is used. */
  SECRET_EMPTY: 116,
  /** The secret was percent-encoded, or decoded: use its characters as they are. */
  SECRET_PERCENT_ENCODED: 117,
  /** A hash of the secret was used as the key: use its characters as they are. */
  SECRET_HASHED: 118,
  /** The secret stands there twice: paste it once. */
  SECRET_TWICE: 119,
  /** A name or prefix stands before the secret: take only what is behind it. */
  SECRET_WITH_ITS_NAME: 120,
  /** A variable's name was used for the secret: see that its value is filled in. */
  SECRET_VARIABLE: 121,
  /** The secret is in reverse: keep the order of its characters. */
  SECRET_REVERSED: 122,
  /** The secret was taken in another character set, or with accents apart: take its UTF-8 bytes as they are. */
  SECRET_CHARACTER_SET: 123,
  /** A hash without a key was taken: take HMAC-SHA256 with the secret as the key. */
  PLAIN_HASH: 201,
  /** A plain hash of payload and secret was taken: take HMAC-SHA256 with the secret as the key. */
  SECRET_APPENDED: 202,
  /** A plain hash of secret and payload was taken: take HMAC-SHA256 with the secret as the key. */
  SECRET_PREPENDED: 203,
  /** HMAC with SHA-1 was taken: take SHA-256. */
  HMAC_SHA1: 204,
  /** HMAC with SHA-512 or SHA-384 was taken: take SHA-256. */
  HMAC_SHA512: 205,
  /** HMAC with MD5 was taken: take SHA-256. */
  HMAC_MD5: 206,
  /** HMAC with SHA-224 was taken: take SHA-256. */
  HMAC_SHA224: 207,
  /** Key and payload are in each other's place: HMAC's key is the secret. */
  KEY_AND_PAYLOAD_SWAPPED: 208,
  /** The payload was hashed before it was signed: give HMAC the payload itself. */
  PAYLOAD_HASHED_FIRST: 209,
  /** The MAC was hashed or signed once more: send its hex. */
  HASHED_AGAIN: 210,
  /** HMAC was taken where a plain SHA-256 is due: name the scheme that you mean. */
  HMAC_FOR_HASH: 211,
  /** It is right under another scheme: name the scheme that you mean. */
  OTHER_SCHEME: 212,
  /** A plain hash other than SHA-256 was taken: take SHA-256. */
  OTHER_HASH: 213,
  /** The signature, or Mixin's claim `sig`, is in upper case: write lower case. */
  SIGNATURE_UPPER_CASE: 301,
  /** The signature, or Mixin's claim `sig`, is Base64: write hex. */
  SIGNATURE_BASE64: 302,
  /** The signature, or Mixin's claim `sig`, is base64url: write hex. */
  SIGNATURE_BASE64URL: 303,
  /** The signature is the hex of hex: encode the MAC once. */
  SIGNATURE_HEX_OF_HEX: 304,
  /** The signature is the Base64 of hex: send the hex. */
  SIGNATURE_BASE64_OF_HEX: 305,
  /** A part of the signature is missing: send all of it. */
  SIGNATURE_CUT: 306,
  /** Something stands before the signature's hex: send the hex alone. */
  SIGNATURE_PREFIX: 307,
  /** The signature's hex has separators: send the digits alone. */
  SIGNATURE_SEPARATED: 308,
  /** White space or quotes stand around the signature: trim it. */
  SIGNATURE_SPACE: 309,
  /** The signature is percent-encoded: send hex, which needs none. */
  SIGNATURE_PERCENT_ENCODED: 310,
  /** Zeros are missing in the signature's hex: write two digits for each byte. */
  SIGNATURE_ZEROS_DROPPED: 311,
  /** The MAC's bytes are in reverse: keep their order. */
  SIGNATURE_BYTES_REVERSED: 312,
  /** The parameters were sorted: sign them in the order in which they are sent. */
  PARAMS_SORTED: 401,
  /** The parameters are in another order: sign them in the order in which they are sent. */
  PARAMS_REORDERED: 402,
  /** A parameter that is sent was not signed: sign all that is sent. */
  PARAM_MISSING: 403,
  /** RecvWindow was not signed: append it before signing. */
  RECV_WINDOW_MISSING: 404,
  /** The timestamp was not signed: append it before signing. */
  TIMESTAMP_MISSING: 405,
  /** The timestamp was signed in seconds: sign milliseconds, as sent. */
  TIMESTAMP_SECONDS: 406,
  /** The timestamp was signed in milliseconds: sign seconds, as sent. */
  TIMESTAMP_MILLISECONDS: 407,
  /** The timestamp was signed with a fraction: sign a whole number, as sent. */
  TIMESTAMP_FLOAT: 408,
  /** The timestamp was signed in quotes: sign the digits alone. */
  TIMESTAMP_QUOTED: 409,
  /** The timestamp was signed in another form: sign the very text that is sent. */
  TIMESTAMP_OTHER_FORM: 410,
  /** Another time was signed than the one sent: read the clock once, and sign and send that. */
  TIMESTAMP_OTHER: 411,
  /** A local time was signed as UTC: sign UTC, as sent. */
  TIMESTAMP_ZONE: 412,
  /** A parameter `signature` was signed: sign before it is appended. */
  SIGNATURE_INCLUDED: 413,
  /** `&` was put between query and body: join them with nothing between. */
  JOINED_BY_AND: 414,
  /** Something else was put between query and body: join them with nothing between. */
  JOINED_OTHERWISE: 415,
  /** The body was signed before the query: the query comes first. */
  BODY_BEFORE_QUERY: 416,
  /** The body was not signed: sign it too, as it is sent. */
  BODY_MISSING: 417,
  /** The query was not signed: sign it too, as it is sent. */
  QUERY_MISSING: 418,
  /** The JSON body was signed: sign the query alone. */
  JSON_BODY_SIGNED: 419,
  /** The `?` was signed: sign what is behind it. */
  QUESTION_MARK: 420,
  /** The path was signed: sign what the service says, and no more. */
  PATH_INCLUDED: 421,
  /** The host was signed: sign what the service says, and no more. */
  HOST_INCLUDED: 422,
  /** The method was signed: sign what the service says, and no more. */
  METHOD_INCLUDED: 423,
  /** The API key was signed: sign what the service says, and no more. */
  API_KEY_INCLUDED: 424,
  /** Raw values were signed, and encoded ones sent: sign what is sent. */
  VALUES_NOT_ENCODED: 425,
  /** Encoded values were signed, and raw ones sent: sign what is sent. */
  VALUES_ENCODED: 426,
  /** Values were encoded twice before signing: encode once, and sign that. */
  ENCODED_TWICE: 427,
  /** `+` was signed for a space, or `%20` for `+`: sign what is sent. */
  PLUS_FOR_SPACE: 428,
  /** The escapes were signed in another case: sign what is sent. */
  ESCAPES_CASE: 429,
  /** Another set of characters was encoded before signing: sign what is sent. */
  OTHER_ENCODING: 430,
  /** Other separators were signed: sign what is sent. */
  OTHER_SEPARATORS: 431,
  /** Only values were signed: sign the names too, as they are sent. */
  VALUES_ONLY: 432,
  /** Parameters without a value were left out: sign all that is sent. */
  EMPTY_PARAMS_DROPPED: 433,
  /** The parameters were signed as JSON: sign them as they are sent. */
  PAYLOAD_JSON: 434,
  /** The Base64 of the payload was signed: sign the payload itself. */
  PAYLOAD_BASE64: 435,
  /** The hex of the payload was signed: sign the payload itself. */
  PAYLOAD_HEX: 436,
  /** The whole payload was percent-encoded, or decoded: sign what is sent. */
  PAYLOAD_PERCENT_ENCODED: 437,
  /** A line break was signed at the end: sign the payload without it. */
  PAYLOAD_NEWLINE: 438,
  /** White space was signed around the payload: sign what is sent. */
  PAYLOAD_SPACE: 439,
  /** Quotes were signed around the payload: sign what is sent. */
  PAYLOAD_QUOTES: 440,
  /** A byte order mark was signed: sign what is sent. */
  PAYLOAD_BYTE_ORDER_MARK: 441,
  /** The payload was signed as UTF-16: sign its UTF-8 bytes. */
  PAYLOAD_UTF16: 442,
  /** The payload was signed in another case: sign what is sent. */
  PAYLOAD_CASE: 443,
  /** The payload was signed twice over: clear what an earlier update left. */
  PAYLOAD_TWICE: 444,
  /** Nothing was signed: see that the payload is built before it is signed. */
  PAYLOAD_EMPTY: 445,
  /** `&` was signed at an end: sign what is sent. */
  LOOSE_AND: 446,
  /** Names were signed in another case: sign what is sent. */
  NAMES_CASE: 447,
  /** The secret was signed as a part of the payload: it is the key alone. */
  SECRET_INCLUDED: 448,
  /** `&` became an HTML entity: look at the payload's bytes where it is built. */
  AMPERSAND_MANGLED: 449,
  /** The JSON was written again with other white space: sign the bytes that are sent. */
  JSON_SPACES: 450,
  /** The JSON was written again with sorted names: sign the bytes that are sent. */
  JSON_SORTED: 451,
  /** The JSON was written again with slashes escaped otherwise: sign the bytes that are sent. */
  JSON_SLASHES: 452,
  /** The JSON was written again with other characters escaped: sign the bytes that are sent. */
  JSON_ASCII: 453,
  /** The JSON was written again with `<`, `>` and `&` escaped: sign the bytes that are sent. */
  JSON_HTML: 454,
  /**
   * An empty object, or the text of one or of no value, was signed for the body: sign the body that is sent, or
   * nothing if there is none.
   */
  BODY_EMPTY_OBJECT: 455,
  /** A number, true or false was signed in another form: sign the very text that is sent. */
  NUMBERS_OTHER_FORM: 456,
  /** The members of the JSON were signed as a form: sign what is sent. */
  JSON_AS_FORM: 457,
  /** A hash of the body was signed in its place: sign what the service says. */
  BODY_HASHED: 458,
  /**
   * The text of an object, or of no value, was signed, as a language prints it: write the members out as they are
   * sent, and sign that.
   */
  OBJECT_TEXT: 459,
  /** Characters were signed in another character set, or with accents apart: sign the bytes that are sent. */
  OTHER_CHARACTER_SET: 460,
  /** A list was signed in another form: repeat or join the parameter as it is sent. */
  REPEATED_OTHERWISE: 461,
  /**
   * Another recvWindow was signed than the one that is sent, or one that is not sent: append it once, and sign and
   * send that.
   */
  RECV_WINDOW_OTHER: 462,
  /** A parameter without a value was signed, and not sent: leave it out before signing. */
  EMPTY_PARAM_SIGNED: 463,
  /**
   * The JSON was written again with other white space and escapes, as json.dumps and json_encode do: sign the bytes
   * that are sent.
   */
  JSON_REWRITTEN: 464,
  /**
   * The JSON was encoded twice, or decoded before signing, and is a text in a text: encode it once, and sign and
   * send that.
   */
  JSON_TWICE: 465,
  /** A number of the JSON was signed as a text, or a text as a number: sign the bytes that are sent. */
  JSON_NUMBER_AS_TEXT: 466,
  /** The parts are in another order: sign username, API key and timestamp in this order. */
  PARTS_ORDER: 501,
  /** Other separators were signed: put `:` and `@` between the parts. */
  PARTS_SEPARATORS: 502,
  /** A part was not signed: sign username, API key and timestamp. */
  PART_MISSING: 503,
  /** The user name was signed in another case, or with white space or quotes around it: sign it as it is. */
  USERNAME_CASE: 504,
  /** The appid was signed: this scheme signs appkey, random and time. */
  APPID_INCLUDED: 505,
  /** The appid was not signed: this scheme signs appid, random and time. */
  APPID_MISSING: 506,
  /** Random and time are in each other's place: swap them. */
  RANDOM_TIME_SWAPPED: 507,
  /** The appkey is in upper case: keep its letters as they are. */
  APPKEY_UPPER_CASE: 508,
  /**
   * The API key was signed with white space, quotes or a word around it, or in another case: sign it as it is sent.
   */
  API_KEY_OTHERWISE: 509,
  /** The user name was signed without what follows its `@`: sign all of it. */
  USERNAME_LOCAL_PART: 510,
  /** The random number was signed in another form: sign its digits alone, as they are sent. */
  RANDOM_OTHER_FORM: 511,
  /** Another method was signed than the one that is sent: sign the method of the request itself. */
  METHOD_OTHER: 601,
  /** The method was signed in another case: sign it in upper case. */
  METHOD_CASE: 602,
  /** The method was not signed: sign method, target and body. */
  METHOD_MISSING: 603,
  /** A fragment was signed: what is behind `#` is never sent, so leave it out. */
  FRAGMENT_INCLUDED: 604,
  /** A slash at an end of the path was signed otherwise: sign the path exactly as it is sent. */
  SLASH_OTHER: 605,
  /** The request's parts were hashed in another order: take method, target and body. */
  REQUEST_ORDER: 606,
  /**
   * The token was made for another target than the one that is sent: make a token for each request, of its own
   * method, target and body.
   */
  REQUEST_OTHER: 607,
  /** The token is signed with RSA, as sessions of 2018 were: make a new session key and sign with EdDSA. */
  ALGORITHM_RSA: 611,
  /** The token's header names no algorithm: sign with EdDSA and name it. */
  ALGORITHM_NONE: 612,
  /** The token's header names another algorithm: write `EdDSA`, in these letters, and sign so. */
  ALGORITHM_OTHER: 613,
  /** The token has no signature: send all of its three parts. */
  TOKEN_UNSIGNED: 614,
  /** The header's `Bearer` was taken for a part of the token: pass what follows it. */
  TOKEN_BEARER: 615,
  /** The token's Base64 is padded: leave the `=` out. */
  TOKEN_PADDED: 616,
  /** The token is Base64 of the standard alphabet: take that of URLs, with `-` and ``. */
  TOKEN_ALPHABET: 617,
  /** The token's signature is hex: write its 64 bytes in base64url. */
  TOKEN_SIGNATURE_HEX: 618,
  /** The claims alone were signed: sign header and claims, joined by a dot. */
  HEADER_NOT_SIGNED: 619,
  /** The JSON of header and claims was signed: sign their base64url. */
  JSON_SIGNED: 620,
  /** The key's seed was taken for a scalar: expand the seed by SHA-512 first, as RFC 8032 says. */
  SEED_AS_SCALAR: 631,
  /**
   * The key's public half does not belong to its seed: fetch the key anew, since each such signature gives the key
   * away.
   */
  PUBLIC_HALF_WRONG: 632,
  /** The key's text was decoded in another way than it is encoded: read it as hex or base64url, as it is. */
  KEY_DECODED_OTHERWISE: 633,
  /** The claim `iat` or `exp` is in milliseconds: write seconds. */
  CLAIMS_MILLISECONDS: 641,
  /** The claim `iat` or `exp` is a text: write a number. */
  CLAIMS_TIME_TEXT: 642,
  /** The claim `exp` is not behind `iat`: set it to `iat` and the lifetime in seconds. */
  CLAIMS_ORDER: 643,
  /**
   * A claim is missing: a token has `jti`, `iat`, `exp`, `sig` and either `uid` and `sid` or `iss`, `aid` and `scp`.
   */
  CLAIM_MISSING: 644,
  /** The claims are a bot's and those of OAuth together: send one of the two sets. */
  CLAIMS_MIXED: 645,
  /** The token has expired: make a new one for each request, and check the clock. */
  TOKEN_EXPIRED: 646,
  /** The token is issued ahead of the clock: correct the clock by its offset from the server. */
  TOKEN_AHEAD: 647,
  /** The claim `jti` is not the request's `X-Request-Id`: send the same in both. */
  JTI_NOT_REQUEST_ID: 648,
  /** The claim `iat` or `exp` has a fraction: write whole seconds. */
  CLAIMS_FRACTION: 649,
} as const;
export type Mistake = (typeof Mistake)[keyof typeof Mistake];

/**
 * The times of a token and of the requests for it, in Unix milliseconds or, for the two durations, in milliseconds.
 */
export interface TokenTimes {
  /** When the token was issued; 0 if there is no token. */
  readonly issuedMs?: Integer;
  /** When it expires; 0 if there is no token. */
  readonly expiresMs?: Integer;
  /** When a token was last requested, with or without success; 0 if never. */
  readonly lastRequestMs?: Integer;
  /** How long the service wants between two requests; 0 if it does not say. */
  readonly minIntervalMs?: Integer;
  /** How long ahead of its expiry a token is refreshed. 0: 5 minutes, but at most a tenth of the token's lifetime. */
  readonly refreshAheadMs?: Integer;
}

/**
 * What is wrong with a signature. Nothing in it is a guess: what is named was computed again and gives this very
 * signature. Its views point into the `buf` that the function filled, and each is followed by a NUL.
 */
export interface Diagnosis {
  /** The mistake; `MISTAKE_NONE` if the signature is right, `MISTAKE_UNKNOWN` if none is known that makes it. */
  readonly mistake: Mistake;
  /** Another that was made besides; else `MISTAKE_NONE`. */
  readonly secondMistake: Mistake;
  /** A third one; else `MISTAKE_NONE`. */
  readonly thirdMistake: Mistake;
  /** How many signatures were computed. */
  readonly computed: number;
  /** The names of the mistakes, such as `secretNewline`, joined by a space; empty if none is named. */
  readonly names: string;
  /** What is wrong and what to change, a sentence for each mistake. It holds nothing of the secret. */
  readonly message: string;
  /**
   * The exact bytes that were signed, which are any bytes; empty if none is known. A secret, if it was a part of
   * them.
   */
  readonly payload: Uint8Array;
  /** The names of all that was tried, joined by a space, if nothing was found. */
  readonly tried: string;
}

/**
 * Tell whether a secret looks as if something was copied along with it, or as if it were something else: the
 * commonest cause of a wrong signature, and no error for `hmacKeyInit`, since a secret may be any bytes. Raw bytes
 * may look so by chance.
 *
 * @param secret - the secret as it was read.
 * @throws BhAuthError with SECRET_EMPTY, SECRET_UTF16, SECRET_BYTE_ORDER_MARK, SECRET_FILE, SECRET_SPACE,
 *   SECRET_PLACEHOLDER, SECRET_ASSIGNMENT, SECRET_QUOTES, SECRET_INVISIBLE, SECRET_CONTROL, SECRET_MASKED,
 *   SECRET_ENCODED.
 */
export function secretCheck(secret: Text): void {
  $.call("bh_secret_check", [], (i) => [i.view(secret)]);
}

/**
 * Read an Ed25519 public key from a text or file: in the forms of `ed25519KeyRead`, with SubjectPublicKeyInfo for
 * PKCS#8.
 *
 * @param text - the key or the file.
 * @throws BhAuthError with EMPTY, KEY_PRIVATE, PUBLIC_KEY, SECRET_EMPTY, KEY_LENGTH, KEY_ENCODING, KEY_MISMATCH,
 *   KEY_PUBLIC, KEY_RSA, KEY_ENCRYPTED, KEY_KIND, KEY_FORM, KEY_JSON, SECRET_SPACE, SECRET_BYTE_ORDER_MARK,
 *   SECRET_UTF16, SECRET_QUOTES, SECRET_INVISIBLE, SECRET_CONTROL, SECRET_ASSIGNMENT, SECRET_PLACEHOLDER,
 *   SECRET_MASKED, SECRET_FILE.
 */
export function ed25519PublicRead(text: Text): Uint8Array {
  return $.call("bh_ed25519_public_read", [$.octets(32)], (i) => [i.view(text)])[0];
}

/**
 * SHA-256 (FIPS 180-4).
 *
 * @param message - any bytes.
 */
export function sha256(message: Text): Uint8Array {
  return $.call("bh_sha256", [$.octets(32)], (i) => [i.view(message)])[0];
}

/**
 * HMAC-SHA256 (RFC 2104). Compare MACs with `equal`, never with `memcmp`.
 *
 * @param key - a prepared key.
 * @param message - any bytes.
 * @throws BhAuthError with KEY.
 */
export function hmacSha256(key: Secret, message: Text): Uint8Array {
  return $.call("bh_hmac_sha256", [$.octets(32)], (i) => [i.hmac(key), i.view(message)])[0];
}

/**
 * Compare two byte strings in a time that depends on their lengths only.
 *
 * @param a - any bytes; different lengths are not equal.
 * @param b - any bytes; different lengths are not equal.
 */
export function equal(a: Text, b: Text): boolean {
  return $.plain("bh_equal", (i) => [i.view(a), i.view(b)]) !== 0;
}

/**
 * The public half of an Ed25519 key.
 *
 * @param key - a prepared key.
 * @throws BhAuthError with KEY.
 */
export function ed25519Public(key: PrivateKey): Uint8Array {
  return $.call("bh_ed25519_public", [$.octets(32)], (i) => [i.ed25519(key)])[0];
}

/**
 * Sign with Ed25519 (RFC 8032, section 5.1.6): pure, deterministic.
 *
 * @param key - a prepared key.
 * @param message - any bytes.
 * @throws BhAuthError with KEY.
 */
export function ed25519Sign(key: PrivateKey, message: Text): Uint8Array {
  return $.call("bh_ed25519_sign", [$.octets(64)], (i) => [i.ed25519(key), i.view(message)])[0];
}

/**
 * Verify an Ed25519 signature, strictly: small-order points, non-canonical points and an `s` that is not below the
 * group's order are rejected (RFC 8032, section 5.1.7, and RFC 8037).
 *
 * @param signature - BH_ED25519_SIGNATURE_SIZE bytes.
 * @param public32 - BH_ED25519_PUBLIC_SIZE bytes.
 * @param message - any bytes.
 * @throws BhAuthError with PUBLIC_KEY, SIGNATURE.
 */
export function ed25519Verify(signature: Uint8Array, public32: Uint8Array, message: Text): void {
  $.call("bh_ed25519_verify", [], (i) => [i.array(signature, 64), i.array(public32, 32), i.view(message)]);
}

/**
 * Write bytes as lower-case hex.
 *
 * @param bytes - any bytes.
 */
export function hexEncode(bytes: Text): string {
  return $.call("bh_hex_encode", [$.text()], (i) => [i.view(bytes)])[0];
}

/**
 * Read hex of either case.
 *
 * @param hex - an even number of hex characters, nothing else.
 * @throws BhAuthError with ENCODING.
 */
export function hexDecode(hex: Text): Uint8Array {
  return $.call("bh_hex_decode", [$.bytes()], (i) => [i.view(hex)])[0];
}

/**
 * Write bytes as base64url without padding (RFC 4648, section 5).
 *
 * @param bytes - any bytes.
 */
export function base64urlEncode(bytes: Text): string {
  return $.call("bh_base64url_encode", [$.text()], (i) => [i.view(bytes)])[0];
}

/**
 * Read base64url as JWTs have it: no padding, only canonical text.
 *
 * @param base64url - the text.
 * @throws BhAuthError with ENCODING.
 */
export function base64urlDecode(base64url: Text): Uint8Array {
  return $.call("bh_base64url_decode", [$.bytes()], (i) => [i.view(base64url)])[0];
}

/**
 * Write a text percent-encoded: all but letters, digits and `- _ . ~` (RFC 3986, section 2.3), in upper-case hex.
 *
 * @param text - any bytes, not yet encoded.
 */
export function percentEncode(text: Text): string {
  return $.call("bh_percent_encode", [$.text()], (i) => [i.view(text)])[0];
}

/**
 * Write a query, for the services that take a ready target, or a form: names and values percent-encoded as by
 * `percentEncode`, in your order, each pair as `name=value`, joined by `&`.
 *
 * @param params - the parameters, not yet encoded; a name may stand there more than once.
 * @throws BhAuthError with PARAM_NAME.
 */
export function queryEncode(params: Params): string {
  return $.call("bh_query_encode", [$.text()], (i) => [...i.params(params)])[0];
}

/**
 * Format a time as UTC, `YYYY-MM-DDTHH:MM:SSZ` (RFC 3339).
 *
 * @param timeS - Unix time in seconds.
 * @throws BhAuthError with TIME_IS_MILLISECONDS, TIME_RANGE.
 */
export function timeFormatUtc(timeS: Integer): string {
  return $.call("bh_time_format_utc", [$.chars(21)], (i) => [i.i64(timeS)])[0];
}

/**
 * Format a time as Unix seconds in decimal: the timestamp that PAVE's samples send, where its table asks for the
 * form of `timeFormatUtc`.
 *
 * @param timeS - Unix time in seconds.
 * @throws BhAuthError with TIME_IS_MILLISECONDS, TIME_RANGE.
 */
export function timeFormatSeconds(timeS: Integer): string {
  return $.call("bh_time_format_seconds", [$.text()], (i) => [i.i64(timeS)])[0];
}

/**
 * Read a time of RFC 3339, such as `2021-05-30T12:49:19Z`, or of the header `Date` in any of HTTP's three forms (RFC
 * 9110, section 5.6.7), such as `Sun, 30 May 2021 12:49:19 GMT`. A fraction of a second is dropped; an offset such
 * as `+08:00` is taken into account; the 60th second is the next minute's first.
 *
 * @param text - the time, nothing around it.
 * @throws BhAuthError with TIME_FORMAT.
 */
export function timeParseUtc(text: Text): number {
  return $.call("bh_time_parse_utc", [$.i64()], (i) => [i.view(text)])[0];
}

/** What `clockOffset` returns. */
export interface ClockOffset {
  readonly offsetMs: number;
  readonly uncertaintyMs: number;
}

/**
 * Work out how far a server's clock is ahead of yours. Add the offset to your own time before you sign.
 *
 * @param sentMs - your clock when the request for the server's time was sent and when its response came; it may
 *   begin anywhere, so that its unit is not checked.
 * @param receivedMs - your clock when the request for the server's time was sent and when its response came; it
 *   may begin anywhere, so that its unit is not checked.
 * @param serverTimeMs - what the server said.
 * @param resolutionMs - the step of its clock: 1 if it gives milliseconds, 1000 if it gives seconds.
 * @throws BhAuthError with INTERVAL, TIME_RANGE, TIME_IS_SECONDS.
 */
export function clockOffset(sentMs: Integer, receivedMs: Integer, serverTimeMs: Integer, resolutionMs: Integer): ClockOffset {
  const [offsetMs, uncertaintyMs] = $.call("bh_clock_offset", [$.i64(), $.i64()], (i) => [i.i64(sentMs), i.i64(receivedMs), i.i64(serverTimeMs), i.i64(resolutionMs)]) as [number, number];
  return { offsetMs, uncertaintyMs };
}

/** What `tokenRule` returns. */
export interface TokenRule {
  readonly action: TokenAction;
  readonly waitMs: number;
}

/**
 * Decide what to do about a token: use it, request a new one, or wait. A good token is refreshed ahead of its
 * expiry, but never sooner after the last request than the service wants. A token that was issued ahead of now_ms,
 * as before a clock was put right, is refreshed. Call it before each use.
 *
 * @param times - what is known of the token.
 * @param nowMs - the present time.
 * @throws BhAuthError with INTERVAL, TIME_IS_SECONDS, TIME_RANGE.
 */
export function tokenRule(times: TokenTimes, nowMs: Integer): TokenRule {
  const [action, waitMs] = $.call("bh_token_rule", [$.u32(), $.i64()], (i) => [i.struct(layouts.tokenTimes, times), i.i64(nowMs)]) as [TokenAction, number];
  return { action, waitMs };
}

/**
 * Seal a token for a store that many processes share, such as Valkey: who reads the store cannot use it. AES-256-GCM
 * (NIST SP 800-38D), whose key is made of the secret by HKDF-SHA256 (RFC 5869).
 *
 * @param secret - the API secret that the token is requested with: with another secret it does not open.
 * @param account - what the token is for, such as service, host and API key: for another account it does not
 *   open.
 * @param nonce - 12 random bytes, never used before.
 * @param token - at most 65536 bytes.
 * @throws BhAuthError with SECRET_EMPTY, NONCE, EMPTY.
 */
export function tokenSeal(secret: Text, account: Text, nonce: Text, token: Text): string {
  return $.call("bh_token_seal", [$.text()], (i) => [i.view(secret), i.view(account), i.view(nonce), i.view(token)])[0];
}

/**
 * Open a token that `tokenSeal` sealed. Nothing is written before its tag was seen to be right.
 *
 * @param sealed - as the store has it.
 * @param secret - the API secret that the token is requested with: with another secret it does not open.
 * @param account - what the token is for, such as service, host and API key: for another account it does not
 *   open.
 * @throws BhAuthError with SEALED, SEALED_FORMAT, SECRET_EMPTY, EMPTY.
 */
export function tokenOpen(sealed: Text, secret: Text, account: Text): string {
  return $.call("bh_token_open", [$.text()], (i) => [i.view(sealed), i.view(secret), i.view(account)])[0];
}
