/* One exchange: show it, send it, judge the response, note the outcome. */
#include "demo.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static demo_row *next_row(demo_state *demo, const char *service, const char *title) {
  demo_row *row;
  if (demo->row_count == sizeof demo->rows / sizeof demo->rows[0]) {
    fprintf(stderr, "demo: the table is too short\n");
    exit(EXIT_FAILURE);
  }
  row = &demo->rows[demo->row_count++];
  memset(row, 0, sizeof *row);
  row->service = service;
  row->title = title;
  return row;
}

static demo_row *row_of(demo_state *demo, const demo_account *account, const demo_exchange *exchange) {
  demo_row *row = next_row(demo, account->service, exchange->tampered != NULL ? exchange->tampered : exchange->title);
  snprintf(row->expected, sizeof row->expected, "%s", exchange->refusal != NULL ? exchange->refusal : "accepted");
  return row;
}

int exchange_send(demo_state *demo, const demo_account *account, const demo_exchange *exchange, demo_response *reply) {
  print_exchange(account, exchange);
  fflush(stdout); /* a message on stderr belongs below it */
  if (http_send(demo, account, &exchange->request, reply)) return 1;
  print_text("verdict", "NO RESPONSE");
  strcpy(row_of(demo, account, exchange)->got, "no response");
  return 0;
}

void exchange_judge(demo_state *demo, const demo_account *account, const demo_exchange *exchange,
                    const bh_response *response) {
  demo_row *row = row_of(demo, account, exchange);
  print_response(exchange, response);
  if (response->outcome == BH_OUTCOME_ACCEPTED)
    snprintf(row->got, sizeof row->got, "accepted");
  else if (response->error_name.len > 0)
    snprintf(row->got, sizeof row->got, "%s", response->error_name.data);
  else
    snprintf(row->got, sizeof row->got, "error %lld", (long long)response->error_code);
  row->is_right = strcmp(row->got, row->expected) == 0;
  /* A real host may have another reason to refuse, such as the caller's address. */
  if (account->is_real && exchange->refusal != NULL) row->is_right = response->outcome != BH_OUTCOME_ACCEPTED;
}

void exchange_note(demo_state *demo, const demo_account *account, const char *title, bh_status expected,
                   bh_status got) {
  demo_row *row = next_row(demo, account->service, title);
  snprintf(row->expected, sizeof row->expected, "%s", bh_status_name(expected));
  snprintf(row->got, sizeof row->got, "%s", bh_status_name(got));
  row->is_right = got == expected;
}
