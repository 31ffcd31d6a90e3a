/* SECURITY.md's table: Ed25519's public keys and signatures that a careless
 * verifier takes. */
#include "table.h"
#include "test.h"

#include <string.h>

/* Points of small order, canonical: of order 4, 1, 8, 8, 2. */
static const char *const small[] = {
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000000",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
};

static void read_hex(uint8_t *bytes, size_t capacity, const char *text) {
  assert_status(bh_hex_decode(bytes, &capacity, bh_cstr(text)), BH_OK, text);
}

/* With R the neutral point and s 0, equations without checks hold. */
static void verified_by(const uint8_t key[BH_ED25519_PUBLIC_SIZE]) {
  uint8_t forged[BH_ED25519_SIGNATURE_SIZE] = {1};
  got(bh_ed25519_verify(forged, key, BH_STR("message")));
  got(bh_mixin_verify(jwt(BH_STR("{\"alg\":\"EdDSA\"}"), BH_STR("{}")), key, BH_STR("GET"), BH_STR("/me"), BH_STR(""),
                      BH_STR(""), NULL, 0));
}

static void small_order_key(void) {
  uint8_t key[BH_ED25519_PUBLIC_SIZE];
  for (size_t i = 0; i < sizeof small / sizeof *small; i++) {
    read_hex(key, sizeof key, small[i]);
    verified_by(key);
    key[31] ^= 0x80;
    verified_by(key);
  }
}

/* y from the prime 2^255 - 19 up to 2^255 - 1, with either sign. */
static void non_canonical_key(void) {
  uint8_t key[BH_ED25519_PUBLIC_SIZE];
  memset(key, 0xff, sizeof key);
  for (unsigned low = 0xed; low <= 0xff; low++) {
    key[0] = (uint8_t)low;
    key[31] = 0x7f;
    verified_by(key);
    key[31] = 0xff;
    verified_by(key);
  }
}

static void key_off_the_curve(void) {
  uint8_t key[BH_ED25519_PUBLIC_SIZE] = {2};
  verified_by(key);
}

static void small_order_r(void) {
  uint8_t forged[BH_ED25519_SIGNATURE_SIZE];
  assert_status(bh_ed25519_sign(forged, &ed25519_key, BH_STR("message")), BH_OK, "sign");
  for (size_t i = 0; i < sizeof small / sizeof *small; i++) {
    read_hex(forged, 32, small[i]);
    got(bh_ed25519_verify(forged, public32, BH_STR("message")));
  }
}

static void non_canonical_r(void) {
  uint8_t forged[BH_ED25519_SIGNATURE_SIZE];
  assert_status(bh_ed25519_sign(forged, &ed25519_key, BH_STR("message")), BH_OK, "sign");
  memset(forged, 0xff, 32);
  got(bh_ed25519_verify(forged, public32, BH_STR("message")));
}

/* The same signature for a verifier that forgets s < L (RFC 8032, 5.1.7). */
static void s_not_reduced(void) {
  uint8_t forged[BH_ED25519_SIGNATURE_SIZE], order[32];
  read_hex(order, sizeof order, "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
  assert_status(bh_ed25519_sign(forged, &ed25519_key, BH_STR("message")), BH_OK, "sign");
  unsigned carry = 0;
  for (size_t i = 0; i < 32; i++) {
    carry += forged[32 + i] + order[i];
    forged[32 + i] = (uint8_t)carry;
    carry >>= 8;
  }
  got(bh_ed25519_verify(forged, public32, BH_STR("message")));
  memset(forged + 32, 0xff, 32);
  got(bh_ed25519_verify(forged, public32, BH_STR("message")));
}

static void all_zero(void) {
  const uint8_t zero[BH_ED25519_SIGNATURE_SIZE] = {0};
  got(bh_ed25519_verify(zero, public32, BH_STR("message")));
}

const misuse misuse_points[] = {
    {"point-small-order", small_order_key},
    {"point-non-canonical", non_canonical_key},
    {"point-off-the-curve", key_off_the_curve},
    {"point-small-order-r", small_order_r},
    {"point-non-canonical-r", non_canonical_r},
    {"point-s-not-reduced", s_not_reduced},
    {"point-all-zero", all_zero},
    {NULL, NULL},
};
