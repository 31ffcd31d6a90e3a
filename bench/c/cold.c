/* The first signature of a process: dlopen, the key, an HMAC of 141 bytes. A
 * new process for each, by turns; prints JSON lines like bench.c. */
#define _GNU_SOURCE
#include <bh_auth.h>

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { TURNS = 101 };

static const char secret[] = "30lfjDT51iOG1kYZnDoLNynOyMdIcmQyO1XYfxzYOmQfx9tjiI98Pzio4uhZ0Uk2";
static const char payload[] =
    "symbol=BTCUSDT&side=SELL&type=LIMIT&timeInForce=GTC&quantity=1&price=400&newClientOrderId=order-00001"
    "&recvWindow=5000&timestamp=1668481902307";
enum { SECRET = sizeof secret - 1, PAYLOAD = sizeof payload - 1 };

static void must(int good, const char *what) {
  if (good) return;
  fprintf(stderr, "cold: %s\n", what);
  exit(1);
}

static double now_ns(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return 1e9 * (double)t.tv_sec + (double)t.tv_nsec;
}

static void *library;

/* A function of the library. ISO C has no cast from void * to it. */
static void function(const char *name, void *to) {
  void *found = dlsym(library, name);
  must(found != NULL, name);
  memcpy(to, &found, sizeof found);
}

static void ours(char *hex) {
  bh_status (*init)(bh_hmac_key *, bh_str);
  bh_status (*sign)(char *, const bh_hmac_key *, bh_str, bh_str);
  bh_hmac_key key;
  function("bh_hmac_key_init", &init);
  function("bh_toobit_sign", &sign);
  must(init(&key, (bh_str){secret, SECRET}) == BH_OK &&
           sign(hex, &key, (bh_str){payload, PAYLOAD}, (bh_str){NULL, 0}) == BH_OK,
       "bh_toobit_sign");
}

static void to_hex(char *hex, const unsigned char *mac) {
  for (int i = 0; i < 32; i++) sprintf(hex + 2 * i, "%02x", mac[i]);
}

static void openssl(char *hex) {
  const void *(*sha256)(void);
  unsigned char *(*hmac)(const void *, const void *, int, const unsigned char *, size_t, unsigned char *, unsigned *);
  unsigned char mac[32];
  unsigned len;
  function("EVP_sha256", &sha256);
  function("HMAC", &hmac);
  must(hmac(sha256(), secret, SECRET, (const unsigned char *)payload, PAYLOAD, mac, &len) != NULL, "HMAC");
  to_hex(hex, mac);
}

static void sodium(char *hex) {
  int (*begin)(void), (*init)(void *, const unsigned char *, size_t);
  int (*update)(void *, const unsigned char *, unsigned long long), (*final)(void *, unsigned char *);
  /* crypto_auth_hmacsha256_state has 208 bytes. */
  uint64_t state[32];
  unsigned char mac[32];
  function("sodium_init", &begin);
  function("crypto_auth_hmacsha256_init", &init);
  function("crypto_auth_hmacsha256_update", &update);
  function("crypto_auth_hmacsha256_final", &final);
  must(begin() >= 0, "sodium_init");
  init(state, (const unsigned char *)secret, SECRET);
  update(state, (const unsigned char *)payload, PAYLOAD);
  final(state, mac);
  to_hex(hex, mac);
}

typedef struct result {
  double ns;
  char hex[BH_SIGNATURE_SIZE];
} result;

static result in_new_process(const char *path, void (*sign)(char *)) {
  int ends[2], status;
  result made;
  pid_t child;
  must(pipe(ends) == 0 && (child = fork()) >= 0, "fork");
  if (child == 0) {
    memset(&made, 0, sizeof made);
    made.ns = now_ns();
    library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    must(library != NULL, path);
    sign(made.hex);
    made.ns = now_ns() - made.ns;
    _exit(write(ends[1], &made, sizeof made) != (ssize_t)sizeof made);
  }
  must(waitpid(child, &status, 0) == child && status == 0, path);
  must(read(ends[0], &made, sizeof made) == (ssize_t)sizeof made, path);
  close(ends[0]);
  close(ends[1]);
  return made;
}

int main(int argc, char **argv) {
  static const char *const names[] = {"ours", "openssl", "sodium"};
  void (*const sign[])(char *) = {ours, openssl, sodium};
  static double ns[3][TURNS];
  result expected;
  must(argc == 4, "usage: cold LIBBH_AUTH LIBCRYPTO LIBSODIUM");
  expected = in_new_process(argv[1], ours);
  for (int turn = 0; turn < TURNS; turn++)
    for (int k = 0; k < 3; k++) {
      result made = in_new_process(argv[k + 1], sign[k]);
      must(strcmp(made.hex, expected.hex) == 0, names[k]);
      ns[k][turn] = made.ns;
    }
  for (int k = 0; k < 3; k++) {
    printf("{\"table\": \"cold\", \"by\": \"%s\", \"ns\": [", names[k]);
    for (int turn = 0; turn < TURNS; turn++) printf("%s%.0f", turn ? ", " : "", ns[k][turn]);
    printf("]}\n");
  }
  return 0;
}
