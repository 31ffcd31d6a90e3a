/* HMAC-SHA256 of 141 bytes with a secret of 64: ours with hex, theirs without.
 * And checking one. */
#include "bench.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/params.h>
#include <sodium.h>
#include <string.h>

/* src/peers.rs */
void bench_crate_document(char *hex, const uint8_t *secret, size_t secret_len, const uint8_t *message, size_t len);
void bench_crate_hmac(uint8_t *mac, const uint8_t *message, size_t len);
void bench_ring_hmac(uint8_t *mac, const uint8_t *message, size_t len);
void bench_aws_hmac(uint8_t *mac, const uint8_t *message, size_t len);

#define MESSAGE (const unsigned char *)payload, PAYLOAD
#define SECRET (const unsigned char *)secret, sizeof secret - 1

static EVP_MAC_CTX *mac_ctx;
static crypto_auth_hmacsha256_state sodium_key;
static uint8_t mac[BH_SHA256_SIZE];
/* What a verifier is given. */
static uint8_t given[BH_SHA256_SIZE];

static void evp_mac(const unsigned char *key, size_t key_len) {
  size_t len;
  must(EVP_MAC_init(mac_ctx, key, key_len, NULL) && EVP_MAC_update(mac_ctx, MESSAGE) &&
           EVP_MAC_final(mac_ctx, mac, &len, sizeof mac),
       "EVP_MAC");
}
static void run_evp_mac(void) {
  evp_mac(NULL, 0);
}
static void run_evp_mac_key(void) {
  evp_mac(SECRET);
}
static void run_evp_mac_verify(void) {
  evp_mac(NULL, 0);
  must(CRYPTO_memcmp(mac, given, sizeof mac) == 0, "EVP_MAC");
}

static void run_hmac(void) {
  unsigned len;
  must(HMAC(EVP_sha256(), secret, sizeof secret - 1, MESSAGE, mac, &len) != NULL, "HMAC");
}

static void run_sodium(void) {
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, SECRET);
  crypto_auth_hmacsha256_update(&state, MESSAGE);
  crypto_auth_hmacsha256_final(&state, mac);
}
static void run_sodium_reused(void) {
  crypto_auth_hmacsha256_state state = sodium_key;
  crypto_auth_hmacsha256_update(&state, MESSAGE);
  crypto_auth_hmacsha256_final(&state, mac);
}

static void run_crate(void) {
  bench_crate_hmac(mac, MESSAGE);
}
static char document_hex[2 * sizeof mac];
static void run_document(void) {
  bench_crate_document(document_hex, SECRET, MESSAGE);
}
static void run_ring(void) {
  bench_ring_hmac(mac, MESSAGE);
}
static void run_aws(void) {
  bench_aws_hmac(mac, MESSAGE);
}

static void prepare_mac_ctx(void) {
  char digest[] = "SHA256";
  OSSL_PARAM params[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0),
                         OSSL_PARAM_construct_end()};
  EVP_MAC *evp = EVP_MAC_fetch(NULL, "HMAC", NULL);
  mac_ctx = EVP_MAC_CTX_new(evp);
  EVP_MAC_free(evp);
  must(mac_ctx != NULL && EVP_MAC_init(mac_ctx, SECRET, params), "EVP_MAC_init");
}

/* Whether the MAC is the one that our hex says. */
static void same_mac(const contestant *peer) {
  char hex[2 * sizeof mac];
  size_t len = sizeof hex;
  memset(mac, 0, sizeof mac);
  peer->run();
  must(bh_hex_encode(hex, &len, (bh_str){(const char *)mac, sizeof mac}) == BH_OK, "hex");
  must(memcmp(hex, signature, sizeof hex) == 0, peer->name);
}

void hmac_tables(void) {
  void (*sign)(void) = call_of("bh_toobit_sign"), (*verify)(void) = call_of("bh_toobit_verify");
  const contestant signing[] = {
      {"ours", sign},
      {"limit", run_limit},
      {"bare-mac", run_bare_mac},
      {"bh_hmac_sha256", call_of("bh_hmac_sha256")},
      {"rust-document", run_document},
      {"rust-hmac", run_crate},
      {"ring", run_ring},
      {"aws-lc-rs", run_aws},
      {"evp-mac", run_evp_mac},
      {"evp-mac-key", run_evp_mac_key},
      {"sodium-reused", run_sodium_reused},
      {"sodium", run_sodium},
      {"openssl-hmac", run_hmac},
  };
  const contestant verifying[] = {{"ours", verify}, {"sign", sign}, {"evp-mac", run_evp_mac_verify}};
  must(sodium_init() >= 0, "sodium_init");
  crypto_auth_hmacsha256_init(&sodium_key, SECRET);
  prepare_mac_ctx();
  prepare_limit();
  sign();
  run_document();
  must(memcmp(document_hex, signature, sizeof document_hex) == 0, "the document's Rust");
  for (size_t k = 5; k < sizeof signing / sizeof *signing; k++) same_mac(&signing[k]);
  memcpy(given, mac, sizeof mac);
  COMPETE("hmac", signing);
  COMPETE("hmac-verify", verifying);
  EVP_MAC_CTX_free(mac_ctx);
}
