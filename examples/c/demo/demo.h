/* What the files of the demo share: accounts, sending, printing. demo.cpp uses
 * it too. */
#ifndef DEMO_H
#define DEMO_H

#include <bh_auth.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Where a service is, and the credentials for it. */
typedef struct demo_account {
  const char *service;
  const char *host; /* such as "https://api.velafi.com" */
  int is_real;      /* 0: the sandbox */
  bh_str values[3]; /* in the order of the variables, see accounts.c */
} demo_account;

/* One request and what is shown of it. */
typedef struct demo_exchange {
  const char *title;
  const char *tampered; /* how it was tampered; NULL: it was not */
  const char *refusal;  /* the name of the error to expect; NULL: none */
  bh_request request;
  bh_str payload; /* what was signed; empty: nothing was */
  bh_str signature;
  bh_str secret_in_payload; /* masked when the payload is shown; may be empty */
} demo_exchange;

/* What came back. */
typedef struct demo_response {
  bh_http_response http;
  char memory[65536];            /* of the body */
  char integrity_token[2048];    /* the header X-Integrity-Token, or empty */
  char request_id[BH_UUID_SIZE]; /* the header X-Request-Id, or empty */
  int64_t sent_ms, received_ms;  /* by this machine's clock */
} demo_response;

/* One line of the final table. */
typedef struct demo_row {
  const char *service, *title;
  char expected[32], got[32];
  int is_right;
} demo_row;

typedef struct demo_state {
  const char *sandbox_url; /* NULL: every service has a real account */
  long sandbox_calls;
  demo_row rows[48];
  size_t row_count;
  int is_incomplete; /* an account was missing */
  int64_t toobit_offset_ms, bitbitduo_offset_ms;
} demo_state;

/* accounts.c: 1, or 0 after it said, and noted, which variable is missing. */
int account_read(demo_account *account, demo_state *demo, const char *service);

/* print.c */
void print_heading(const char *service, const demo_account *account);
void print_value(const char *label, bh_str value);
void print_text(const char *label, const char *text);
void print_exchange(const demo_account *account, const demo_exchange *exchange);
void print_response(const demo_exchange *exchange, const bh_response *response);
void print_token(const bh_response *response, int64_t issued_ms, int64_t min_interval_ms);
void print_offset(int64_t offset_ms, int64_t uncertainty_ms);
int print_table(const demo_state *demo); /* 1 if every row is right */

/* exchange.c: shows the request, sends it; 1, or 0 without a response. */
int exchange_send(demo_state *demo, const demo_account *account, const demo_exchange *exchange,
                  demo_response *response);
/* Shows the response and notes whether it is the expected one. */
void exchange_judge(demo_state *demo, const demo_account *account, const demo_exchange *exchange,
                    const bh_response *response);
/* Notes the outcome of a check that needs no server: the status to expect, and the one it gave. */
void exchange_note(demo_state *demo, const demo_account *account, const char *title, bh_status expected, bh_status got);

/* One for each service. BH_OK, or what the library refused. An account that is missing
 * is noted in `demo`. */
bh_status demo_velafi(demo_state *demo);
bh_status demo_pave(demo_state *demo);
bh_status demo_mixin(demo_state *demo);
bh_status demo_toobit(demo_state *demo);
bh_status demo_bitbitduo(demo_state *demo);
/* A wrong signature of each, and its mistake. */
bh_status demo_wrong(demo_state *demo);

#ifdef __cplusplus
}
#endif

#endif
