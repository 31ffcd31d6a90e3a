/* The least that an HMAC of `payload` costs. */
#include "bench.h"

#include <string.h>

enum { PADDED = 192, LIMIT = 256 };
static uint32_t inner[8], outer[8], limit_state[8];
static uint8_t message_blocks[LIMIT], outer_block[64], bare_mac[BH_SHA256_SIZE];

static void put_words(uint8_t *to, const uint32_t *words) {
  for (int i = 0; i < 8; i++)
    for (int k = 0; k < 4; k++) to[4 * i + k] = (uint8_t)(words[i] >> (24 - 8 * k));
}

static void pad(uint8_t *blocks, size_t capacity, size_t len) {
  uint64_t bits = (64 + len) * 8;
  blocks[len] = 0x80;
  for (size_t i = 0; i < 8; i++) blocks[capacity - 1 - i] = (uint8_t)(bits >> (8 * i));
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

/* Four blocks in one call: no MAC is made so, since the fourth depends on the
 * other three. */
void run_limit(void) {
  bench_compress(limit_state, message_blocks, LIMIT / 64);
}

/* The blocks padded beforehand, the key's states known. */
void run_bare_mac(void) {
  uint32_t state[8];
  memcpy(state, inner, sizeof inner);
  bench_compress(state, message_blocks, PADDED / 64);
  put_words(outer_block, state);
  memcpy(state, outer, sizeof outer);
  bench_compress(state, outer_block, 1);
  put_words(bare_mac, state);
}

void prepare_limit(void) {
  uint8_t ours[BH_SHA256_SIZE];
  uint32_t one_by_one[8];
  key_state(inner, 0x36);
  key_state(outer, 0x5c);
  memcpy(message_blocks, payload, PAYLOAD);
  pad(message_blocks, PADDED, PAYLOAD);
  pad(outer_block, 64, 32);
  run_bare_mac();
  must(bh_hmac_sha256(ours, &hmac_key, (bh_str){payload, PAYLOAD}) == BH_OK, "bh_hmac_sha256");
  must(memcmp(ours, bare_mac, sizeof ours) == 0, "the bare compressions give another MAC");

  memcpy(message_blocks + PADDED, outer_block, sizeof outer_block);
  memcpy(one_by_one, inner, sizeof inner);
  memcpy(limit_state, inner, sizeof inner);
  for (size_t i = 0; i < LIMIT; i += 64) bench_compress(one_by_one, message_blocks + i, 1);
  run_limit();
  must(memcmp(one_by_one, limit_state, sizeof one_by_one) == 0, "four blocks are not four times one");
}
