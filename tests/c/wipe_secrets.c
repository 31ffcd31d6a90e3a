/* The secrets of tests/c/wipe.c in every form. libsodium computes what the
 * library computes of them, so that no layout of a key is assumed. */
#include "wipe.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

inputs in;

/* They lie in memory that cannot be written, which is not searched. */
static const char secret[] = "mK7#vQ2!xR9$tL4@wN6%zB1^cH8&yD3*jF5(gP0)", app_key[] = "Zt4oUe8qWb1rXc6sYd2hVf9kAg5nBi3m";
static const char long_secret[] = "qA1zWs2xEd3cRf4vTg5bYh6nUj7mIk8,Ol9.Pp0/aQ!sZ@wX#dE$cR%fV^gT&bN*hY(mJ)uKi+lO=pL-kM_nJbHvGcFxDzSaP:o;i";
static const unsigned char seed[32] = {0x9d, 0x61, 0xb1, 0x9d, 0xef, 0xfd, 0x5a, 0x60, 0xba, 0x84, 0x4a,
                                       0xf4, 0x92, 0xec, 0x2c, 0xc4, 0x44, 0x49, 0xc5, 0x69, 0x7b, 0x32,
                                       0x69, 0x19, 0x70, 0x3b, 0xac, 0x03, 0x1c, 0xae, 0x7f, 0x60};
static const unsigned char message[] = "the message that is signed";

static void must(bh_status status) {
  if (status == BH_OK) return;
  fprintf(stderr, "an input cannot be made: %s\n", bh_status_name(status));
  abort();
}

void inputs_make(void) {
  unsigned char public32[32];
  memset(&in, 0, sizeof in);
  memcpy(in.secret, secret, sizeof secret);
  memcpy(in.long_secret, long_secret, sizeof long_secret);
  memcpy(in.app_key, app_key, sizeof app_key);
  memcpy(in.seed, seed, sizeof seed);
  must(bh_hmac_key_init(&in.hmac, bh_cstr(in.secret)));
  must(bh_ed25519_key_from_seed(&in.ed25519, seed));
  must(bh_ed25519_public(public32, &in.ed25519));
  memcpy(in.pair, seed, 32);
  memcpy(in.pair + 32, public32, 32);
  sodium_bin2hex(in.hex, sizeof in.hex, seed, 32);
  sodium_bin2hex(in.hex_pair, sizeof in.hex_pair, in.pair, 64);
  for (size_t i = 0; i < 64; i++) in.hex_upper[i] = (char)(in.hex[i] - (in.hex[i] >= 'a') * ('a' - 'A'));
  sodium_bin2base64(in.base64, sizeof in.base64, seed, 32, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  sodium_bin2base64(in.base64_padded, sizeof in.base64_padded, seed, 32, sodium_base64_VARIANT_URLSAFE);
  sodium_bin2base64(in.base64_standard, sizeof in.base64_standard, in.pair, 64, sodium_base64_VARIANT_ORIGINAL);
  sodium_bin2base64(in.base64_pair, sizeof in.base64_pair, in.pair, 64, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  memset(in.wrong, 'a', 64);
  in.len = sizeof in.out;
}

/* A SHA-256 state as it is, and in the order in which the processor's instructions hold it. */
static void needle_state(enum kind kind, const char *what, const uint32_t state[8]) {
  const uint32_t turned[8] = {state[5], state[4], state[1], state[0], state[7], state[6], state[3], state[2]};
  needle_raw(kind, what, state, 32);
  needle_raw(kind, what, turned, 32);
}

static void needle_block(const char *what, const unsigned char *key, size_t len, unsigned char pad) {
  crypto_hash_sha256_state state;
  unsigned char block[64];
  memset(block, pad, sizeof block);
  for (size_t i = 0; i < len; i++) block[i] ^= key[i];
  /* Behind the key a pad is no secret. */
  needle_raw(SECRET, what, block, len);
  needle_words(SECRET, what, block, len, 4);
  crypto_hash_sha256_init(&state);
  crypto_hash_sha256_update(&state, block, sizeof block);
  needle_state(SECRET, pad == 0x36 ? "inner HMAC state" : "outer HMAC state", state.state);
}

static void needle_hmac_key(const char *what, const void *text) {
  unsigned char digest[32];
  const unsigned char *key = text;
  size_t len = strlen(text);
  needle_raw(SECRET, what, key, len);
  needle_words(SECRET, what, key, len, 4);
  needle_text(SECRET, what, key, len);
  if (len > 64) {
    crypto_hash_sha256(digest, key, len);
    needle_raw(SECRET, "digest of a long secret", digest, 32);
    needle_words(SECRET, "digest of a long secret", digest, 32, 4);
    key = digest;
    len = 32;
  }
  needle_block("inner pad", key, len, 0x36);
  needle_block("outer pad", key, len, 0x5c);
}

/* A scalar as bytes, in limbs of 52 bits, and in digits from -8 to 8, as curve25519-dalek computes. */
static void needle_scalar(const char *what, const unsigned char scalar[32]) {
  uint64_t words[5] = {0}, limbs[5];
  signed char digits[64];
  memcpy(words, scalar, 32);
  for (size_t i = 0; i < 5; i++) {
    size_t bit = 52 * i, word = bit / 64, shift = bit % 64;
    limbs[i] = words[word] >> shift;
    if (shift > 12) limbs[i] |= words[word + 1] << (64 - shift);
    limbs[i] &= (UINT64_C(1) << 52) - 1;
  }
  for (size_t i = 0; i < 64; i++) digits[i] = (signed char)((scalar[i / 2] >> (i % 2 * 4)) & 15);
  for (size_t i = 0; i < 63; i++) {
    signed char carry = (signed char)((digits[i] + 8) >> 4);
    digits[i] = (signed char)(digits[i] - carry * 16);
    digits[i + 1] = (signed char)(digits[i + 1] + carry);
  }
  needle_raw(SECRET, what, scalar, 32);
  needle_text(SECRET, what, scalar, 32);
  needle_raw(SECRET, what, limbs, sizeof limbs);
  needle_raw(SECRET, what, digits, sizeof digits);
}

static void needle_ed25519(void) {
  unsigned char hash[64], nonce[64], reduced[32];
  crypto_hash_sha512_state state;
  needle_raw(SECRET, "seed", seed, 32);
  needle_words(SECRET, "seed", seed, 32, 8);
  needle_text(SECRET, "seed", seed, 32);
  crypto_hash_sha512(hash, seed, 32);
  needle_raw(SECRET, "hash of the seed", hash, 64);
  needle_words(SECRET, "hash of the seed", hash, 64, 8);
  needle_text(SECRET, "prefix", hash + 32, 32);
  hash[0] &= 248;
  hash[31] = (hash[31] & 127) | 64;
  needle_scalar("scalar", hash);
  unsigned char wide[64] = {0};
  memcpy(wide, hash, 32);
  crypto_core_ed25519_scalar_reduce(reduced, wide);
  needle_scalar("scalar, reduced", reduced);
  /* Who knows the nonce of one signature knows the key. */
  crypto_hash_sha512_init(&state);
  crypto_hash_sha512_update(&state, hash + 32, 32);
  crypto_hash_sha512_update(&state, message, sizeof message - 1);
  crypto_hash_sha512_final(&state, nonce);
  needle_raw(SECRET, "nonce", nonce, 64);
  needle_words(SECRET, "nonce", nonce, 64, 8);
  crypto_core_ed25519_scalar_reduce(reduced, nonce);
  needle_scalar("nonce, reduced", reduced);
}

/* What a call that verifies computes: the call is made with the same inputs as a signing one. */
static void needle_mac(void (*sign)(void)) {
  unsigned char mac[32];
  uint32_t words[8];
  inputs_make();
  sign();
  if (sodium_hex2bin(mac, sizeof mac, (char *)in.out, 64, NULL, NULL, NULL) != 0) must(BH_ERR_ENCODING);
  needle_raw(RIGHT_MAC, "right MAC", mac, 32);
  needle_text(RIGHT_MAC, "right MAC", mac, 32);
  for (size_t i = 0; i < 8; i++)
    words[i] = (uint32_t)mac[4 * i] << 24 | (uint32_t)mac[4 * i + 1] << 16 | (uint32_t)mac[4 * i + 2] << 8 | mac[4 * i + 3];
  needle_state(RIGHT_MAC, "right MAC", words);
}

void needles_make(void) {
  needle_hmac_key("secret", secret);
  needle_hmac_key("long secret", long_secret);
  needle_hmac_key("app key", app_key);
  needle_ed25519();
  for (size_t i = 0; i < wipe_case_count; i++) {
    /* Each that verifies stands behind the one that signs. */
    if (wipe_cases[i].kinds & RIGHT_MAC) needle_mac(wipe_cases[i - 1].run);
  }
}
