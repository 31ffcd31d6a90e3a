/* Printing, for a reader: aligned, at most 100 columns, and never a secret. */
#include "demo.h"

#include <stdio.h>
#include <string.h>

enum { COLUMNS = 100, LABEL = 13 };

/* How much of the text goes into a line of `capacity`: up to a good place to break, if there is one. */
static size_t line_of(bh_str text, size_t capacity) {
  size_t end = capacity;
  if (text.len <= capacity) return text.len;
  while (end > capacity / 5 && strchr("& ,.?", text.data[end - 1]) == NULL) --end;
  return end > capacity / 5 ? end : capacity;
}

void print_value(const char *label, bh_str value) {
  const size_t capacity = COLUMNS - LABEL;
  do {
    const size_t len = line_of(value, capacity);
    size_t shown = len;
    while (shown > 0 && value.data[shown - 1] == ' ') --shown;
    printf("  %-*s%.*s\n", LABEL - 2, label, (int)shown, shown > 0 ? value.data : "");
    value.data += len;
    value.len -= len;
    label = "";
  } while (value.len > 0);
}

void print_text(const char *label, const char *text) {
  print_value(label, bh_cstr(text));
}

/* Beginning and end; the middle left out. For what is too long to read or nobody else's to know. */
static void print_ends(const char *label, bh_str value, size_t ends) {
  char text[COLUMNS];
  if (value.len <= 2 * ends + 3) {
    print_value(label, value);
    return;
  }
  snprintf(text, sizeof text, "%.*s...%.*s", (int)ends, value.data, (int)ends, value.data + value.len - ends);
  print_text(label, text);
}

/* A JWT's header and claims in clear text: what its base64url says. */
static void print_claims(bh_str payload) {
  uint8_t text[2048];
  const char *dot = memchr(payload.data, '.', payload.len);
  bh_str part;
  size_t len = sizeof text;
  if (dot == NULL) return;
  part.data = payload.data;
  part.len = (size_t)(dot - payload.data);
  if (bh_base64url_decode(text, &len, part) == BH_OK) {
    part.data = (const char *)text;
    part.len = len;
    print_value("  header", part);
  }
  part.data = dot + 1;
  part.len = payload.len - (size_t)(part.data - payload.data);
  len = sizeof text;
  if (bh_base64url_decode(text, &len, part) == BH_OK) {
    part.data = (const char *)text;
    part.len = len;
    print_value("  claims", part);
  }
}

static void print_payload(const demo_exchange *exchange) {
  char masked[4096];
  bh_str payload = exchange->payload, secret = exchange->secret_in_payload;
  size_t at = 0;

  if (payload.len > 0 && memcmp(payload.data, "eyJ", payload.len < 3 ? payload.len : 3) == 0) {
    print_ends("payload", payload, 40);
    print_claims(payload);
    return;
  }
  if (secret.len > 0) {
    while (at + secret.len <= payload.len && memcmp(payload.data + at, secret.data, secret.len) != 0) ++at;
    if (at + secret.len <= payload.len) {
      snprintf(masked, sizeof masked, "%.*s********%.*s", (int)at, payload.data, (int)(payload.len - at - secret.len),
               payload.data + at + secret.len);
      payload = bh_cstr(masked);
    }
  }
  print_value("payload", payload);
}

void print_heading(const char *service, const demo_account *account) {
  int width = printf("\n%s, ", service);
  width += printf("%s", account->is_real ? account->host : "in the sandbox");
  printf("\n");
  for (--width; width > 0; --width) printf("-");
  printf("\n");
}

void print_exchange(const demo_account *account, const demo_exchange *exchange) {
  char text[1024];
  size_t i, used = 0;

  printf("\n%s%s%s\n", exchange->title, exchange->tampered != NULL ? ", tampered: " : "",
         exchange->tampered != NULL ? exchange->tampered : "");
  snprintf(text, sizeof text, "%s %s", exchange->request.method.data, exchange->request.target.data);
  print_text("request", text);
  text[0] = '\0';
  for (i = 0; i < exchange->request.header_count && used < sizeof text; ++i)
    used += (size_t)snprintf(text + used, sizeof text - used, "%s%s", i > 0 ? ", " : "",
                             exchange->request.headers[i].name.data);
  if (used > 0) print_text("headers", text);
  if (exchange->request.body.len > 0) print_value("body", exchange->request.body);
  if (exchange->payload.len == 0) return;
  print_payload(exchange);
  /* PAVE's signature is its access token: of a real account it is nobody else's to know. */
  if (account->is_real)
    print_ends("signature", exchange->signature, 8);
  else
    print_value("signature", exchange->signature);
}

void print_response(const demo_exchange *exchange, const bh_response *response) {
  char text[256];
  if (response->outcome == BH_OUTCOME_ACCEPTED) {
    snprintf(text, sizeof text, "%saccepted (HTTP %lu)", exchange->refusal != NULL ? "WRONGLY " : "",
             (unsigned long)response->http_status);
    print_text("verdict", text);
    return;
  }
  snprintf(text, sizeof text, "%s: %lld %s (HTTP %lu)",
           exchange->refusal != NULL ? "refused, as it must be" : "REFUSED", (long long)response->error_code,
           response->error_name.data, (unsigned long)response->http_status);
  print_text("verdict", text);
  if (response->error_message.len > 0) print_value("it says", response->error_message);
  if (response->advice.len > 0) print_value("advice", response->advice);
}

void print_token(const bh_response *response, int64_t issued_ms, int64_t min_interval_ms) {
  static const char *const actions[] = {"use it", "refresh it", "wait"};
  char utc[BH_UTC_SIZE], text[128];
  bh_token_times times;
  uint32_t action;
  int64_t wait_ms;

  memset(&times, 0, sizeof times);
  times.issued_ms = issued_ms;
  times.expires_ms = response->expires_ms;
  times.last_request_ms = issued_ms;
  times.min_interval_ms = min_interval_ms;
  snprintf(text, sizeof text, "%.4s... (%lu characters)", response->token.data, (unsigned long)response->token.len);
  print_text("token", text);
  if (bh_time_format_utc(utc, response->expires_ms / 1000) == BH_OK) print_text("expires", utc);
  if (bh_token_rule(&action, &wait_ms, &times, issued_ms) != BH_OK || action > BH_TOKEN_WAIT) return;
  snprintf(text, sizeof text, "%s, and look again in %lld s", actions[action], (long long)(wait_ms / 1000));
  print_text("rule", text);
}

void print_offset(int64_t offset_ms, int64_t uncertainty_ms) {
  char text[128];
  snprintf(text, sizeof text, "%+lld ms, give or take %lld ms: added to each time it is sent", (long long)offset_ms,
           (long long)uncertainty_ms);
  print_text("offset", text);
}

int print_table(const demo_state *demo) {
  int is_right = 1;
  size_t i;
  printf("\n%-10s %-36s %-22s %s\n", "SERVICE", "EXCHANGE", "EXPECTED", "RESPONSE");
  for (i = 0; i < demo->row_count; ++i) {
    const demo_row *row = &demo->rows[i];
    printf("%-10s %-36s %-22s %-22s %s\n", row->service, row->title, row->expected, row->got,
           row->is_right ? "ok" : "WRONG");
    is_right = is_right && row->is_right;
  }
  return is_right;
}
