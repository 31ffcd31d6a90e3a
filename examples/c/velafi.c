/* VelaFi: buy a token by a signed request, then call with it. Free to paste.
 * Environment: BH_VELAFI_API_KEY, BH_VELAFI_SECRET. Build: see README.md. */
#include "send.h"

static const char host[] = "https://api.velafi.com";
static http_received received;

static int is_accepted(bh_status status, const bh_response *response) {
  if (status != BH_OK)
    fprintf(stderr, "velafi: %s\n", bh_status_message(status));
  else if (response->http_status != 0 && response->outcome != BH_OUTCOME_ACCEPTED)
    printf("refused: %lld %s: %s\n", (long long)response->error_code, response->error_message.data,
           response->advice.data);
  return response->outcome == BH_OUTCOME_ACCEPTED;
}

/* Any later call carries the token and no signature: put yours in its place. */
static int call(bh_str token) {
  bh_request request;
  bh_response response = {0};
  char buf[1024], text[1024];
  size_t len = sizeof buf, text_len = sizeof text;
  bh_velafi_call call = {0};
  bh_status status;
  call.token = token;
  call.method = bh_cstr("GET");
  call.target = bh_cstr("/v2/account");
  status = bh_velafi_request(&request, buf, &len, &call);
  if (status == BH_OK && send_request(&received, host, "BH_VELAFI_HOST", &request))
    status = bh_velafi_response(&response, text, &text_len, &received.http);
  bh_wipe(buf, sizeof buf); /* the token is in it */
  if (!is_accepted(status, &response)) return 0;
  printf("%.*s\n", (int)received.http.body.len, received.http.body.data);
  return 1;
}

int main(void) {
  bh_hmac_key key;
  bh_request request;
  bh_response response = {0};
  char buf[1024], text[1024];
  size_t len = sizeof buf, text_len = sizeof text;
  int64_t now_ms;
  int is_done;

  bh_status status = bh_hmac_key_init(&key, bh_cstr(getenv("BH_VELAFI_SECRET")));
  if (status == BH_OK) status = bh_now_ms(&now_ms);
  if (status == BH_OK)
    status = bh_velafi_token_request(&request, buf, &len, &key, bh_cstr(getenv("BH_VELAFI_API_KEY")), now_ms);
  bh_hmac_key_wipe(&key);
  if (status == BH_OK && send_request(&received, host, "BH_VELAFI_HOST", &request))
    status = bh_velafi_token_response(&response, text, &text_len, &received.http);
  is_done = is_accepted(status, &response) && call(response.token);
  bh_wipe(text, sizeof text); /* the token is in it, and in the response */
  bh_wipe(&received, sizeof received);
  return is_done ? EXIT_SUCCESS : EXIT_FAILURE;
}
