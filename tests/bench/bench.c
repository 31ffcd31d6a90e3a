/* How near the library is to the least that a signature costs, and how far
 * from what OpenSSL takes. All contestants take turns in one run, so that the
 * machine's mood meets all of them; a number is the median of the turns'
 * ratios. Before that, their outputs are compared. */
#include <bh_auth.h>

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/params.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* tests/bench/src/lib.rs */
void bench_compress(uint32_t *state, const uint8_t *blocks, size_t count);
void bench_ed25519_key(const uint8_t *seed);
void bench_ed25519_sign(uint8_t *signature, const uint8_t *message, size_t len);
void bench_ed25519_sign_seed(uint8_t *signature, const uint8_t *message, size_t len);

enum { TURNS = 401 };

static void must(int good, const char *what) {
  if (good) return;
  fprintf(stderr, "bench: %s\n", what);
  exit(1);
}

/* Toobit: 141 bytes, an order of the document's kind. */
static const char secret[] = "30lfjDT51iOG1kYZnDoLNynOyMdIcmQyO1XYfxzYOmQfx9tjiI98Pzio4uhZ0Uk2";
static const char payload[] =
    "symbol=BTCUSDT&side=SELL&type=LIMIT&timeInForce=GTC&quantity=1&price=400&newClientOrderId=order-00001"
    "&recvWindow=5000&timestamp=1668481902307";
enum { PAYLOAD = sizeof payload - 1, PADDED = 192 };

static bh_hmac_key hmac_key;
static char signature[BH_SIGNATURE_SIZE];
static uint32_t inner[8], outer[8];
static uint8_t message_blocks[PADDED], outer_block[64], mac[32];
static EVP_MAC_CTX *mac_ctx;

static void run_toobit(void) {
  bh_toobit_sign(signature, &hmac_key, (bh_str){payload, PAYLOAD}, (bh_str){NULL, 0});
}

static void put_words(uint8_t *to, const uint32_t *words) {
  for (int i = 0; i < 8; i++)
    for (int k = 0; k < 4; k++) to[4 * i + k] = (uint8_t)(words[i] >> (24 - 8 * k));
}

/* The message padded beforehand, and no hex: nothing but the compressions. */
static void run_compressions(void) {
  uint32_t state[8];
  memcpy(state, inner, sizeof state);
  bench_compress(state, message_blocks, PADDED / 64);
  put_words(outer_block, state);
  memcpy(state, outer, sizeof state);
  bench_compress(state, outer_block, 1);
  put_words(mac, state);
}

static void evp_mac(const char *key, size_t key_len) {
  size_t len;
  EVP_MAC_init(mac_ctx, (const unsigned char *)key, key_len, NULL);
  EVP_MAC_update(mac_ctx, (const unsigned char *)payload, PAYLOAD);
  EVP_MAC_final(mac_ctx, mac, &len, sizeof mac);
}

static void run_evp_mac(void) {
  evp_mac(NULL, 0);
}

static void run_evp_mac_key(void) {
  evp_mac(secret, sizeof secret - 1);
}

static void run_hmac(void) {
  unsigned len;
  HMAC(EVP_sha256(), secret, sizeof secret - 1, (const unsigned char *)payload, PAYLOAD, mac, &len);
}

static void pad(uint8_t *blocks, size_t room, size_t len) {
  uint64_t bits = (64 + len) * 8;
  blocks[len] = 0x80;
  for (size_t i = 0; i < 8; i++) blocks[room - 1 - i] = (uint8_t)(bits >> (8 * i));
}

static void key_state(uint32_t *state, uint8_t byte) {
  static const uint32_t initial[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  uint8_t block[64];
  memset(block, byte, sizeof block);
  for (size_t i = 0; i < sizeof secret - 1; i++) block[i] ^= (uint8_t)secret[i];
  memcpy(state, initial, sizeof initial);
  bench_compress(state, block, 1);
}

static void prepare_hmac(void) {
  must(PAYLOAD == 141 && sizeof secret - 1 <= 64, "the payload has 141 bytes");
  must(bh_hmac_key_init(&hmac_key, bh_cstr(secret)) == BH_OK, "key");
  key_state(inner, 0x36);
  key_state(outer, 0x5c);
  memcpy(message_blocks, payload, PAYLOAD);
  pad(message_blocks, PADDED, PAYLOAD);
  pad(outer_block, 64, 32);
  EVP_MAC *evp = EVP_MAC_fetch(NULL, "HMAC", NULL);
  mac_ctx = EVP_MAC_CTX_new(evp);
  char digest[] = "SHA256";
  OSSL_PARAM params[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0),
                         OSSL_PARAM_construct_end()};
  must(EVP_MAC_init(mac_ctx, (const unsigned char *)secret, sizeof secret - 1, params), "EVP_MAC_init");
}

/* Mixin: a body of 300 bytes. */
static bh_ed25519_key ed25519_key;
static bh_mixin_claims claims;
static char token[2048], token_payload[2048], body[300];
static size_t token_len, token_payload_len;
static uint8_t raw[BH_ED25519_SIGNATURE_SIZE];

static void run_mixin(void) {
  token_len = sizeof token;
  bh_mixin_sign(token, &token_len, &ed25519_key, &claims, BH_STR("POST"), BH_STR("/transfers"),
                (bh_str){body, sizeof body});
}

static void run_ed25519(void) {
  bench_ed25519_sign(raw, (const uint8_t *)token_payload, token_payload_len);
}

static void run_ed25519_seed(void) {
  bench_ed25519_sign_seed(raw, (const uint8_t *)token_payload, token_payload_len);
}

static void run_bh_ed25519(void) {
  bh_ed25519_sign(raw, &ed25519_key, (bh_str){token_payload, token_payload_len});
}

static void prepare_mixin(void) {
  uint8_t seed[BH_ED25519_SEED_SIZE];
  for (size_t i = 0; i < sizeof seed; i++) seed[i] = (uint8_t)(7 * i + 1);
  memset(body, 'x', sizeof body);
  claims = (bh_mixin_claims){.uid = BH_STR("89e0bdee-c355-47f2-945a-be48be875606"),
                             .sid = BH_STR("c09cf313-7ded-425d-ad3f-a1ce4cfd5e5e"),
                             .jti = BH_STR("2594ad57-9dad-424f-8595-b14727e24e61"),
                             .iat_s = 1525320485,
                             .exp_s = 1533096485};
  token_payload_len = sizeof token_payload;
  must(bh_ed25519_key_from_seed(&ed25519_key, seed) == BH_OK, "key");
  must(bh_mixin_payload(token_payload, &token_payload_len, &claims, BH_STR("POST"), BH_STR("/transfers"),
                        (bh_str){body, sizeof body}) == BH_OK,
       "payload");
  bench_ed25519_key(seed);
}

typedef struct contestant {
  const char *name;
  void (*run)(void);
  int repeat;
  /* The target: ours takes at most `at_most` times as long as this one, or
   * this one takes at least `at_least` times as long as ours. */
  double at_most, at_least;
  double ns[TURNS];
} contestant;

static double now_ns(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return 1e9 * (double)t.tv_sec + (double)t.tv_nsec;
}

static int by_size(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double median(const double *values) {
  static double sorted[TURNS];
  memcpy(sorted, values, sizeof sorted);
  qsort(sorted, TURNS, sizeof *sorted, by_size);
  return sorted[TURNS / 2];
}

/* Times the contestants in turns and prints them against the first. The
 * second is the least that the first can cost: a target that even it misses
 * is out of reach on this processor, so what it would reach is printed. */
static void compete(contestant *list, size_t count) {
  static double ratios[TURNS];
  for (int turn = 0; turn < TURNS; turn++)
    for (size_t k = 0; k < count; k++) {
      contestant *c = &list[(k + (size_t)turn) % count];
      double start = now_ns();
      for (int i = 0; i < c->repeat; i++) c->run();
      c->ns[turn] = (now_ns() - start) / c->repeat;
    }
  printf("%-50s %9.0f ns\n", list[0].name, median(list[0].ns));
  for (size_t k = 1; k < count; k++) {
    const contestant *c = &list[k];
    for (int turn = 0; turn < TURNS; turn++)
      ratios[turn] = c->at_least > 0 ? c->ns[turn] / list[0].ns[turn] : list[0].ns[turn] / c->ns[turn];
    double ratio = median(ratios);
    printf("  %-48s %9.0f ns  ", c->name, median(c->ns));
    if (c->at_least > 0)
      printf("%5.2f times ours  at least %5.2f  %s (%.2f times the second)\n", ratio, c->at_least,
             ratio >= c->at_least ? "met" : "NOT MET", median(c->ns) / median(list[1].ns));
    else if (c->at_most > 0)
      printf("ours %5.2f times  at most  %5.2f  %s\n", ratio, c->at_most, ratio <= c->at_most ? "met" : "NOT MET");
    else
      printf("ours %5.2f times\n", ratio);
  }
}

/* Whether the bytes are those that the hex signature says. */
static void same_mac(const char *who) {
  char hex[2 * sizeof mac];
  size_t len = sizeof hex;
  must(bh_hex_encode(hex, &len, (bh_str){(const char *)mac, sizeof mac}) == BH_OK, "hex");
  must(memcmp(hex, signature, sizeof hex) == 0, who);
  memset(mac, 0, sizeof mac);
}

static void same_token(const char *who) {
  char text[128];
  size_t len = sizeof text;
  must(bh_base64url_encode(text, &len, (bh_str){(const char *)raw, sizeof raw}) == BH_OK, "base64url");
  must(token_len == token_payload_len + 1 + len && memcmp(token, token_payload, token_payload_len) == 0 &&
           memcmp(token + token_payload_len + 1, text, len) == 0,
       who);
  memset(raw, 0, sizeof raw);
}

int main(void) {
  static contestant hmac[] = {
      {"bh_toobit_sign, 141 bytes, hex included", run_toobit, 200, 0, 0, {0}},
      {"four bare SHA-256 compressions", run_compressions, 200, 1.7, 0, {0}},
      {"OpenSSL EVP_MAC, context and key re-used, no hex", run_evp_mac, 200, 0, 2, {0}},
      {"OpenSSL EVP_MAC, context re-used, no hex", run_evp_mac_key, 200, 0, 2, {0}},
      {"OpenSSL HMAC(), one-shot, no hex", run_hmac, 100, 0, 10, {0}},
  };
  static contestant mixin[] = {
      {"bh_mixin_sign, body of 300 bytes", run_mixin, 10, 0, 0, {0}},
      {"bare Ed25519 of the same token, key expanded", run_ed25519, 10, 1.10, 0, {0}},
      {"bare Ed25519 from the seed", run_ed25519_seed, 10, 0, 0, {0}},
      {"bh_ed25519_sign of the same token", run_bh_ed25519, 10, 0, 0, {0}},
  };
  prepare_hmac();
  prepare_mixin();
  run_toobit();
  for (int k = 1; k < 5; k++) {
    hmac[k].run();
    same_mac(hmac[k].name);
  }
  run_mixin();
  for (int k = 1; k < 4; k++) {
    mixin[k].run();
    same_token(mixin[k].name);
  }
  printf("outputs equal; medians of %d turns\n", TURNS);
  compete(hmac, 5);
  compete(mixin, 4);
  bh_hmac_key_wipe(&hmac_key);
  bh_ed25519_key_wipe(&ed25519_key);
  EVP_MAC_CTX_free(mac_ctx);
  return 0;
}
