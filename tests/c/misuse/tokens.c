/* SECURITY.md's table: Mixin's tokens, each rightly signed unless it says so. */
#include "table.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

#define EDDSA BH_STR("{\"alg\":\"EdDSA\",\"typ\":\"JWT\"}")
#define TIMES ",\"iat\":1740568725,\"exp\":1740572325"

static void headed(const char *header) {
  got(verify_me(jwt(bh_cstr(header), claims_with(TIMES))));
}

static void alg_none(void) {
  headed("{\"alg\":\"none\"}");
  headed("{\"alg\":\"None\"}");
  bh_str unsigned_token = jwt(BH_STR("{\"alg\":\"none\"}"), claims_with(TIMES));
  unsigned_token.len -= 86;
  got(verify_me(unsigned_token));
}

static void alg_other(void) {
  headed("{\"alg\":\"RS512\",\"typ\":\"JWT\"}");
  headed("{\"alg\":\"ES256\"}");
  headed("{\"alg\":\"\"}");
}

/* The public key taken for an HMAC key. */
static void alg_hmac(void) {
  bh_hmac_key key;
  uint8_t mac[BH_SHA256_SIZE];
  bh_str text = jwt(BH_STR("{\"alg\":\"HS256\"}"), claims_with(TIMES));
  text.len -= 86;
  char *end = (char *)text.data + text.len;
  size_t capacity = 86;
  assert_status(bh_hmac_key_init(&key, (bh_str){(const char *)public32, sizeof public32}), BH_OK, "key");
  assert_status(bh_hmac_sha256(mac, &key, (bh_str){text.data, text.len - 1}), BH_OK, "mac");
  assert_status(bh_base64url_encode(end, &capacity, (bh_str){(const char *)mac, sizeof mac}), BH_OK, "base64url");
  text.len += capacity;
  got(verify_me(text));
}

static void alg_other_case(void) {
  headed("{\"alg\":\"EDDSA\"}");
  headed("{\"alg\":\"eddsa\"}");
  headed("{\"alg\":\"EdDSA \"}");
  headed("{\"alg\":\"EdDSA\\u0000\"}");
}

static void alg_missing(void) {
  headed("{\"typ\":\"JWT\"}");
  headed("{\"ALG\":\"EdDSA\"}");
  headed("{\"alg\":null}");
  headed("{\"alg\":[\"EdDSA\"]}");
  headed("[\"EdDSA\"]");
}

static void alg_twice(void) {
  headed("{\"alg\":\"none\",\"alg\":\"EdDSA\"}");
  headed("{\"alg\":\"EdDSA\",\"\\u0061lg\":\"EdDSA\"}");
}

static void crit(void) {
  headed("{\"alg\":\"EdDSA\",\"crit\":[\"exp\"],\"exp\":1}");
}

/* The good token, with `more` before and after it. */
static bh_str around(const char *before, const char *after) {
  static char text[2048];
  bh_str good = jwt(EDDSA, claims_with(TIMES));
  assert_status(verify_me(good), BH_OK, "the token to tamper");
  int n = snprintf(text, sizeof text, "%s%.*s%s", before, (int)good.len, good.data, after);
  return (bh_str){text, (size_t)n};
}

static void dots(void) {
  got(verify_me(around("", ".")));
  got(verify_me(around(".", "")));
  got(verify_me(around("a.", "")));
  got(verify_me(around("", ".a")));
  got(verify_me(BH_STR("..")));
  got(verify_me(BH_STR("a.b")));
  got(verify_me(BH_STR("")));
}

static void text_around(void) {
  got(verify_me(around("Bearer ", "")));
  got(verify_me(around("", "\n")));
  got(verify_me(around(" ", "")));
}

/* More characters at the end of one of its parts. */
static void part_with(size_t part, const char *what) {
  bh_str good = around("", "");
  char text[2048];
  const char *end = good.data - 1;
  for (size_t i = 0; i <= part && end; i++) end = memchr(end + 1, '.', (size_t)(good.data + good.len - end - 1));
  if (!end) end = good.data + good.len;
  int n = snprintf(text, sizeof text, "%.*s%s%.*s", (int)(end - good.data), good.data, what,
                   (int)(good.data + good.len - end), end);
  got(verify_me((bh_str){text, (size_t)n}));
}

static void padding(void) {
  for (size_t part = 0; part < 3; part++) {
    part_with(part, "=");
    part_with(part, "==");
  }
}

/* The last of 86 characters has four bits that count for nothing. */
static void non_canonical(void) {
  static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  bh_str good = around("", "");
  char *last = (char *)good.data + good.len - 1;
  *last = *(strchr(alphabet, *last) + 1);
  got(verify_me(good));
}

static void standard_alphabet(void) {
  for (size_t part = 0; part < 3; part++) {
    part_with(part, "+AAA");
    part_with(part, "/AAA");
  }
}

static void claimed(const char *more) {
  got(verify_me(jwt(EDDSA, claims_with(more))));
}

static void claims_twice(void) {
  claimed(TIMES ",\"exp\":1840572325");
  claimed(TIMES ",\"uid\":\"v\"");
  claimed(TIMES ",\"u\\u0069d\":\"v\"");
}

static void claims_cut(void) {
  const char *texts[] = {"", "{", "[]", "null", "{}{}", "{\"uid\":\"u\"} x", "{\"uid\":\"\xff\"}", "\xef\xbb\xbf{}"};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) got(verify_me(jwt(EDDSA, bh_cstr(texts[i]))));
}

static void claims_deep(void) {
  char more[2048] = TIMES ",\"x\":";
  size_t at = strlen(more);
  memset(more + at, '[', 500);
  memset(more + at + 500, ']', 500);
  more[at + 1000] = 0;
  claimed(more);
}

static void claims_big_numbers(void) {
  claimed(",\"iat\":1740568725,\"exp\":18446744073709551616");
  claimed(",\"iat\":1740568725,\"exp\":9223372036854775808");
  claimed(",\"iat\":1740568725,\"exp\":1e400");
  claimed(",\"iat\":1740568725.5,\"exp\":1740572325");
  claimed(",\"iat\":1740568725,\"exp\":\"never\"");
}

static void claims_missing(void) {
  claimed("");
  claimed(",\"iat\":1740568725");
  got(verify_me(jwt(EDDSA, BH_STR("{}"))));
}

static void exp_before_iat(void) {
  bh_window window = {MS, 60000, 60000};
  bh_str text = jwt(EDDSA, claims_with(",\"iat\":1740568725,\"exp\":1740560000"));
  got(bh_mixin_verify(text, public32, BH_STR("GET"), BH_STR("/me"), BH_STR(""), BH_STR(""), &window, 0));
}

static void nul_in_a_claim(void) {
  bh_str text = jwt(EDDSA, BH_STR("{\"uid\":\"admin\\u0000x\"}"));
  got(bh_mixin_decode(&token, BUF, text));
}

static void other_request(void) {
  bh_str text = around("", "");
  got(bh_mixin_verify(text, public32, BH_STR("POST"), BH_STR("/me"), BH_STR(""), BH_STR(""), NULL, 0));
  got(bh_mixin_verify(text, public32, BH_STR("GET"), BH_STR("/me?"), BH_STR(""), BH_STR(""), NULL, 0));
  got(bh_mixin_verify(text, public32, BH_STR("GET"), BH_STR("/me"), BH_STR("\n"), BH_STR(""), NULL, 0));
}

static void other_request_id(void) {
  got(bh_mixin_verify(around("", ""), public32, BH_STR("GET"), BH_STR("/me"), BH_STR(""), BH_STR("J"), NULL, 0));
}

static void replayed(void) {
  got(verify_me(around("", "")));
  got(verify_me(around("", "")));
}

static void every_bit(void) {
  bh_str good = around("", "");
  for (size_t i = good.len - 86; i < good.len - 1; i++) {
    char *at = (char *)good.data + i, kept = *at;
    *at = kept == 'A' ? 'B' : 'A';
    got(verify_me(good));
    *at = kept;
  }
}

static void decoded_unverified(void) {
  bh_str forged = jwt(BH_STR("{\"alg\":\"none\"}"), claims_with(TIMES));
  forged.len -= 86;
  got(bh_mixin_decode(&token, BUF, forged));
  got_text(token.alg);
}

/* A token in a store. */
#define SECRET BH_STR("the secret of the API key")
#define ACCOUNT BH_STR("velafi api.velafi.com the-api-key")

static bh_str sealed_token(void) {
  static char sealed[256];
  size_t sealed_len = sizeof sealed;
  got(bh_token_seal(sealed, &sealed_len, SECRET, ACCOUNT, BH_STR("twelve bytes"), BH_STR("a-token")));
  return (bh_str){sealed, sealed_len};
}

static void seal_again(void) {
  bh_str sealed = sealed_token();
  got(bh_token_open(BUF, sealed, SECRET, ACCOUNT));
  got_text((bh_str){buf, len});
}

static void seal_nonce(void) {
  static const char zeros[12];
  bh_str nonces[] = {BH_STR(""), BH_STR("eleven byte"), BH_STR("thirteen byte"), {zeros, 12}};
  for (size_t i = 0; i < sizeof nonces / sizeof *nonces; i++)
    got(bh_token_seal(BUF, SECRET, ACCOUNT, nonces[i], BH_STR("a-token")));
}

static void seal_empty(void) {
  got(bh_token_seal(BUF, SECRET, BH_STR(""), BH_STR("twelve bytes"), BH_STR("a-token")));
  got(bh_token_seal(BUF, SECRET, ACCOUNT, BH_STR("twelve bytes"), BH_STR("")));
  got(bh_token_seal(BUF, BH_STR(""), ACCOUNT, BH_STR("twelve bytes"), BH_STR("a-token")));
}

static void seal_of_others(void) {
  bh_str sealed = sealed_token();
  got(bh_token_open(BUF, sealed, BH_STR("the secret that came after"), ACCOUNT));
  got(bh_token_open(BUF, sealed, SECRET, BH_STR("velafi api.velafi.com another-api-key")));
}

/* The version is the first character and two bits of the second. */
static void seal_tampered(void) {
  bh_str sealed = sealed_token();
  for (size_t i = 2; i < sealed.len; i++) {
    char *at = (char *)sealed.data + i, kept = *at;
    *at = kept == 'A' ? 'B' : 'A';
    got(bh_token_open(BUF, sealed, SECRET, ACCOUNT));
    *at = kept;
  }
}

static void seal_of_another_form(void) {
  bh_str sealed = sealed_token();
  char *text = (char *)sealed.data, version = text[1];
  text[1] = 'I';
  got(bh_token_open(BUF, sealed, SECRET, ACCOUNT));
  text[1] = version;
  text[sealed.len] = '=';
  got(bh_token_open(BUF, (bh_str){text, sealed.len + 1}, SECRET, ACCOUNT));
  got(bh_token_open(BUF, (bh_str){text, 39}, SECRET, ACCOUNT));
  got(bh_token_open(BUF, BH_STR(""), SECRET, ACCOUNT));
  got(bh_token_open(BUF, BH_STR("a-token"), SECRET, ACCOUNT));
}

static void seal_long(void) {
  got(bh_token_seal(BUF, SECRET, ACCOUNT, BH_STR("twelve bytes"), repeated("t", 65536)));
  got(bh_token_seal(BUF, SECRET, ACCOUNT, BH_STR("twelve bytes"), repeated("t", 65537)));
  got(bh_token_open(BUF, repeated("A", 100000), SECRET, ACCOUNT));
}

const misuse misuse_tokens[] = {
    {"token-alg-none", alg_none},
    {"token-alg-other", alg_other},
    {"token-alg-hmac", alg_hmac},
    {"token-alg-other-case", alg_other_case},
    {"token-alg-missing", alg_missing},
    {"token-alg-twice", alg_twice},
    {"token-crit", crit},
    {"token-dots", dots},
    {"token-text-around", text_around},
    {"token-padding", padding},
    {"token-non-canonical", non_canonical},
    {"token-standard-alphabet", standard_alphabet},
    {"token-claims-twice", claims_twice},
    {"token-claims-no-object", claims_cut},
    {"token-claims-deep", claims_deep},
    {"token-claims-big-numbers", claims_big_numbers},
    {"token-claims-missing", claims_missing},
    {"token-exp-before-iat", exp_before_iat},
    {"token-nul", nul_in_a_claim},
    {"token-other-request", other_request},
    {"token-other-request-id", other_request_id},
    {"token-replayed", replayed},
    {"token-tampered", every_bit},
    {"token-decoded", decoded_unverified},
    {"token-seal-twice", seal_again},
    {"token-seal-nonce", seal_nonce},
    {"token-seal-empty", seal_empty},
    {"token-seal-of-others", seal_of_others},
    {"token-seal-tampered", seal_tampered},
    {"token-seal-form", seal_of_another_form},
    {"token-seal-long", seal_long},
    {NULL, NULL},
};
