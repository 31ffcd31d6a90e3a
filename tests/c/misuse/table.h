/* The lines of SECURITY.md's table of misuse, each with a test of its id. */
#ifndef MISUSE_TABLE_H
#define MISUSE_TABLE_H

#include <bh_auth.h>

/* What came of a request: a status and a body. */
#define HTTP(status, text) (&(bh_http_response){.http_status = (status), .body = (text)})
#include <stddef.h>

typedef struct misuse {
  /* The first cell of the line. */
  const char *id;
  void (*run)(void);
} misuse;

/* Each file's tests; an empty id ends them. */
extern const misuse misuse_time[], misuse_keys[], misuse_params[], misuse_requests[], misuse_tokens[], misuse_points[],
    misuse_responses[], misuse_sizes[], misuse_pushes[], misuse_mixin[], misuse_diagnosis[];

/* What came out. The line's last cell names all of it between backticks, and
 * nothing else: a test holds no status of its own. */
void got(bh_status status);
void got_text(bh_str text);

/* A test's place for outputs, large enough for whatever a megabyte becomes. */
#define MEGABYTE 1048576u
extern char buf[8 * MEGABYTE];
extern size_t len;
extern bh_request request;
extern bh_response response;
extern bh_mixin_token token;
extern char signature[BH_SIGNATURE_SIZE];
#define BUF (len = sizeof buf, buf), &len

/* Good values to tamper. */
#define MS 1740568725231
#define S 1740568725
#define SEED_HEX "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
#define API_KEY BH_STR("the-api-key")
extern bh_hmac_key hmac_key;
extern bh_ed25519_key ed25519_key;
extern uint8_t public32[BH_ED25519_PUBLIC_SIZE];
bh_toobit_call toobit_call(void);
bh_pave_call pave_call(void);
bh_mixin_claims mixin_claims(void);

/* A JWT of this header and these claims, signed as it should be. */
bh_str jwt(bh_str header, bh_str claims);

/* bh_mixin_verify of a token for GET /me. */
bh_status verify_me(bh_str jwt_text);

/* The claims that GET /me needs, and more members after them. */
bh_str claims_with(const char *more);

/* count times the text. */
bh_str repeated(const char *text, size_t count);

#endif
