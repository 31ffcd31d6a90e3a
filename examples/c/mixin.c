/* Mixin: one call of a bot, by a token made for it. Free to paste.
 * Environment: BH_MIXIN_UID, BH_MIXIN_SID, BH_MIXIN_PRIVATE_KEY. Build: see README.md. */
#include "send.h"

int main(void) {
  static http_received received;
  bh_ed25519_key key;
  bh_mixin_claims claims = {0};
  bh_request request;
  bh_response response = {0};
  char jti[BH_UUID_SIZE], buf[2048], text[1024];
  size_t len = sizeof buf, text_len = sizeof text;
  int64_t now_ms;

  /* Newer keys are hex, of 64 or 128 characters; older ones base64url, of neither. */
  const bh_str text_key = bh_cstr(getenv("BH_MIXIN_PRIVATE_KEY"));
  bh_status status = text_key.len == 64 || text_key.len == 128 ? bh_ed25519_key_from_hex(&key, text_key)
                                                               : bh_ed25519_key_from_base64url(&key, text_key);
  if (status == BH_OK) status = bh_now_ms(&now_ms);
  if (status == BH_OK) status = bh_uuid_v4(jti);
  if (status == BH_OK) {
    claims.uid = bh_cstr(getenv("BH_MIXIN_UID"));
    claims.sid = bh_cstr(getenv("BH_MIXIN_SID"));
    claims.jti = bh_cstr(jti); /* a new one for each request */
    claims.iat_s = now_ms / 1000;
    claims.exp_s = claims.iat_s + 600;
    status = bh_mixin_request(&request, buf, &len, &key, &claims, bh_cstr("GET"), bh_cstr("/me"), bh_cstr(""));
  }
  bh_ed25519_key_wipe(&key);
  if (status == BH_OK && send_request(&received, "https://api.mixin.one", "BH_MIXIN_HOST", &request)) {
    status = bh_mixin_response(&response, text, &text_len, &received.http);
    if (status == BH_OK && response.outcome == BH_OUTCOME_ACCEPTED)
      printf("%.*s\n", (int)received.http.body.len, received.http.body.data);
    else if (status == BH_OK)
      printf("refused: %lld %s: %s\n", (long long)response.error_code, response.error_message.data,
             response.advice.data);
  }
  bh_wipe(buf, sizeof buf); /* the token is in it */
  if (status != BH_OK) fprintf(stderr, "mixin: %s\n", bh_status_message(status));
  return status == BH_OK && response.outcome == BH_OUTCOME_ACCEPTED ? EXIT_SUCCESS : EXIT_FAILURE;
}
