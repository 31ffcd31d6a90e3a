/* One thread and two with one shared key: nanoseconds a signature, of all that
 * were made. The bare compressions tell what the machine itself gives. */
#define _GNU_SOURCE
#include "bench.h"

#include <pthread.h>
#include <sched.h>

enum { MOST = 2 };
static const double part_ns = 3e6;

static pthread_barrier_t barrier;
static size_t repeat;
static void (*volatile work)(void);

static void hmac(void) {
  char made[BH_SIGNATURE_SIZE];
  must(bh_toobit_sign(made, &hmac_key, (bh_str){payload, PAYLOAD}, (bh_str){NULL, 0}) == BH_OK, "sign");
}
static void ed25519(void) {
  uint8_t made[BH_ED25519_SIGNATURE_SIZE];
  must(bh_ed25519_sign(made, &ed25519_key, token_payload) == BH_OK, "sign");
}
static void compressions(void) {
  uint32_t state[8] = {0};
  static const uint8_t blocks[256];
  bench_compress(state, blocks, 4);
}

/* Each takes its own times: a third thread that waits would get no core. */
typedef struct part {
  double began, ended;
} part;

static void *loop(void *to) {
  part *times = to;
  void (*run)(void) = work;
  pthread_barrier_wait(&barrier);
  times->began = now_ns();
  for (size_t i = 0; i < repeat; i++) run();
  times->ended = now_ns();
  return NULL;
}

/* Nanoseconds a signature when so many threads sign. */
static double with_threads(size_t count) {
  pthread_t threads[MOST];
  part parts[MOST];
  double began, ended;
  must(pthread_barrier_init(&barrier, NULL, (unsigned)count + 1) == 0, "barrier");
  for (size_t i = 0; i < count; i++) must(pthread_create(&threads[i], NULL, loop, &parts[i]) == 0, "thread");
  for (size_t i = 0; i < count; i++) {
    /* A core each, if there are so many: else they begin on one. */
    cpu_set_t core;
    CPU_ZERO(&core);
    CPU_SET(i, &core);
    pthread_setaffinity_np(threads[i], sizeof core, &core);
  }
  pthread_barrier_wait(&barrier);
  for (size_t i = 0; i < count; i++) must(pthread_join(threads[i], NULL) == 0, "join");
  pthread_barrier_destroy(&barrier);
  began = parts[0].began;
  ended = parts[0].ended;
  for (size_t i = 1; i < count; i++) {
    if (parts[i].began < began) began = parts[i].began;
    if (parts[i].ended > ended) ended = parts[i].ended;
  }
  return (ended - began) / (double)(repeat * count);
}

static void table(const char *name, void (*run)(void)) {
  static double one[MAX_TURNS], two[MAX_TURNS];
  size_t parts = turns < 101 ? turns : 101;
  double start = now_ns();
  for (int i = 0; i < 100; i++) run();
  repeat = (size_t)(part_ns / ((now_ns() - start) / 100)) + 1;
  work = run;
  for (size_t turn = 0; turn < parts; turn++) {
    two[turn] = with_threads(2);
    one[turn] = with_threads(1);
  }
  print_times(name, "two", two, parts);
  print_times(name, "one", one, parts);
}

void thread_tables(void) {
  table("threads-hmac", hmac);
  table("threads-ed25519", ed25519);
  table("threads-limit", compressions);
}
