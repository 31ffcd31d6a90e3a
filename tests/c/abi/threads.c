/* Promise 9: every function that takes a key, signs or verifies, from eight
 * threads at once over the same keys; each result is the one that a single
 * thread gets. With an argument: how many calls at least. */
#include "functions.h"
#include "test.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { THREADS = 8, ROOM = 4096 };

typedef struct result {
  uint32_t status;
  size_t len;
  unsigned char out[512], buf[ROOM];
} result;

static size_t wanted = 30000, times;
static const row *kinds[ROW_COUNT];
static result expected[ROW_COUNT];
static size_t kind_count;
static pthread_barrier_t start;

static void call(const row *r, result *to) {
  args a;
  memset(to, 0, sizeof *to);
  args_good(r, &a);
  a.out[0] = to->out;
  a.buf = to->buf;
  a.len = &to->len;
  to->len = ROOM;
  to->status = r->call(&a);
  /* The views of a request point into its own buffer: compare that. */
  if (r->out_kind != OUT_BYTES) memset(to->out, 0, sizeof to->out);
}

/* BITBITDUO's functions take the secret itself, and verifiers a public key. */
static bool is_kind(const row *r) {
  return has(r, 'h') || has(r, 'e') || strstr(r->name, "_verify") || strstr(r->name, "bitbitduo_sign") ||
         strstr(r->name, "bitbitduo_token_request");
}

typedef struct worker {
  pthread_t thread;
  size_t first, differences;
} worker;

static void *work(void *state) {
  worker *w = state;
  static _Thread_local result mine;
  pthread_barrier_wait(&start);
  for (size_t time = 0; time < times; time++)
    for (size_t i = 0; i < kind_count; i++) {
      /* Not all at the same function. */
      size_t k = (w->first + i) % kind_count;
      call(kinds[k], &mine);
      w->differences += memcmp(&mine, &expected[k], sizeof mine) != 0;
    }
  return NULL;
}

static void eight_threads_share_a_key(void **state) {
  (void)state;
  worker workers[THREADS] = {0};
  for (size_t i = 0; i < ROW_COUNT; i++) {
    if (!is_kind(&rows[i])) continue;
    call(&rows[i], &expected[kind_count]);
    assert_status(expected[kind_count].status, BH_OK, rows[i].name);
    kinds[kind_count++] = &rows[i];
  }
  check(kind_count >= 20, "%zu functions", kind_count);
  times = (wanted + THREADS * kind_count - 1) / (THREADS * kind_count);
  assert_int_equal(pthread_barrier_init(&start, NULL, THREADS), 0);
  for (size_t i = 0; i < THREADS; i++) {
    workers[i].first = i * kind_count / THREADS;
    assert_int_equal(pthread_create(&workers[i].thread, NULL, work, &workers[i]), 0);
  }
  for (size_t i = 0; i < THREADS; i++) {
    assert_int_equal(pthread_join(workers[i].thread, NULL), 0);
    check(workers[i].differences == 0, "thread %zu: %zu results differ", i, workers[i].differences);
  }
  pthread_barrier_destroy(&start);
  print_message("%d threads, %zu functions, %zu calls, none differs\n", THREADS, kind_count,
                THREADS * times * kind_count);
}

int main(int argc, char **argv) {
  if (argc > 1) wanted = strtoul(argv[1], NULL, 10);
  functions_setup();
  const struct CMUnitTest tests[] = {cmocka_unit_test(eight_threads_share_a_key)};
  return cmocka_run_group_tests_name("threads", tests, NULL, NULL);
}
