/* The secrets of tests/wiping/wipe.c, and the calls that it makes with them. */
#ifndef WIPE_H
#define WIPE_H

#include "patterns.h"

#include <bh_auth.h>
#include <stdbool.h>

/* What the calls read and write: made anew before each, and cleared before the search. */
#ifdef _WIN32
enum { PAGE = 4096 };
#else
enum { PAGE = 65536 };
#endif
typedef struct inputs {
  /* What is secret has pages of its own, so that a call that does not read it can be told. */
  _Alignas(PAGE) union {
    struct {
      bh_hmac_key hmac;
      bh_ed25519_key ed25519;
      unsigned char seed[32], pair[64];
      char secret[41], long_secret[102], same_secret[102], app_key[33];
      char hex[65], hex_upper[65], hex_pair[129], hex_scalar[65];
      /* The seed in PKCS#8, and in a keystore, each with its NUL. */
      char pkcs8[65], keystore[121];
      char base64[44], base64_padded[45], base64_standard[89], base64_pair[87];
      /* Responses with a token. */
      char velafi_response[256], bitbitduo_response[256], mixin_response[256];
      /* The app key, sealed. */
      char sealed[83];
      /* A signature that is wrong. */
      char wrong[BH_SIGNATURE_SIZE];
    };
    unsigned char secrets[PAGE];
  };
  unsigned char out[2048];
  bh_request request;
  bh_response response;
  bh_diagnosis diagnosis;
  /* Where a search works. */
  char search[24576];
  size_t len;
  bh_status status, wanted;
} inputs;
extern inputs in;

/* Not secret, and longer than a buffer of any kind on the way. */
extern char body_form[8192], body_json[8192];

void inputs_make(void);

/* Adds all forms of the secrets, of what is computed of them, and of the right
 * MACs of the calls that verify. */
void patterns_make(void);

typedef struct wipe_case {
  const char *name;
  void (*run)(void);
  /* What is looked for. */
  unsigned kinds;
} wipe_case;
extern const wipe_case wipe_cases[];
extern const size_t wipe_case_count;

#endif
