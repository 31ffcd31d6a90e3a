/* The secrets of tests/wiping/wipe.c in every form. */
#include "wipe.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

inputs in;
char body_form[8192], body_json[8192];

/* They lie in memory that cannot be written, which is not searched. */
static const char secret[] = "mK7#vQ2!xR9$tL4@wN6%zB1^cH8&yD3*jF5(gP0)", app_key[] = "Zt4oUe8qWb1rXc6sYd2hVf9kAg5nBi3m";
static const char long_secret[] =
    "qA1zWs2xEd3cRf4vTg5bYh6nUj7mIk8,Ol9.Pp0/aQ!sZ@wX#dE$cR%fV^gT&bN*hY(mJ)uKi+lO=pL-kM_nJbHvGcFxDzSaP:o;i";
static const unsigned char seed[32] = {0x9d, 0x61, 0xb1, 0x9d, 0xef, 0xfd, 0x5a, 0x60, 0xba, 0x84, 0x4a,
                                       0xf4, 0x92, 0xec, 0x2c, 0xc4, 0x44, 0x49, 0xc5, 0x69, 0x7b, 0x32,
                                       0x69, 0x19, 0x70, 0x3b, 0xac, 0x03, 0x1c, 0xae, 0x7f, 0x60};
static const unsigned char message[] = "the message that is signed";

static void must(bh_status status) {
  if (status == BH_OK) return;
  fprintf(stderr, "an input cannot be made: %s\n", bh_status_name(status));
  abort();
}

/* A response of all the capacity, since its view is made of that: the token, then spaces. */
#define VELAFI "{\"code\":200,\"data\":{\"token\":\"%s\",\"expireTime\":\"1740575925231\"}}"
#define BITBITDUO "{\"status\":200,\"error_code\":0,\"data\":{\"apitoken\":\"%s\"}}"
#define MIXIN "{\"data\":{\"scope\":\"PROFILE:READ\",\"access_token\":\"%s\"}}"
static void response(char *to, size_t capacity, const char *format) {
  int len = snprintf(to, capacity, format, long_secret);
  memset(to + len, ' ', capacity - 1 - (size_t)len);
}

_Static_assert(sizeof secret == sizeof in.secret && sizeof long_secret == sizeof in.long_secret &&
                   sizeof app_key == sizeof in.app_key,
               "a secret fills its place");

/* The scalar of the seed's key, below the group's order, as some clients write a key that spends. */
static void scalar_of(unsigned char scalar[32]) {
  unsigned char hash[64];
  crypto_hash_sha512(hash, seed, 32);
  hash[0] &= 248;
  hash[31] = (hash[31] & 127) | 64;
  memset(hash + 32, 0, 32);
  crypto_core_ed25519_scalar_reduce(scalar, hash);
  sodium_memzero(hash, sizeof hash);
}

void inputs_make(void) {
  unsigned char public32[32], scalar[32];
  memset(&in, 0, sizeof in);
  memset(body_form, 'b', sizeof body_form);
  memset(body_json, 'b', sizeof body_json);
  memcpy(body_json, "[\"", 2);
  memcpy(body_json + sizeof body_json - 2, "\"]", 2);
  memcpy(in.secret, secret, sizeof secret);
  memcpy(in.long_secret, long_secret, sizeof long_secret);
  memcpy(in.same_secret, long_secret, sizeof long_secret);
  memcpy(in.app_key, app_key, sizeof app_key);
  memcpy(in.seed, seed, sizeof seed);
  must(bh_hmac_key_init(&in.hmac, bh_cstr(in.secret)));
  must(bh_ed25519_key_from_seed(&in.ed25519, seed));
  must(bh_ed25519_public(public32, &in.ed25519));
  memcpy(in.pair, seed, 32);
  memcpy(in.pair + 32, public32, 32);
  sodium_bin2hex(in.hex, sizeof in.hex, seed, 32);
  sodium_bin2hex(in.hex_pair, sizeof in.hex_pair, in.pair, 64);
  scalar_of(scalar);
  sodium_bin2hex(in.hex_scalar, sizeof in.hex_scalar, scalar, 32);
  sodium_memzero(scalar, sizeof scalar);
  for (size_t i = 0; i < 64; i++) in.hex_upper[i] = (char)(in.hex[i] - (in.hex[i] >= 'a') * ('a' - 'A'));
  static const unsigned char before[16] = {0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06,
                                           0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20};
  unsigned char der[48];
  memcpy(der, before, 16);
  memcpy(der + 16, seed, 32);
  sodium_bin2base64(in.pkcs8, sizeof in.pkcs8, der, sizeof der, sodium_base64_VARIANT_ORIGINAL);
  sodium_memzero(der, sizeof der);
  snprintf(in.keystore, sizeof in.keystore, "{\"app_id\":\"a\",\"session_id\":\"b\",\"session_private_key\":\"%s\"}",
           in.hex);
  sodium_bin2base64(in.base64, sizeof in.base64, seed, 32, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  sodium_bin2base64(in.base64_padded, sizeof in.base64_padded, seed, 32, sodium_base64_VARIANT_URLSAFE);
  sodium_bin2base64(in.base64_standard, sizeof in.base64_standard, in.pair, 64, sodium_base64_VARIANT_ORIGINAL);
  sodium_bin2base64(in.base64_pair, sizeof in.base64_pair, in.pair, 64, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  response(in.velafi_response, sizeof in.velafi_response, VELAFI);
  response(in.bitbitduo_response, sizeof in.bitbitduo_response, BITBITDUO);
  response(in.mixin_response, sizeof in.mixin_response, MIXIN);
  memset(in.wrong, 'a', 64);
  size_t sealed_len = sizeof in.sealed - 1;
  must(bh_token_seal(in.sealed, &sealed_len, bh_cstr(in.secret), BH_STR("the account"), BH_STR("twelve bytes"),
                     bh_cstr(in.app_key)));
  in.len = sizeof in.out;
}

/* What a call that verifies computes: the call is made with the same inputs as a signing one. */
static void pattern_mac(void (*sign)(void)) {
  unsigned char mac[32];
  uint32_t words[8];
  inputs_make();
  sign();
  if (sodium_hex2bin(mac, sizeof mac, (char *)in.out, 64, NULL, NULL, NULL) != 0) must(BH_ERR_ENCODING);
  pattern_raw(RIGHT_MAC, "right MAC", mac, 32);
  pattern_text(RIGHT_MAC, "right MAC", mac, 32);
  for (size_t i = 0; i < 8; i++)
    words[i] =
        (uint32_t)mac[4 * i] << 24 | (uint32_t)mac[4 * i + 1] << 16 | (uint32_t)mac[4 * i + 2] << 8 | mac[4 * i + 3];
  pattern_state(RIGHT_MAC, "right MAC", words);
}

/* What Mixin's PIN is sealed with: agreed on with the key of RFC 8032's TEST 2, and an AES key's first two round keys. */
static void pattern_shared(const unsigned char private_key[32]) {
  static const unsigned char other[32] = {0x25, 0xc7, 0x04, 0xc5, 0x94, 0xb8, 0x8a, 0xfc, 0x00, 0xa7, 0x6b,
                                          0x69, 0xd1, 0xed, 0x2b, 0x98, 0x4d, 0x7e, 0x22, 0x55, 0x0f, 0x3e,
                                          0xd0, 0x80, 0x2d, 0x04, 0xfb, 0xcd, 0x07, 0xd3, 0x8d, 0x47};
  unsigned char shared[32];
  if (crypto_scalarmult(shared, private_key, other) != 0) must(BH_ERR_PUBLIC_KEY);
  pattern_raw(SECRET, "shared secret", shared, 32);
  pattern_words(SECRET, "shared secret", shared, 32, 4);
  pattern_text(SECRET, "shared secret", shared, 32);
}

/* What a token is sealed with (RFC 5869): what is extracted, which is an HMAC key, and what is expanded, an AES key. */
static void pattern_sealing(void) {
  static const unsigned char info[] = "bh_auth token seal v1\1", salt[32];
  unsigned char extracted[32], expanded[32];
  crypto_auth_hmacsha256(extracted, (const unsigned char *)secret, sizeof secret - 1, salt);
  crypto_auth_hmacsha256(expanded, info, sizeof info - 1, extracted);
  pattern_hmac_key("extracted key", (const char *)extracted, 32, true);
  pattern_raw(SECRET, "sealing key", expanded, 32);
  pattern_words(SECRET, "sealing key", expanded, 32, 4);
  sodium_memzero(extracted, sizeof extracted);
  sodium_memzero(expanded, sizeof expanded);
}

void patterns_make(void) {
  unsigned char expanded[64], scalar[32], of_scalar[64];
  pattern_hmac_key("secret", secret, sizeof secret - 1, true);
  pattern_hmac_key("long secret", long_secret, sizeof long_secret - 1, true);
  pattern_hmac_key("app key", app_key, sizeof app_key - 1, true);
  pattern_seed(seed, true, expanded);
  pattern_nonce(expanded + 32, message, sizeof message - 1);
  pattern_shared(expanded);
  pattern_sealing();
  /* What a key that is a scalar makes its nonces of is hashed of it, as of a seed. */
  scalar_of(scalar);
  pattern_seed(scalar, true, of_scalar);
  for (size_t i = 0; i < wipe_case_count; i++) {
    /* Each that verifies stands behind the one that signs. */
    if (wipe_cases[i].kinds & RIGHT_MAC) pattern_mac(wipe_cases[i - 1].run);
  }
}
