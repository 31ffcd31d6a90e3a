/* The clock offsets, measured before anything is signed. */
#include "demo.h"

#include <string.h>

static bh_status offset_of(int64_t *offset_ms, const demo_response *reply, const bh_response *response,
                           int64_t resolution_ms) {
  int64_t uncertainty_ms;
  bh_status status;
  if (response->outcome != BH_OUTCOME_ACCEPTED) return BH_OK;
  status = bh_clock_offset(offset_ms, &uncertainty_ms, reply->sent_ms, reply->received_ms, response->server_time_ms,
                           resolution_ms);
  if (status == BH_OK) print_offset(*offset_ms, uncertainty_ms);
  return status;
}

static bh_status toobit_clock(demo_state *demo, const demo_account *account) {
  static demo_response reply;
  demo_exchange exchange = {0};
  bh_response response;
  char buf[512], text[1024];
  size_t len = sizeof buf;
  bh_status status = bh_toobit_time_request(&exchange.request, buf, &len);
  if (status != BH_OK) return status;

  exchange.title = "server time";
  if (!exchange_send(demo, account, &exchange, &reply)) return BH_OK;
  len = sizeof text;
  status = bh_toobit_time_response(&response, text, &len, &reply.http);
  if (status != BH_OK) return status;
  exchange_judge(demo, account, &exchange, &response);
  return offset_of(&demo->toobit_offset_ms, &reply, &response, 1);
}

static bh_status bitbitduo_clock(demo_state *demo, const demo_account *account) {
  static demo_response reply;
  demo_exchange exchange = {0};
  bh_response response;
  char buf[512], text[1024];
  size_t len = sizeof buf;
  bh_status status = bh_bitbitduo_time_request(&exchange.request, buf, &len);
  if (status != BH_OK) return status;

  exchange.title = "server time";
  if (!exchange_send(demo, account, &exchange, &reply)) return BH_OK;
  len = sizeof text;
  status = bh_bitbitduo_time_response(&response, text, &len, &reply.http);
  if (status != BH_OK) return status;
  exchange_judge(demo, account, &exchange, &response);
  return offset_of(&demo->bitbitduo_offset_ms, &reply, &response, 1000); /* it says seconds */
}

bh_status demo_clocks(demo_state *demo) {
  demo_account account;
  bh_status status;
  if (!account_read(&account, demo, "toobit")) return BH_OK;
  print_heading("Toobit's clock", &account);
  status = toobit_clock(demo, &account);
  if (status != BH_OK) return status;
  if (!account_read(&account, demo, "bitbitduo")) return BH_OK;
  print_heading("BITBITDUO's clock", &account);
  return bitbitduo_clock(demo, &account);
}
