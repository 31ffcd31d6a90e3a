/* PAVE: one call with its three headers. Free to paste.
 * Environment: BH_PAVE_USERNAME, BH_PAVE_API_KEY, BH_PAVE_SECRET. Build: see README.md. */
#include "send.h"

int main(void) {
  static http_received received;
  bh_hmac_key key;
  bh_pave_call call = {0};
  bh_request request;
  bh_response response = {0};
  char utc[BH_UTC_SIZE], buf[1024], text[1024];
  size_t len = sizeof buf, text_len = sizeof text;
  int64_t now_ms;

  bh_status status = bh_hmac_key_init(&key, bh_cstr(getenv("BH_PAVE_SECRET")));
  if (status == BH_OK) status = bh_now_ms(&now_ms);
  if (status == BH_OK) status = bh_time_format_utc(utc, now_ms / 1000);
  if (status == BH_OK) {
    call.username = bh_cstr(getenv("BH_PAVE_USERNAME")); /* the primary account name */
    call.api_key = bh_cstr(getenv("BH_PAVE_API_KEY"));
    call.timestamp = bh_cstr(utc); /* signed and sent as it stands */
    call.method = bh_cstr("GET");
    call.target = bh_cstr("/v1/sessions");
    status = bh_pave_request(&request, buf, &len, &key, &call);
  }
  bh_hmac_key_wipe(&key);
  if (status == BH_OK && send_request(&received, "https://openapi.paveapi.com", "BH_PAVE_HOST", &request)) {
    status = bh_pave_response(&response, text, &text_len, &received.http);
    if (status == BH_OK && response.outcome == BH_OUTCOME_ACCEPTED)
      printf("%.*s\n", (int)received.http.body.len, received.http.body.data);
    else if (status == BH_OK)
      printf("refused: %lld %s: %s\n", (long long)response.error_code, response.error_message.data,
             response.advice.data);
  }
  bh_wipe(buf, sizeof buf); /* the access token is in it */
  if (status != BH_OK) fprintf(stderr, "pave: %s\n", bh_status_message(status));
  return status == BH_OK && response.outcome == BH_OUTCOME_ACCEPTED ? EXIT_SUCCESS : EXIT_FAILURE;
}
