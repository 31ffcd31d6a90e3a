#include "secret.h"

#include <stdlib.h>
#include <string.h>
#include <valgrind/memcheck.h>

static bool with_secrets, released;

/* How often the library let something out, in the present case. */
static unsigned let_out;

/* What a case copies its secrets into, and what it gave. */
static unsigned char memory[4096], given[2][4096];
static size_t used, given_len[2];

static struct reason {
  char why[80];
  bool by_test;
  size_t times;
} reasons[64];
static size_t reason_count;

static void die(const char *what) {
  fprintf(stderr, "%s\n", what);
  abort();
}

void hide(const void *bytes, size_t len) {
  if (with_secrets) (void)VALGRIND_MAKE_MEM_UNDEFINED(bytes, len);
}

static void count(bh_str why, bool by_test) {
  struct reason *r = reasons;
  if (!with_secrets) return;
  while (r < reasons + reason_count &&
         (r->by_test != by_test || strncmp(r->why, why.data, why.len) != 0 || r->why[why.len]))
    r++;
  if (r == reasons + reason_count) {
    if (++reason_count > sizeof reasons / sizeof *reasons || why.len >= sizeof r->why)
      die("too many or too long a reason");
    memcpy(r->why, why.data, why.len);
    r->by_test = by_test;
  }
  r->times++;
}

/* The library, built with the feature test-ctime, calls it where a yes or no comes out. */
void bh_test_declassify(unsigned char *byte, bh_str why);
void bh_test_declassify(unsigned char *byte, bh_str why) {
  (void)VALGRIND_MAKE_MEM_DEFINED(byte, 1);
  count(why, false);
  let_out += with_secrets;
}

void declassify(const void *bytes, size_t len, bh_str why) {
  (void)VALGRIND_MAKE_MEM_DEFINED(bytes, len);
  count(why, true);
}

bh_str hidden_bytes(const void *bytes, size_t len) {
  unsigned char *copy = memory + used;
  if (len > sizeof memory - used) die("too many secrets in a case");
  memcpy(copy, bytes, len);
  used += len;
  hide(copy, len);
  return (bh_str){(const char *)copy, len};
}

bh_str hidden(const char *text) {
  return hidden_bytes(text, strlen(text));
}

void gave(const void *bytes, size_t len) {
  size_t *at = &given_len[with_secrets];
  if (len > sizeof *given - *at) die("a case gave too much");
  memcpy(given[with_secrets] + *at, bytes, len);
  *at += len;
}

void gave_status(bh_status status) {
  gave(&status, sizeof status);
}

bool gave_ok(bh_status status) {
  gave_status(status);
  if (released) (void)VALGRIND_MAKE_MEM_DEFINED(&status, sizeof status);
  return status == BH_OK;
}

static const struct drive *running;

const struct drive *driven(void) {
  return running;
}

static void run(const struct drive *d, bool secrets) {
  running = d;
  with_secrets = secrets;
  used = 0;
  given_len[secrets] = 0;
  (void)VALGRIND_MAKE_MEM_DEFINED(memory, sizeof memory);
  let_out = 0;
  d->run();
  with_secrets = false;
}

bool is_driven_by(const struct drive *cases, size_t count, const char *name) {
  for (size_t i = 0; i < count; i++)
    if (strcmp(cases[i].function, name) == 0) return true;
  return false;
}

size_t drive_all(const struct drive *cases, size_t count, FILE *counts) {
  size_t failed = 0;
  for (size_t i = 0; i < count; i++) {
    unsigned before, decided;
    run(&cases[i], false);
    before = VALGRIND_COUNT_ERRORS;
    run(&cases[i], true);
    decided = VALGRIND_COUNT_ERRORS - before;
    fprintf(counts, "%u\n", let_out);
    /* What was not declassified is found here, and counts as an error. */
    (void)VALGRIND_CHECK_MEM_IS_DEFINED(given[1], given_len[1]);
    bool open = VALGRIND_COUNT_ERRORS - before > decided;
    (void)VALGRIND_MAKE_MEM_DEFINED(given[1], given_len[1]);
    bool same = given_len[0] > 0 && given_len[0] == given_len[1] && memcmp(given[0], given[1], given_len[0]) == 0;
    if (decided || open || !same) {
      failed++;
      printf("FAILED: %s, %s: %u times decided by a secret%s%s\n", cases[i].function, cases[i].what, decided,
             open ? "; an output is still secret" : "", same ? "" : "; gave something else than without secrets");
    }
  }
  return failed;
}

size_t drive_released(const struct drive *cases, size_t count, FILE *counts) {
  size_t failed = 0;
  released = true;
  for (size_t i = 0; i < count; i++) {
    unsigned allowed, before = VALGRIND_COUNT_ERRORS;
    if (fscanf(counts, "%u", &allowed) != 1) die("a case that was not counted");
    run(&cases[i], true);
    unsigned decided = VALGRIND_COUNT_ERRORS - before;
    /* The length of a padded text is taken for secret then, and so each turn of a loop over it. */
    if (decided <= allowed || strstr(cases[i].what, "padded")) continue;
    failed++;
    printf("FAILED: %s, %s: %u times decided by a secret, not %u\n", cases[i].function, cases[i].what, decided,
           allowed);
  }
  return failed;
}

void print_declassified(void) {
  puts("declassified by the library, where it decides:");
  for (int by_test = 0; by_test < 2; by_test++) {
    if (by_test) puts("declassified by the test, what the calls gave:");
    for (size_t i = 0; i < reason_count; i++)
      if (reasons[i].by_test == by_test) printf("  %4zu times  %s\n", reasons[i].times, reasons[i].why);
  }
}
