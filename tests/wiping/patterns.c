#define _DEFAULT_SOURCE
#include "patterns.h"

#include <inttypes.h>
#include <sodium.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct pattern {
  uint64_t complement;
  const char *what;
  enum kind kind;
} table[1 << 15];
static size_t patterns;

static void die(const char *what) {
  fprintf(stderr, "%s\n", what);
  abort();
}

static struct pattern *place_of(uint64_t complement) {
  size_t mask = sizeof table / sizeof *table - 1, i = (size_t)((complement * 0x9e3779b97f4a7c15u) >> 40) & mask;
  while (table[i].what && table[i].complement != complement) i = (i + 1) & mask;
  return &table[i];
}

void pattern_raw(enum kind kind, const char *what, const void *bytes, size_t len) {
  const unsigned char *at = bytes;
  for (size_t i = 0; i + WINDOW <= len; i++) {
    uint64_t window;
    memcpy(&window, at + i, sizeof window);
    /* One byte again and again is a pad alone. */
    if (window == at[i] * 0x0101010101010101u) continue;
    struct pattern *n = place_of(~window);
    if (n->what) continue;
    if (++patterns > sizeof table / sizeof *table / 2) die("too many patterns");
    *n = (struct pattern){~window, what, kind};
  }
}

void pattern_words(enum kind kind, const char *what, const void *bytes, size_t len, size_t size) {
  unsigned char turned[256];
  if (len > sizeof turned) die("too long");
  for (size_t start = 0; start < size; start++) {
    size_t end = (len - start) / size * size;
    for (size_t i = 0; i < end; i++) {
      size_t word = i / size * size;
      turned[i] = ((const unsigned char *)bytes)[start + word + size - 1 - (i - word)];
    }
    pattern_raw(kind, what, turned, end);
  }
}

void pattern_text(enum kind kind, const char *what, const void *bytes, size_t len) {
  static const int variants[] = {sodium_base64_VARIANT_ORIGINAL_NO_PADDING, sodium_base64_VARIANT_URLSAFE_NO_PADDING};
  char text[512];
  if (2 * len >= sizeof text) die("too long");
  sodium_bin2hex(text, sizeof text, bytes, len);
  pattern_raw(kind, what, text, 2 * len);
  for (char *c = text; *c; c++)
    if (*c >= 'a') *c -= 'a' - 'A';
  pattern_raw(kind, what, text, 2 * len);
  /* Where the secret begins in the middle of a group, the group's rest is of other bytes. */
  for (size_t skip = 0; skip < 3; skip++)
    for (size_t v = 0; v < 2; v++) {
      size_t whole = (len - skip) / 3 * 3;
      sodium_bin2base64(text, sizeof text, (const unsigned char *)bytes + skip, whole, variants[v]);
      pattern_raw(kind, what, text, whole / 3 * 4);
    }
  sodium_memzero(text, sizeof text);
}

size_t pattern_count(void) {
  return patterns;
}

void search(finding *f, unsigned kinds, const void *bytes, size_t len) {
  const unsigned char *at = bytes;
  for (size_t i = 0; i + WINDOW <= len; i++) {
    uint64_t window;
    memcpy(&window, at + i, sizeof window);
    if (window == 0) continue;
    const struct pattern *n = place_of(~window);
    if (!n->what || !(n->kind & kinds)) continue;
    if (f->count++ == 0) {
      f->what = n->what;
      f->at = (uintptr_t)(at + i);
    }
  }
}

/* What SHA-2 and Ed25519 make of a secret, in every form that may be left of it.
 * libsodium computes it, so that no layout of a key is assumed. */

/* A SHA-256 state as it is, and in the order in which the processor's instructions hold it. */
void pattern_state(enum kind kind, const char *what, const uint32_t state[8]) {
  const uint32_t turned[8] = {state[5], state[4], state[1], state[0], state[7], state[6], state[3], state[2]};
  pattern_raw(kind, what, state, 32);
  pattern_raw(kind, what, turned, 32);
}

static void pattern_block(const char *what, const unsigned char *key, size_t len, unsigned char pad) {
  crypto_hash_sha256_state state;
  unsigned char block[64];
  memset(block, pad, sizeof block);
  for (size_t i = 0; i < len; i++) block[i] ^= key[i];
  /* Behind the key a pad is no secret. */
  pattern_raw(SECRET, what, block, len);
  pattern_words(SECRET, what, block, len, 4);
  crypto_hash_sha256_init(&state);
  crypto_hash_sha256_update(&state, block, sizeof block);
  pattern_state(SECRET, pad == 0x36 ? "inner HMAC state" : "outer HMAC state", state.state);
}

void pattern_hmac_key(const char *what, const void *secret, size_t len, bool texts) {
  unsigned char digest[32];
  const unsigned char *key = secret;
  pattern_raw(SECRET, what, key, len);
  pattern_words(SECRET, what, key, len, 4);
  if (texts) pattern_text(SECRET, what, key, len);
  if (len > 64) {
    crypto_hash_sha256(digest, key, len);
    pattern_raw(SECRET, "digest of a long secret", digest, 32);
    pattern_words(SECRET, "digest of a long secret", digest, 32, 4);
    key = digest;
    len = 32;
  }
  pattern_block("inner pad", key, len, 0x36);
  pattern_block("outer pad", key, len, 0x5c);
}

/* A scalar as bytes, in limbs of 52 bits, and in digits from -8 to 8, as curve25519-dalek computes. */
static void pattern_scalar(const char *what, const unsigned char scalar[32]) {
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
  pattern_raw(SECRET, what, scalar, 32);
  pattern_text(SECRET, what, scalar, 32);
  pattern_raw(SECRET, what, limbs, sizeof limbs);
  pattern_raw(SECRET, what, digits, sizeof digits);
}

void pattern_seed(const unsigned char seed[32], bool texts, unsigned char expanded[64]) {
  unsigned char *hash = expanded, reduced[32];
  pattern_raw(SECRET, "seed", seed, 32);
  pattern_words(SECRET, "seed", seed, 32, 8);
  if (texts) pattern_text(SECRET, "seed", seed, 32);
  crypto_hash_sha512(hash, seed, 32);
  pattern_raw(SECRET, "hash of the seed", hash, 64);
  pattern_words(SECRET, "hash of the seed", hash, 64, 8);
  pattern_text(SECRET, "prefix", hash + 32, 32);
  hash[0] &= 248;
  hash[31] = (hash[31] & 127) | 64;
  pattern_scalar("scalar", hash);
  unsigned char wide[64] = {0};
  memcpy(wide, hash, 32);
  crypto_core_ed25519_scalar_reduce(reduced, wide);
  pattern_scalar("scalar, reduced", reduced);
}

void pattern_nonce(const unsigned char prefix[32], const void *message, size_t len) {
  unsigned char nonce[64], reduced[32];
  crypto_hash_sha512_state state;
  /* Who knows the nonce of one signature knows the key. */
  crypto_hash_sha512_init(&state);
  crypto_hash_sha512_update(&state, prefix, 32);
  crypto_hash_sha512_update(&state, message, len);
  crypto_hash_sha512_final(&state, nonce);
  pattern_raw(SECRET, "nonce", nonce, 64);
  pattern_words(SECRET, "nonce", nonce, 64, 8);
  crypto_core_ed25519_scalar_reduce(reduced, nonce);
  pattern_scalar("nonce, reduced", reduced);
}
