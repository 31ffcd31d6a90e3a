/* The cases of tests/c/secrets/ctime.c: keys and primitives. */
#include "secret.h"

#include <string.h>

#define SEED_HEX "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
#define PUBLIC_HEX "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
#define SEED_UPPER "9D61B19DEFFD5A60BA844AF492EC2CC44449C5697B326919703BAC031CAE7F60"
#define SEED_64 "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"
#define PAIR_64 "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2DXWpgBgrEKt9VL_tPJZAc6DuFy89qmIyWvAhpo9wdRGg"
#define PAIR_STANDARD "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2DXWpgBgrEKt9VL/tPJZAc6DuFy89qmIyWvAhpo9wdRGg"

static const uint8_t seed[] = {0x9d, 0x61, 0xb1, 0x9d, 0xef, 0xfd, 0x5a, 0x60, 0xba, 0x84, 0x4a,
                               0xf4, 0x92, 0xec, 0x2c, 0xc4, 0x44, 0x49, 0xc5, 0x69, 0x7b, 0x32,
                               0x69, 0x19, 0x70, 0x3b, 0xac, 0x03, 0x1c, 0xae, 0x7f, 0x60};

/* A key is used, so that it was made right; then wiped, which makes it defined. */
static void use_hmac(bh_status status, bh_hmac_key *key) {
  uint8_t mac[BH_SHA256_SIZE];
  gave_status(status);
  gave_status(bh_hmac_sha256(mac, key, hidden("a message")));
  DECLASSIFY(mac, sizeof mac, "a MAC is what was asked for");
  gave(mac, sizeof mac);
  bh_hmac_key_wipe(key);
  gave(key, sizeof *key);
}

static void use_ed25519(bh_status status, bh_ed25519_key *key) {
  uint8_t signature[BH_ED25519_SIGNATURE_SIZE], public32[BH_ED25519_PUBLIC_SIZE];
  if (gave_ok(status)) {
    gave_status(bh_ed25519_sign(signature, key, hidden("a message")));
    DECLASSIFY(signature, sizeof signature, "an Ed25519 signature is sent");
    gave(signature, sizeof signature);
    gave_status(bh_ed25519_public(public32, key));
    DECLASSIFY(public32, sizeof public32, "a public key is public");
    gave(public32, sizeof public32);
  }
  bh_ed25519_key_wipe(key);
  gave(key, sizeof *key);
}

#define HMAC_KEY(name, secret)                         \
  static void name(void) {                             \
    bh_hmac_key key;                                   \
    bh_status status = bh_hmac_key_init(&key, secret); \
    use_hmac(status, &key);                            \
  }
HMAC_KEY(hmac_short, hidden("an HMAC secret of thirty-two byte"))
HMAC_KEY(hmac_block, hidden(SEED_HEX))
HMAC_KEY(hmac_long, hidden(SEED_HEX SEED_HEX))

#define ED25519_KEY(name, call) \
  static void name(void) {      \
    bh_ed25519_key key;         \
    bh_status status = call;    \
    use_ed25519(status, &key);  \
  }
#define FROM_HEX(name, text) ED25519_KEY(name, bh_ed25519_key_from_hex(&key, hidden(text)))
#define FROM_64(name, text) ED25519_KEY(name, bh_ed25519_key_from_base64url(&key, hidden(text)))
ED25519_KEY(from_seed, bh_ed25519_key_from_seed(&key, (const uint8_t *)hidden_bytes(seed, sizeof seed).data))
FROM_HEX(hex_seed, SEED_HEX)
FROM_HEX(hex_seed_upper, SEED_UPPER)
FROM_HEX(hex_pair, SEED_HEX PUBLIC_HEX)
FROM_HEX(hex_pair_mixed, SEED_UPPER PUBLIC_HEX)
FROM_HEX(hex_mismatch, SEED_HEX SEED_HEX)
FROM_HEX(hex_invalid, "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7fgg")
FROM_64(base64_seed, SEED_64)
FROM_64(base64_seed_padded, SEED_64 "=")
FROM_64(base64_pair, PAIR_64)
FROM_64(base64_pair_padded, PAIR_64 "==")
FROM_64(base64_standard, PAIR_STANDARD)
FROM_64(base64_standard_padded, PAIR_STANDARD "==")
FROM_64(base64_mismatch, "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2DXWpgBgrEKt9VL_tPJZAc6DuFy89qmIyWvAhpo9wdRGQ")
FROM_64(base64_both_alphabets, "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf+A")
FROM_64(base64_invalid, "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf!A")

/* A file of which the key alone is a secret, from its first character that holds some of the seed. */
static bh_str hidden_part(const char *file, const char *part) {
  static char copy[512];
  size_t len = strlen(file);
  memcpy(copy, file, len + 1);
  hide(strstr(copy, part), strlen(part));
  return (bh_str){copy, len};
}
#define PKCS8_BEGIN "MC4CAQAwBQYDK2VwBCIEI"
#define PKCS8_SEED "J1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g"
#define PEM "-----BEGIN PRIVATE KEY-----\n" PKCS8_BEGIN PKCS8_SEED "\n-----END PRIVATE KEY-----\n"
#define JWK "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"d\":\"" SEED_64 "\"}"
#define KEYSTORE "{\"app_id\":\"a\",\"session_id\":\"b\",\"session_private_key\":\"" SEED_HEX "\"}"
#define READ(name, text) ED25519_KEY(name, bh_ed25519_key_read(&key, text))
READ(read_hex, hidden(SEED_HEX))
READ(read_hex_pair, hidden(SEED_UPPER PUBLIC_HEX))
READ(read_0x, hidden("0x" SEED_HEX))
READ(read_base64, hidden(PAIR_STANDARD "=="))
READ(read_base64url, hidden(SEED_64))
READ(read_pkcs8, hidden_part(PKCS8_BEGIN PKCS8_SEED, PKCS8_SEED))
READ(read_pem, hidden_part(PEM, PKCS8_SEED))
READ(read_jwk, hidden_part(JWK, SEED_64))
READ(read_keystore, hidden_part(KEYSTORE, SEED_HEX))

static void keystore_read(void) {
  bh_mixin_keystore keystore;
  char buf[256];
  size_t len = sizeof buf;
  gave_status(bh_mixin_keystore_read(&keystore, buf, &len, hidden_part(KEYSTORE, SEED_HEX)));
  gave(&len, sizeof len);
  DECLASSIFY(buf, len, "what a keystore holds is what was asked for");
  gave(buf, len);
}

static void wipe_memory(void) {
  uint8_t copy[24];
  memcpy(copy, hidden_bytes(seed, sizeof copy).data, sizeof copy);
  bh_wipe(copy, sizeof copy);
  gave(copy, sizeof copy);
}

static void check_secret(void) {
  gave_status(bh_secret_check(hidden("a secret")));
  gave_status(bh_secret_check(hidden("a secret\n")));
  gave_status(bh_secret_check(hidden("\ta secret")));
}

static void sha256(void) {
  uint8_t digest[BH_SHA256_SIZE];
  gave_status(bh_sha256(digest, hidden(SEED_HEX SEED_HEX)));
  DECLASSIFY(digest, sizeof digest, "a digest is what was asked for");
  gave(digest, sizeof digest);
}

static void equal_to(bh_str b) {
  uint32_t yes = bh_equal(hidden(SEED_HEX), b);
  DECLASSIFY(&yes, sizeof yes, "whether two texts are equal is told");
  gave(&yes, sizeof yes);
}

static void equal(void) {
  equal_to(hidden(SEED_HEX));
  equal_to(hidden(SEED_UPPER));
  equal_to(hidden(PUBLIC_HEX));
  equal_to(hidden("short"));
}

/* Every length, so that the last group of three or four is of every kind. */
#define ENCODE(name, call, capacity, why)                  \
  static void name(void) {                                 \
    for (size_t n = 0; n <= sizeof seed; n++) {            \
      char buf[capacity];                                  \
      size_t len = sizeof buf;                             \
      gave_status(call(buf, &len, hidden_bytes(seed, n))); \
      DECLASSIFY(buf, len, why);                           \
      gave(&len, sizeof len);                              \
      gave(buf, len);                                      \
    }                                                      \
  }
ENCODE(hex_encode, bh_hex_encode, 64, "encoded bytes are what was asked for")
ENCODE(base64url_encode, bh_base64url_encode, 64, "encoded bytes are what was asked for")

static void decode_into(bh_status (*call)(uint8_t *, size_t *, bh_str), bh_str text) {
  uint8_t buf[64];
  size_t len = sizeof buf;
  bool ok = gave_ok(call(buf, &len, text));
  gave(&len, sizeof len);
  if (!ok) return;
  DECLASSIFY(buf, len, "decoded bytes are what was asked for");
  gave(buf, len);
}

static void hex_decode(void) {
  decode_into(bh_hex_decode, hidden(SEED_HEX));
  decode_into(bh_hex_decode, hidden(SEED_UPPER));
  decode_into(bh_hex_decode, hidden("9d61zz"));
}

static void base64url_decode(void) {
  decode_into(bh_base64url_decode, hidden(PAIR_64));
  for (size_t n = 1; n <= 8; n++) decode_into(bh_base64url_decode, hidden_bytes("AQIDBAUG", n));
  decode_into(bh_base64url_decode, hidden("nW+_"));
}

static void use_hmac_empty(void) {
  bh_hmac_key key;
  bh_status status = bh_hmac_key_init(&key, hidden(""));
  gave_status(status);
  gave(&key, sizeof key);
}

const struct drive key_cases[] = {
    {"bh_hmac_key_init", "33 bytes", hmac_short},
    {"bh_hmac_key_init", "a whole block", hmac_block},
    {"bh_hmac_key_init", "more than a block", hmac_long},
    {"bh_hmac_key_init", "empty", use_hmac_empty},
    {"bh_hmac_key_wipe", "a key", hmac_short},
    {"bh_hmac_sha256", "secret message", hmac_short},
    {"bh_ed25519_key_from_seed", "seed", from_seed},
    {"bh_ed25519_key_from_hex", "seed", hex_seed},
    {"bh_ed25519_key_from_hex", "seed, upper case", hex_seed_upper},
    {"bh_ed25519_key_from_hex", "pair", hex_pair},
    {"bh_ed25519_key_from_hex", "pair, both cases", hex_pair_mixed},
    {"bh_ed25519_key_from_hex", "a foreign public half", hex_mismatch},
    {"bh_ed25519_key_from_hex", "no hex", hex_invalid},
    {"bh_ed25519_key_from_base64url", "seed", base64_seed},
    {"bh_ed25519_key_from_base64url", "seed, padded", base64_seed_padded},
    {"bh_ed25519_key_from_base64url", "pair", base64_pair},
    {"bh_ed25519_key_from_base64url", "pair, padded", base64_pair_padded},
    {"bh_ed25519_key_from_base64url", "standard alphabet", base64_standard},
    {"bh_ed25519_key_from_base64url", "standard alphabet, padded", base64_standard_padded},
    {"bh_ed25519_key_from_base64url", "a foreign public half", base64_mismatch},
    {"bh_ed25519_key_from_base64url", "both alphabets", base64_both_alphabets},
    {"bh_ed25519_key_from_base64url", "no base64", base64_invalid},
    {"bh_ed25519_key_read", "hex", read_hex},
    {"bh_ed25519_key_read", "hex of a pair", read_hex_pair},
    {"bh_ed25519_key_read", "hex behind 0x", read_0x},
    {"bh_ed25519_key_read", "base64", read_base64},
    {"bh_ed25519_key_read", "base64url", read_base64url},
    {"bh_ed25519_key_read", "PKCS#8", read_pkcs8},
    {"bh_ed25519_key_read", "PEM", read_pem},
    {"bh_ed25519_key_read", "JWK", read_jwk},
    {"bh_ed25519_key_read", "a keystore", read_keystore},
    {"bh_mixin_keystore_read", "a keystore", keystore_read},
    {"bh_ed25519_key_wipe", "a key", from_seed},
    {"bh_ed25519_sign", "secret message", from_seed},
    {"bh_ed25519_public", "a key", from_seed},
    {"bh_wipe", "24 bytes", wipe_memory},
    {"bh_secret_check", "with and without white space", check_secret},
    {"bh_sha256", "two blocks", sha256},
    {"bh_equal", "equal, other begin, other end, other length", equal},
    {"bh_hex_encode", "0 to 32 bytes", hex_encode},
    {"bh_hex_decode", "both cases, no hex", hex_decode},
    {"bh_base64url_encode", "0 to 32 bytes", base64url_encode},
    {"bh_base64url_decode", "every rest, no base64url", base64url_decode},
};
const size_t key_case_count = sizeof key_cases / sizeof *key_cases;
