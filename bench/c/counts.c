/* Instructions of each hot call, for `cargo xtask counts`: under callgrind,
 * which is told what to count and writes a file a call. Prints the calls whose
 * instructions are compared less another's, too: else a change of what is ours
 * would drown in SHA-256, which has no processor's help under callgrind. */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <valgrind/callgrind.h>

void fail(const char *what) {
  fprintf(stderr, "counts: %s\n", what);
  exit(1);
}

static void run_bare_ed25519(void) {
  static uint8_t made[BH_ED25519_SIGNATURE_SIZE];
  bench_ed25519_sign(made, (const uint8_t *)token_payload.data, token_payload.len);
}
static void run_bare_ed25519_verify(void) {
  must(bench_ed25519_verify(token_signature, (const uint8_t *)token_payload.data, token_payload.len), "dalek");
}

static const contestant limits[] = {{"four compressions", run_limit},
                                    {"bare Ed25519", run_bare_ed25519},
                                    {"bare Ed25519 verify", run_bare_ed25519_verify}};

static const char *const less[][2] = {
    {"bh_hmac_sha256", "four compressions"},   {"bh_toobit_sign", "four compressions"},
    {"bh_toobit_verify", "four compressions"}, {"bh_toobit_request", "bh_toobit_sign"},
    {"bh_ed25519_sign", "bare Ed25519"},       {"bh_mixin_sign", "bh_ed25519_sign"},
    {"bh_mixin_verify", "bh_ed25519_verify"},  {"bh_mixin_request", "bh_mixin_sign"},
};

static void count(const contestant *list, size_t length) {
  for (size_t i = 0; i < length; i++) {
    /* The second run: the first one loads what is loaded lazily. */
    list[i].run();
    CALLGRIND_ZERO_STATS;
    CALLGRIND_TOGGLE_COLLECT;
    list[i].run();
    CALLGRIND_TOGGLE_COLLECT;
    CALLGRIND_DUMP_STATS_AT(list[i].name);
  }
}

int main(void) {
  prepare_calls();
  prepare_limit();
  bench_ed25519_key(seed);
  count(calls, call_count);
  count(limits, sizeof limits / sizeof *limits);
  for (size_t i = 0; i < sizeof less / sizeof *less; i++) printf("%s\t%s\n", less[i][0], less[i][1]);
  return 0;
}
