/* Promise 3: no function allocates. The calls of the allocator are counted
 * during each call of the library: good ones, in little capacity, and with every
 * tampered argument. */
#include "canary.h"
#include "count.h"
#include "tamper.h"
#include "test.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static size_t length;

static void fresh(const row *r, args *a, void *state) {
  (void)state;
  args_good(r, a);
  outputs_place(r, a, 24576, &length);
}

static void none(const row *r, const args *a, const char *what) {
  size_t before = allocator_calls();
  r->call(a);
  size_t count = allocator_calls() - before;
  check(count == 0, "%s, %s: %zu calls of malloc or free", r->name, what, count);
}

static void visit(const row *r, args *a, const char *what, uint32_t want, void *state) {
  (void)want;
  (void)state;
  none(r, a, what);
}

static void allocates_nothing(void **state) {
  const row *r = *state;
  args a;
  fresh(r, &a, NULL);
  none(r, &a, "for the first time");
  fresh(r, &a, NULL);
  none(r, &a, "again");
  if (has(r, 'b')) {
    fresh(r, &a, NULL);
    length = 3;
    none(r, &a, "with little capacity");
  }
  each_tamper(r, fresh, visit, NULL);
}

/* The counter counts: this program, and its libraries; on Windows the program, which the library is a part of. */
static void the_counter_counts(void **state) {
  (void)state;
  size_t before = allocator_calls();
  void *volatile memory = malloc(10);
  assert_int_equal(allocator_calls() - before, 1);
  memory = realloc(memory, 20);
  free(memory);
  assert_int_equal(allocator_calls() - before, 3);
#ifndef _WIN32
  char *volatile copy = strdup("allocated inside the C library");
  assert_int_equal(allocator_calls() - before, 4);
  free(copy);
#endif
}

static size_t first_call(void) {
  bh_hmac_key key;
  size_t before = allocator_calls();
  bh_status status = bh_hmac_key_init(&key, BH_STR("secret"));
  size_t count = allocator_calls() - before;
  if (status != BH_OK) abort();
  bh_hmac_key_wipe(&key);
  return count;
}

/* Set by main before any other call of the library. */
static size_t in_process;

static void *thread(void *count) {
  *(size_t *)count = first_call();
  return NULL;
}

/* Nor does what is set up once: in the process, in a thread. */
static void a_first_call_does_not(void **state) {
  (void)state;
  size_t in_thread = 99;
  pthread_t id;
  assert_int_equal(in_process, 0);
  assert_int_equal(pthread_create(&id, NULL, thread, &in_thread), 0);
  assert_int_equal(pthread_join(id, NULL), 0);
  assert_int_equal(in_thread, 0);
}

int main(void) {
  static struct CMUnitTest tests[ROW_COUNT + 2];
  size_t count = 0;
  count_allocations();
  in_process = first_call();
  functions_setup();
  tests[count++] = (struct CMUnitTest)cmocka_unit_test(the_counter_counts);
  tests[count++] = (struct CMUnitTest)cmocka_unit_test(a_first_call_does_not);
  for (size_t i = 0; i < ROW_COUNT; i++)
    tests[count++] = (struct CMUnitTest){rows[i].name, allocates_nothing, NULL, NULL, (void *)&rows[i]};
  return _cmocka_run_group_tests("noalloc", tests, count, NULL, NULL);
}
