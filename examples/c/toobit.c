/* Toobit: a signed order, which the exchange checks and does not place. Free to paste.
 * Environment: BH_TOOBIT_API_KEY, BH_TOOBIT_SECRET. Build: see README.md. */
#include "send.h"

int main(void) {
  static http_received received;
  const bh_param order[] = {{BH_STR("symbol"), BH_STR("BTCUSDT")}, {BH_STR("side"), BH_STR("SELL")},
                            {BH_STR("type"), BH_STR("LIMIT")},     {BH_STR("timeInForce"), BH_STR("GTC")},
                            {BH_STR("quantity"), BH_STR("1")},     {BH_STR("price"), BH_STR("400")}};
  bh_hmac_key key;
  bh_toobit_call call = {0};
  bh_request request;
  bh_response response = {0};
  char buf[2048], text[1024];
  size_t len = sizeof buf, text_len = sizeof text;

  bh_status status = bh_hmac_key_init(&key, bh_cstr(getenv("BH_TOOBIT_SECRET")));
  if (status == BH_OK) status = bh_now_ms(&call.timestamp_ms);
  if (status == BH_OK) {
    call.api_key = bh_cstr(getenv("BH_TOOBIT_API_KEY"));
    call.method = bh_cstr("POST");
    call.path = bh_cstr("/api/v1/spot/orderTest");
    call.form = order; /* sent in this order, then recvWindow, timestamp and signature */
    call.form_count = sizeof order / sizeof order[0];
    status = bh_toobit_request(&request, buf, &len, &key, &call);
  }
  bh_hmac_key_wipe(&key);
  if (status == BH_OK && send_request(&received, "https://api.toobit.com", "BH_TOOBIT_HOST", &request)) {
    status = bh_toobit_response(&response, text, &text_len, &received.http);
    if (status == BH_OK && response.outcome == BH_OUTCOME_ACCEPTED)
      printf("%.*s\n", (int)received.http.body.len, received.http.body.data);
    else if (status == BH_OK)
      printf("refused: %lld %s: %s\n", (long long)response.error_code, response.error_message.data,
             response.advice.data);
  }
  if (status != BH_OK) fprintf(stderr, "toobit: %s\n", bh_status_message(status));
  return status == BH_OK && response.outcome == BH_OUTCOME_ACCEPTED ? EXIT_SUCCESS : EXIT_FAILURE;
}
