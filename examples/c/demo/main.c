/* All five services, signed by bh_auth and checked by a server: the sandbox, or the real host of
 * each service whose account is in the environment (see README.md).
 *
 *   demo [--count FILE]     FILE gets the number of exchanges with the sandbox
 *
 * Exit status 0 only if each service accepted what it should and refused what was tampered. */
#include "demo.h"

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The clock offsets, measured before anything is signed. */

/* A service whose clock can be asked for, and to what it tells the time. */
typedef struct {
  bh_status (*request)(bh_request *request, char *buf, size_t *len);
  bh_status (*response)(bh_response *response, char *buf, size_t *len, const bh_http_response *http);
  int64_t resolution_ms;
} demo_clock;

static bh_status clock_ask(demo_state *demo, const demo_account *account, const demo_clock *clock, int64_t *offset_ms) {
  static demo_response received;
  demo_exchange exchange = {0};
  bh_response response;
  int64_t uncertainty_ms;
  char buf[512], text[1024];
  size_t len = sizeof buf;
  bh_status status = clock->request(&exchange.request, buf, &len);
  if (status != BH_OK) return status;

  exchange.title = "server time";
  if (!exchange_send(demo, account, &exchange, &received)) return BH_OK;
  len = sizeof text;
  status = clock->response(&response, text, &len, &received.http);
  if (status != BH_OK) return status;
  exchange_judge(demo, account, &exchange, &response);
  if (response.outcome != BH_OUTCOME_ACCEPTED) return BH_OK;
  status = bh_clock_offset(offset_ms, &uncertainty_ms, received.sent_ms, received.received_ms, response.server_time_ms,
                           clock->resolution_ms);
  if (status == BH_OK) print_offset(*offset_ms, uncertainty_ms);
  return status;
}

static bh_status demo_clocks(demo_state *demo) {
  static const demo_clock toobit = {bh_toobit_time_request, bh_toobit_time_response, 1};
  static const demo_clock bitbitduo = {bh_bitbitduo_time_request, bh_bitbitduo_time_response, 1000};
  demo_account account;
  bh_status status;
  if (!account_read(&account, demo, "toobit")) return BH_OK;
  print_heading("Toobit's clock", &account);
  status = clock_ask(demo, &account, &toobit, &demo->toobit_offset_ms);
  if (status != BH_OK) return status;
  if (!account_read(&account, demo, "bitbitduo")) return BH_OK;
  print_heading("BITBITDUO's clock", &account);
  return clock_ask(demo, &account, &bitbitduo, &demo->bitbitduo_offset_ms);
}

static int write_count(const char *path, long count) {
  FILE *file = fopen(path, "w");
  int is_written = file != NULL && fprintf(file, "%ld\n", count) > 0;
  if (file != NULL && fclose(file) != 0) is_written = 0;
  if (!is_written) fprintf(stderr, "demo: %s cannot be written\n", path);
  return is_written;
}

static int run(demo_state *demo) {
  static const struct {
    const char *name;
    bh_status (*run)(demo_state *);
  } parts[] = {{"clocks", demo_clocks}, {"velafi", demo_velafi},       {"pave", demo_pave},  {"mixin", demo_mixin},
               {"toobit", demo_toobit}, {"bitbitduo", demo_bitbitduo}, {"wrong", demo_wrong}};
  int is_right = 1;
  size_t i;
  for (i = 0; i < sizeof parts / sizeof parts[0]; ++i) {
    const bh_status status = parts[i].run(demo);
    if (status == BH_OK) continue;
    fflush(stdout);
    fprintf(stderr, "demo: %s: %s: %s\n", parts[i].name, bh_status_name(status), bh_status_message(status));
    is_right = 0;
  }
  return print_table(demo) && is_right && !demo->is_incomplete;
}

int main(int argc, char **argv) {
  static demo_state demo;
  int is_right;
  if (argc != 1 && (argc != 3 || strcmp(argv[1], "--count") != 0)) {
    fprintf(stderr, "usage: demo [--count FILE]\n");
    return 2;
  }
  if (bh_abi_version() != BH_ABI_VERSION) {
    fprintf(stderr, "demo: built for another ABI version of bh_auth\n");
    return EXIT_FAILURE;
  }
  demo.sandbox_url = getenv("BH_SANDBOX_URL");
  if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) return EXIT_FAILURE;
  printf(
      "bh_auth %s, from C\n\n"
      "Of each call: the request as it is sent; the payload, which are the bytes that are signed; the\n"
      "signature; and the verdict, which is the server's. \"tampered\": one thing in it was changed on\n"
      "purpose, so that it must be refused. rule: what to do with a token now. Secrets are masked.\n",
      bh_version());
  is_right = run(&demo);
  curl_global_cleanup();
  printf("\n%lu rows, %ld exchanges with the sandbox: %s\n", (unsigned long)demo.row_count, demo.sandbox_calls,
         is_right ? "all as they must be" : "NOT as they must be");
  if (argc == 3 && !write_count(argv[2], demo.sandbox_calls)) is_right = 0;
  return is_right ? EXIT_SUCCESS : EXIT_FAILURE;
}
