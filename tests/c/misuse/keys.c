/* SECURITY.md's table: secrets, keys, and signatures that are compared. */
#include "table.h"
#include "test.h"

#include <string.h>

#define PAIR "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2DXWpgBgrEKt9VL_tPJZAc6DuFy89qmIyWvAhpo9wdRGg"

static bh_hmac_key hmac;
static bh_ed25519_key ed25519;

static void secret_empty(void) {
  const bh_str empty[] = {BH_STR(""), bh_cstr(NULL)};
  for (size_t i = 0; i < 2; i++) {
    got(bh_hmac_key_init(&hmac, empty[i]));
    got(bh_secret_check(empty[i]));
    got(bh_ed25519_key_from_hex(&ed25519, empty[i]));
    got(bh_ed25519_key_from_base64url(&ed25519, empty[i]));
    got(bh_bitbitduo_sign(signature, BH_BITBITDUO_HMAC_SHA256, BH_STR("id"), empty[i], 123456, S));
  }
}

/* The same secret by its hash (RFC 2104, section 2) signs the same. */
static void secret_long(void) {
  const size_t lengths[] = {65, 4096, MEGABYTE};
  for (size_t i = 0; i < 3; i++) {
    uint8_t digest[BH_SHA256_SIZE], whole[BH_SHA256_SIZE], hashed[BH_SHA256_SIZE];
    bh_str secret = repeated("k", lengths[i]);
    got(bh_hmac_key_init(&hmac, secret));
    got(bh_hmac_sha256(whole, &hmac, BH_STR("message")));
    got(bh_sha256(digest, secret));
    got(bh_hmac_key_init(&hmac, (bh_str){(const char *)digest, sizeof digest}));
    got(bh_hmac_sha256(hashed, &hmac, BH_STR("message")));
    assert_memory_equal(whole, hashed, sizeof whole);
  }
}

static void secret_newline(void) {
  const char *secrets[] = {"secret\n", "secret\r\n", " secret", "secret\t"};
  for (size_t i = 0; i < 4; i++) {
    got(bh_hmac_key_init(&hmac, bh_cstr(secrets[i])));
    got(bh_secret_check(bh_cstr(secrets[i])));
  }
}

/* Every status that tells of it, and a secret that nothing is told of. */
static void secret_copied_along(void) {
  const bh_str secrets[] = {
      BH_STR("0123456789abcdef0123456789abcdef"),
      BH_STR("\xef\xbb\xbfsecret"),
      BH_STR("\"abcdef0123456789\""),
      BH_STR("'abcdef0123456789'"),
      BH_STR("\xe2\x80\x9csecret\xe2\x80\x9d"),
      BH_STR("secret\xc2\xa0"),
      BH_STR("\xe2\x80\x8bsecret"),
      BH_STR("secret\0"),
      BH_STR("sec\x1bret"),
      BH_STR("s\0e\0c\0r\0e\0t\0"),
      BH_STR("\xff\xfes\0e\0"),
      BH_STR("secret\v"),
  };
  for (size_t i = 0; i < sizeof secrets / sizeof *secrets; i++) got(bh_secret_check(secrets[i]));
}

static void secret_of_another_thing(void) {
  const char *texts[] = {"API_SECRET=abcdef",
                         "export API_SECRET=abcdef",
                         "api_secret: abcdef",
                         "${API_SECRET}",
                         "$API_SECRET",
                         "<your secret>",
                         "your_api_secret",
                         "****************",
                         "abcd****wxyz",
                         "\xe2\x80\xa2\xe2\x80\xa2\xe2\x80\xa2",
                         "dGhlLWFwaS1zZWNyZXQK",
                         "7468652d6170692d736563726574",
                         "{\"secret\":\"abcdef\"}",
                         "-----BEGIN PRIVATE KEY-----\nMC4=\n-----END PRIVATE KEY-----\n"};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) got(bh_secret_check(bh_cstr(texts[i])));
}

static void ed25519_newline(void) {
  got(bh_ed25519_key_from_hex(&ed25519, BH_STR(SEED_HEX "\n")));
  got(bh_ed25519_key_from_hex(&ed25519, BH_STR(SEED_HEX "\r\n")));
  got(bh_ed25519_key_from_hex(&ed25519, BH_STR(" " SEED_HEX)));
  got(bh_ed25519_key_from_base64url(&ed25519, BH_STR(PAIR "\n")));
  got(bh_ed25519_key_from_base64url(&ed25519, BH_STR(PAIR "==\n")));
  got(bh_ed25519_key_from_base64url(&ed25519, BH_STR("\"" PAIR "\"")));
}

/* Read with bh_ed25519_key_read, its form found out. */
static void read_each(const char *const *texts, size_t count) {
  for (size_t i = 0; i < count; i++) {
    assert_status(bh_ed25519_key_from_seed(&ed25519, (const uint8_t *)SEED_HEX), BH_OK, "a key before");
    got(bh_ed25519_key_read(&ed25519, bh_cstr(texts[i])));
  }
}
#define READ(...)                                     \
  do {                                                \
    static const char *const texts[] = {__VA_ARGS__}; \
    read_each(texts, sizeof texts / sizeof *texts);   \
  } while (0)

#define PKCS8 "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g"
#define SPKI "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
#define IN_PEM(label, base64) "-----BEGIN " label "-----\n" base64 "\n-----END " label "-----\n"

static void ed25519_every_form(void) {
  READ(SEED_HEX, "0x" SEED_HEX, PAIR, PAIR "==", PKCS8, IN_PEM("PRIVATE KEY", PKCS8),
       "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2DXWpgBgrEKt9VL/tPJZAc6\nDuFy89qmIyWvAhpo9wdRGg==\n",
       "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"d\":\"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A\"}",
       "{\"app_id\":\"a\",\"session_id\":\"b\",\"session_private_key\":\"" SEED_HEX "\"}");
}

static void ed25519_copied_along(void) {
  READ(SEED_HEX "\n", " " PAIR, "\"" SEED_HEX "\"", "\xef\xbb\xbf" SEED_HEX, PAIR "\xc2\xa0", "KEY=" PAIR, "${KEY}",
       "9d61********7f60", SEED_HEX "\a");
  static const char utf16[] = {'9', 0, 'd', 0, '6', 0, '1', 0};
  got(bh_ed25519_key_read(&ed25519, (bh_str){utf16, sizeof utf16}));
}

static void ed25519_of_another_kind(void) {
  READ(
      IN_PEM("RSA PRIVATE KEY", "MIIEpAIBAAKCAQEA"),
      "{\"client_id\":\"a\",\"session_id\":\"b\",\"private_key\":\"-----BEGIN RSA PRIVATE KEY-----\\nMIICXAIBAAKBgQ\"}",
      IN_PEM("ENCRYPTED PRIVATE KEY", "MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAc"),
      "MC4CAQAwBQYDK2VuBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g",
      "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgnWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2ChRANCAARmf+9fdXioAQN+0UQJLc98fETjvz4Jz8imf89w/NgSOjopc55ZiCSzOu+AaMYFei+foWYSU/HqeZ5u986JoAQ4",
      IN_PEM("EC PRIVATE KEY", "MHcCAQEEIA=="), IN_PEM("OPENSSH PRIVATE KEY", "b3BlbnNzaC1rZXktdjEAAAAA"),
      IN_PEM("CERTIFICATE", "MIIB"), "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea",
      SPKI, IN_PEM("PUBLIC KEY", SPKI),
      "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}",
      "{\"kty\":\"EC\",\"crv\":\"P-256\"}", "{\"secret\":\"abc\"}", "{\"kty\":\"OKP\"");
}

static void public_key_read(void) {
  const char *texts[] = {"d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
                         SPKI,
                         IN_PEM("PUBLIC KEY", SPKI),
                         PAIR,
                         PKCS8,
                         "",
                         "0100000000000000000000000000000000000000000000000000000000000000"};
  uint8_t read[BH_ED25519_PUBLIC_SIZE];
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) got(bh_ed25519_public_read(read, bh_cstr(texts[i])));
}

static void keystore_read(void) {
  const char *texts[] = {
      "{\"app_id\":\"a\",\"session_id\":\"b\",\"session_private_key\":\"" SEED_HEX "\"}",
      "{\"client_id\":\"a\",\"session_id\":\"b\",\"private_key\":\"-----BEGIN RSA PRIVATE KEY-----\\nMIICXAIBAAKBgQ\"}",
      "{\"session_id\":\"b\",\"session_private_key\":\"" SEED_HEX "\"}", SEED_HEX};
  bh_mixin_keystore keystore;
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
    got(bh_mixin_keystore_read(&keystore, BUF, bh_cstr(texts[i])));
}

static void ed25519_other_encoding(void) {
  got(bh_ed25519_key_from_hex(&ed25519, BH_STR(PAIR)));
  got(bh_ed25519_key_from_base64url(&ed25519, BH_STR(SEED_HEX)));
}

static void ed25519_cut(void) {
  got(bh_ed25519_key_from_hex(&ed25519, (bh_str){SEED_HEX, 62}));
  got(bh_ed25519_key_from_base64url(&ed25519, (bh_str){PAIR, 84}));
  got(bh_ed25519_key_from_base64url(&ed25519, repeated("A", 200)));
}

static void ed25519_non_canonical(void) {
  got(bh_ed25519_key_from_base64url(&ed25519, BH_STR("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2B")));
  got(bh_ed25519_key_from_base64url(&ed25519, BH_STR(PAIR "=")));
  got(bh_ed25519_key_from_base64url(&ed25519, BH_STR("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2+_")));
}

static void public_half_of_another(void) {
  static const char other[] = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
  static char pair[129];
  memcpy(pair, SEED_HEX, 64);
  memcpy(pair + 64, other, 64);
  got(bh_ed25519_key_from_hex(&ed25519, (bh_str){pair, 128}));
}

/* All of a secret counts, also behind a NUL. */
static void secret_nul(void) {
  char other[BH_SIGNATURE_SIZE];
  got(bh_hmac_key_init(&hmac, BH_STR("sec\0ret")));
  got(bh_velafi_sign(signature, &hmac, MS));
  got(bh_hmac_key_init(&hmac, BH_STR("sec")));
  got(bh_velafi_sign(other, &hmac, MS));
  assert_string_not_equal(signature, other);
}

static void key_without_init(void) {
  bh_hmac_key wiped = hmac_key;
  bh_ed25519_key zero;
  bh_mixin_claims claims = mixin_claims();
  bh_toobit_call call = toobit_call();
  uint8_t raw[BH_ED25519_SIGNATURE_SIZE];
  memset(&zero, 0, sizeof zero);
  bh_hmac_key_wipe(&wiped);
  got(bh_velafi_sign(signature, &wiped, MS));
  got(bh_pave_sign(signature, &wiped, BH_STR("u"), BH_STR("k"), BH_STR("t")));
  got(bh_toobit_sign(signature, &wiped, BH_STR(""), BH_STR("")));
  got(bh_toobit_request(&request, BUF, &wiped, &call));
  got(bh_hmac_sha256(raw, &wiped, BH_STR("")));
  got(bh_velafi_verify(BH_STR(""), &wiped, MS, NULL));
  got(bh_ed25519_sign(raw, &zero, BH_STR("")));
  got(bh_ed25519_public(raw, &zero));
  got(bh_mixin_sign(BUF, &zero, &claims, BH_STR("GET"), BH_STR("/"), BH_STR("")));
}

/* A failed set-up leaves no key behind: not even the one that was there. */
static void key_after_failure(void) {
  hmac = hmac_key;
  got(bh_hmac_key_init(&hmac, BH_STR("")));
  got(bh_velafi_sign(signature, &hmac, MS));
}

static void signature_tampered(void) {
  assert_status(bh_velafi_sign(signature, &hmac_key, MS), BH_OK, "sign");
  for (size_t i = 0; i < 64; i++) {
    char tampered[BH_SIGNATURE_SIZE];
    memcpy(tampered, signature, sizeof tampered);
    tampered[i] = tampered[i] == '0' ? '1' : '0';
    got(bh_velafi_verify((bh_str){tampered, 64}, &hmac_key, MS, NULL));
  }
}

static void signature_form(void) {
  char longer[72] = "0x";
  assert_status(bh_velafi_sign(signature, &hmac_key, MS), BH_OK, "sign");
  strcat(longer, signature);
  got(bh_velafi_verify(bh_cstr(longer), &hmac_key, MS, NULL));
  got(bh_velafi_verify((bh_str){signature, 63}, &hmac_key, MS, NULL));
  got(bh_velafi_verify((bh_str){signature, 65}, &hmac_key, MS, NULL));
  got(bh_velafi_verify(BH_STR(""), &hmac_key, MS, NULL));
  got(bh_velafi_verify(BH_STR("f91xtt/tmnRtJpjpgKLLXcFcqfq55DOWdt6jwoKoYsY="), &hmac_key, MS, NULL));
}

static void text_that_is_no_hex(void) {
  const char *texts[] = {"0", "0g", "0x00", "00 ", "00\n"};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    len = sizeof buf;
    got(bh_hex_decode((uint8_t *)buf, &len, bh_cstr(texts[i])));
  }
}

static void text_that_is_no_base64url(void) {
  const char *texts[] = {"A", "AA==", "AA=", "AB", "AAB", "A+AA", "A/AA", "AA A", "AAAA\n", "=", "A*AA", "AAAAA"};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    len = sizeof buf;
    got(bh_base64url_decode((uint8_t *)buf, &len, bh_cstr(texts[i])));
  }
}

const misuse misuse_keys[] = {
    {"secret-empty", secret_empty},
    {"secret-long", secret_long},
    {"secret-newline", secret_newline},
    {"secret-copied-along", secret_copied_along},
    {"secret-of-another-thing", secret_of_another_thing},
    {"secret-nul", secret_nul},
    {"ed25519-newline", ed25519_newline},
    {"ed25519-every-form", ed25519_every_form},
    {"ed25519-copied-along", ed25519_copied_along},
    {"ed25519-of-another-kind", ed25519_of_another_kind},
    {"public-key-read", public_key_read},
    {"keystore-read", keystore_read},
    {"ed25519-other-encoding", ed25519_other_encoding},
    {"ed25519-cut", ed25519_cut},
    {"ed25519-non-canonical", ed25519_non_canonical},
    {"ed25519-public-half", public_half_of_another},
    {"key-without-init", key_without_init},
    {"key-after-failure", key_after_failure},
    {"signature-tampered", signature_tampered},
    {"signature-form", signature_form},
    {"encoding-hex", text_that_is_no_hex},
    {"encoding-base64url", text_that_is_no_base64url},
    {NULL, NULL},
};
