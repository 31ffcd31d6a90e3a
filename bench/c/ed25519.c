/* Ed25519 over what a Mixin token's signature is over; keys prepared. */
#include "bench.h"

#include <openssl/evp.h>
#include <sodium.h>
#include <string.h>

/* src/peers.rs */
void bench_ring_sign(uint8_t *signature, const uint8_t *message, size_t len);
void bench_aws_sign(uint8_t *signature, const uint8_t *message, size_t len);
bool bench_ring_verify(const uint8_t *signature, const uint8_t *message, size_t len);
bool bench_aws_verify(const uint8_t *signature, const uint8_t *message, size_t len);

#define MESSAGE (const uint8_t *)token_payload.data, token_payload.len

static uint8_t made[BH_ED25519_SIGNATURE_SIZE];
static EVP_PKEY *private_pkey, *public_pkey;
static EVP_MD_CTX *md_ctx;
static uint8_t sodium_secret[crypto_sign_SECRETKEYBYTES];

static void run_dalek(void) {
  bench_ed25519_sign(made, MESSAGE);
}
static void run_dalek_seed(void) {
  bench_ed25519_sign_seed(made, MESSAGE);
}
static void run_ring(void) {
  bench_ring_sign(made, MESSAGE);
}
static void run_aws(void) {
  bench_aws_sign(made, MESSAGE);
}
static void run_sodium(void) {
  must(crypto_sign_detached(made, NULL, MESSAGE, sodium_secret) == 0, "crypto_sign_detached");
}
static void run_openssl(void) {
  size_t len = sizeof made;
  must(EVP_MD_CTX_reset(md_ctx) && EVP_DigestSignInit(md_ctx, NULL, NULL, NULL, private_pkey) &&
           EVP_DigestSign(md_ctx, made, &len, MESSAGE),
       "EVP_DigestSign");
}

static void run_dalek_verify(void) {
  must(bench_ed25519_verify(token_signature, MESSAGE), "dalek");
}
static void run_ring_verify(void) {
  must(bench_ring_verify(token_signature, MESSAGE), "ring");
}
static void run_aws_verify(void) {
  must(bench_aws_verify(token_signature, MESSAGE), "aws-lc-rs");
}
static void run_sodium_verify(void) {
  must(crypto_sign_verify_detached(token_signature, MESSAGE, public_key) == 0, "libsodium");
}
static void run_openssl_verify(void) {
  must(EVP_MD_CTX_reset(md_ctx) && EVP_DigestVerifyInit(md_ctx, NULL, NULL, NULL, public_pkey) &&
           EVP_DigestVerify(md_ctx, token_signature, sizeof token_signature, MESSAGE) == 1,
       "EVP_DigestVerify");
}

/* A verifier that takes everything would be fast. */
static void tampered_ones_are_refused(void) {
  uint8_t tampered[sizeof token_signature];
  memcpy(tampered, token_signature, sizeof tampered);
  tampered[5] ^= 1;
  must(bh_ed25519_verify(tampered, public_key, token_payload) == BH_ERR_SIGNATURE,
       "bh_ed25519_verify takes a tampered signature");
  must(!bench_ed25519_verify(tampered, MESSAGE), "dalek takes a tampered signature");
  must(!bench_aws_verify(tampered, MESSAGE), "aws-lc-rs takes a tampered signature");
  must(!bench_ring_verify(tampered, MESSAGE), "ring takes a tampered signature");
  must(crypto_sign_verify_detached(tampered, MESSAGE, public_key) != 0, "libsodium takes a tampered signature");
  must(EVP_MD_CTX_reset(md_ctx) && EVP_DigestVerifyInit(md_ctx, NULL, NULL, NULL, public_pkey) &&
           EVP_DigestVerify(md_ctx, tampered, sizeof tampered, MESSAGE) != 1,
       "OpenSSL takes a tampered signature");
}

void ed25519_tables(void) {
  const contestant signing[] = {
      {"ours", call_of("bh_ed25519_sign")},
      {"dalek", run_dalek},
      {"dalek-seed", run_dalek_seed},
      {"aws-lc-rs", run_aws},
      {"ring", run_ring},
      {"sodium", run_sodium},
      {"openssl", run_openssl},
  };
  const contestant verifying[] = {
      {"ours", call_of("bh_ed25519_verify")}, {"dalek", run_dalek_verify},
      {"aws-lc-rs", run_aws_verify},          {"ring", run_ring_verify},
      {"sodium", run_sodium_verify},          {"openssl", run_openssl_verify},
  };
  uint8_t sodium_public[crypto_sign_PUBLICKEYBYTES];
  must(crypto_sign_seed_keypair(sodium_public, sodium_secret, seed) == 0 &&
           memcmp(sodium_public, public_key, sizeof sodium_public) == 0,
       "another public key");
  private_pkey = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, NULL, seed, SEED);
  public_pkey = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, NULL, public_key, sizeof public_key);
  md_ctx = EVP_MD_CTX_new();
  must(private_pkey != NULL && public_pkey != NULL && md_ctx != NULL, "OpenSSL's keys");

  for (size_t k = 1; k < sizeof signing / sizeof *signing; k++) {
    memset(made, 0, sizeof made);
    signing[k].run();
    must(memcmp(made, token_signature, sizeof made) == 0, signing[k].name);
  }
  tampered_ones_are_refused();
  COMPETE("ed25519", signing);
  COMPETE("ed25519-verify", verifying);
  EVP_MD_CTX_free(md_ctx);
  EVP_PKEY_free(private_pkey);
  EVP_PKEY_free(public_pkey);
}
