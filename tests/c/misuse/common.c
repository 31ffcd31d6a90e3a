/* Good values, and the making of tokens, for the tests of the table. */
#include "table.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

char buf[8 * MEGABYTE];
size_t len;
bh_request request;
bh_response response;
bh_mixin_token token;
char signature[BH_SIGNATURE_SIZE];
bh_hmac_key hmac_key;
bh_ed25519_key ed25519_key;
uint8_t public32[BH_ED25519_PUBLIC_SIZE];

bh_toobit_call toobit_call(void) {
  return (bh_toobit_call){
      .api_key = API_KEY, .method = BH_STR("POST"), .path = BH_STR("/api/v1/spot/orderTest"), .timestamp_ms = MS};
}

bh_pave_call pave_call(void) {
  return (bh_pave_call){.username = BH_STR("user"),
                        .api_key = API_KEY,
                        .timestamp = BH_STR("2021-05-30T12:49:19Z"),
                        .method = BH_STR("GET"),
                        .target = BH_STR("/v1/sessions")};
}

bh_mixin_claims mixin_claims(void) {
  return (bh_mixin_claims){.uid = BH_STR("89e0bdee-c355-47f2-945a-be48be875606"),
                           .sid = BH_STR("c09cf313-7ded-425d-ad3f-a1ce4cfd5e5e"),
                           .jti = BH_STR("2594ad57-9dad-424f-8595-b14727e24e61"),
                           .iat_s = S,
                           .exp_s = S + 3600};
}

static void put(char *text, size_t capacity, size_t *at, bh_str part) {
  size_t written = capacity - *at;
  assert_status(bh_base64url_encode(text + *at, &written, part), BH_OK, "base64url");
  *at += written;
}

bh_str jwt(bh_str header, bh_str claims) {
  static char text[16384];
  uint8_t raw[BH_ED25519_SIGNATURE_SIZE];
  size_t at = 0;
  put(text, sizeof text - 200, &at, header);
  text[at++] = '.';
  put(text, sizeof text - 200, &at, claims);
  assert_status(bh_ed25519_sign(raw, &ed25519_key, (bh_str){text, at}), BH_OK, "sign");
  text[at++] = '.';
  put(text, sizeof text, &at, (bh_str){(const char *)raw, sizeof raw});
  return (bh_str){text, at};
}

bh_status verify_me(bh_str jwt_text) {
  return bh_mixin_verify(jwt_text, public32, BH_STR("GET"), BH_STR("/me"), BH_STR(""), BH_STR(""), NULL, 0);
}

bh_str claims_with(const char *more) {
  static char text[8192];
  uint8_t digest[BH_SHA256_SIZE];
  char hex[65] = {0};
  size_t capacity = sizeof hex;
  assert_status(bh_sha256(digest, BH_STR("GET/me")), BH_OK, "digest");
  assert_status(bh_hex_encode(hex, &capacity, (bh_str){(const char *)digest, sizeof digest}), BH_OK, "hex");
  int n = snprintf(text, sizeof text, "{\"uid\":\"u\",\"sid\":\"s\",\"jti\":\"j\",\"sig\":\"%s\"%s}", hex, more);
  check(n > 0 && (size_t)n < sizeof text, "too long");
  return (bh_str){text, (size_t)n};
}

bh_str repeated(const char *text, size_t count) {
  static char whole[2 * MEGABYTE];
  size_t each = strlen(text);
  check(each * count <= sizeof whole, "too long");
  for (size_t i = 0; i < count; i++) memcpy(whole + i * each, text, each);
  return (bh_str){whole, each * count};
}
