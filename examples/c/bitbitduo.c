/* BITBITDUO: a token for two hours; at most one request a minute. Free to paste.
 * Environment: BH_BITBITDUO_APP_ID, BH_BITBITDUO_APP_KEY. Build: see README.md. */
#include "send.h"

int main(void) {
  static http_received received;
  bh_request request;
  bh_response response = {0};
  bh_token_times times = {0};
  char buf[1024], text[1024];
  size_t len = sizeof buf, text_len = sizeof text;
  uint32_t random, action;
  int64_t sent_ms, wait_ms;

  bh_status status = bh_now_ms(&sent_ms);
  if (status == BH_OK) status = bh_bitbitduo_random(&random);
  if (status == BH_OK)
    status =
        bh_bitbitduo_token_request(&request, buf, &len, BH_BITBITDUO_SHA256, bh_cstr(getenv("BH_BITBITDUO_APP_ID")),
                                   bh_cstr(getenv("BH_BITBITDUO_APP_KEY")), random, sent_ms / 1000);
  if (status == BH_OK &&
      send_request(&received, "https://qaxxxrenewserver.bitbitduo.com", "BH_BITBITDUO_HOST", &request)) {
    status = bh_bitbitduo_token_response(&response, text, &text_len, &received.http, sent_ms);
    if (status == BH_OK && response.outcome == BH_OUTCOME_ACCEPTED) {
      times.issued_ms = times.last_request_ms = sent_ms;
      times.expires_ms = response.expires_ms;
      times.min_interval_ms = BH_BITBITDUO_MIN_INTERVAL_MS;
      status = bh_token_rule(&action, &wait_ms, &times, sent_ms); /* ask it before each use */
      if (status == BH_OK && action == BH_TOKEN_USE)
        printf("token to use; look again in %lld s\n", (long long)(wait_ms / 1000));
    } else if (status == BH_OK) {
      printf("refused: %lld %s: %s\n", (long long)response.error_code, response.error_message.data,
             response.advice.data);
    }
  }
  bh_wipe(text, sizeof text); /* the token is in it, and in the response */
  bh_wipe(&received, sizeof received);
  if (status != BH_OK) fprintf(stderr, "bitbitduo: %s\n", bh_status_message(status));
  return status == BH_OK && response.outcome == BH_OUTCOME_ACCEPTED ? EXIT_SUCCESS : EXIT_FAILURE;
}
