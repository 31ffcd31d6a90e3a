/* The secrets of tests/wiping/wipe.c, and the calls that it makes with them. */
#ifndef WIPE_H
#define WIPE_H

#include "patterns.h"

#include <bh_auth.h>
#include <stdbool.h>

/* What the calls read: made anew before each, and cleared before the search. */
typedef struct inputs {
  bh_hmac_key hmac;
  bh_ed25519_key ed25519;
  unsigned char seed[32], pair[64];
  char secret[48], long_secret[112], app_key[48];
  char hex[65], hex_upper[65], hex_pair[129];
  char base64[48], base64_padded[48], base64_standard[96], base64_pair[96];
  /* A signature that is wrong, and what a call writes. */
  char wrong[BH_SIGNATURE_SIZE];
  unsigned char out[2048];
  bh_request request;
  size_t len;
  bh_status status, wanted;
} inputs;
extern inputs in;

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
