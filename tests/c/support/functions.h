/* Every function of the header, each with a call that succeeds. */
#ifndef FUNCTIONS_H
#define FUNCTIONS_H

#include "api.h"

#include <bh_auth.h>

/* Texts that a call takes at most. */
enum { TEXT_COUNT = 7 };

/* Everything that a call may take; which of it, tells the row's shape. */
typedef struct args {
  void *out[2];
  void *buf;
  size_t *len;
  const void *key;
  const uint8_t *bytes[2];
  const void *in;
  /* Of a list. */
  size_t in_count;
  const bh_window *window;
  bh_str text[TEXT_COUNT];
  int64_t number[4];
  const char *c_string;
  /* What `in` and `window` point to, a copy for each args. */
  union {
    bh_mixin_claims claims;
    bh_mixin_keystore keystore;
    bh_http_response http;
    bh_velafi_call velafi;
    bh_pave_call pave;
    bh_toobit_call toobit;
    bh_token_times times;
  } in_value;
  bh_param query[2], form[2], headers[2];
  bh_window window_value;
} args;

enum in_kind {
  IN_NONE,
  IN_MIXIN_CLAIMS,
  IN_MIXIN_KEYSTORE,
  IN_HTTP_RESPONSE,
  IN_VELAFI_CALL,
  IN_PAVE_CALL,
  IN_TOOBIT_CALL,
  IN_TOKEN_TIMES,
  IN_PARAM
};
enum out_kind {
  OUT_BYTES,
  OUT_REQUEST,
  OUT_RESPONSE,
  OUT_MIXIN_TOKEN,
  OUT_MIXIN_KEYSTORE,
  OUT_MIXIN_AUTHORIZATION,
  OUT_DIAGNOSIS
};

typedef struct row {
  const char *name;
  /* The letters of api.h. */
  const char *shape;
  /* The call; what it returns if that is a status or a number, else BH_OK. */
  uint32_t (*call)(const args *);
  /* Bytes of the fixed outputs, and what the first one is. */
  size_t out[2];
  enum out_kind out_kind;
  enum in_kind in;
  const bh_str *text[TEXT_COUNT];
  const uint8_t *bytes[2];
  int64_t number[4];
  /* Of IN_HTTP_RESPONSE. */
  uint32_t http_status;
  const bh_str *body;
  /* Draws a random number or reads the clock: two calls may differ. */
  bool varies;
} row;

/* ROW_COUNT rows, in the order of the header. */
enum {
  ROW_COUNT = 0
#define F(name, shape, call, ...) +1
#include "functions.inc"
#undef F
};
extern const row rows[ROW_COUNT];

const row *row_named(const char *name);

/* Whether the row's shape has this letter. */
bool has(const row *r, char letter);

/* Makes the keys and signatures that the calls need; once, before args_good. */
void functions_setup(void);

/* The inputs of a call that succeeds; outputs are the caller's to set. Each
 * text and key ends where readable memory ends: a read beyond it crashes. */
void args_good(const row *r, args *a);

#endif
