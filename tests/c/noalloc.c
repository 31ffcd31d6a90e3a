/* Promise 3: the calls of this program's malloc are counted during each call
 * of the library, also with every spoiled argument. */
#include "canary.h"
#include "spoil.h"
#include "test.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* glibc's own allocator, behind the names that this program takes over: for
 * itself and, since the program's names come first, for the shared library. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);
void *__libc_memalign(size_t alignment, size_t size);
void __libc_free(void *memory);

static volatile size_t calls;

void *malloc(size_t size) {
  calls++;
  return __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
  calls++;
  return __libc_calloc(count, size);
}

void *realloc(void *old, size_t size) {
  calls++;
  return __libc_realloc(old, size);
}

void free(void *memory) {
  calls++;
  __libc_free(memory);
}

void *aligned_alloc(size_t alignment, size_t size) {
  calls++;
  return __libc_memalign(alignment, size);
}

int posix_memalign(void **memory, size_t alignment, size_t size) {
  calls++;
  *memory = __libc_memalign(alignment, size);
  return *memory ? 0 : ENOMEM;
}

static size_t length;

static void fresh(const row *r, args *a, void *state) {
  (void)state;
  args_good(r, a);
  outputs_place(r, a, 16384, &length);
}

static size_t allocations(const row *r, const args *a) {
  size_t before = calls;
  r->call(a);
  return calls - before;
}

static void visit(const row *r, args *a, const char *what, uint32_t want, void *state) {
  (void)want;
  (void)state;
  size_t count = allocations(r, a);
  check(count == 0, "%s, %s: %zu calls of malloc or free", r->name, what, count);
}

static bool may_allocate(const row *r) {
  return doc_has(header_function_named(r->name), "May allocate");
}

static void never(void **state) {
  const row *r = *state;
  args a;
  /* Twice, so that what only a first call does is seen too. */
  for (int time = 0; time < 2; time++) {
    fresh(r, &a, NULL);
    size_t count = allocations(r, &a);
    check(count == 0, "%s: %zu calls of malloc or free", r->name, count);
  }
  if (has(r, 'b')) {
    fresh(r, &a, NULL);
    length = 3;
    size_t count = allocations(r, &a);
    check(count == 0, "%s with little room: %zu calls of malloc or free", r->name, count);
  }
  each_spoil(r, fresh, visit, NULL);
}

/* The counter counts: this program, its libraries, and bh_auth. */
static void the_counter_counts(void **state) {
  (void)state;
  size_t before = calls;
  void *volatile memory = malloc(10);
  assert_int_equal(calls - before, 1);
  memory = realloc(memory, 20);
  free(memory);
  assert_int_equal(calls - before, 3);
  char *volatile copy = strdup("allocated inside the C library");
  assert_int_equal(calls - before, 4);
  free(copy);
  /* An escape in JSON is the reason why a response may allocate. */
  args a;
  const row *r = row_named("bh_toobit_response");
  fresh(r, &a, NULL);
  size_t count = allocations(r, &a);
  check(count > 0, "%s was not seen to allocate", r->name);
}

static size_t first_call(void) {
  bh_hmac_key key;
  size_t before = calls;
  bh_hmac_key_init(&key, (bh_str){"secret", 6});
  size_t count = calls - before;
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

/* The header says of nobody else that it may. */
static void those_that_may_are_the_json_readers(void **state) {
  (void)state;
  size_t count = 0;
  for (size_t i = 0; i < ROW_COUNT; i++) {
    if (!may_allocate(&rows[i])) continue;
    const char *name = rows[i].name;
    check(strstr(name, "_response") || strstr(name, "_decode"), "%s must not allocate", name);
    count++;
  }
  assert_int_equal(count, 9);
}

int main(void) {
  static struct CMUnitTest tests[ROW_COUNT + 3];
  size_t count = 0;
  in_process = first_call();
  functions_setup();
  tests[count++] = (struct CMUnitTest)cmocka_unit_test(the_counter_counts);
  tests[count++] = (struct CMUnitTest)cmocka_unit_test(a_first_call_does_not);
  tests[count++] = (struct CMUnitTest)cmocka_unit_test(those_that_may_are_the_json_readers);
  for (size_t i = 0; i < ROW_COUNT; i++)
    if (!may_allocate(&rows[i])) tests[count++] = (struct CMUnitTest){rows[i].name, never, NULL, NULL, (void *)&rows[i]};
  return _cmocka_run_group_tests("noalloc", tests, count, NULL, NULL);
}
