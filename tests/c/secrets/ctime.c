/* Promise 10: no time depends on a secret. In the manner of secp256k1's
 * ctime_tests: the secrets are undefined memory to valgrind, whose memcheck
 * tells of each branch and each address that depends on undefined memory. */
#include "api.h"
#include "secret.h"

#include <stdio.h>
#include <string.h>
#include <valgrind/memcheck.h>

/* What may be given a secret though no parameter's name says so. */
static const char *const takes_any_bytes[] = {
    "bh_wipe", "bh_sha256", "bh_equal", "bh_hex_encode", "bh_hex_decode", "bh_base64url_encode", "bh_base64url_decode"};

/* A search's time depends on its secret: it says so. */
static bool takes_secret(const function *f) {
  static const char *const names[] = {
      "secret", "seed32", "app_key", "bh_hmac_key", "bh_ed25519_key", "bh_mixin_keystore", "client_secret", "verifier"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (has_word(f->parameters, names[i])) return !strstr(f->name, "_diagnose");
  /* Texts of a key are known by the key beside them; VelaFi's token is for its requests. */
  if (strcmp(f->name, "bh_velafi_request") == 0) return true;
  for (size_t i = 0; i < sizeof takes_any_bytes / sizeof *takes_any_bytes; i++)
    if (strcmp(f->name, takes_any_bytes[i]) == 0) return true;
  return false;
}

/* Each function that takes a secret states what is handled in constant time, and each of them is driven. */
static size_t compare_with_description(const struct drive *described, size_t described_count) {
  size_t failed = 0, stated = 0;
  for (size_t i = 0; i < api_function_count(); i++) {
    const function *f = api_function(i);
    bool states = f->secrets[0];
    bool driven = is_driven_by(key_cases, key_case_count, f->name) ||
                  is_driven_by(service_cases, service_case_count, f->name) ||
                  is_driven_by(described, described_count, f->name);
    stated += states;
    /* What takes a secret by another name says so by stating it. */
    if (states >= takes_secret(f) && states == driven) continue;
    failed++;
    printf("FAILED: %s: %s a secret, %s by the description, %s here\n", f->name, takes_secret(f) ? "takes" : "may take",
           states ? "constant time" : "not constant time", driven ? "driven" : "not driven");
  }
  printf("%zu functions of %zu state what is handled in constant time\n", stated, api_function_count());
  return failed;
}

/* The control: what is decided by a secret is found. */
static size_t what_leaks_is_found(void) {
  static volatile int sink;
  unsigned char secret[] = "?";
  unsigned before = VALGRIND_COUNT_ERRORS;
  (void)VALGRIND_MAKE_MEM_UNDEFINED(secret, 1);
  if (*(volatile unsigned char *)secret == '!') sink++;
  unsigned branch = VALGRIND_COUNT_ERRORS;
  sink += "0123456789abcdef"[*(volatile unsigned char *)secret & 15];
  if (branch > before && VALGRIND_COUNT_ERRORS > branch) return 0;
  puts("FAILED: a branch or a look-up by a secret was not found");
  return 1;
}

int main(int argc, char **argv) {
  bool released = argc == 3 && strcmp(argv[2], "released") == 0;
  size_t failed = 0, described_count;
  const struct drive *described = described_cases(&described_count);
  size_t count = key_case_count + service_case_count + described_count;
  FILE *counts = argc > 1 ? fopen(argv[1], released ? "r" : "w") : NULL;
  if (!RUNNING_ON_VALGRIND) {
    puts("FAILED: this program proves nothing but under valgrind");
    return 1;
  }
  if (!counts) {
    puts("usage: ctime COUNTS [released]");
    return 1;
  }
  setbuf(stdout, NULL);
  failed += what_leaks_is_found();
  if (released) {
    failed += drive_released(key_cases, key_case_count, counts);
    failed += drive_released(service_cases, service_case_count, counts);
    failed += drive_released(described, described_count, counts);
  } else {
    failed += compare_with_description(described, described_count);
    failed += drive_all(key_cases, key_case_count, counts);
    failed += drive_all(service_cases, service_case_count, counts);
    failed += drive_all(described, described_count, counts);
    print_declassified();
  }
  fclose(counts);
  printf("%zu cases, %zu failed\n", count, failed);
  return failed != 0;
}
