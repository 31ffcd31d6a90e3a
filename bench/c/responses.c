/* Reading a service's response: ours, and serde_json's `Value`, which is what
 * most programs take. */
#include "bench.h"

#include <string.h>

/* src/responses.rs */
typedef struct value_response {
  bool accepted;
  int64_t error_code, time_ms;
  char text[128];
  size_t text_len;
} value_response;
bool bench_value_read(value_response *response, uint32_t service, const uint8_t *body, size_t len);

static const response_case *now_read;
static size_t now_len;
static value_response value;

static void run_value(void) {
  must(bench_value_read(&value, now_read->service, (const uint8_t *)now_read->body, now_len), "serde_json");
}

/* What both found out. BITBITDUO's token has no time but that of its request. */
static void same_response(void) {
  bh_str text = response.outcome == BH_OUTCOME_ACCEPTED ? response.token : response.error_message;
  int64_t time_ms = now_read->service == 3 ? 0 : response.expires_ms + response.server_time_ms;
  must(value.accepted == (response.outcome == BH_OUTCOME_ACCEPTED) && value.error_code == response.error_code &&
           value.time_ms == time_ms && value.text_len == text.len && memcmp(value.text, text.data, text.len) == 0,
       now_read->table);
}

void response_tables(void) {
  for (size_t i = 0; i < response_count; i++) {
    const contestant list[] = {{"ours", call_of(responses[i].call)}, {"value", run_value}};
    now_read = &responses[i];
    now_len = strlen(responses[i].body);
    list[0].run();
    run_value();
    same_response();
    COMPETE(responses[i].table, list);
  }
}
