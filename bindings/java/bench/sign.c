/* The same calls from C, so that the cost of crossing can be told: prints nanoseconds a Toobit signature and a Mixin
 * token.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "bh_auth.h"

static double now_ns(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec * 1e9 + (double)now.tv_nsec;
}

static bh_hmac_key hmac;
static bh_ed25519_key ed25519;
static bh_str query;

static bh_status toobit(void) {
  char signature[BH_SIGNATURE_SIZE];
  return bh_toobit_sign(signature, &hmac, query, bh_cstr(NULL));
}

static bh_status mixin(void) {
  static const char body[300];
  char token[2048];
  size_t len = sizeof token;
  bh_mixin_claims claims;
  memset(&claims, 0, sizeof claims);
  claims.uid = bh_cstr("89e0bdee-c355-47f2-945a-be48be875606");
  claims.sid = bh_cstr("c09cf313-7ded-425d-ad3f-a1ce4cfd5e5e");
  claims.jti = bh_cstr("2594ad57-9dad-424f-8595-b14727e24e61");
  claims.iat_s = 1525320485;
  claims.exp_s = 1533096485;
  return bh_mixin_sign(token, &len, &ed25519, &claims, bh_cstr("POST"), bh_cstr("/transfers"),
                       (bh_str){body, sizeof body});
}

static int compare(const void *a, const void *b) {
  const double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double median_ns(bh_status (*call)(void), int calls) {
  double rounds[25];
  int round, i;
  for (round = 0; round < 25; round++) {
    const double began = now_ns();
    for (i = 0; i < calls; i++)
      if (call() != BH_OK) exit(EXIT_FAILURE);
    rounds[round] = (now_ns() - began) / calls;
  }
  qsort(rounds, 25, sizeof rounds[0], compare);
  return rounds[12];
}

int main(int argc, char **argv) {
  static const uint8_t seed[BH_ED25519_SEED_SIZE] = {1};
  if (argc != 2) return EXIT_FAILURE;
  query = bh_cstr(argv[1]);
  if (bh_hmac_key_init(&hmac, bh_cstr("secret")) != BH_OK || bh_ed25519_key_from_seed(&ed25519, seed) != BH_OK)
    return EXIT_FAILURE;
  printf("%.1f %.1f\n", median_ns(toobit, 20000), median_ns(mixin, 500));
  return EXIT_SUCCESS;
}
