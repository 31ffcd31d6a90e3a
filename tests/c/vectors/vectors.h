/* tests/vectors through the C ABI: what the services' runners share. */
#ifndef VECTORS_H
#define VECTORS_H

#include <bh_auth.h>
#include <jansson.h>
#include <stdbool.h>

typedef struct vector {
  const char *service, *name, *verb;
  const json_t *input, *expect;
} vector;

/* Runs one case; false if it does not know the verb. */
typedef bool vector_runner(const vector *v);

/* By hand, and what follows from the description: described.c is written. */
vector_runner run_mixin, run_core, run_described;

/* A buffer for outputs, and its length, set anew by capacity(). */
extern char buf[65536];
size_t *capacity(void);

/* Members of `object`; absent ones are empty, 0 or NULL. */
bh_str text(const json_t *object, const char *name);
int64_t number(const json_t *object, const char *name);
const bh_window *window(const json_t *object);
const uint8_t *raw(const json_t *object, const char *name, size_t len);
size_t params(const json_t *object, const char *name, bh_param *list, size_t max);

/* Makes the key of the case; false if that failed, which is then compared. */
bool hmac_key(const vector *v, bh_hmac_key *key);
bh_status ed25519_key(const json_t *object, bh_ed25519_key *key);

/* Reports a failure of the case and goes on. */
void wrong(const vector *v, const char *format, ...);

/* Compares the status with the expected one; true if there is more to
 * compare, that is if both are BH_OK. */
bool ok(const vector *v, bh_status got);

/* Compares the outcome of a further call of the case. */
void expect_status(const vector *v, const char *call, bh_status got, bh_status want);

/* A name of the vectors for a constant; a list ends with NULL. */
typedef struct constant {
  const char *name;
  uint32_t value;
} constant;
/* A member that is the name of one of these, or a number. */
uint32_t named(const vector *v, const json_t *object, const char *name, const constant *known);
void expect_named(const vector *v, const char *name, uint32_t got, const constant *known);

/* Compares with the members of `expect`. */
void expect_text(const vector *v, const char *name, bh_str got);
void expect_hex(const vector *v, const char *name, const void *bytes, size_t len);
void expect_number(const vector *v, const char *name, int64_t got);
void expect_request(const vector *v, const bh_request *request);
void expect_response(const vector *v, const bh_response *response);

/* What is in the buffer. */
bh_str written(void);

/* The signature with its last character changed, in static memory. */
bh_str changed(const char *signature);

/* What came of the request of a `_response` case. */
const bh_http_response *http(const vector *v);

#define IS(name) (strcmp(v->verb, name) == 0)

#endif
