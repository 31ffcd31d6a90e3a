/* Written by build.rs from src/ffi and build/bh_auth.h.in: edit those. */

/*
 * bh_auth: authenticated API requests to payment and trading services. It
 * signs, verifies, builds the whole request, reads the response, and tells why
 * a signature is wrong. Sending is yours: it does no I/O.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 *
 * THE PROMISES
 *
 *  1. Your memory. Every byte that the library writes goes into memory that you
 *     own. Nothing is returned that must be freed. Keys are plain structs that
 *     you place (stack, static, heap) and wipe.
 *  2. No hidden state. No globals that a result depends on, no threads, no I/O,
 *     no locale, no environment, and in no signing call a clock or a random
 *     number: same input, same bytes. Helpers do that, and are named for it:
 *     bh_now_ms reads the system's clock; bh_uuid_v4, bh_random_below and
 *     bh_bitbitduo_random read its random source. Where the system refuses,
 *     they return a status; no other source is used, and no file is opened.
 *  3. No allocation, in any call; and at most 12 KiB of stack, 16 KiB where a
 *     signature's mistake is searched (bh_..._diagnose).
 *  4. Sizes are negotiable. An output of any length takes a buffer and a
 *     pointer to its capacity: see "Buffers". Sizes of fixed outputs are
 *     macros, and functions too.
 *  5. All or nothing. Outputs are written on BH_OK only, but for the needed
 *     length; and nothing beyond the capacity given. A key whose initialisation
 *     fails is wiped.
 *  6. NULL with length 0 is the empty string; NULL with a length is
 *     BH_ERR_NULL, never a crash. Inputs need no NUL at their end. Inputs and
 *     outputs must not overlap.
 *  7. Status numbers are permanent: 0 is BH_OK, a retired number is never used
 *     again. Each has a name and a message that says what to do.
 *  8. No unwinding out of a call. A panic is a bug of the library, becomes
 *     BH_ERR_PANIC, and prints nothing. WebAssembly cannot unwind: there it
 *     ends the module.
 *  9. Threads. A const key may be used by any number of threads at once. To
 *     initialise or wipe one is for one thread alone. No call waits for
 *     another, not even the first: each may be made in a signal handler and in
 *     the child of a fork. None is a point at which a thread is cancelled; a
 *     thread that may be cancelled at any instruction
 *     (PTHREAD_CANCEL_ASYNCHRONOUS) must make none.
 * 10. Secrets are handled in constant time, as each function says. They are
 *     wiped from temporaries, the stack and, on x86, Arm and s390x, the
 *     registers. No message holds one.
 * 11. Growth. Released symbols and struct layouts keep working through a major
 *     version. A struct that you fill and that may grow ends in reserved words,
 *     which must be zero: zero-initialise it. New fields take reserved words,
 *     and zero means today's behaviour. New functions and statuses are added.
 *
 * HOW TO READ THE FUNCTIONS
 *
 * Arguments come in one order: what is written (a struct, a buffer, its
 * capacity); a signature or token that is checked; the key; what is signed,
 * sent or read; the times that are accepted.
 *
 * Statuses. "Returns" lists those of the call. Not repeated there: BH_ERR_NULL
 * and BH_ERR_SIZE, which any call may return; BH_ERR_BUFFER, which any call
 * with a buffer may; and BH_ERR_PANIC. "Out" is written on BH_OK, "In" is only
 * read, "In/Out" is both.
 *
 * Buffers. *len is the capacity of buf when you call, and what was written when
 * the call returns BH_OK. With BH_ERR_BUFFER it is the capacity that is needed:
 * pass buf NULL and *len 0 to ask for it. A text alone in its buffer has no NUL
 * at its end. A request, response or decoded token comes with a buffer that its
 * views point into; each view has a NUL behind it that its len does not count.
 *
 * Units. Times end in _ms or _s, for Unix time in milliseconds or seconds.
 * Strings are UTF-8 where JSON needs it, else any bytes.
 *
 * "Constant time" names what is secret of a call: no branch and no address
 * depends on its bytes. Its length shows, and so does the status.
 *
 * HOW LONG THINGS LIVE
 *
 * Inputs are read during the call and not kept. What a bh_str views must live
 * until the call returns, also where the bh_str is a field of a struct. With a
 * foreign-function tool of another language, never pass bh_cstr a string that
 * the tool makes for that one call, such as bh_cstr(text.encode()) in Python:
 * it is freed when bh_cstr returns, and the next call signs freed memory. Keep
 * the string in a variable until that call is over, and fill a bh_str with its
 * address and length yourself.
 *
 * The views of a bh_request, bh_response or bh_mixin_token point into the buf
 * of the same call: they live as long as its bytes are there unchanged. The
 * struct itself may be copied, and the copy is as good while the buffer is.
 * A key holds no pointer and may be copied too; wipe each copy. What
 * bh_status_name, bh_status_message and bh_version return is static.
 *
 * AN EXAMPLE: A SIGNED ORDER FOR TOOBIT
 *
 *   bh_param form[2];
 *   bh_toobit_call call;
 *   bh_hmac_key key;
 *   bh_request request;
 *   char buf[1024];
 *   size_t len = sizeof buf;
 *   bh_status status;
 *
 *   memset(&call, 0, sizeof call);
 *   form[0].name = bh_cstr("symbol");  form[0].value = bh_cstr("BTCUSDT");
 *   form[1].name = bh_cstr("side");    form[1].value = bh_cstr("SELL");
 *   call.api_key = bh_cstr(getenv("BH_TOOBIT_API_KEY"));
 *   call.method = bh_cstr("POST");
 *   call.path = bh_cstr("/api/v1/spot/orderTest");
 *   call.form = form;
 *   call.form_count = 2;
 *   status = bh_now_ms(&call.timestamp_ms);
 *   if (status == BH_OK)
 *     status = bh_hmac_key_init(&key, bh_cstr(getenv("BH_TOOBIT_SECRET")));
 *   if (status == BH_OK)
 *     status = bh_toobit_request(&request, buf, &len, &key, &call);
 *   bh_hmac_key_wipe(&key);
 *   if (status != BH_OK)
 *     fprintf(stderr, "%s\n", bh_status_message(status));
 *   else
 *     ...send request.method, request.target, request.headers, request.body
 */

#ifndef BH_AUTH_H
#define BH_AUTH_H

#include <stddef.h>
#include <stdint.h>

/* A function of the library. Define BH_AUTH_DLL to call it in a DLL. */
#if defined(_WIN32) && defined(BH_AUTH_DLL)
#define BH_API __declspec(dllimport)
#elif defined(__GNUC__)
#define BH_API __attribute__((visibility("default")))
#else
#define BH_API
#endif

/* Its status tells whether anything was written: compilers warn if it is not
 * looked at. */
#if defined(__GNUC__) || defined(__clang__)
#define BH_MUST_CHECK __attribute__((warn_unused_result))
#elif defined(_MSC_VER)
#include <sal.h>
#define BH_MUST_CHECK _Check_return_
#else
#define BH_MUST_CHECK
#endif

/* A function that a later major version will not have; none is, today. */
#if defined(__GNUC__)
#define BH_DEPRECATED __attribute__((deprecated))
#elif defined(_MSC_VER)
#define BH_DEPRECATED __declspec(deprecated)
#else
#define BH_DEPRECATED
#endif

/* The version of this header; bh_version has that of the library. */
#define BH_VERSION "0.1.0"
#define BH_VERSION_MAJOR 0
#define BH_VERSION_MINOR 1
#define BH_VERSION_PATCH 0

/* A bh_str of a string literal; the length is the compiler's. C89: bh_cstr. */
#if defined(__cplusplus)
#define BH_STR(literal) (bh_str{"" literal, sizeof(literal) - 1})
#else
#define BH_STR(literal) ((bh_str){"" literal, sizeof(literal) - 1})
#endif

/* The same as an initialiser, for static tables: in every C and C++. */
#define BH_STR_INIT(literal) {"" literal, sizeof(literal) - 1}

#ifdef __cplusplus
extern "C" {
#endif

/* TYPES ==================================================================== */

/** How many headers a `bh_request` can hold. */
#define BH_REQUEST_MAX_HEADERS 8

/**
 * A view of `len` bytes. It owns nothing. As an input it needs no NUL at its
 * end, and NULL with length 0 is the empty string.
 */
typedef struct bh_str {
  /** The first byte, or NULL if `len` is 0. */
  const char *data;
  /** How many bytes. */
  size_t len;
} bh_str;

/** A query or form parameter, or a header: not yet encoded. */
typedef struct bh_param {
  /** Its name. */
  bh_str name;
  /** Its value; may be empty. */
  bh_str value;
} bh_param;

/**
 * A whole request, ready to send. Send exactly these bytes: do not encode,
 * sort or re-serialise anything. Its views point into the `buf` that the
 * function filled, and each is followed by a NUL that its `len` does not
 * count, so that `data` is a C string too. An absent body has length 0.
 */
typedef struct bh_request {
  /** `GET`, `POST`, ... */
  bh_str method;
  /** Path and query, percent-encoded: append it to `https://host`. */
  bh_str target;
  /** The body to send. */
  bh_str body;
  /**
   * The headers to send; the first `header_count` are set, the others empty.
   */
  bh_param headers[BH_REQUEST_MAX_HEADERS];
  /** How many headers there are. */
  size_t header_count;
} bh_request;

/** What became of a request: a `BH_OUTCOME_` constant. */
typedef uint32_t bh_outcome;

/**
 * The request may have been executed: look it up by your own id of it before
 * you send it again. Zero, so that what was never set is not a success.
 */
#define BH_OUTCOME_UNKNOWN 0

/** The service accepted the request. */
#define BH_OUTCOME_ACCEPTED 1

/** The service refused it: nothing was executed. */
#define BH_OUTCOME_REFUSED 2

/** The request was a batch, of which some items failed and some did not. */
#define BH_OUTCOME_PARTIAL 3

/**
 * What came of a request over HTTP: the input of every function that reads a
 * response. Zero-initialise it.
 */
typedef struct bh_http_response {
  /** The HTTP status; 0: no response came (a timeout, a lost connection). */
  uint32_t http_status;
  /**
   * The response's headers, or NULL. `Date` and `Retry-After` are read, in
   * any case; the others are ignored.
   */
  const bh_param *headers;
  /** How many, at most 1000. */
  size_t header_count;
  /** The response's body, or empty. */
  bh_str body;
  /**
   * The method of the request, in upper case; empty: not known, so that the
   * request may have changed something.
   */
  bh_str request_method;
  /** Must be zero. */
  uint64_t reserved[4];
} bh_http_response;

/**
 * A response, read. Its views point into the `buf` that the function filled and
 * are each followed by a NUL; `error_name` and `advice` are such views too.
 * What the response does not hold is 0 or empty. An error response is a
 * response like any other, read with `BH_OK`: look at `outcome` first.
 *
 * A request that can change nothing, such as a GET, is never
 * `BH_OUTCOME_UNKNOWN`: it may be sent again. Another one is, if no response
 * came (HTTP status 0), if the service failed (5xx, 408, 499) without an error
 * that it documents as refused, if it says so itself (Toobit's -1007), or if
 * the body cannot be read. A page or nothing under HTTP status 200 is no
 * success; nothing under 204 is one.
 */
typedef struct bh_response {
  /**
   * What became of the request: a `BH_OUTCOME_` constant. Without an HTTP
   * status from 200 to 299 it is never `BH_OUTCOME_ACCEPTED`.
   */
  bh_outcome outcome;
  /** The HTTP status that was passed in. */
  uint32_t http_status;
  /** The service's number of the error, such as -1022; else the HTTP status. */
  int64_t error_code;
  /**
   * Its name in capitals, such as `INVALID_SIGNATURE`; empty if neither the
   * service nor its documents give one.
   */
  bh_str error_name;
  /**
   * The service's own words, in UTF-8 and free of control characters, in
   * whatever JSON they came.
   */
  bh_str error_message;
  /**
   * What the service said besides, JSON on one line: Mixin's `extra`; of a
   * batch's item the item itself; of an error without words all of it.
   */
  bh_str detail;
  /** What to do about it, in one sentence; empty if not known. */
  bh_str advice;
  /** The token that the service gave. A secret: wipe `buf` after use. */
  bh_str token;
  /** When the token expires, in Unix milliseconds. */
  int64_t expires_ms;
  /**
   * The server's time, in Unix milliseconds; if the body has none, by the
   * header `Date`, whose step is a second.
   */
  int64_t server_time_ms;
  /**
   * How long to wait before the next request, in milliseconds, by the header
   * `Retry-After` or Toobit's words (`banned until ...`); 0 if neither says,
   * or if they name a time and no header `Date` came to compare it with.
   */
  int64_t retry_after_ms;
  /**
   * Until when to wait, in Unix milliseconds by the server's clock; 0 if they
   * name no time.
   */
  int64_t retry_at_ms;
  /** How many items a batch has; else 0. */
  uint32_t item_count;
  /** How many of them failed; else 0. */
  uint32_t failed_count;
  /** Zero; later versions may set these. */
  uint64_t reserved[3];
} bh_response;

/**
 * Which times a verifier accepts. Where a function takes a pointer to one, NULL
 * means that time is not checked.
 */
typedef struct bh_window {
  /** The verifier's present time in Unix milliseconds. */
  int64_t now_ms;
  /** How long after its time (Mixin: after `exp`) a signature is accepted. */
  int64_t past_ms;
  /** How far ahead of `now_ms` its time (Mixin: `iat`) may lie. */
  int64_t ahead_ms;
} bh_window;

/* STATUSES ================================================================= */

/* What a call returns: one of the numbers below. */
typedef uint32_t bh_status;

enum {
  /* The call did what it was asked. */
  BH_OK = 0,
  /* A pointer that must not be NULL is NULL: pass memory of your own, or
   * NULL together with length 0 for an empty input. */
  BH_ERR_NULL = 1,
  /* The buffer is too small: call again with the capacity that this call
   * reported as needed. */
  BH_ERR_BUFFER = 2,
  /* A length is larger than this function accepts: check that it was not
   * negative or left uninitialised. */
  BH_ERR_SIZE = 3,
  /* A bug in bh_auth was stopped at its boundary: nothing was written,
   * please report the call that led to it. */
  BH_ERR_PANIC = 4,
  /* A reserved field of a struct is not zero: zero-initialise the struct
   * before you fill it. */
  BH_ERR_RESERVED = 5,
  /* The key was never initialised, or was wiped: initialise it and check the
   * status before you use it. */
  BH_ERR_KEY = 10,
  /* The secret is empty: check where it is read from, such as an unset
   * environment variable. */
  BH_ERR_SECRET_EMPTY = 11,
  /* The secret begins or ends with white space, most likely a newline of the
   * file it was read from: trim it. */
  BH_ERR_SECRET_SPACE = 12,
  /* The Ed25519 key is not valid in this encoding: hex is 0-9 a-f, base64url
   * is A-Z a-z 0-9 - _. */
  BH_ERR_KEY_ENCODING = 13,
  /* The Ed25519 key is neither a seed of 32 bytes nor seed and public key of
   * 64 bytes: check that it was copied whole, and that hex is not read as
   * base64url. */
  BH_ERR_KEY_LENGTH = 14,
  /* The public half of the Ed25519 key does not belong to its seed: signing
   * with it would leak the key, so fetch the key again. */
  BH_ERR_KEY_MISMATCH = 15,
  /* The Ed25519 public key is not a point of the curve that may be trusted:
   * check that it was copied whole. */
  BH_ERR_PUBLIC_KEY = 16,
  /* A required text is empty, such as the API key, the user name, the token
   * or the app id: pass it. */
  BH_ERR_EMPTY = 20,
  /* A text is not valid UTF-8, which JSON requires: encode it as UTF-8
   * first. */
  BH_ERR_UTF8 = 21,
  /* This time must be in milliseconds and looks like seconds: multiply it by
   * 1000. */
  BH_ERR_TIME_IS_SECONDS = 22,
  /* This time must be in seconds and looks like milliseconds: divide it by
   * 1000. */
  BH_ERR_TIME_IS_MILLISECONDS = 23,
  /* This is not a Unix time between the years 2001 and 5138: check its unit
   * and that it was set. */
  BH_ERR_TIME_RANGE = 24,
  /* This text is not a valid time of the form YYYY-MM-DDTHH:MM:SSZ (RFC
   * 3339), or of that of HTTP's Date: format it as UTC, with nothing around
   * it. */
  BH_ERR_TIME_FORMAT = 25,
  /* The random number must be from 100000 to 999999: let the library draw
   * it. */
  BH_ERR_RANDOM_RANGE = 26,
  /* The scheme is not one of BITBITDUO's: pass one that the library defines. */
  BH_ERR_SCHEME = 27,
  /* The HTTP method is not one that this service takes, in upper case: pass
   * GET, POST, PUT or DELETE exactly so. */
  BH_ERR_METHOD = 28,
  /* The target must be path and query, beginning with one slash, without
   * scheme, host or #fragment: percent-encode all that RFC 3986 does not
   * allow there. */
  BH_ERR_TARGET = 29,
  /* A value that goes into a header holds a byte other than visible ASCII,
   * most likely a newline or space copied along: trim it. */
  BH_ERR_HEADER_VALUE = 30,
  /* A parameter has an empty name: name it. */
  BH_ERR_PARAM_NAME = 31,
  /* A parameter is named signature, most likely left over from an earlier
   * call: remove it, the signature is appended for you. */
  BH_ERR_PARAM_SIGNATURE = 32,
  /* timestamp and recvWindow are appended by the request builder: set them
   * in the call's fields, not among the parameters. */
  BH_ERR_PARAM_RESERVED = 33,
  /* A parameter stands twice in the same place: send it once. */
  BH_ERR_PARAM_DUPLICATE = 34,
  /* recvWindow is above the maximum of 60000 ms that Toobit states: lower
   * it, and measure the clock offset instead. */
  BH_ERR_RECV_WINDOW = 35,
  /* A ready query or form begins with ? or begins or ends with &: pass
   * name=value pairs joined by single &, nothing around them. */
  BH_ERR_QUERY = 36,
  /* This request cannot carry this body: a GET has none, JSON must be a
   * whole object or array, a form and JSON exclude each other, and Toobit
   * does not sign JSON. */
  BH_ERR_BODY_KIND = 37,
  /* The claims must have jti and either uid and sid (bot) or iss, aid and
   * scp (OAuth), not both: fill one set. */
  BH_ERR_CLAIMS = 38,
  /* The claim exp must be later than iat: set exp to iat plus the lifetime
   * in seconds. */
  BH_ERR_CLAIMS_TIME = 39,
  /* The HTTP status is not from 100 to 599: pass the status code of the
   * response. */
  BH_ERR_HTTP_STATUS = 40,
  /* The text is not valid hex or canonical base64url without padding: check
   * that it was copied whole. */
  BH_ERR_ENCODING = 41,
  /* A duration is negative, or the response was received before the request
   * was sent: read both times from the same clock. */
  BH_ERR_INTERVAL = 42,
  /* The bound of a random number must be at least 1: pass how many values
   * there are. */
  BH_ERR_BOUND = 43,
  /* The response has no item with this number: count from 0 to one less than
   * its item count. */
  BH_ERR_INDEX = 44,
  /* A ready query or form holds what no client sends as it is, a space,
   * control character, # or non-ASCII, or a % without two hex digits:
   * percent-encode names and values before signing. */
  BH_ERR_QUERY_CHARACTER = 45,
  /* A user name, app id or claim holds a control character, or white space
   * or an invisible character around it, most likely copied along: trim it. */
  BH_ERR_TEXT = 46,
  /* The signature is wrong: compare the payload byte for byte with what was
   * sent, then check the secret or key. */
  BH_ERR_SIGNATURE = 50,
  /* The signature is not hex of the right length, which is 64 characters, or
   * for RSA two for each byte of the key: pass it whole, without spaces or a
   * prefix. */
  BH_ERR_SIGNATURE_FORMAT = 51,
  /* The signature is right but too old or expired: sign again with the
   * present time, and check the sender's clock. */
  BH_ERR_STALE = 52,
  /* The signature is right but its time lies ahead of the clock: correct the
   * sender's clock by its offset from the server. */
  BH_ERR_FUTURE = 53,
  /* The signature is right but its parameters hold no valid timestamp: add
   * timestamp in milliseconds before signing. */
  BH_ERR_TIMESTAMP_MISSING = 54,
  /* The token is not a JWT of three base64url parts with JSON header and
   * claims: pass what follows Bearer and a space, whole. */
  BH_ERR_TOKEN_FORMAT = 55,
  /* The token's algorithm is not EdDSA: it is a legacy or forged token and
   * must not be trusted. */
  BH_ERR_TOKEN_ALGORITHM = 56,
  /* The token is signed, but its claims are not those of a bot or of OAuth,
   * whole and alone, or one of its times is not a number of seconds: it was
   * not made for this use. */
  BH_ERR_TOKEN_CLAIMS = 57,
  /* The token is signed for another request: method, target and body, joined
   * without anything between them, must be the bytes that were signed. */
  BH_ERR_TOKEN_REQUEST = 58,
  /* The token's jti is not the X-Request-Id of the request: send the jti as
   * X-Request-Id. */
  BH_ERR_TOKEN_REQUEST_ID = 59,
  /* The response is JSON but not what the service documents: check that it
   * is the response to this request. */
  BH_ERR_RESPONSE = 61,
  /* The system's clock cannot be read or stands before 1970: set it. */
  BH_ERR_SYSTEM_CLOCK = 70,
  /* The system's random source failed: try again, and do not fall back to a
   * weaker one. */
  BH_ERR_SYSTEM_RANDOM = 71,
  /* The text begins with a byte order mark, which an editor put before it:
   * save the file as UTF-8 without one. */
  BH_ERR_SECRET_BYTE_ORDER_MARK = 80,
  /* The text is UTF-16, as PowerShell and Notepad write it: save the file as
   * UTF-8. */
  BH_ERR_SECRET_UTF16 = 81,
  /* The text begins or ends with a quotation mark, copied along with it:
   * remove the marks. */
  BH_ERR_SECRET_QUOTES = 82,
  /* The text holds a character that cannot be seen, such as a no-break or
   * zero-width space: copy it as plain text, or type it. */
  BH_ERR_SECRET_INVISIBLE = 83,
  /* The text holds a NUL, a line break or another control character: it is
   * not one line of text, or was read at a wrong length. */
  BH_ERR_SECRET_CONTROL = 84,
  /* The text is a whole line such as KEY=value: pass what stands behind the
   * equals sign. */
  BH_ERR_SECRET_ASSIGNMENT = 85,
  /* The text is a placeholder such as ${NAME}, which was never replaced:
   * check how the configuration is read. */
  BH_ERR_SECRET_PLACEHOLDER = 86,
  /* The text is masked, by asterisks, bullets or dots: copy the secret where
   * it is shown, or make a new one. */
  BH_ERR_SECRET_MASKED = 87,
  /* The text is base64 or hex of another text, as secret stores keep it:
   * decode it first. */
  BH_ERR_SECRET_ENCODED = 88,
  /* The text is a whole file, PEM or JSON, and not a secret: pass the secret
   * alone. */
  BH_ERR_SECRET_FILE = 89,
  /* This is a public key and a private one is needed: pass the one that
   * belongs to it. */
  BH_ERR_KEY_PUBLIC = 90,
  /* This is a private key and a public one is needed: pass the public key
   * alone, and keep the private one secret. */
  BH_ERR_KEY_PRIVATE = 91,
  /* This is an RSA key, a legacy key of 2018 for Mixin: make a new session,
   * whose key is Ed25519. */
  BH_ERR_KEY_RSA = 92,
  /* The private key is encrypted with a passphrase: decrypt it first, for
   * example with openssl pkey. */
  BH_ERR_KEY_ENCRYPTED = 93,
  /* This is a key of another kind than Ed25519, such as X25519, Ed448 or an
   * elliptic curve of NIST: find the Ed25519 one. */
  BH_ERR_KEY_KIND = 94,
  /* This holds a key in a form that is not read, such as OpenSSH or PKCS#12,
   * a certificate or more than one key: convert it to PKCS#8 in PEM. */
  BH_ERR_KEY_FORM = 95,
  /* The JSON is neither a JWK of an Ed25519 key nor a Mixin keystore, or not
   * whole: pass the file as it was downloaded. */
  BH_ERR_KEY_JSON = 96,
  /* The signature is right, but timestamp= or recvWindow= stands twice,
   * inside another name or value, or across the end of the query, where its
   * meaning can be moved: sign each once, as a parameter of its own. */
  BH_ERR_TIMESTAMP_PLACE = 100,
  /* The response's X-Request-Id is missing or not that of the request: it is
   * the response to another request, so do not trust it. */
  BH_ERR_RESPONSE_REQUEST_ID = 110,
  /* The response to an OAuth request has no X-Integrity-Token: do not trust
   * it, something between you and the service may have made it. */
  BH_ERR_INTEGRITY_MISSING = 111,
  /* The PIN is neither six digits nor the 64 bytes of a TIP signature nor
   * the 32 of a public key: pass digits as text, and the others as bytes,
   * not as hex. */
  BH_ERR_PIN = 112,
  /* The server's key is missing, not 64 hex characters, or not for this use,
   * since one of OAuth seals no PIN and one of X25519 verifies nothing: pass
   * the keystore as it was read from its file. */
  BH_ERR_SERVER_KEY = 113,
  /* The IV is not 16 bytes, or all of them are zero: draw 16 new bytes from
   * the system's random source for each PIN. */
  BH_ERR_IV = 114,
  /* The iterator is 0, or the last one was the greatest: take one that is
   * greater than the last of this session, such as the time in nanoseconds. */
  BH_ERR_ITERATOR = 115,
  /* This is no TIP action: pass one of those listed, such as TIP:VERIFY:
   * with the colon at its end. */
  BH_ERR_TIP_ACTION = 116,
  /* A parameter of the TIP action is missing, twice, not one of this action,
   * or not of its form, such as an id that is no UUID in lower case: pass
   * those that are listed for the action, by name. */
  BH_ERR_TIP_PARAMETER = 117,
  /* An amount is not in the one form that is signed, a decimal without
   * exponent, sign and superfluous zeros: write 0.01 and not 0.0100, .01 or
   * 1e-2. */
  BH_ERR_TIP_AMOUNT = 118,
  /* The code is exchanged for a token with the client's secret or with the
   * code verifier: pass one of them, not both. */
  BH_ERR_OAUTH_PROOF = 119,
  /* The signature is base64, where the service sends hex: pass the header as
   * it came, or write those bytes as hex. */
  BH_ERR_SIGNATURE_BASE64 = 120,
  /* The text is not an RSA public key, in PEM or as base64 of
   * SubjectPublicKeyInfo, whole and with nothing behind it: pass publicKey
   * as the service gave it. */
  BH_ERR_RSA_KEY = 121,
  /* The RSA key does not have 2048 to 4096 bits: a shorter one must not be
   * trusted, so fetch the service's key again. */
  BH_ERR_RSA_SIZE = 122,
  /* The exponent of the RSA key is not 65537: signatures under another one
   * can be forged, so fetch the service's key again. */
  BH_ERR_RSA_EXPONENT = 123,
  /* The body is not a push that the service documents, a JSON object with an
   * event and the id of what it is about: verify it first, then read it
   * yourself. */
  BH_ERR_PUSH = 124,
  /* The listen key is missing, or holds a character that would change the
   * socket's path: pass the one that the service gave, whole. */
  BH_ERR_LISTEN_KEY = 126,
  /* There is no such method, or it is for the socket alone: take one of the
   * service's own, such as order.limit, and for the socket write a message. */
  BH_ERR_RPC_METHOD = 127,
  /* The parameters do not fit the method: pass a JSON list without the
   * token, amounts and prices as text, the side as 1 or 2; a method that
   * takes no token is called without one. */
  BH_ERR_RPC_PARAMS = 128,
  /* The nonce is not 12 bytes, or all of them are zero: draw 12 new bytes
   * from the system's random source for each token. */
  BH_ERR_NONCE = 129,
  /* This is no sealed token, or one of a version that is not known here:
   * check that the store gave it whole and under the right name, else
   * request a new token. */
  BH_ERR_SEALED_FORMAT = 130,
  /* The token was sealed by another secret or for another account, or was
   * changed since: do not use it, request a new token. */
  BH_ERR_SEALED = 131
};

/**
 * The name of a status.
 *
 * Returns: its name, such as `"BH_ERR_BUFFER"`, in static memory;
 *     `"BH_ERR_UNKNOWN"` if this version has no such status. Never NULL.
 * In: status: what a call returned.
 */
BH_API const char *bh_status_name(bh_status status);

/**
 * What a status means and what to do about it.
 *
 * Returns: one English sentence in static memory, without any input or secret
 *     in it. Never NULL.
 * In: status: what a call returned.
 */
BH_API const char *bh_status_message(bh_status status);

/* VERSIONS AND SIZES ======================================================= */

/** What `bh_abi_version` of a library that fits this header returns. */
#define BH_ABI_VERSION 2

/** Bytes of a hex signature with its NUL. */
#define BH_SIGNATURE_SIZE 65

/** Bytes of a SHA-256 digest or an HMAC-SHA256. */
#define BH_SHA256_SIZE 32

/** Bytes of an Ed25519 seed (RFC 8032, section 5.1.5). */
#define BH_ED25519_SEED_SIZE 32

/** Bytes of an Ed25519 public key. */
#define BH_ED25519_PUBLIC_SIZE 32

/** Bytes of an Ed25519 signature. */
#define BH_ED25519_SIGNATURE_SIZE 64

/** Bytes of a UUID in its text form with its NUL (RFC 9562, section 4). */
#define BH_UUID_SIZE 37

/** Bytes of `YYYY-MM-DDTHH:MM:SSZ` with its NUL. */
#define BH_UTC_SIZE 21

/** Bytes of `bh_hmac_key`. */
#define BH_HMAC_KEY_SIZE 128

/** Bytes of `bh_ed25519_key`. */
#define BH_ED25519_KEY_SIZE 320

/**
 * The version of the ABI that this library has. A binding calls it once, at
 * load, and refuses the library unless it equals `BH_ABI_VERSION`.
 *
 * Returns: a number that grows only when a released symbol or struct changes.
 */
BH_API uint32_t bh_abi_version(void);

/**
 * The version of this library, as `BH_VERSION` has that of the header.
 *
 * Returns: `"major.minor.patch"` in static memory.
 */
BH_API const char *bh_version(void);

/** `BH_SIGNATURE_SIZE`, for languages without macros. */
BH_API size_t bh_signature_size(void);

/** `BH_SHA256_SIZE`, for languages without macros. */
BH_API size_t bh_sha256_size(void);

/** `BH_ED25519_SEED_SIZE`, for languages without macros. */
BH_API size_t bh_ed25519_seed_size(void);

/** `BH_ED25519_PUBLIC_SIZE`, for languages without macros. */
BH_API size_t bh_ed25519_public_size(void);

/** `BH_ED25519_SIGNATURE_SIZE`, for languages without macros. */
BH_API size_t bh_ed25519_signature_size(void);

/** `BH_UUID_SIZE`, for languages without macros. */
BH_API size_t bh_uuid_size(void);

/** `BH_UTC_SIZE`, for languages without macros. */
BH_API size_t bh_utc_size(void);

/** `BH_HMAC_KEY_SIZE`, for languages without macros. */
BH_API size_t bh_hmac_key_size(void);

/** `BH_ED25519_KEY_SIZE`, for languages without macros. */
BH_API size_t bh_ed25519_key_size(void);

/* KEYS ===================================================================== */

/**
 * An HMAC-SHA256 key, prepared: the secret is hashed into it once. Place it
 * where you like (stack, static, heap), initialise it with
 * `bh_hmac_key_init`, and wipe it when you are done. It may be copied as plain
 * memory; each copy must be wiped. Its contents are a secret.
 */
typedef struct bh_hmac_key {
  /** Private: do not read or write. */
  uint64_t opaque[16];
} bh_hmac_key;

/**
 * An Ed25519 signing key, expanded once. Place it, copy it and wipe it like a
 * `bh_hmac_key`. Its public half is always the one that belongs to its seed.
 */
typedef struct bh_ed25519_key {
  /** Private: do not read or write. */
  uint64_t opaque[40];
} bh_ed25519_key;

/**
 * Prepare an HMAC key from a secret.
 *
 * Returns: `BH_OK`, `BH_ERR_SECRET_EMPTY`.
 * Out: key: the prepared key; on failure it is wiped, so that no key that it
 *     held before is used by mistake.
 * In: secret: any non-empty bytes, also more than 64 (RFC 2104, section 3).
 *     It is used as it is: `bh_secret_check` tells of a stray newline.
 * Constant time: secret.
 */
BH_API BH_MUST_CHECK bh_status bh_hmac_key_init(
    bh_hmac_key *key,
    bh_str secret
);

/**
 * Wipe an HMAC key. A wiped key is rejected with `BH_ERR_KEY`. NULL is
 * ignored, and so is a second wipe.
 *
 * In/Out: key: all of its bytes become zero.
 * Constant time: key.
 */
BH_API void bh_hmac_key_wipe(bh_hmac_key *key);

/**
 * Tell whether a secret looks as if something was copied along with it, or as
 * if it were something else: the commonest cause of a wrong signature, and no
 * error for `bh_hmac_key_init`, since a secret may be any bytes. Raw bytes may
 * look so by chance.
 *
 * Returns: `BH_OK`, `BH_ERR_SECRET_EMPTY`; the first that holds of
 *     `BH_ERR_SECRET_UTF16`, `BH_ERR_SECRET_BYTE_ORDER_MARK`,
 *     `BH_ERR_SECRET_FILE`, `BH_ERR_SECRET_SPACE` (around it),
 *     `BH_ERR_SECRET_PLACEHOLDER`, `BH_ERR_SECRET_ASSIGNMENT`,
 *     `BH_ERR_SECRET_QUOTES` (at either end), `BH_ERR_SECRET_INVISIBLE`,
 *     `BH_ERR_SECRET_CONTROL`, `BH_ERR_SECRET_MASKED`,
 *     `BH_ERR_SECRET_ENCODED` (base64 or hex of a text).
 * In: secret: the secret as it was read.
 * Constant time: secret.
 */
BH_API BH_MUST_CHECK bh_status bh_secret_check(bh_str secret);

/**
 * Prepare an Ed25519 key from its seed (RFC 8032, section 5.1.5).
 *
 * Returns: `BH_OK`.
 * Out: key: the prepared key; wiped on failure.
 * In: seed32: BH_ED25519_SEED_SIZE bytes.
 * Constant time: seed32.
 */
BH_API BH_MUST_CHECK bh_status bh_ed25519_key_from_seed(
    bh_ed25519_key *key,
    const uint8_t seed32[BH_ED25519_SEED_SIZE]
);

/**
 * Prepare an Ed25519 key from hex, either case: Mixin's session keys since the
 * end of 2023.
 *
 * Returns: `BH_OK`, `BH_ERR_SECRET_EMPTY`, `BH_ERR_KEY_ENCODING` if it is not
 *     hex, `BH_ERR_KEY_LENGTH` if it is neither 32 nor 64 bytes,
 *     `BH_ERR_KEY_MISMATCH` if its public half is not its seed's.
 * Out: key: the prepared key; wiped on failure.
 * In: hex: 64 characters (the seed) or 128 (seed, then public key).
 * Constant time: hex.
 */
BH_API BH_MUST_CHECK bh_status bh_ed25519_key_from_hex(
    bh_ed25519_key *key,
    bh_str hex
);

/**
 * Prepare an Ed25519 key from base64url, the form of Mixin's document. Padding
 * and the standard alphabet (`+` and `/`) are accepted too.
 *
 * Returns: `BH_OK`, `BH_ERR_SECRET_EMPTY`, `BH_ERR_KEY_ENCODING` if it is not
 *     base64, `BH_ERR_KEY_LENGTH` if it is neither 32 nor 64 bytes,
 *     `BH_ERR_KEY_MISMATCH` if its public half is not its seed's
 *     (RUSTSEC-2022-0093: signing with both would give the key away).
 * Out: key: the prepared key; wiped on failure.
 * In: base64url: of the 64 bytes seed, then public key; or of the seed alone.
 * Constant time: base64url.
 */
BH_API BH_MUST_CHECK bh_status bh_ed25519_key_from_base64url(
    bh_ed25519_key *key,
    bh_str base64url
);

/**
 * Prepare an Ed25519 key from a text or file as people have it; its form is
 * found out: hex, also behind `0x`; base64 of either alphabet, padded or not,
 * also in several lines; of the seed, of seed and public key, or of PKCS#8;
 * PKCS#8 in PEM or DER; a JWK (RFC 8037); a Mixin keystore.
 *
 * Returns: `BH_OK`, `BH_ERR_SECRET_EMPTY`, `BH_ERR_KEY_LENGTH`,
 *     `BH_ERR_KEY_ENCODING`, `BH_ERR_KEY_MISMATCH` if its public half is not
 *     its seed's; what it is, if it cannot be used: `BH_ERR_KEY_PUBLIC`,
 *     `BH_ERR_KEY_RSA`, `BH_ERR_KEY_ENCRYPTED`, `BH_ERR_KEY_KIND`,
 *     `BH_ERR_KEY_FORM`, `BH_ERR_KEY_JSON`; what was copied along:
 *     `BH_ERR_SECRET_SPACE`, `BH_ERR_SECRET_BYTE_ORDER_MARK`,
 *     `BH_ERR_SECRET_UTF16`, `BH_ERR_SECRET_QUOTES`,
 *     `BH_ERR_SECRET_INVISIBLE`, `BH_ERR_SECRET_CONTROL`,
 *     `BH_ERR_SECRET_ASSIGNMENT`, `BH_ERR_SECRET_PLACEHOLDER`,
 *     `BH_ERR_SECRET_MASKED`, `BH_ERR_SECRET_FILE`.
 * Out: key: the prepared key; wiped on failure.
 * In: text: the key or the file. White space around it is rejected, but for
 *     PEM, JSON and base64 in several lines.
 * Note: The text's form, its lines and where JSON's strings end are taken for
 *     public.
 * Constant time: text.
 */
BH_API BH_MUST_CHECK bh_status bh_ed25519_key_read(
    bh_ed25519_key *key,
    bh_str text
);

/**
 * Read an Ed25519 public key from a text or file: in the forms of
 * `bh_ed25519_key_read`, with SubjectPublicKeyInfo for PKCS#8.
 *
 * Returns: `BH_OK`, `BH_ERR_EMPTY`, `BH_ERR_KEY_PRIVATE` of a private key,
 *     `BH_ERR_PUBLIC_KEY` if it is no point that may be trusted; and as
 *     `bh_ed25519_key_read`.
 * Out: public32: BH_ED25519_PUBLIC_SIZE bytes.
 * In: text: the key or the file.
 */
BH_API BH_MUST_CHECK bh_status bh_ed25519_public_read(
    uint8_t public32[BH_ED25519_PUBLIC_SIZE],
    bh_str text
);

/**
 * Wipe an Ed25519 key. A wiped key is rejected with `BH_ERR_KEY`. NULL is
 * ignored, and so is a second wipe.
 *
 * In/Out: key: all of its bytes become zero.
 * Constant time: key.
 */
BH_API void bh_ed25519_key_wipe(bh_ed25519_key *key);

/**
 * Overwrite memory with zeros in a way that no compiler removes: for secrets
 * in your own buffers. NULL is ignored.
 *
 * Out: memory: all of its bytes become zero.
 * In: len: how many bytes it has.
 * Constant time: memory.
 */
BH_API void bh_wipe(
    void *memory,
    size_t len
);

/* PRIMITIVES =============================================================== */

/**
 * A view of a C string, so that `bh_cstr(getenv("..."))` can be passed on. NULL
 * gives the empty view.
 *
 * Returns: the view, without the NUL.
 * In: text: NUL-terminated, or NULL.
 * Note: The view is of these very bytes. Where a foreign-function tool makes a
 *     C string for this one call, it signs freed memory: fill the view from a
 *     string that you hold, as "HOW LONG THINGS LIVE" above says.
 */
BH_API bh_str bh_cstr(const char *text);

/**
 * SHA-256 (FIPS 180-4).
 *
 * Returns: `BH_OK`.
 * Out: digest: BH_SHA256_SIZE bytes.
 * In: message: any bytes.
 * Constant time: message.
 */
BH_API BH_MUST_CHECK bh_status bh_sha256(
    uint8_t digest[BH_SHA256_SIZE],
    bh_str message
);

/**
 * HMAC-SHA256 (RFC 2104). Compare MACs with `bh_equal`, never with `memcmp`.
 *
 * Returns: `BH_OK`, `BH_ERR_KEY`.
 * Out: mac: BH_SHA256_SIZE bytes.
 * In: key: a prepared key. message: any bytes.
 * Constant time: key, message.
 */
BH_API BH_MUST_CHECK bh_status bh_hmac_sha256(
    uint8_t mac[BH_SHA256_SIZE],
    const bh_hmac_key *key,
    bh_str message
);

/**
 * Compare two byte strings in a time that depends on their lengths only.
 *
 * Returns: 1 if they are equal, else 0; 0 too if either is NULL with a length.
 * In: a, b: any bytes; different lengths are not equal.
 * Constant time: a, b.
 */
BH_API uint32_t bh_equal(
    bh_str a,
    bh_str b
);

/**
 * The public half of an Ed25519 key.
 *
 * Returns: `BH_OK`, `BH_ERR_KEY`.
 * Out: public32: BH_ED25519_PUBLIC_SIZE bytes.
 * In: key: a prepared key.
 * Constant time: key.
 */
BH_API BH_MUST_CHECK bh_status bh_ed25519_public(
    uint8_t public32[BH_ED25519_PUBLIC_SIZE],
    const bh_ed25519_key *key
);

/**
 * Sign with Ed25519 (RFC 8032, section 5.1.6): pure, deterministic.
 *
 * Returns: `BH_OK`, `BH_ERR_KEY`.
 * Out: signature: BH_ED25519_SIGNATURE_SIZE bytes.
 * In: key: a prepared key. message: any bytes.
 * Constant time: key, message.
 */
BH_API BH_MUST_CHECK bh_status bh_ed25519_sign(
    uint8_t signature[BH_ED25519_SIGNATURE_SIZE],
    const bh_ed25519_key *key,
    bh_str message
);

/**
 * Verify an Ed25519 signature, strictly: small-order points, non-canonical
 * points and an `s` that is not below the group's order are rejected (RFC
 * 8032, section 5.1.7, and RFC 8037).
 *
 * Returns: `BH_OK`; `BH_ERR_PUBLIC_KEY` if the key is no point, of small order
 *     or not canonical, whatever the signature; `BH_ERR_SIGNATURE`.
 * In: signature: BH_ED25519_SIGNATURE_SIZE bytes. public32:
 *     BH_ED25519_PUBLIC_SIZE bytes. message: any bytes.
 */
BH_API BH_MUST_CHECK bh_status bh_ed25519_verify(
    const uint8_t signature[BH_ED25519_SIGNATURE_SIZE],
    const uint8_t public32[BH_ED25519_PUBLIC_SIZE],
    bh_str message
);

/**
 * Write bytes as lower-case hex.
 *
 * Returns: `BH_OK`.
 * Out: buf: 2 characters a byte, no NUL.
 * In: bytes: any bytes.
 * Constant time: bytes.
 */
BH_API BH_MUST_CHECK bh_status bh_hex_encode(
    char *buf,
    size_t *len,
    bh_str bytes
);

/**
 * Read hex of either case.
 *
 * Returns: `BH_OK`, `BH_ERR_ENCODING`.
 * Out: buf: 1 byte for 2 characters.
 * In: hex: an even number of hex characters, nothing else.
 * Constant time: hex.
 */
BH_API BH_MUST_CHECK bh_status bh_hex_decode(
    uint8_t *buf,
    size_t *len,
    bh_str hex
);

/**
 * Write bytes as base64url without padding (RFC 4648, section 5).
 *
 * Returns: `BH_OK`.
 * Out: buf: the text, no NUL.
 * In: bytes: any bytes.
 * Constant time: bytes.
 */
BH_API BH_MUST_CHECK bh_status bh_base64url_encode(
    char *buf,
    size_t *len,
    bh_str bytes
);

/**
 * Read base64url as JWTs have it: no padding, only canonical text.
 *
 * Returns: `BH_OK`, `BH_ERR_ENCODING`.
 * Out: buf: the bytes.
 * In: base64url: the text.
 * Constant time: base64url.
 */
BH_API BH_MUST_CHECK bh_status bh_base64url_decode(
    uint8_t *buf,
    size_t *len,
    bh_str base64url
);

/**
 * Write a text percent-encoded: all but letters, digits and `- _ . ~` (RFC
 * 3986, section 2.3), in upper-case hex.
 *
 * Returns: `BH_OK`.
 * Out: buf: the encoded text, no NUL. In/Out: len: the capacity; the length.
 * In: text: any bytes, not yet encoded.
 */
BH_API BH_MUST_CHECK bh_status bh_percent_encode(
    char *buf,
    size_t *len,
    bh_str text
);

/**
 * Write a query, for the services that take a ready target, or a form: names
 * and values percent-encoded as by `bh_percent_encode`, in your order, each
 * pair as `name=value`, joined by `&`.
 *
 * Returns: `BH_OK`, `BH_ERR_PARAM_NAME` if a name is empty.
 * Out: buf: the query without `?`, no NUL. In/Out: len: the capacity; the
 *     length.
 * In: params: the parameters, not yet encoded; a name may stand there more than
 *     once. count: how many, at most 1000.
 */
BH_API BH_MUST_CHECK bh_status bh_query_encode(
    char *buf,
    size_t *len,
    const bh_param *params,
    size_t count
);

/* TIME, RANDOM NUMBERS, CLOCK OFFSET, TOKEN RULE =========================== */

/** What to do about a token: a `BH_TOKEN_` constant. */
typedef uint32_t bh_token_action;

/** The token is good: use it. `wait_ms` tells when to look again. */
#define BH_TOKEN_USE 0

/** Request a new token now. */
#define BH_TOKEN_REFRESH 1

/**
 * There is no good token and the service takes no request yet: wait `wait_ms`.
 */
#define BH_TOKEN_WAIT 2

/**
 * The times of a token and of the requests for it, in Unix milliseconds or, for
 * the two durations, in milliseconds.
 */
typedef struct bh_token_times {
  /** When the token was issued; 0 if there is no token. */
  int64_t issued_ms;
  /** When it expires; 0 if there is no token. */
  int64_t expires_ms;
  /** When a token was last requested, with or without success; 0 if never. */
  int64_t last_request_ms;
  /** How long the service wants between two requests; 0 if it does not say. */
  int64_t min_interval_ms;
  /**
   * How long ahead of its expiry a token is refreshed. 0: 5 minutes, but at
   * most a tenth of the token's lifetime.
   */
  int64_t refresh_ahead_ms;
} bh_token_times;

/**
 * Format a time as UTC, `YYYY-MM-DDTHH:MM:SSZ` (RFC 3339).
 *
 * Returns: `BH_OK`, `BH_ERR_TIME_IS_MILLISECONDS`, `BH_ERR_TIME_RANGE`.
 * Out: utc: 20 characters and a NUL.
 * In: time_s: Unix time in seconds.
 */
BH_API BH_MUST_CHECK bh_status bh_time_format_utc(
    char utc[BH_UTC_SIZE],
    int64_t time_s
);

/**
 * Format a time as Unix seconds in decimal: the timestamp that PAVE's samples
 * send, where its table asks for the form of `bh_time_format_utc`.
 *
 * Returns: `BH_OK`, `BH_ERR_TIME_IS_MILLISECONDS`, `BH_ERR_TIME_RANGE`.
 * Out: buf: the digits, no NUL.
 * In: time_s: Unix time in seconds.
 */
BH_API BH_MUST_CHECK bh_status bh_time_format_seconds(
    char *buf,
    size_t *len,
    int64_t time_s
);

/**
 * Read a time of RFC 3339, such as `2021-05-30T12:49:19Z`, or of the header
 * `Date` in any of HTTP's three forms (RFC 9110, section 5.6.7), such as `Sun,
 * 30 May 2021 12:49:19 GMT`. A fraction of a second is dropped; an offset such
 * as `+08:00` is taken into account; the 60th second is the next minute's
 * first.
 *
 * Returns: `BH_OK`, `BH_ERR_TIME_FORMAT`, also if the day of the week is
 *     another day's.
 * Out: time_s: Unix time in seconds.
 * In: text: the time, nothing around it.
 */
BH_API BH_MUST_CHECK bh_status bh_time_parse_utc(
    int64_t *time_s,
    bh_str text
);

/**
 * Read the system's clock.
 *
 * Returns: `BH_OK`, `BH_ERR_SYSTEM_CLOCK`.
 * Out: now_ms: Unix time in milliseconds.
 */
BH_API BH_MUST_CHECK bh_status bh_now_ms(int64_t *now_ms);

/**
 * Draw a random UUID (RFC 9562, version 4) from the system's random source: a
 * `jti`, an `X-Request-Id`.
 *
 * Returns: `BH_OK`, `BH_ERR_SYSTEM_RANDOM`.
 * Out: uuid: 36 characters and a NUL.
 */
BH_API BH_MUST_CHECK bh_status bh_uuid_v4(char uuid[BH_UUID_SIZE]);

/**
 * Draw a random number from the system's random source, each value as likely
 * as the others.
 *
 * Returns: `BH_OK`, `BH_ERR_BOUND` if bound is 0, `BH_ERR_SYSTEM_RANDOM`.
 * Out: value: from 0 to bound - 1.
 * In: bound: how many values there are.
 */
BH_API BH_MUST_CHECK bh_status bh_random_below(
    uint32_t *value,
    uint32_t bound
);

/**
 * Work out how far a server's clock is ahead of yours. Add the offset to your
 * own time before you sign.
 *
 * Returns: `BH_OK`, `BH_ERR_INTERVAL` if received_ms is before sent_ms or
 *     resolution_ms is negative, `BH_ERR_TIME_RANGE` if a time is negative
 *     or beyond the year 5138, for server_time_ms also if it is before 2001;
 *     `BH_ERR_TIME_IS_SECONDS` for server_time_ms.
 * Out: offset_ms: server time minus your time, negative if yours is ahead.
 *     uncertainty_ms: the true offset is within this much of it.
 * In: sent_ms, received_ms: your clock when the request for the server's time
 *     was sent and when its response came; it may begin anywhere, so that its
 *     unit is not checked. server_time_ms: what the server said.
 *     resolution_ms: the step of its clock: 1 if it gives milliseconds,
 *     1000 if it gives seconds.
 */
BH_API BH_MUST_CHECK bh_status bh_clock_offset(
    int64_t *offset_ms,
    int64_t *uncertainty_ms,
    int64_t sent_ms,
    int64_t received_ms,
    int64_t server_time_ms,
    int64_t resolution_ms
);

/**
 * Decide what to do about a token: use it, request a new one, or wait. A good
 * token is refreshed ahead of its expiry, but never sooner after the last
 * request than the service wants. A token that was issued ahead of now_ms, as
 * before a clock was put right, is refreshed. Call it before each use.
 *
 * Returns: `BH_OK`, `BH_ERR_INTERVAL` if a duration is negative,
 *     `BH_ERR_TIME_IS_SECONDS`, `BH_ERR_TIME_RANGE`.
 * Out: action: `BH_TOKEN_USE`, `BH_TOKEN_REFRESH` or `BH_TOKEN_WAIT`. wait_ms:
 *     with `BH_TOKEN_WAIT` how long to wait; with `BH_TOKEN_USE` in how long
 *     the action changes; else 0.
 * In: times: what is known of the token. now_ms: the present time.
 */
BH_API BH_MUST_CHECK bh_status bh_token_rule(
    bh_token_action *action,
    int64_t *wait_ms,
    const bh_token_times *times,
    int64_t now_ms
);

/* WHY A SIGNATURE IS WRONG ================================================= */

/**
 * A mistake that makes a signature wrong: a `BH_MISTAKE_` constant. Numbers and
 * names are permanent.
 */
typedef uint32_t bh_mistake;

/**
 * None of the known mistakes, and no two of them that were tried together, make
 * this signature: compare secret and payload with what was signed there.
 */
#define BH_MISTAKE_UNKNOWN 0

/** There is no mistake: the signature is right. */
#define BH_MISTAKE_NONE 1

/**
 * The secret ends in a line break: trim what is read from a file or an
 * environment.
 */
#define BH_MISTAKE_SECRET_NEWLINE 101

/** A space or tab stands around the secret: trim it. */
#define BH_MISTAKE_SECRET_SPACE 102

/** A NUL byte ends the secret: pass its length without it. */
#define BH_MISTAKE_SECRET_NUL 103

/** A byte order mark begins the secret: save the file without one. */
#define BH_MISTAKE_SECRET_BYTE_ORDER_MARK 104

/** Quotes stand around the secret: take them off. */
#define BH_MISTAKE_SECRET_QUOTES 105

/**
 * The secret given here has white space or quotes around it that the signature
 * was made without: take them off here.
 */
#define BH_MISTAKE_SECRET_TRIMMED 106

/** The secret was decoded from hex: use its characters as they are. */
#define BH_MISTAKE_SECRET_HEX_DECODED 107

/** The secret was decoded from Base64: use its characters as they are. */
#define BH_MISTAKE_SECRET_BASE64_DECODED 108

/** The secret was written as hex: use its characters as they are. */
#define BH_MISTAKE_SECRET_HEX_ENCODED 109

/** The secret was written as Base64: use its characters as they are. */
#define BH_MISTAKE_SECRET_BASE64_ENCODED 110

/** The API key was taken for the secret: swap the two. */
#define BH_MISTAKE_SECRET_IS_API_KEY 111

/** The secret is in another case: keep its letters as they are. */
#define BH_MISTAKE_SECRET_CASE 112

/**
 * A part of the secret is missing: look for a limit on its length, and for a
 * character left out when it was copied.
 */
#define BH_MISTAKE_SECRET_CUT 113

/** The secret was taken as UTF-16: take its UTF-8 bytes. */
#define BH_MISTAKE_SECRET_UTF16 114

/**
 * A placeholder of the documents was used for the secret: put the real one
 * there.
 */
#define BH_MISTAKE_SECRET_PLACEHOLDER 115

/** The secret was empty: see that it is loaded before it is used. */
#define BH_MISTAKE_SECRET_EMPTY 116

/**
 * The secret was percent-encoded, or decoded: use its characters as they are.
 */
#define BH_MISTAKE_SECRET_PERCENT_ENCODED 117

/** A hash of the secret was used as the key: use its characters as they are. */
#define BH_MISTAKE_SECRET_HASHED 118

/** The secret stands there twice: paste it once. */
#define BH_MISTAKE_SECRET_TWICE 119

/** A name or prefix stands before the secret: take only what is behind it. */
#define BH_MISTAKE_SECRET_WITH_ITS_NAME 120

/**
 * A variable's name was used for the secret: see that its value is filled in.
 */
#define BH_MISTAKE_SECRET_VARIABLE 121

/** The secret is in reverse: keep the order of its characters. */
#define BH_MISTAKE_SECRET_REVERSED 122

/**
 * The secret was taken in another character set, or with accents apart: take
 * its UTF-8 bytes as they are.
 */
#define BH_MISTAKE_SECRET_CHARACTER_SET 123

/**
 * A hash without a key was taken: take HMAC-SHA256 with the secret as the key.
 */
#define BH_MISTAKE_PLAIN_HASH 201

/**
 * A plain hash of payload and secret was taken: take HMAC-SHA256 with the
 * secret as the key.
 */
#define BH_MISTAKE_SECRET_APPENDED 202

/**
 * A plain hash of secret and payload was taken: take HMAC-SHA256 with the
 * secret as the key.
 */
#define BH_MISTAKE_SECRET_PREPENDED 203

/** HMAC with SHA-1 was taken: take SHA-256. */
#define BH_MISTAKE_HMAC_SHA1 204

/** HMAC with SHA-512 or SHA-384 was taken: take SHA-256. */
#define BH_MISTAKE_HMAC_SHA512 205

/** HMAC with MD5 was taken: take SHA-256. */
#define BH_MISTAKE_HMAC_MD5 206

/** HMAC with SHA-224 was taken: take SHA-256. */
#define BH_MISTAKE_HMAC_SHA224 207

/** Key and payload are in each other's place: HMAC's key is the secret. */
#define BH_MISTAKE_KEY_AND_PAYLOAD_SWAPPED 208

/**
 * The payload was hashed before it was signed: give HMAC the payload itself.
 */
#define BH_MISTAKE_PAYLOAD_HASHED_FIRST 209

/** The MAC was hashed or signed once more: send its hex. */
#define BH_MISTAKE_HASHED_AGAIN 210

/**
 * HMAC was taken where a plain SHA-256 is due: name the scheme that you mean.
 */
#define BH_MISTAKE_HMAC_FOR_HASH 211

/** It is right under another scheme: name the scheme that you mean. */
#define BH_MISTAKE_OTHER_SCHEME 212

/** A plain hash other than SHA-256 was taken: take SHA-256. */
#define BH_MISTAKE_OTHER_HASH 213

/**
 * The signature, or Mixin's claim `sig`, is in upper case: write lower case.
 */
#define BH_MISTAKE_SIGNATURE_UPPER_CASE 301

/** The signature, or Mixin's claim `sig`, is Base64: write hex. */
#define BH_MISTAKE_SIGNATURE_BASE64 302

/** The signature, or Mixin's claim `sig`, is base64url: write hex. */
#define BH_MISTAKE_SIGNATURE_BASE64URL 303

/** The signature is the hex of hex: encode the MAC once. */
#define BH_MISTAKE_SIGNATURE_HEX_OF_HEX 304

/** The signature is the Base64 of hex: send the hex. */
#define BH_MISTAKE_SIGNATURE_BASE64_OF_HEX 305

/** A part of the signature is missing: send all of it. */
#define BH_MISTAKE_SIGNATURE_CUT 306

/** Something stands before the signature's hex: send the hex alone. */
#define BH_MISTAKE_SIGNATURE_PREFIX 307

/** The signature's hex has separators: send the digits alone. */
#define BH_MISTAKE_SIGNATURE_SEPARATED 308

/** White space or quotes stand around the signature: trim it. */
#define BH_MISTAKE_SIGNATURE_SPACE 309

/** The signature is percent-encoded: send hex, which needs none. */
#define BH_MISTAKE_SIGNATURE_PERCENT_ENCODED 310

/** Zeros are missing in the signature's hex: write two digits for each byte. */
#define BH_MISTAKE_SIGNATURE_ZEROS_DROPPED 311

/** The MAC's bytes are in reverse: keep their order. */
#define BH_MISTAKE_SIGNATURE_BYTES_REVERSED 312

/**
 * The parameters were sorted: sign them in the order in which they are sent.
 */
#define BH_MISTAKE_PARAMS_SORTED 401

/**
 * The parameters are in another order: sign them in the order in which they are
 * sent.
 */
#define BH_MISTAKE_PARAMS_REORDERED 402

/** A parameter that is sent was not signed: sign all that is sent. */
#define BH_MISTAKE_PARAM_MISSING 403

/** RecvWindow was not signed: append it before signing. */
#define BH_MISTAKE_RECV_WINDOW_MISSING 404

/** The timestamp was not signed: append it before signing. */
#define BH_MISTAKE_TIMESTAMP_MISSING 405

/** The timestamp was signed in seconds: sign milliseconds, as sent. */
#define BH_MISTAKE_TIMESTAMP_SECONDS 406

/** The timestamp was signed in milliseconds: sign seconds, as sent. */
#define BH_MISTAKE_TIMESTAMP_MILLISECONDS 407

/** The timestamp was signed with a fraction: sign a whole number, as sent. */
#define BH_MISTAKE_TIMESTAMP_FLOAT 408

/** The timestamp was signed in quotes: sign the digits alone. */
#define BH_MISTAKE_TIMESTAMP_QUOTED 409

/**
 * The timestamp was signed in another form: sign the very text that is sent.
 */
#define BH_MISTAKE_TIMESTAMP_OTHER_FORM 410

/**
 * Another time was signed than the one sent: read the clock once, and sign and
 * send that.
 */
#define BH_MISTAKE_TIMESTAMP_OTHER 411

/** A local time was signed as UTC: sign UTC, as sent. */
#define BH_MISTAKE_TIMESTAMP_ZONE 412

/** A parameter `signature` was signed: sign before it is appended. */
#define BH_MISTAKE_SIGNATURE_INCLUDED 413

/** `&` was put between query and body: join them with nothing between. */
#define BH_MISTAKE_JOINED_BY_AND 414

/**
 * Something else was put between query and body: join them with nothing
 * between.
 */
#define BH_MISTAKE_JOINED_OTHERWISE 415

/** The body was signed before the query: the query comes first. */
#define BH_MISTAKE_BODY_BEFORE_QUERY 416

/** The body was not signed: sign it too, as it is sent. */
#define BH_MISTAKE_BODY_MISSING 417

/** The query was not signed: sign it too, as it is sent. */
#define BH_MISTAKE_QUERY_MISSING 418

/** The JSON body was signed: sign the query alone. */
#define BH_MISTAKE_JSON_BODY_SIGNED 419

/** The `?` was signed: sign what is behind it. */
#define BH_MISTAKE_QUESTION_MARK 420

/** The path was signed: sign what the service says, and no more. */
#define BH_MISTAKE_PATH_INCLUDED 421

/** The host was signed: sign what the service says, and no more. */
#define BH_MISTAKE_HOST_INCLUDED 422

/** The method was signed: sign what the service says, and no more. */
#define BH_MISTAKE_METHOD_INCLUDED 423

/** The API key was signed: sign what the service says, and no more. */
#define BH_MISTAKE_API_KEY_INCLUDED 424

/** Raw values were signed, and encoded ones sent: sign what is sent. */
#define BH_MISTAKE_VALUES_NOT_ENCODED 425

/** Encoded values were signed, and raw ones sent: sign what is sent. */
#define BH_MISTAKE_VALUES_ENCODED 426

/** Values were encoded twice before signing: encode once, and sign that. */
#define BH_MISTAKE_ENCODED_TWICE 427

/** `+` was signed for a space, or `%20` for `+`: sign what is sent. */
#define BH_MISTAKE_PLUS_FOR_SPACE 428

/** The escapes were signed in another case: sign what is sent. */
#define BH_MISTAKE_ESCAPES_CASE 429

/** Another set of characters was encoded before signing: sign what is sent. */
#define BH_MISTAKE_OTHER_ENCODING 430

/** Other separators were signed: sign what is sent. */
#define BH_MISTAKE_OTHER_SEPARATORS 431

/** Only values were signed: sign the names too, as they are sent. */
#define BH_MISTAKE_VALUES_ONLY 432

/** Parameters without a value were left out: sign all that is sent. */
#define BH_MISTAKE_EMPTY_PARAMS_DROPPED 433

/** The parameters were signed as JSON: sign them as they are sent. */
#define BH_MISTAKE_PAYLOAD_JSON 434

/** The Base64 of the payload was signed: sign the payload itself. */
#define BH_MISTAKE_PAYLOAD_BASE64 435

/** The hex of the payload was signed: sign the payload itself. */
#define BH_MISTAKE_PAYLOAD_HEX 436

/** The whole payload was percent-encoded, or decoded: sign what is sent. */
#define BH_MISTAKE_PAYLOAD_PERCENT_ENCODED 437

/** A line break was signed at the end: sign the payload without it. */
#define BH_MISTAKE_PAYLOAD_NEWLINE 438

/** White space was signed around the payload: sign what is sent. */
#define BH_MISTAKE_PAYLOAD_SPACE 439

/** Quotes were signed around the payload: sign what is sent. */
#define BH_MISTAKE_PAYLOAD_QUOTES 440

/** A byte order mark was signed: sign what is sent. */
#define BH_MISTAKE_PAYLOAD_BYTE_ORDER_MARK 441

/** The payload was signed as UTF-16: sign its UTF-8 bytes. */
#define BH_MISTAKE_PAYLOAD_UTF16 442

/** The payload was signed in another case: sign what is sent. */
#define BH_MISTAKE_PAYLOAD_CASE 443

/** The payload was signed twice over: clear what an earlier update left. */
#define BH_MISTAKE_PAYLOAD_TWICE 444

/** Nothing was signed: see that the payload is built before it is signed. */
#define BH_MISTAKE_PAYLOAD_EMPTY 445

/** `&` was signed at an end: sign what is sent. */
#define BH_MISTAKE_LOOSE_AND 446

/** Names were signed in another case: sign what is sent. */
#define BH_MISTAKE_NAMES_CASE 447

/** The secret was signed as a part of the payload: it is the key alone. */
#define BH_MISTAKE_SECRET_INCLUDED 448

/** `&` became an HTML entity: look at the payload's bytes where it is built. */
#define BH_MISTAKE_AMPERSAND_MANGLED 449

/**
 * The JSON was written again with other white space: sign the bytes that are
 * sent.
 */
#define BH_MISTAKE_JSON_SPACES 450

/**
 * The JSON was written again with sorted names: sign the bytes that are sent.
 */
#define BH_MISTAKE_JSON_SORTED 451

/**
 * The JSON was written again with slashes escaped otherwise: sign the bytes
 * that are sent.
 */
#define BH_MISTAKE_JSON_SLASHES 452

/**
 * The JSON was written again with other characters escaped: sign the bytes that
 * are sent.
 */
#define BH_MISTAKE_JSON_ASCII 453

/**
 * The JSON was written again with `<`, `>` and `&` escaped: sign the bytes that
 * are sent.
 */
#define BH_MISTAKE_JSON_HTML 454

/**
 * An empty object, or the text of one or of no value, was signed for the body:
 * sign the body that is sent, or nothing if there is none.
 */
#define BH_MISTAKE_BODY_EMPTY_OBJECT 455

/**
 * A number, true or false was signed in another form: sign the very text that
 * is sent.
 */
#define BH_MISTAKE_NUMBERS_OTHER_FORM 456

/** The members of the JSON were signed as a form: sign what is sent. */
#define BH_MISTAKE_JSON_AS_FORM 457

/** A hash of the body was signed in its place: sign what the service says. */
#define BH_MISTAKE_BODY_HASHED 458

/**
 * The text of an object, or of no value, was signed, as a language prints it:
 * write the members out as they are sent, and sign that.
 */
#define BH_MISTAKE_OBJECT_TEXT 459

/**
 * Characters were signed in another character set, or with accents apart: sign
 * the bytes that are sent.
 */
#define BH_MISTAKE_OTHER_CHARACTER_SET 460

/**
 * A list was signed in another form: repeat or join the parameter as it is
 * sent.
 */
#define BH_MISTAKE_REPEATED_OTHERWISE 461

/**
 * Another recvWindow was signed than the one that is sent, or one that is not
 * sent: append it once, and sign and send that.
 */
#define BH_MISTAKE_RECV_WINDOW_OTHER 462

/**
 * A parameter without a value was signed, and not sent: leave it out before
 * signing.
 */
#define BH_MISTAKE_EMPTY_PARAM_SIGNED 463

/**
 * The JSON was written again with other white space and escapes, as json.dumps
 * and json_encode do: sign the bytes that are sent.
 */
#define BH_MISTAKE_JSON_REWRITTEN 464

/**
 * The JSON was encoded twice, or decoded before signing, and is a text in a
 * text: encode it once, and sign and send that.
 */
#define BH_MISTAKE_JSON_TWICE 465

/**
 * A number of the JSON was signed as a text, or a text as a number: sign the
 * bytes that are sent.
 */
#define BH_MISTAKE_JSON_NUMBER_AS_TEXT 466

/**
 * The parts are in another order: sign username, API key and timestamp in this
 * order.
 */
#define BH_MISTAKE_PARTS_ORDER 501

/** Other separators were signed: put `:` and `@` between the parts. */
#define BH_MISTAKE_PARTS_SEPARATORS 502

/** A part was not signed: sign username, API key and timestamp. */
#define BH_MISTAKE_PART_MISSING 503

/**
 * The user name was signed in another case, or with white space or quotes
 * around it: sign it as it is.
 */
#define BH_MISTAKE_USERNAME_CASE 504

/** The appid was signed: this scheme signs appkey, random and time. */
#define BH_MISTAKE_APPID_INCLUDED 505

/** The appid was not signed: this scheme signs appid, random and time. */
#define BH_MISTAKE_APPID_MISSING 506

/** Random and time are in each other's place: swap them. */
#define BH_MISTAKE_RANDOM_TIME_SWAPPED 507

/** The appkey is in upper case: keep its letters as they are. */
#define BH_MISTAKE_APPKEY_UPPER_CASE 508

/**
 * The API key was signed with white space, quotes or a word around it, or in
 * another case: sign it as it is sent.
 */
#define BH_MISTAKE_API_KEY_OTHERWISE 509

/** The user name was signed without what follows its `@`: sign all of it. */
#define BH_MISTAKE_USERNAME_LOCAL_PART 510

/**
 * The random number was signed in another form: sign its digits alone, as they
 * are sent.
 */
#define BH_MISTAKE_RANDOM_OTHER_FORM 511

/**
 * Another method was signed than the one that is sent: sign the method of the
 * request itself.
 */
#define BH_MISTAKE_METHOD_OTHER 601

/** The method was signed in another case: sign it in upper case. */
#define BH_MISTAKE_METHOD_CASE 602

/** The method was not signed: sign method, target and body. */
#define BH_MISTAKE_METHOD_MISSING 603

/** A fragment was signed: what is behind `#` is never sent, so leave it out. */
#define BH_MISTAKE_FRAGMENT_INCLUDED 604

/**
 * A slash at an end of the path was signed otherwise: sign the path exactly as
 * it is sent.
 */
#define BH_MISTAKE_SLASH_OTHER 605

/**
 * The request's parts were hashed in another order: take method, target and
 * body.
 */
#define BH_MISTAKE_REQUEST_ORDER 606

/**
 * The token was made for another target than the one that is sent: make a token
 * for each request, of its own method, target and body.
 */
#define BH_MISTAKE_REQUEST_OTHER 607

/**
 * The token is signed with RSA, as sessions of 2018 were: make a new session
 * key and sign with EdDSA.
 */
#define BH_MISTAKE_ALGORITHM_RSA 611

/** The token's header names no algorithm: sign with EdDSA and name it. */
#define BH_MISTAKE_ALGORITHM_NONE 612

/**
 * The token's header names another algorithm: write `EdDSA`, in these letters,
 * and sign so.
 */
#define BH_MISTAKE_ALGORITHM_OTHER 613

/** The token has no signature: send all of its three parts. */
#define BH_MISTAKE_TOKEN_UNSIGNED 614

/**
 * The header's `Bearer` was taken for a part of the token: pass what follows
 * it.
 */
#define BH_MISTAKE_TOKEN_BEARER 615

/** The token's Base64 is padded: leave the `=` out. */
#define BH_MISTAKE_TOKEN_PADDED 616

/**
 * The token is Base64 of the standard alphabet: take that of URLs, with `-` and
 * `_`.
 */
#define BH_MISTAKE_TOKEN_ALPHABET 617

/** The token's signature is hex: write its 64 bytes in base64url. */
#define BH_MISTAKE_TOKEN_SIGNATURE_HEX 618

/** The claims alone were signed: sign header and claims, joined by a dot. */
#define BH_MISTAKE_HEADER_NOT_SIGNED 619

/** The JSON of header and claims was signed: sign their base64url. */
#define BH_MISTAKE_JSON_SIGNED 620

/**
 * The key's seed was taken for a scalar: expand the seed by SHA-512 first, as
 * RFC 8032 says.
 */
#define BH_MISTAKE_SEED_AS_SCALAR 631

/**
 * The key's public half does not belong to its seed: fetch the key anew, since
 * each such signature gives the key away.
 */
#define BH_MISTAKE_PUBLIC_HALF_WRONG 632

/**
 * The key's text was decoded in another way than it is encoded: read it as hex
 * or base64url, as it is.
 */
#define BH_MISTAKE_KEY_DECODED_OTHERWISE 633

/** The claim `iat` or `exp` is in milliseconds: write seconds. */
#define BH_MISTAKE_CLAIMS_MILLISECONDS 641

/** The claim `iat` or `exp` is a text: write a number. */
#define BH_MISTAKE_CLAIMS_TIME_TEXT 642

/**
 * The claim `exp` is not behind `iat`: set it to `iat` and the lifetime in
 * seconds.
 */
#define BH_MISTAKE_CLAIMS_ORDER 643

/**
 * A claim is missing: a token has `jti`, `iat`, `exp`, `sig` and either `uid`
 * and `sid` or `iss`, `aid` and `scp`.
 */
#define BH_MISTAKE_CLAIM_MISSING 644

/**
 * The claims are a bot's and those of OAuth together: send one of the two sets.
 */
#define BH_MISTAKE_CLAIMS_MIXED 645

/**
 * The token has expired: make a new one for each request, and check the clock.
 */
#define BH_MISTAKE_TOKEN_EXPIRED 646

/**
 * The token is issued ahead of the clock: correct the clock by its offset from
 * the server.
 */
#define BH_MISTAKE_TOKEN_AHEAD 647

/**
 * The claim `jti` is not the request's `X-Request-Id`: send the same in both.
 */
#define BH_MISTAKE_JTI_NOT_REQUEST_ID 648

/** The claim `iat` or `exp` has a fraction: write whole seconds. */
#define BH_MISTAKE_CLAIMS_FRACTION 649

/**
 * What is wrong with a signature. Nothing in it is a guess: what is named was
 * computed again and gives this very signature. Its views point into the `buf`
 * that the function filled, and each is followed by a NUL.
 */
typedef struct bh_diagnosis {
  /**
   * The mistake; `BH_MISTAKE_NONE` if the signature is right,
   * `BH_MISTAKE_UNKNOWN` if none is known that makes it.
   */
  bh_mistake mistake;
  /** Another that was made besides; else `BH_MISTAKE_NONE`. */
  bh_mistake second_mistake;
  /** A third one; else `BH_MISTAKE_NONE`. */
  bh_mistake third_mistake;
  /** How many signatures were computed. */
  uint32_t computed;
  /**
   * The names of the mistakes, such as `secret_newline`, joined by a space;
   * empty if none is named.
   */
  bh_str names;
  /**
   * What is wrong and what to change, a sentence for each mistake. It holds
   * nothing of the secret.
   */
  bh_str message;
  /**
   * The exact bytes that were signed, which are any bytes; empty if none is
   * known. A secret, if it was a part of them.
   */
  bh_str payload;
  /**
   * The names of all that was tried, joined by a space, if nothing was found.
   */
  bh_str tried;
  /** Zero; later versions may set these. */
  uint64_t reserved[4];
} bh_diagnosis;

/* VELAFI ===================================================================
 *
 * Host: https://api.velafi.com
 * Host for tests: https://api-test.velafi.com
 * Signed: HMAC-SHA256 of `timestamp=<ms>`, for a token; later calls carry it
 * Source: VelaFi, "Create API Token"
 */

/** A later call to VelaFi, for `bh_velafi_request`. Zero-initialise it. */
typedef struct bh_velafi_call {
  /**
   * The token, from `bh_velafi_token_response`. Empty for the calls that need
   * none, which are `GET` under `/v2/base/`.
   */
  bh_str token;
  /** The HTTP method in upper case. */
  bh_str method;
  /** Path and query as sent. */
  bh_str target;
  /** The body to send, or empty. */
  bh_str body;
  /**
   * The body's content type, such as `multipart/form-data; boundary=...`;
   * empty: `application/json`. Without a body none is sent.
   */
  bh_str content_type;
  /** Must be zero. */
  uint64_t reserved[4];
} bh_velafi_call;

/**
 * The exact bytes that VelaFi's signature is over: `timestamp=<ms>`.
 *
 * Returns: `BH_OK`, `BH_ERR_TIME_IS_SECONDS`, `BH_ERR_TIME_RANGE`.
 * Out: buf: the payload, no NUL.
 * In: timestamp_ms: Unix time in milliseconds.
 * Source: VelaFi, "Create API Token", steps 1 to 3.
 */
BH_API BH_MUST_CHECK bh_status bh_velafi_payload(
    char *buf,
    size_t *len,
    int64_t timestamp_ms
);

/**
 * Sign a VelaFi token request: HMAC-SHA256 of `timestamp=<ms>`, in hex.
 *
 * Returns: `BH_OK`, `BH_ERR_KEY`, `BH_ERR_TIME_IS_SECONDS`,
 *     `BH_ERR_TIME_RANGE`.
 * Out: signature: 64 lower-case hex characters and a NUL.
 * In: key: from the API secret. timestamp_ms: Unix time in milliseconds; send
 *     this very number.
 * Note: It does not build the request: see `bh_velafi_token_request`.
 * Source: VelaFi, "Create API Token", steps 1 to 3.
 * Constant time: key.
 */
BH_API BH_MUST_CHECK bh_status bh_velafi_sign(
    char signature[BH_SIGNATURE_SIZE],
    const bh_hmac_key *key,
    int64_t timestamp_ms
);

/**
 * Verify a VelaFi signature in constant time.
 *
 * Returns: `BH_OK`, `BH_ERR_SIGNATURE`, `BH_ERR_SIGNATURE_FORMAT`; of a right
 *     signature `BH_ERR_STALE` or `BH_ERR_FUTURE`; `BH_ERR_KEY`,
 *     `BH_ERR_TIME_IS_SECONDS`, `BH_ERR_TIME_RANGE`, `BH_ERR_INTERVAL`.
 * In: signature: 64 hex characters, either case. key: from the API secret.
 *     timestamp_ms: as received. window: the times to accept, or NULL. The
 *     document does not say what VelaFi tolerates.
 * Constant time: key; the right signature.
 */
BH_API BH_MUST_CHECK bh_status bh_velafi_verify(
    bh_str signature,
    const bh_hmac_key *key,
    int64_t timestamp_ms,
    const bh_window *window
);

/**
 * Build VelaFi's token request: `GET /v2/token/generate`, with the header
 * `X-BH-APIKEY`.
 *
 * Returns: `BH_OK`, `BH_ERR_KEY`, `BH_ERR_EMPTY`, `BH_ERR_HEADER_VALUE`,
 *     `BH_ERR_TIME_IS_SECONDS`, `BH_ERR_TIME_RANGE`.
 * In: key: from the API secret. api_key: the API key. timestamp_ms: now, in
 *     Unix milliseconds.
 * Constant time: key.
 */
BH_API BH_MUST_CHECK bh_status bh_velafi_token_request(
    bh_request *request,
    char *buf,
    size_t *len,
    const bh_hmac_key *key,
    bh_str api_key,
    int64_t timestamp_ms
);

/**
 * Read VelaFi's response to a token request: `token`, `expires_ms` (whether it
 * came as a string or as a number), or the error.
 *
 * Returns: `BH_OK`, also for an error response; `BH_ERR_RESPONSE`,
 *     `BH_ERR_HTTP_STATUS`, `BH_ERR_RESERVED`.
 * In: http: what came of the request.
 */
BH_API BH_MUST_CHECK bh_status bh_velafi_token_response(
    bh_response *response,
    char *buf,
    size_t *len,
    const bh_http_response *http
);

/**
 * Build any later call to VelaFi: the header `X-BH-TOKEN` (not `X-BH-APIKEY`,
 * which is for the token request alone) and no signature. With a body,
 * `Content-Type` is added.
 *
 * Returns: `BH_OK`, `BH_ERR_EMPTY`, `BH_ERR_HEADER_VALUE`, `BH_ERR_METHOD`,
 *     `BH_ERR_TARGET`, `BH_ERR_BODY_KIND` for a GET with a body,
 *     `BH_ERR_RESERVED`.
 * In: call: what to call.
 * Constant time: call; its token.
 */
BH_API BH_MUST_CHECK bh_status bh_velafi_request(
    bh_request *request,
    char *buf,
    size_t *len,
    const bh_velafi_call *call
);

/**
 * Read VelaFi's response to a later call: its outcome and the error. The data
 * itself is yours to read from the body.
 *
 * Returns: `BH_OK`, also for an error response; `BH_ERR_RESPONSE`,
 *     `BH_ERR_HTTP_STATUS`, `BH_ERR_RESERVED`.
 * In: http: what came of the request.
 */
BH_API BH_MUST_CHECK bh_status bh_velafi_response(
    bh_response *response,
    char *buf,
    size_t *len,
    const bh_http_response *http
);

/**
 * Verify a push of VelaFi's: RSASSA-PKCS1-v1_5 with SHA-256 over the raw body.
 * Pass the bytes as they came: a body that was parsed and written again has
 * another signature.
 *
 * Returns: `BH_OK`, `BH_ERR_SIGNATURE`, `BH_ERR_SIGNATURE_FORMAT`,
 *     `BH_ERR_SIGNATURE_BASE64`, `BH_ERR_EMPTY` without a key,
 *     `BH_ERR_RSA_KEY`, `BH_ERR_RSA_SIZE`, `BH_ERR_RSA_EXPONENT`,
 *     `BH_ERR_KEY_PRIVATE`.
 * In: signature: the header `signature`, hex of either case. public_key:
 *     `data.publicKey` of the response to `/v2/webhook`, as it came; or PEM.
 *     body: the bytes of the request.
 * Note: Nothing in what is signed is a time: a push that somebody sends again
 *     verifies again. Remember `bh_velafi_webhook_id`.
 * Source: VelaFi, "Webhooks".
 */
BH_API BH_MUST_CHECK bh_status bh_velafi_webhook_verify(
    bh_str signature,
    bh_str public_key,
    bh_str body
);

/**
 * What a verified push is told from others by, to be remembered: its event, the
 * id of the order or transaction, the state of that, and when it came to be in
 * it, with a space between. A push with an id that you have seen is a replay,
 * or VelaFi's second attempt: acknowledge it, and do nothing.
 *
 * Returns: `BH_OK`, `BH_ERR_PUSH`.
 * Out: buf: the id, of visible ASCII and three spaces, no NUL.
 * In: body: the bytes of the request.
 */
BH_API BH_MUST_CHECK bh_status bh_velafi_webhook_id(
    char *buf,
    size_t *len,
    bh_str body
);

/**
 * The body that VelaFi wants as the response to a push, under HTTP status 200:
 * `{"callbackStatus":"SUCCESS"}` or `{"callbackStatus":"FAIL"}`.
 *
 * Returns: `BH_OK`.
 * Out: buf: the body, no NUL.
 * In: accepted: 0: it failed; else: it was taken.
 */
BH_API BH_MUST_CHECK bh_status bh_velafi_webhook_acknowledge(
    char *buf,
    size_t *len,
    uint32_t accepted
);

/**
 * Find out why the signature of a token request is wrong: which known mistake,
 * or which two, make exactly this signature. `bh_toobit_diagnose` has more.
 *
 * Returns: `BH_OK`, also if nothing is found; `BH_ERR_EMPTY` without a
 *     signature, `BH_ERR_SECRET_EMPTY`.
 * Out: diagnosis: views into buf, each followed by a NUL. buf: what they view,
 *     and where the search works: its capacity follows from the inputs. A
 *     secret: wipe it. In/Out: len: the capacity; the length.
 * In: signature: the wrong one, as it was sent. secret: the secret key, its
 *     text. api_key: the API key, or empty. timestamp_ms: as sent.
 * Wiped: secret.
 */
BH_API BH_MUST_CHECK bh_status bh_velafi_diagnose(
    bh_diagnosis *diagnosis,
    char *buf,
    size_t *len,
    bh_str signature,
    bh_str secret,
    bh_str api_key,
    int64_t timestamp_ms
);

/* PAVE =====================================================================
 *
 * Host: https://openapi.paveapi.com
 * Signed: HMAC-SHA256 of `<username>:<api_key>@<timestamp>` is the token
 * Source: PAVE, "Generate Access Token"
 */

/**
 * How long PAVE accepts a token, in milliseconds: for a verifier's `past_ms`.
 * Source: PAVE, "Authentication": it expires within 5 minutes.
 */
#define BH_PAVE_WINDOW_MS 300000

/**
 * How long an access token is good: 5 minutes, in milliseconds, for
 * `bh_token_rule`. Make one for each request rather.
 */
#define BH_PAVE_TOKEN_LIFETIME_MS 300000

/** A call to PAVE, for `bh_pave_request`. Zero-initialise it. */
typedef struct bh_pave_call {
  /** The primary account name, not a user of the dashboard. */
  bh_str username;
  /** The API key. */
  bh_str api_key;
  /** The timestamp, sent and signed as it is. */
  bh_str timestamp;
  /** The HTTP method in upper case. */
  bh_str method;
  /** Path and query as sent, such as `/v1/sessions`. */
  bh_str target;
  /** JSON to send, or empty. */
  bh_str body;
  /** Must be zero. */
  uint64_t reserved[4];
} bh_pave_call;

/**
 * The exact bytes that PAVE's token is made of:
 * `<username>:<api_key>@<timestamp>`.
 *
 * Returns: `BH_OK`, `BH_ERR_EMPTY`, `BH_ERR_TEXT`.
 * Out: buf: the payload, no NUL.
 * In: username: the primary account name. api_key: the API key. timestamp: any
 *     text; all three are taken as they are, `:` and `@` are not escaped.
 */
BH_API BH_MUST_CHECK bh_status bh_pave_payload(
    char *buf,
    size_t *len,
    bh_str username,
    bh_str api_key,
    bh_str timestamp
);

/**
 * Make PAVE's access token: HMAC-SHA256 of the payload, in hex.
 *
 * Returns: `BH_OK`, `BH_ERR_KEY`, `BH_ERR_EMPTY`, `BH_ERR_TEXT`.
 * Out: signature: the token, 64 lower-case hex characters and a NUL.
 * In: key: from the API secret. username: the primary account name. api_key:
 *     the API key. timestamp: the very text that the header `API-Timestamp`
 *     will hold: `bh_time_format_utc` makes the documented form,
 *     `bh_time_format_seconds` that of PAVE's own samples.
 * Constant time: key.
 */
BH_API BH_MUST_CHECK bh_status bh_pave_sign(
    char signature[BH_SIGNATURE_SIZE],
    const bh_hmac_key *key,
    bh_str username,
    bh_str api_key,
    bh_str timestamp
);

/**
 * Verify a PAVE token in constant time, over the timestamp exactly as it was
 * received: reformatting it (`Z` into `+00:00`) breaks the signature.
 *
 * Returns: `BH_OK`, `BH_ERR_SIGNATURE`, `BH_ERR_SIGNATURE_FORMAT`; of a right
 *     token `BH_ERR_STALE` or `BH_ERR_FUTURE`, or `BH_ERR_TIME_FORMAT` if its
 *     time cannot be read; `BH_ERR_KEY`, `BH_ERR_EMPTY`, `BH_ERR_TEXT`, and for
 *     the window
 *     `BH_ERR_TIME_IS_SECONDS`, `BH_ERR_TIME_RANGE`, `BH_ERR_INTERVAL`.
 * In: signature: the token, 64 hex characters, either case. key: from the API
 *     secret. username, api_key, timestamp: as received. window: the times to
 *     accept, or NULL; with one, timestamp must be RFC 3339 or Unix seconds.
 *     PAVE accepts a token for `BH_PAVE_WINDOW_MS`.
 * Constant time: key; the right token.
 */
BH_API BH_MUST_CHECK bh_status bh_pave_verify(
    bh_str signature,
    const bh_hmac_key *key,
    bh_str username,
    bh_str api_key,
    bh_str timestamp,
    const bh_window *window
);

/**
 * Build a call to PAVE: the headers `Accept: application/json`, `API-Key`,
 * `API-Token`, `API-Timestamp` and, with a body, `Content-Type:
 * application/json`. Method, target and body are not signed.
 *
 * Returns: `BH_OK`, `BH_ERR_KEY`, `BH_ERR_EMPTY`, `BH_ERR_TEXT`,
 *     `BH_ERR_HEADER_VALUE`, `BH_ERR_METHOD`, `BH_ERR_TARGET`,
 *     `BH_ERR_BODY_KIND` for a GET with a body, or one that is no JSON,
 *     `BH_ERR_RESERVED`.
 * In: key: from the API secret. call: what to call.
 * Constant time: key.
 */
BH_API BH_MUST_CHECK bh_status bh_pave_request(
    bh_request *request,
    char *buf,
    size_t *len,
    const bh_hmac_key *key,
    const bh_pave_call *call
);

/**
 * Read PAVE's response: whether it was accepted. PAVE does not document its
 * errors: the HTTP status decides, and a `message` or `error` in the body is
 * passed on.
 *
 * Returns: `BH_OK`, also for an error response; `BH_ERR_HTTP_STATUS`,
 *     `BH_ERR_RESERVED`.
 * In: http: what came of the request.
 */
BH_API BH_MUST_CHECK bh_status bh_pave_response(
    bh_response *response,
    char *buf,
    size_t *len,
    const bh_http_response *http
);

/**
 * Verify a callback of PAVE's in constant time. PAVE signs none: it sends back
 * the header that was stored with `POST /v1/callbacks`, such as
 * `Authorization`. Store a long random text. It protects nothing of the body.
 *
 * Returns: `BH_OK`, `BH_ERR_SIGNATURE`, `BH_ERR_EMPTY` if stored is.
 * In: sent: the header's value as received. stored: the one that was stored.
 * Source: PAVE, "Callbacks".
 * Constant time: stored.
 */
BH_API BH_MUST_CHECK bh_status bh_pave_callback_verify(
    bh_str sent,
    bh_str stored
);

/**
 * Find out why an access token is wrong: which known mistake, or which two,
 * make exactly this one. `bh_toobit_diagnose` has more.
 *
 * Returns: as `bh_velafi_diagnose`.
 * Out: as `bh_velafi_diagnose`. In/Out: len: the capacity; the length.
 * In: signature: the wrong one, as it was sent. secret: the API secret, its
 *     text. username, api_key, timestamp: as sent.
 * Wiped: secret.
 */
BH_API BH_MUST_CHECK bh_status bh_pave_diagnose(
    bh_diagnosis *diagnosis,
    char *buf,
    size_t *len,
    bh_str signature,
    bh_str secret,
    bh_str username,
    bh_str api_key,
    bh_str timestamp
);

/* MIXIN ====================================================================
 *
 * Host: https://api.mixin.one
 * Host for fallback: https://mixin-api.zeromesh.net
 * Signed: a JWT (Ed25519) over method, target and body; bot or OAuth
 * Source: Mixin, "Generate Authentication Token"
 */

/**
 * What a Mixin token may be made for beyond what is safe, or zero: the
 * `BH_MIXIN_` flags, joined by `|`.
 */
typedef uint32_t bh_mixin_flags;

/**
 * A body of any kind. Without it, a body on a GET or DELETE and one that begins
 * with neither `{` nor `[` are rejected: Mixin's hash of the request has
 * nothing between target and body, so that bytes could move from the target's
 * end into such a body.
 */
#define BH_MIXIN_ANY_BODY 1

/**
 * The claims of a Mixin token. Fill uid and sid for a bot or user, or iss, aid
 * and scp for OAuth, never both; jti, iat_s and exp_s always. The claim `sig`
 * is made from the request. Zero-initialise it.
 */
typedef struct bh_mixin_claims {
  /** The user's or bot's id. */
  bh_str uid;
  /** The session's id. */
  bh_str sid;
  /** OAuth: the authorization's id. */
  bh_str aid;
  /** OAuth: the client's id. */
  bh_str iss;
  /** The scopes. Empty means `FULL` for a bot; OAuth: the granted scopes. */
  bh_str scp;
  /** The token's id, a new UUID each time; sent as `X-Request-Id` too. */
  bh_str jti;
  /** Issued at, in Unix seconds. */
  int64_t iat_s;
  /** Expires, in Unix seconds. Mixin's document uses 90 days; less is safer. */
  int64_t exp_s;
  /** What is allowed beyond the usual: `BH_MIXIN_` flags, or 0. */
  bh_mixin_flags flags;
  /** Must be zero. */
  uint64_t reserved[4];
} bh_mixin_claims;

/** A decoded Mixin token. What it does not hold is empty or 0. */
typedef struct bh_mixin_token {
  /** The algorithm that its header names, such as `EdDSA` or `RS512`. */
  bh_str alg;
  /** The claim `sig`: hex SHA-256 of method, target and body. */
  bh_str sig;
  /** The other claims. */
  bh_mixin_claims claims;
} bh_mixin_token;

/** Of which kind the server's key of a keystore is. */
typedef uint32_t bh_mixin_server_key;

/** The keystore has no key of the server's. */
#define BH_MIXIN_SERVER_KEY_NONE 0

/** An Ed25519 key: it verifies, and must be converted to agree on a secret. */
#define BH_MIXIN_SERVER_KEY_ED25519 1

/** An X25519 key: it agrees on a secret as it is, and verifies nothing. */
#define BH_MIXIN_SERVER_KEY_X25519 2

/** What a Mixin keystore holds. What it does not hold is empty. */
typedef struct bh_mixin_keystore {
  /** The bot's, user's or OAuth client's id: `uid`, or `iss` of OAuth. */
  bh_str app_id;
  /** The session's id: `sid`. */
  bh_str session_id;
  /** OAuth: the authorization's id, `aid`. */
  bh_str authorization_id;
  /** OAuth: the granted scopes, `scp`. */
  bh_str scope;
  /** The private key, for `bh_ed25519_key_read`. A secret. */
  bh_str private_key;
  /** The server's key: 64 lower-case hex characters. */
  bh_str server_key;
  /**
   * The key that spends, as it stands there: a seed to some clients, a scalar
   * to others, which only its public key tells. A secret.
   */
  bh_str spend_key;
  /** A PIN of six digits. A secret. */
  bh_str pin;
  /** Of which kind the server's key is. */
  bh_mixin_server_key server_key_kind;
  /** Zero. */
  uint64_t reserved[4];
} bh_mixin_keystore;

/**
 * Read a Mixin keystore, the JSON file of a session's key: of a bot, of a user,
 * of an OAuth client, as the dashboard and the official clients write it.
 *
 * Returns: `BH_OK`, `BH_ERR_KEY_RSA` of a legacy session, `BH_ERR_KEY_JSON`;
 *     of its keys as `bh_ed25519_key_read`; `BH_ERR_PUBLIC_KEY`.
 * Out: keystore: views into buf, each followed by a NUL. buf: what they view. A
 *     secret: wipe it. In/Out: len: the capacity; the length.
 * In: text: the file.
 * Source: Mixin, "Authentication", and the official clients of Go and Node.
 * Constant time: text.
 */
BH_API BH_MUST_CHECK bh_status bh_mixin_keystore_read(
    bh_mixin_keystore *keystore,
    char *buf,
    size_t *len,
    bh_str text
);

/**
 * The exact bytes that Mixin's signature is over: base64url of the header
 * `{"alg":"EdDSA","typ":"JWT"}`, a dot, and base64url of the claims, which are
 * sorted by name as the document's Go code sorts them (RFC 7515, section 5.1).
 *
 * Returns: `BH_OK`, `BH_ERR_CLAIMS`, `BH_ERR_CLAIMS_TIME`, `BH_ERR_UTF8`,
 *     `BH_ERR_TEXT`, `BH_ERR_BODY_KIND`,
 *     `BH_ERR_TIME_IS_MILLISECONDS`, `BH_ERR_TIME_RANGE`, `BH_ERR_METHOD`,
 *     `BH_ERR_TARGET`, `BH_ERR_RESERVED`.
 * Out: buf: the payload, no NUL.
 * In: claims: who signs. method, target, body: see `bh_mixin_sign`.
 */
BH_API BH_MUST_CHECK bh_status bh_mixin_payload(
    char *buf,
    size_t *len,
    const bh_mixin_claims *claims,
    bh_str method,
    bh_str target,
    bh_str body
);

/**
 * Make a Mixin token: a JWT signed with Ed25519 (RFC 8037), good for this one
 * request. Its claim `sig` is the hex SHA-256 of method, target and body.
 *
 * Returns: `BH_OK`, `BH_ERR_KEY`, `BH_ERR_CLAIMS`, `BH_ERR_CLAIMS_TIME`,
 *     `BH_ERR_UTF8`, `BH_ERR_TEXT`, `BH_ERR_BODY_KIND`,
 *     `BH_ERR_TIME_IS_MILLISECONDS`, `BH_ERR_TIME_RANGE`,
 *     `BH_ERR_METHOD`, `BH_ERR_TARGET`, `BH_ERR_RESERVED`.
 * Out: token: the token, no NUL.
 * In: key: the session's private key. claims: who signs. method: upper case.
 *     target: path and query exactly as sent (the document's `uri`); empty
 *     means `/`. body: the exact bytes sent, or empty.
 * Note: It does not remember the token: Mixin refuses one that was used
 *     before. It does not reject claims that make a token over 8192 bytes, as
 *     `bh_mixin_verify` does.
 * Constant time: key.
 */
BH_API BH_MUST_CHECK bh_status bh_mixin_sign(
    char *token,
    size_t *token_len,
    const bh_ed25519_key *key,
    const bh_mixin_claims *claims,
    bh_str method,
    bh_str target,
    bh_str body
);

/**
 * Verify a Mixin token against the request that it came with. Only `EdDSA` is
 * accepted, never `none` or RS512. Tokens over 8192 bytes are rejected.
 *
 * Returns: `BH_OK`, `BH_ERR_TOKEN_FORMAT`, `BH_ERR_TOKEN_ALGORITHM`,
 *     `BH_ERR_SIGNATURE`, `BH_ERR_PUBLIC_KEY`; of a rightly signed token
 *     `BH_ERR_TOKEN_CLAIMS`, `BH_ERR_TOKEN_REQUEST`,
 *     `BH_ERR_TOKEN_REQUEST_ID`, `BH_ERR_STALE`, `BH_ERR_FUTURE`;
 *     `BH_ERR_METHOD`, `BH_ERR_TARGET`,
 *     `BH_ERR_BODY_KIND`, `BH_ERR_SIZE`, `BH_ERR_RESERVED` for
 *     flags, and for the window `BH_ERR_TIME_IS_SECONDS`, `BH_ERR_TIME_RANGE`,
 *     `BH_ERR_INTERVAL`.
 * In: token: without `Bearer `. public32: the signer's public key,
 *     BH_ED25519_PUBLIC_SIZE bytes; `bh_ed25519_verify` tells which are
 *     rejected. method, target, body: of the request. request_id: its
 *     `X-Request-Id`; empty: not compared, but for OAuth it is required.
 *     window: the times to accept, or NULL. flags: as in the claims, or 0.
 * Note: By Mixin's design nothing stands between target and body in the hash
 *     that is signed: see `BH_MIXIN_ANY_BODY`.
 * Note: It does not know which tokens were used before: keep their jti until
 *     exp.
 */
BH_API BH_MUST_CHECK bh_status bh_mixin_verify(
    bh_str token,
    const uint8_t public32[BH_ED25519_PUBLIC_SIZE],
    bh_str method,
    bh_str target,
    bh_str body,
    bh_str request_id,
    const bh_window *window,
    bh_mixin_flags flags
);

/**
 * Verify the `X-Integrity-Token` of Mixin's response to an OAuth request: a JWT
 * by the server's key over the request's method and target and the response's
 * body.
 *
 * Returns: as `bh_mixin_verify`.
 * In: token: the header's value. public32: the server's public key,
 *     BH_ED25519_PUBLIC_SIZE bytes. method, target: of the request. body: of
 *     the response, as received. request_id: its `X-Request-Id`; must
 *     not be empty. window: the times to accept, or NULL; iat and exp are
 *     checked if the token has them.
 */
BH_API BH_MUST_CHECK bh_status bh_mixin_integrity_verify(
    bh_str token,
    const uint8_t public32[BH_ED25519_PUBLIC_SIZE],
    bh_str method,
    bh_str target,
    bh_str body,
    bh_str request_id,
    const bh_window *window
);

/**
 * Read a token without verifying it: for logs and for finding out whose it is.
 * Nothing in it may be trusted. Any algorithm is read, also the RS512 of the
 * document's sample; a claim with a NUL is not, since as a C string it would
 * be another.
 *
 * Returns: `BH_OK`, `BH_ERR_TOKEN_FORMAT`, `BH_ERR_SIZE` over 8192 bytes.
 * In: token: without `Bearer `.
 */
BH_API BH_MUST_CHECK bh_status bh_mixin_decode(
    bh_mixin_token *decoded,
    char *buf,
    size_t *len,
    bh_str token
);

/**
 * Build a call to Mixin: the token, and the headers `Authorization`,
 * `X-Request-Id` (the jti) and `Content-Type: application/json`. Since the
 * method is given once, the one that is signed is the one that is sent.
 *
 * Returns: as `bh_mixin_sign`, and `BH_ERR_HEADER_VALUE` for the jti.
 * In: as `bh_mixin_sign`.
 * Constant time: key.
 */
BH_API BH_MUST_CHECK bh_status bh_mixin_request(
    bh_request *request,
    char *buf,
    size_t *len,
    const bh_ed25519_key *key,
    const bh_mixin_claims *claims,
    bh_str method,
    bh_str target,
    bh_str body
);

/**
 * Read Mixin's response: its outcome and the error, which comes with HTTP
 * status 202 and not with an error status. The data itself is yours to read
 * from the body.
 *
 * Returns: `BH_OK`, also for an error response; `BH_ERR_RESPONSE`,
 *     `BH_ERR_HTTP_STATUS`, `BH_ERR_RESERVED`.
 * In: http: what came of the request.
 */
BH_API BH_MUST_CHECK bh_status bh_mixin_response(
    bh_response *response,
    char *buf,
    size_t *len,
    const bh_http_response *http
);

/**
 * Find out why Mixin refuses a token: whether it is signed otherwise, with
 * another key or text, whether its claim `sig` is of another request, and what
 * is wrong with its claims.
 *
 * Returns: as `bh_velafi_diagnose`; `BH_ERR_TOKEN_FORMAT` if it is no JWT even
 *     so; of the key as `bh_ed25519_key_read`.
 * Out: as `bh_velafi_diagnose`. In/Out: len: the capacity; the length.
 * In: token: as it was sent. key_text: the private key's text, or the public
 *     key's.
 *     method, target, body: as sent. request_id: the `X-Request-Id` sent with
 *     it, or empty. now_ms: Unix milliseconds by the server's clock, or 0.
 * Wiped: key_text.
 */
BH_API BH_MUST_CHECK bh_status bh_mixin_diagnose(
    bh_diagnosis *diagnosis,
    char *buf,
    size_t *len,
    bh_str token,
    bh_str key_text,
    bh_str method,
    bh_str target,
    bh_str body,
    bh_str request_id,
    int64_t now_ms
);

/* MIXIN: OAUTH AND BLAZE ===================================================
 *
 * Source: Mixin, "OAuth" and "Message loop"
 */

/** What a user granted to an OAuth client. What it does not hold is empty. */
typedef struct bh_mixin_authorization {
  /** The authorization's id: the claim `aid`. Empty with an access token. */
  bh_str authorization_id;
  /** The granted scopes, which may be fewer than were asked for: `scp`. */
  bh_str scope;
  /**
   * The key that the server signs its responses with: 64 lower-case hex
   * characters, for `bh_mixin_response_verify`. It makes no PIN.
   */
  bh_str server_key;
  /** Zero. */
  uint64_t reserved[4];
} bh_mixin_authorization;

/**
 * Make PKCE's code challenge for the page that asks the user. Mixin does not do
 * as RFC 7636 says: it hashes the bytes that the verifier is base64url of, and
 * not the verifier's text, and calls that method `SHA256`, not `S256`.
 *
 * Returns: `BH_OK`, `BH_ERR_ENCODING`.
 * Out: buf: base64url, no NUL.
 * In: verifier: base64url of 32 random bytes.
 * Constant time: verifier.
 */
BH_API BH_MUST_CHECK bh_status bh_mixin_code_challenge(
    char *buf,
    size_t *len,
    bh_str verifier
);

/**
 * Build the call that exchanges a code for an authorization:
 * `POST /oauth/token`, which carries no `Authorization`.
 *
 * Returns: `BH_OK`, `BH_ERR_EMPTY`, `BH_ERR_UTF8`, `BH_ERR_TEXT`,
 *     `BH_ERR_OAUTH_PROOF`, `BH_ERR_ENCODING` of the code_verifier,
 *     `BH_ERR_PUBLIC_KEY`.
 * Out: buf: what request views. A secret: its body.
 * In: client_id: the app's id. code: from the page, or the socket.
 *     client_secret: the app's secret, or empty. code_verifier: that of the
 *     code challenge, or empty. public_key: the 32 bytes of a key of your own,
 *     made for this authorization, that signs its calls; empty: Mixin makes
 *     an access token.
 * Constant time: client_secret, code_verifier.
 */
BH_API BH_MUST_CHECK bh_status bh_mixin_oauth_token_request(
    bh_request *request,
    char *buf,
    size_t *len,
    bh_str client_id,
    bh_str code,
    bh_str client_secret,
    bh_str code_verifier,
    bh_str public_key
);

/**
 * Read Mixin's response to the token call: the outcome and the error. Its token
 * is an access token, if no key of your own was sent. What was granted,
 * `bh_mixin_authorization_read` reads of the same body.
 *
 * Returns: `BH_OK`, also for an error response; `BH_ERR_RESPONSE`,
 *     `BH_ERR_HTTP_STATUS`, `BH_ERR_RESERVED`.
 * In: http: what came of the request.
 */
BH_API BH_MUST_CHECK bh_status bh_mixin_oauth_token_response(
    bh_response *response,
    char *buf,
    size_t *len,
    const bh_http_response *http
);

/**
 * Read what was granted, of the body of a response to the token call that was
 * accepted.
 *
 * Returns: `BH_OK`, `BH_ERR_RESPONSE`, `BH_ERR_PUBLIC_KEY` of the server's key.
 * In: body: of the response.
 */
BH_API BH_MUST_CHECK bh_status bh_mixin_authorization_read(
    bh_mixin_authorization *authorization,
    char *buf,
    size_t *len,
    bh_str body
);

/**
 * Check that a response is the one to a request: its `X-Request-Id` is the
 * request's and, with the server's key of OAuth, its `X-Integrity-Token` is
 * that key's over the request's method and target and the response's body.
 *
 * Returns: `BH_OK`, also of no response and of one from 400 on, which carry
 *     neither and are accepted by no reader; `BH_ERR_RESPONSE_REQUEST_ID`,
 *     `BH_ERR_INTEGRITY_MISSING`, but for the error 401; `BH_ERR_EMPTY`,
 *     `BH_ERR_SERVER_KEY`, `BH_ERR_HTTP_STATUS`; as
 *     `bh_mixin_integrity_verify`.
 * In: http: what came of the request, with its headers, and request_method.
 *     server_key: of the keystore or authorization, 64 hex characters; empty
 *     for a bot. target: of the request. request_id: the jti that was sent.
 *     window: the times to accept, or NULL.
 */
BH_API BH_MUST_CHECK bh_status bh_mixin_response_verify(
    const bh_http_response *http,
    bh_str server_key,
    bh_str target,
    bh_str request_id,
    const bh_window *window
);

/**
 * Build the request that opens Blaze, Mixin's socket for messages: a token for
 * `GET /`, and the header `Sec-WebSocket-Protocol`. Add what your client of
 * WebSockets does. Each connection takes a new token.
 *
 * Returns: as `bh_mixin_sign`.
 * In: as `bh_mixin_sign`.
 * Note: It goes to blaze.mixin.one, or mixin-blaze.zeromesh.net.
 * Constant time: key.
 */
BH_API BH_MUST_CHECK bh_status bh_mixin_blaze_request(
    bh_request *request,
    char *buf,
    size_t *len,
    const bh_ed25519_key *key,
    const bh_mixin_claims *claims
);

/**
 * The first message to Blaze, without which none comes: the action
 * `LIST_PENDING_MESSAGES`. Send it gzipped, in a binary frame.
 *
 * Returns: `BH_OK`, `BH_ERR_EMPTY`, `BH_ERR_UTF8`, `BH_ERR_TEXT`.
 * Out: buf: JSON, no NUL.
 * In: id: of the message, a new UUID.
 */
BH_API BH_MUST_CHECK bh_status bh_mixin_blaze_message(
    char *buf,
    size_t *len,
    bh_str id
);

/* MIXIN: PIN AND TIP =======================================================
 *
 * Source: Mixin, "PIN" and "TIP"
 */

/**
 * Prepare the key that spends, of a keystore: some clients write its seed, and
 * others the scalar that is made of one. Which it is, tells its public key
 * alone, and nothing is guessed.
 *
 * Returns: `BH_OK`, `BH_ERR_KEY_MISMATCH` if it is neither's;
 *     `BH_ERR_SERVER_KEY` for the kind; of the spend_key as
 *     `bh_ed25519_key_read`; `BH_ERR_RESERVED`.
 * Out: key: the prepared key; wiped on failure.
 * In: keystore: its spend_key. public32: BH_ED25519_PUBLIC_SIZE bytes, as Mixin
 *     has them of the user.
 * Constant time: keystore.
 */
BH_API BH_MUST_CHECK bh_status bh_mixin_spend_key(
    bh_ed25519_key *key,
    const bh_mixin_keystore *keystore,
    const uint8_t public32[BH_ED25519_PUBLIC_SIZE]
);

/**
 * Seal a PIN for Mixin's server: what its calls name `pin_base64`. The key is
 * agreed on with X25519, of the keystore's private key and the server's, which
 * is converted if, and only if, it is of the kind that must be; what is sealed
 * is the PIN, the time and the iterator, with AES-256-CBC.
 *
 * Returns: `BH_OK`, `BH_ERR_PIN`, `BH_ERR_IV`, `BH_ERR_ITERATOR`,
 *     `BH_ERR_SERVER_KEY`, `BH_ERR_PUBLIC_KEY` of a server's key that agrees on
 *     nothing, `BH_ERR_TIME_IS_MILLISECONDS`, `BH_ERR_TIME_RANGE`,
 *     `BH_ERR_RESERVED`; of the private_key as `bh_ed25519_key_read`.
 * Out: buf: base64url of the IV and what is sealed, no NUL.
 * In: keystore: as it was read; not of OAuth. plain: six digits; or the 64
 *     bytes of a TIP signature, from `bh_mixin_tip_sign`; or, for
 *     `POST /pin/update` alone, the 32 bytes of the public key that is to be
 *     the PIN; empty: the keystore's pin. iv: 16 random bytes, never used
 *     before. time_s: now, in Unix seconds. iterator: greater than the last
 *     one of the session: `bh_mixin_iterator_next`.
 * Constant time: keystore, plain.
 */
BH_API BH_MUST_CHECK bh_status bh_mixin_pin(
    char *buf,
    size_t *len,
    const bh_mixin_keystore *keystore,
    bh_str plain,
    bh_str iv,
    int64_t time_s,
    uint64_t iterator
);

/**
 * Give the iterator of a session's next PIN: the time in nanoseconds or, where
 * the clock did not move or was put back, one more than the last.
 *
 * Returns: `BH_OK`, `BH_ERR_ITERATOR`, `BH_ERR_TIME_IS_SECONDS`,
 *     `BH_ERR_TIME_RANGE`.
 * Out: iterator: the next one. Keep it as the last.
 * In: last: the last one of the session, or 0. now_ms: now, in Unix
 *     milliseconds.
 */
BH_API BH_MUST_CHECK bh_status bh_mixin_iterator_next(
    uint64_t *iterator,
    uint64_t last,
    int64_t now_ms
);

/**
 * The text of a TIP action: its name and its parameters, joined without
 * anything between them. Mixin's signature is over the SHA-256 of it, but of
 * `TIP:VERIFY:` over the text itself.
 *
 * Returns: `BH_OK`, `BH_ERR_TIP_ACTION`, `BH_ERR_TIP_PARAMETER`,
 *     `BH_ERR_TIP_AMOUNT`, `BH_ERR_UTF8`.
 * Out: buf: the text, no NUL.
 * In: action: its name in capitals, such as `TIP:TRANSFER:CREATE:`, with the
 *     colon at its end. params: by name, in any order; docs/mixin.md lists
 *     those of each action. What is absent is empty; an id is a UUID in lower
 *     case; `receiver` stands once for each. param_count: how many, at most
 *     1000.
 */
BH_API BH_MUST_CHECK bh_status bh_mixin_tip_payload(
    char *buf,
    size_t *len,
    bh_str action,
    const bh_param *params,
    size_t param_count
);

/**
 * Sign a TIP action with the key that spends. The signature is sent as a PIN,
 * sealed by `bh_mixin_pin`.
 *
 * Returns: as `bh_mixin_tip_payload`, and `BH_ERR_KEY`.
 * Out: signature: BH_ED25519_SIGNATURE_SIZE bytes. A secret: who has it, has
 *     what was signed executed.
 * In: key: from `bh_mixin_spend_key`, not the session's. action, params,
 *     param_count: see `bh_mixin_tip_payload`.
 * Constant time: key.
 */
BH_API BH_MUST_CHECK bh_status bh_mixin_tip_sign(
    uint8_t signature[BH_ED25519_SIGNATURE_SIZE],
    const bh_ed25519_key *key,
    bh_str action,
    const bh_param *params,
    size_t param_count
);

/**
 * The body of `POST /safe/users`, which registers the key that spends for the
 * keystore's app_id: public key, signature and sealed PIN.
 *
 * Returns: as `bh_mixin_pin`; `BH_ERR_KEY`; `BH_ERR_TIP_PARAMETER` if the
 *     app_id is no UUID.
 * Out: buf: JSON, no NUL.
 * In: key: the key that spends. keystore, iv, time_s, iterator: see
 *     `bh_mixin_pin`.
 * Note: Mixin's document has a signature over SHA-256 of another text, in hex.
 *     This is what all official clients send: base64url of that over SHA3-256
 *     of the user's id.
 * Constant time: key, keystore.
 */
BH_API BH_MUST_CHECK bh_status bh_mixin_register_body(
    char *buf,
    size_t *len,
    const bh_ed25519_key *key,
    const bh_mixin_keystore *keystore,
    bh_str iv,
    int64_t time_s,
    uint64_t iterator
);

/* TOOBIT ===================================================================
 *
 * Host: https://api.toobit.com
 * Signed: HMAC-SHA256 of query and form body, joined without `&`
 * Source: Toobit, "Code Examples"
 */

/**
 * The recvWindow that Toobit assumes, and that a `bh_toobit_call` with 0 sends.
 */
#define BH_TOOBIT_DEFAULT_RECV_WINDOW_MS 5000

/** The greatest recvWindow that Toobit states. */
#define BH_TOOBIT_MAX_RECV_WINDOW_MS 60000

/**
 * How long a listen key lives after it was made or renewed: 60 minutes, in
 * milliseconds.
 */
#define BH_TOOBIT_LISTEN_KEY_LIFETIME_MS 3600000

/** A call to Toobit, for `bh_toobit_request`. Zero-initialise it. */
typedef struct bh_toobit_call {
  /** The API key. */
  bh_str api_key;
  /** `GET`, `POST`, `PUT` or `DELETE`. */
  bh_str method;
  /** The path, such as `/api/v1/spot/order`; no query. */
  bh_str path;
  /** Parameters of the query, in the order in which they are sent. */
  const bh_param *query;
  /** How many, at most 1000. */
  size_t query_count;
  /** Parameters of the form body, likewise; not with GET, not with json. */
  const bh_param *form;
  /** How many, at most 1000. */
  size_t form_count;
  /** A JSON body (batch orders), which Toobit does not sign; or empty. */
  bh_str json;
  /** Now, in Unix milliseconds. */
  int64_t timestamp_ms;
  /** How old the request may be when it arrives; 0 sends 5000. */
  int64_t recv_window_ms;
  /** Must be zero. */
  uint64_t reserved[4];
} bh_toobit_call;

/**
 * The exact bytes that Toobit's signature is over: the query, directly
 * followed by the form body, with no `&` between them.
 *
 * Returns: `BH_OK`, `BH_ERR_PARAM_SIGNATURE`, `BH_ERR_QUERY`,
 *     `BH_ERR_QUERY_CHARACTER`, `BH_ERR_BODY_KIND` if the body is JSON.
 * Out: buf: the payload, no NUL.
 * In: query, body: see `bh_toobit_sign`.
 * Source: Toobit, "Code Examples", notes.
 */
BH_API BH_MUST_CHECK bh_status bh_toobit_payload(
    char *buf,
    size_t *len,
    bh_str query,
    bh_str body
);

/**
 * Sign a ready query and form body: HMAC-SHA256 of the payload, in hex. Send
 * the very same bytes, with `signature=...` appended to the body if there is a
 * form body, else to the query.
 *
 * Returns: `BH_OK`, `BH_ERR_KEY`, `BH_ERR_PARAM_SIGNATURE`, `BH_ERR_QUERY`,
 *     `BH_ERR_QUERY_CHARACTER`, `BH_ERR_BODY_KIND` if the body is JSON: it is
 *     not signed, pass it empty.
 * Out: signature: 64 lower-case hex characters and a NUL.
 * In: key: from the secret key. query: without `?`, with `timestamp` in
 *     milliseconds in it or in the body. body: the form body, or empty.
 * Note: It does not encode, sort or look for duplicates: `bh_toobit_request`
 *     does all that is needed.
 * Source: Toobit, "Code Examples", notes.
 * Constant time: key.
 */
BH_API BH_MUST_CHECK bh_status bh_toobit_sign(
    char signature[BH_SIGNATURE_SIZE],
    const bh_hmac_key *key,
    bh_str query,
    bh_str body
);

/**
 * Verify a Toobit signature in constant time, then the request's time by
 * Toobit's rule: `timestamp < now + 1000 && now - timestamp <= recvWindow`.
 *
 * Returns: `BH_OK`, `BH_ERR_SIGNATURE`, `BH_ERR_SIGNATURE_FORMAT`; of a right
 *     signature `BH_ERR_STALE`, `BH_ERR_FUTURE`,
 *     `BH_ERR_TIMESTAMP_MISSING`, `BH_ERR_TIMESTAMP_PLACE` or
 *     `BH_ERR_RECV_WINDOW`; `BH_ERR_KEY`, `BH_ERR_PARAM_SIGNATURE`,
 *     `BH_ERR_QUERY`, `BH_ERR_QUERY_CHARACTER`, `BH_ERR_BODY_KIND`, and for
 *     now_ms `BH_ERR_TIME_IS_SECONDS`, `BH_ERR_TIME_RANGE`.
 * In: signature: 64 hex characters, either case. key: from the secret key.
 *     query, body: as received, without the signature. now_ms: the verifier's
 *     time in Unix milliseconds; 0: the time is not checked.
 * Note: By Toobit's design the signature does not cover where the query ends
 *     and the body begins: take no meaning from a parameter's place.
 * Constant time: key; the right signature.
 */
BH_API BH_MUST_CHECK bh_status bh_toobit_verify(
    bh_str signature,
    const bh_hmac_key *key,
    bh_str query,
    bh_str body,
    int64_t now_ms
);

/**
 * Build a signed call to Toobit: names and values are percent-encoded (RFC
 * 3986, section 2.3: only letters, digits and `- _ . ~` stay), in your order;
 * `recvWindow`, `timestamp` and `signature` are appended, to the form if there
 * is one, else to the query. Headers: `X-BB-APIKEY`, and `Content-Type` with a
 * body.
 *
 * Returns: `BH_OK`, `BH_ERR_KEY`, `BH_ERR_EMPTY`, `BH_ERR_HEADER_VALUE`,
 *     `BH_ERR_METHOD`, `BH_ERR_TARGET`, `BH_ERR_PARAM_NAME`,
 *     `BH_ERR_PARAM_SIGNATURE`, `BH_ERR_PARAM_RESERVED`,
 *     `BH_ERR_PARAM_DUPLICATE`, `BH_ERR_RECV_WINDOW`, `BH_ERR_INTERVAL`,
 *     `BH_ERR_BODY_KIND`, `BH_ERR_TIME_IS_SECONDS`, `BH_ERR_TIME_RANGE`,
 *     `BH_ERR_RESERVED`.
 * In: key: from the secret key. call: what to call.
 * Constant time: key.
 */
BH_API BH_MUST_CHECK bh_status bh_toobit_request(
    bh_request *request,
    char *buf,
    size_t *len,
    const bh_hmac_key *key,
    const bh_toobit_call *call
);

/**
 * Build a call to Toobit that carries the API key alone, which is what the
 * security types USER_STREAM and MARKET_DATA ask for: encoded as by
 * `bh_toobit_request`, without time and signature. Toobit's tables ask for a
 * timestamp in the calls of user data streams all the same, and take them
 * signed: prefer that.
 *
 * Returns: `BH_OK`, `BH_ERR_EMPTY`, `BH_ERR_HEADER_VALUE`, `BH_ERR_METHOD`,
 *     `BH_ERR_TARGET`, `BH_ERR_PARAM_NAME`, `BH_ERR_PARAM_SIGNATURE`,
 *     `BH_ERR_PARAM_RESERVED`, `BH_ERR_PARAM_DUPLICATE`, `BH_ERR_BODY_KIND`,
 *     `BH_ERR_RESERVED`.
 * In: call: what to call; its times are not looked at.
 */
BH_API BH_MUST_CHECK bh_status bh_toobit_key_request(
    bh_request *request,
    char *buf,
    size_t *len,
    const bh_toobit_call *call
);

/**
 * Read Toobit's response: its outcome and the error. The data itself is yours
 * to read from the body. Of a batch each item says for itself what became of
 * it: all accepted, all refused, or partial, with the first error;
 * `bh_toobit_response_item` reads the items.
 *
 * Returns: `BH_OK`, also for an error response; `BH_ERR_RESPONSE`,
 *     `BH_ERR_HTTP_STATUS`, `BH_ERR_RESERVED`.
 * In: http: what came of the request.
 */
BH_API BH_MUST_CHECK bh_status bh_toobit_response(
    bh_response *response,
    char *buf,
    size_t *len,
    const bh_http_response *http
);

/**
 * Read one item of the response to a batch of orders, as a response of its own:
 * whether this item was accepted, its error, and in `detail` the item itself.
 *
 * Returns: `BH_OK`, also for an error response; `BH_ERR_INDEX` if there is no
 *     such item; `BH_ERR_HTTP_STATUS`, `BH_ERR_RESERVED`.
 * In: http: what came of the request. index: from 0 to `item_count` - 1, as
 *     `bh_toobit_response` counted.
 */
BH_API BH_MUST_CHECK bh_status bh_toobit_response_item(
    bh_response *response,
    char *buf,
    size_t *len,
    const bh_http_response *http,
    size_t index
);

/**
 * Build the request for Toobit's time: `GET /api/v1/time`, unsigned.
 *
 * Returns: `BH_OK`.
 */
BH_API BH_MUST_CHECK bh_status bh_toobit_time_request(
    bh_request *request,
    char *buf,
    size_t *len
);

/**
 * Read Toobit's time: `server_time_ms`, for `bh_clock_offset` with a
 * resolution of 1.
 *
 * Returns: `BH_OK`, also for an error response; `BH_ERR_RESPONSE`,
 *     `BH_ERR_HTTP_STATUS`, `BH_ERR_RESERVED`.
 * In: http: what came of the request.
 */
BH_API BH_MUST_CHECK bh_status bh_toobit_time_response(
    bh_response *response,
    char *buf,
    size_t *len,
    const bh_http_response *http
);

/**
 * Read the response to the call that makes a user data stream, which is
 * `POST /api/v1/userDataStream` (spot) or `/api/v1/listenKey` (futures), signed
 * as any other. PUT with `listenKey` renews it, every 30 minutes is advised,
 * DELETE closes it; `bh_toobit_response` reads their responses. The listen key
 * is `token`, 60 minutes from sent_ms `expires_ms`, for `bh_token_rule`.
 *
 * Returns: `BH_OK`, also for an error response; `BH_ERR_RESPONSE`,
 *     `BH_ERR_HTTP_STATUS`, `BH_ERR_RESERVED`, `BH_ERR_TIME_IS_SECONDS`,
 *     `BH_ERR_TIME_RANGE`.
 * In: http: what came of the request. sent_ms: when it was sent, in Unix
 *     milliseconds.
 */
BH_API BH_MUST_CHECK bh_status bh_toobit_stream_response(
    bh_response *response,
    char *buf,
    size_t *len,
    const bh_http_response *http,
    int64_t sent_ms
);

/**
 * The address of the socket that a listen key opens, which needs no header. The
 * listen key alone opens the account's stream: log neither.
 *
 * Returns: `BH_OK`, `BH_ERR_LISTEN_KEY`.
 * Out: buf: the address, no NUL. A secret.
 * In: listen_key: from `bh_toobit_stream_response`.
 * Constant time: listen_key.
 */
BH_API BH_MUST_CHECK bh_status bh_toobit_stream_url(
    char *buf,
    size_t *len,
    bh_str listen_key
);

/**
 * Find out why a signature is wrong: which known mistake, or which two, make
 * exactly this signature. Nothing is guessed: what is named was computed again.
 * Found or not, it takes time for many signatures: some ms, and 0.1 s for 64
 * KiB. It is for a developer beside the secret, not for a server.
 *
 * Returns: as `bh_velafi_diagnose`; `BH_ERR_SIZE` if the inputs have over 128
 *     KiB together.
 * Out: as `bh_velafi_diagnose`. In/Out: len: the capacity; the length.
 * In: signature: the wrong one, as it was sent. secret: the secret key, its
 *     text. query: as sent; a `?` before it and `signature` in it are ignored.
 *     body: the form or JSON as sent, or empty. api_key, method, path: as
 *     sent; what is not known is empty, and mistakes with it are not found.
 * Wiped: secret.
 */
BH_API BH_MUST_CHECK bh_status bh_toobit_diagnose(
    bh_diagnosis *diagnosis,
    char *buf,
    size_t *len,
    bh_str signature,
    bh_str secret,
    bh_str query,
    bh_str body,
    bh_str api_key,
    bh_str method,
    bh_str path
);

/* BITBITDUO ================================================================
 *
 * Host: https://qaxxxrenewserver.bitbitduo.com
 * Host for trade: https://qatradee33e690ab2de05dc.bitbitduo.com
 * Signed: SHA-256 or HMAC-SHA256, by one of three schemes, for a token
 * Source: BITBITDUO, "Get token"
 */

/**
 * Which reading of BITBITDUO's document a signature follows: a `BH_BITBITDUO_`
 * constant.
 */
typedef uint32_t bh_bitbitduo_scheme;

/**
 * Plain SHA-256 of `appkey=...&random=...&time=...`: what BITBITDUO's document
 * says in words, and what its own demo sends. Use this one unless you know
 * better.
 */
#define BH_BITBITDUO_SHA256 0

/** HMAC-SHA256 of `appkey=...&random=...&time=...`, its key the appkey. */
#define BH_BITBITDUO_HMAC_SHA256 1

/**
 * HMAC-SHA256 of `appid=...&random=...&time=...`, its key the appkey: the
 * document's Java code, taken over the parameters that are sent.
 */
#define BH_BITBITDUO_HMAC_SHA256_APPID 2

/** How long a BITBITDUO token lives: 2 hours, in milliseconds. */
#define BH_BITBITDUO_TOKEN_LIFETIME_MS 7200000

/** BITBITDUO takes one token request a minute: that minute, in milliseconds. */
#define BH_BITBITDUO_MIN_INTERVAL_MS 60000

/**
 * Draw the random number of a BITBITDUO token request.
 *
 * Returns: `BH_OK`, `BH_ERR_SYSTEM_RANDOM`.
 * Out: random: from 100000 to 999999.
 */
BH_API BH_MUST_CHECK bh_status bh_bitbitduo_random(uint32_t *random);

/**
 * The exact bytes that BITBITDUO's signature is made of, by the scheme. With
 * the schemes other than `_APPID` they contain the app key: wipe buf after use
 * and never log it.
 *
 * Returns: `BH_OK`, `BH_ERR_SCHEME`, `BH_ERR_EMPTY`, `BH_ERR_TEXT`,
 *     `BH_ERR_SECRET_EMPTY`, `BH_ERR_RANDOM_RANGE`,
 *     `BH_ERR_TIME_IS_MILLISECONDS`,
 *     `BH_ERR_TIME_RANGE`.
 * Out: buf: the payload, no NUL. A secret with some schemes.
 * In: see `bh_bitbitduo_sign`.
 * Constant time: app_key.
 */
BH_API BH_MUST_CHECK bh_status bh_bitbitduo_payload(
    char *buf,
    size_t *len,
    bh_bitbitduo_scheme scheme,
    bh_str app_id,
    bh_str app_key,
    uint32_t random,
    int64_t time_s
);

/**
 * Sign a BITBITDUO token request: the parameter `sig`, in hex.
 *
 * Returns: `BH_OK`, `BH_ERR_SCHEME`, `BH_ERR_EMPTY`, `BH_ERR_TEXT`,
 *     `BH_ERR_SECRET_EMPTY`, `BH_ERR_RANDOM_RANGE`,
 *     `BH_ERR_TIME_IS_MILLISECONDS`,
 *     `BH_ERR_TIME_RANGE`.
 * Out: signature: 64 lower-case hex characters and a NUL.
 * In: scheme: `BH_BITBITDUO_SHA256` or another `BH_BITBITDUO_` scheme. app_id,
 *     app_key: both non-empty, taken as they are. random: 100000 to 999999.
 *     time_s: Unix time in seconds.
 * Constant time: app_key.
 */
BH_API BH_MUST_CHECK bh_status bh_bitbitduo_sign(
    char signature[BH_SIGNATURE_SIZE],
    bh_bitbitduo_scheme scheme,
    bh_str app_id,
    bh_str app_key,
    uint32_t random,
    int64_t time_s
);

/**
 * Verify a BITBITDUO signature in constant time.
 *
 * Returns: `BH_OK`, `BH_ERR_SIGNATURE`, `BH_ERR_SIGNATURE_FORMAT`; of a right
 *     signature `BH_ERR_STALE` or `BH_ERR_FUTURE`; those of
 *     `bh_bitbitduo_sign`, and for the window `BH_ERR_TIME_IS_SECONDS`,
 *     `BH_ERR_TIME_RANGE`, `BH_ERR_INTERVAL`.
 * In: signature: 64 hex characters, either case. scheme, app_id, app_key: of
 *     the account. random, time_s: as received. window: the times to accept,
 *     or NULL. The document does not say what BITBITDUO tolerates.
 * Note: By BITBITDUO's design the schemes SHA256 and HMAC_SHA256 do not cover
 *     the appid: whoever has the key of one can ask for another. Look up the
 *     appkey by the appid.
 * Constant time: app_key; the right signature.
 */
BH_API BH_MUST_CHECK bh_status bh_bitbitduo_verify(
    bh_str signature,
    bh_bitbitduo_scheme scheme,
    bh_str app_id,
    bh_str app_key,
    uint32_t random,
    int64_t time_s,
    const bh_window *window
);

/**
 * Build BITBITDUO's token request: `GET /serv/apiToken`. The service takes one
 * a minute: see `bh_token_rule`.
 *
 * Returns: as `bh_bitbitduo_sign`.
 * In: see `bh_bitbitduo_sign`.
 * Constant time: app_key.
 */
BH_API BH_MUST_CHECK bh_status bh_bitbitduo_token_request(
    bh_request *request,
    char *buf,
    size_t *len,
    bh_bitbitduo_scheme scheme,
    bh_str app_id,
    bh_str app_key,
    uint32_t random,
    int64_t time_s
);

/**
 * Read BITBITDUO's response to a token request: `token`, `expires_ms`, or one
 * of the six errors, whether it came as a string or as a number.
 *
 * Returns: `BH_OK`, also for an error response; `BH_ERR_RESPONSE`,
 *     `BH_ERR_HTTP_STATUS`, `BH_ERR_RESERVED`,
 *     `BH_ERR_TIME_IS_SECONDS`, `BH_ERR_TIME_RANGE`.
 * In: http: what came of the request. sent_ms: when the request was sent, in
 *     Unix milliseconds: the response does not tell when the token expires, so
 *     its 2 hours are counted from then.
 */
BH_API BH_MUST_CHECK bh_status bh_bitbitduo_token_response(
    bh_response *response,
    char *buf,
    size_t *len,
    const bh_http_response *http,
    int64_t sent_ms
);

/**
 * Build the request for BITBITDUO's time: `GET /serv/time`, unsigned.
 *
 * Returns: `BH_OK`.
 */
BH_API BH_MUST_CHECK bh_status bh_bitbitduo_time_request(
    bh_request *request,
    char *buf,
    size_t *len
);

/**
 * Read BITBITDUO's time: `server_time_ms`, for `bh_clock_offset` with a
 * resolution of 1000, since the service gives seconds.
 *
 * Returns: `BH_OK`, also for an error response; `BH_ERR_RESPONSE`,
 *     `BH_ERR_HTTP_STATUS`, `BH_ERR_RESERVED`.
 * In: http: what came of the request.
 */
BH_API BH_MUST_CHECK bh_status bh_bitbitduo_time_response(
    bh_response *response,
    char *buf,
    size_t *len,
    const bh_http_response *http
);

/**
 * Build a call after the token: `POST` of a JSON-RPC body, whose first
 * parameter is the token. Nothing is signed. Its host is
 * `https://qatradee33e690ab2de05dc.bitbitduo.com`.
 *
 * Returns: `BH_OK`, `BH_ERR_RPC_METHOD`, `BH_ERR_RPC_PARAMS`, `BH_ERR_EMPTY`,
 *     `BH_ERR_HEADER_VALUE`.
 * In: token: of `bh_bitbitduo_token_response`; empty for a method without one.
 *     rpc_method: `balance.query`, `order.query` (offset, limit), `order.limit`
 *     (market, side, amount, price, 0), `order.market` (market, side, amount,
 *     0),
 *     `order.cancel` (market, order id), `order.history` (market, from, to,
 *     offset, limit), or, without token, `depth.query` (market, limit).
 *     rpc_params: what stands behind the token, a JSON list such as
 *     `["BBD/ETH",2,"100","0.0001",0]`; empty for none. Side 2 buys, 1 sells;
 *     amounts and prices are text. rpc_id: comes back in the response.
 * Constant time: token.
 * Source: BitBitDuo/demo-source-code.
 */
BH_API BH_MUST_CHECK bh_status bh_bitbitduo_request(
    bh_request *request,
    char *buf,
    size_t *len,
    bh_str token,
    bh_str rpc_method,
    bh_str rpc_params,
    uint32_t rpc_id
);

/**
 * Write a call as a message of the socket
 * `wss://qatradee33e690ab2de05dc.bitbitduo.com/ws/`, which takes the methods of
 * `bh_bitbitduo_request` and `depth.subscribe` (market, such as `1x`, limit),
 * `deals.subscribe` (market), both without token, `orders.subscribe` and
 * `balance.subscribe`.
 *
 * Returns: as `bh_bitbitduo_request`.
 * Out: buf: the message, no NUL. The token is in it.
 * In: see `bh_bitbitduo_request`.
 * Constant time: token.
 */
BH_API BH_MUST_CHECK bh_status bh_bitbitduo_message(
    char *buf,
    size_t *len,
    bh_str token,
    bh_str rpc_method,
    bh_str rpc_params,
    uint32_t rpc_id
);

/**
 * Read the response to a call after the token. BITBITDUO documents none: it is
 * read as that of ViaBTC's open server, whose calls these are. The result
 * itself is yours to read from the body.
 *
 * Returns: `BH_OK`, also for an error response; `BH_ERR_RESPONSE`,
 *     `BH_ERR_HTTP_STATUS`, `BH_ERR_RESERVED`.
 * In: http: what came of the request. rpc_id: the call's; the response to
 *     another call is none to this one.
 */
BH_API BH_MUST_CHECK bh_status bh_bitbitduo_response(
    bh_response *response,
    char *buf,
    size_t *len,
    const bh_http_response *http,
    uint32_t rpc_id
);

/**
 * Find out why a `sig` is wrong: which known mistake, or which two, make
 * exactly this one; also that it is right by another scheme.
 * `bh_toobit_diagnose` has more.
 *
 * Returns: as `bh_velafi_diagnose`; `BH_ERR_SCHEME`.
 * Out: as `bh_velafi_diagnose`. In/Out: len: the capacity; the length.
 * In: signature: the wrong one, as it was sent. scheme: that is meant. app_id,
 *     app_key, random, time_s: as sent.
 * Wiped: app_key.
 */
BH_API BH_MUST_CHECK bh_status bh_bitbitduo_diagnose(
    bh_diagnosis *diagnosis,
    char *buf,
    size_t *len,
    bh_str signature,
    bh_bitbitduo_scheme scheme,
    bh_str app_id,
    bh_str app_key,
    uint32_t random,
    int64_t time_s
);

/* SEALED TOKENS ============================================================ */

/**
 * Seal a token for a store that many processes share, such as Valkey: who reads
 * the store cannot use it. AES-256-GCM (NIST SP 800-38D), whose key is made of
 * the secret by HKDF-SHA256 (RFC 5869).
 *
 * Returns: `BH_OK`, `BH_ERR_SECRET_EMPTY`, `BH_ERR_NONCE`, `BH_ERR_EMPTY` if
 *     account or token is.
 * Out: buf: base64url of version, nonce, what is encrypted and its tag, no NUL.
 * In: secret: the API secret that the token is requested with: with another
 *     secret it does not open. account: what the token is for, such as service,
 *     host and API key: for another account it does not open. nonce: 12 random
 *     bytes, never used before. token: at most 65536 bytes.
 * Constant time: secret, token.
 */
BH_API BH_MUST_CHECK bh_status bh_token_seal(
    char *buf,
    size_t *len,
    bh_str secret,
    bh_str account,
    bh_str nonce,
    bh_str token
);

/**
 * Open a token that `bh_token_seal` sealed. Nothing is written before its tag
 * was seen to be right.
 *
 * Returns: `BH_OK`; `BH_ERR_SEALED` if it was sealed by another secret or for
 *     another account, or was changed; `BH_ERR_SEALED_FORMAT` if it is no
 *     sealed token, or of a version to come; `BH_ERR_SECRET_EMPTY`;
 *     `BH_ERR_EMPTY` if account is.
 * Out: buf: the token, no NUL. A secret.
 * In: sealed: as the store has it. secret, account: see `bh_token_seal`.
 * Constant time: secret.
 */
BH_API BH_MUST_CHECK bh_status bh_token_open(
    char *buf,
    size_t *len,
    bh_str sealed,
    bh_str secret,
    bh_str account
);

#ifdef __cplusplus
}
#endif

#endif /* BH_AUTH_H */
