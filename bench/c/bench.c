/* The library against the least that its work costs, and against its peers.
 * Prints JSON lines, {"table", "by", "ns": [a time a turn]}: what they mean is
 * said by tables.toml and worked out by bench/report/report.py.
 *
 *   bench [--turns N]      every table
 *   bench --call NAME      nanoseconds of one of the library's calls, once
 *   bench --inputs         the secret, the payload and its signature, for
 *                          harnesses in other languages
 */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

size_t turns = 401;

void fail(const char *what) {
  fprintf(stderr, "bench: %s\n", what);
  exit(1);
}

double now_ns(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return 1e9 * (double)t.tv_sec + (double)t.tv_nsec;
}

static double mean_ns(void (*run)(void), size_t repeat) {
  double start = now_ns();
  for (size_t i = 0; i < repeat; i++) run();
  return (now_ns() - start) / (double)repeat;
}

/* How often a call is repeated in a turn: for about 100 us. */
static size_t repeats(void (*run)(void)) {
  mean_ns(run, 3);
  size_t repeat = (size_t)(1e5 / mean_ns(run, 20));
  return repeat < 2 ? 2 : repeat;
}

void print_times(const char *table, const char *by, const double *ns, size_t count) {
  printf("{\"table\": \"%s\", \"by\": \"%s\", \"ns\": [", table, by);
  for (size_t i = 0; i < count; i++) printf("%s%.2f", i ? ", " : "", ns[i]);
  printf("]}\n");
}

void compete(const char *table, const contestant *list, size_t count) {
  enum { MOST = 16 };
  static double ns[MOST][MAX_TURNS];
  size_t repeat[MOST];
  must(count <= MOST, "too many contestants");
  for (size_t k = 0; k < count; k++) repeat[k] = repeats(list[k].run);
  for (size_t turn = 0; turn < turns; turn++)
    for (size_t i = 0; i < count; i++) {
      /* Another one begins at each turn. */
      size_t k = (i + turn) % count;
      ns[k][turn] = mean_ns(list[k].run, repeat[k]);
    }
  for (size_t k = 0; k < count; k++) print_times(table, list[k].name, ns[k], turns);
}

static int by_size(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

/* The median of some parts of 5 ms. */
static double one_call_ns(const char *name) {
  enum { PARTS = 21 };
  double parts[PARTS];
  void (*run)(void) = call_of(name);
  size_t repeat = (size_t)(5e6 / mean_ns(run, 100)) + 1;
  for (int i = 0; i < PARTS; i++) parts[i] = mean_ns(run, repeat);
  qsort(parts, PARTS, sizeof *parts, by_size);
  return parts[PARTS / 2];
}

int main(int argc, char **argv) {
  prepare_calls();
  if (argc == 3 && strcmp(argv[1], "--call") == 0) {
    printf("%.2f\n", one_call_ns(argv[2]));
    return 0;
  }
  if (argc == 2 && strcmp(argv[1], "--inputs") == 0) {
    printf("%s\n%s\n%s\n", secret, payload, signature);
    return 0;
  }
  if (argc == 3 && strcmp(argv[1], "--turns") == 0) turns = strtoul(argv[2], NULL, 10);
  must((argc == 1 || argc == 3) && turns > 0 && turns <= MAX_TURNS,
       "usage: bench [--turns N | --call NAME | --inputs]");
  bench_ed25519_key(seed);
  bench_peers_keys((const uint8_t *)secret, sizeof secret - 1, seed, public_key);
  hmac_tables();
  request_tables();
  ed25519_tables();
  token_tables();
  response_tables();
  thread_tables();
  return 0;
}
