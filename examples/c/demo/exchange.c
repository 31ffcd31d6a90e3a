/* One exchange: show it, send it by libcurl, exactly the bytes of the request; judge the response, note the outcome. */
#include "demo.h"

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static size_t collect(char *data, size_t size, size_t count, void *to) {
  demo_response *response = to;
  size *= count;
  if (size > sizeof response->memory - response->http.body.len) return 0; /* curl then reports an error */
  memcpy(response->memory + response->http.body.len, data, size);
  response->http.body.len += size;
  return size;
}

/* Copies the value of a header line, if it is the named header and fits. */
static void take_header(char *to, size_t capacity, const char *name, const char *line, size_t len) {
  size_t skip = strlen(name);
  size_t i;
  if (len <= skip || line[skip] != ':') return;
  for (i = 0; i < skip; ++i)
    if ((line[i] | 0x20) != (name[i] | 0x20)) return;
  for (++skip; skip < len && line[skip] == ' '; ++skip) {
  }
  while (len > skip && (line[len - 1] == '\r' || line[len - 1] == '\n')) --len;
  if (len - skip >= capacity) return;
  memcpy(to, line + skip, len - skip);
  to[len - skip] = '\0';
}

static size_t collect_header(char *line, size_t size, size_t count, void *to) {
  demo_response *response = to;
  size *= count;
  take_header(response->integrity_token, sizeof response->integrity_token, "X-Integrity-Token", line, size);
  take_header(response->request_id, sizeof response->request_id, "X-Request-Id", line, size);
  return size;
}

/* The headers as curl wants them; NULL: they did not fit. */
static struct curl_slist *header_lines(const bh_request *request) {
  struct curl_slist *lines = NULL, *more;
  char line[4096];
  size_t i;
  for (i = 0; i < request->header_count; ++i) {
    int len = snprintf(line, sizeof line, "%s: %s", request->headers[i].name.data, request->headers[i].value.data);
    more = len > 0 && (size_t)len < sizeof line ? curl_slist_append(lines, line) : NULL;
    if (more == NULL) {
      curl_slist_free_all(lines);
      lines = NULL;
      break;
    }
    lines = more;
  }
  bh_wipe(line, sizeof line);
  return lines;
}

static CURLcode perform(CURL *curl, const char *url, const demo_account *account, const bh_request *request,
                        demo_response *response) {
  long http_status = 0;
  CURLcode code;

  curl_easy_setopt(curl, CURLOPT_URL, url);
  curl_easy_setopt(curl, CURLOPT_PATH_AS_IS, 1L); /* what was signed, not a tidied path */
  curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, request->method.data);
  if (request->body.len > 0) {
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)request->body.len);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request->body.data);
  }
  if (!account->is_real) curl_easy_setopt(curl, CURLOPT_NOPROXY, "*");
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, 20L);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, collect);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, response);
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, collect_header);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, response);
  if (bh_now_ms(&response->sent_ms) != BH_OK) return CURLE_FAILED_INIT;
  code = curl_easy_perform(curl);
  if (bh_now_ms(&response->received_ms) != BH_OK) return CURLE_FAILED_INIT;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &http_status);
  response->http.http_status = (uint32_t)http_status;
  return code;
}

static int http_send(demo_state *demo, const demo_account *account, const bh_request *request,
                     demo_response *response) {
  char url[4096];
  int len = snprintf(url, sizeof url, "%s%s", account->host, request->target.data);
  struct curl_slist *headers = header_lines(request);
  CURL *curl = curl_easy_init();
  CURLcode code = CURLE_OUT_OF_MEMORY;

  memset(response, 0, sizeof *response);
  response->http.body.data = response->memory;
  response->http.request_method = request->method;
  if (curl != NULL && len > 0 && (size_t)len < sizeof url && (headers != NULL || request->header_count == 0)) {
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
    code = perform(curl, url, account, request, response);
  }
  curl_slist_free_all(headers);
  curl_easy_cleanup(curl);
  if (code == CURLE_OK && !account->is_real) ++demo->sandbox_calls;
  if (code != CURLE_OK) fprintf(stderr, "demo: no response: %s\n", curl_easy_strerror(code));
  return code == CURLE_OK;
}

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

int exchange_send(demo_state *demo, const demo_account *account, const demo_exchange *exchange,
                  demo_response *received) {
  print_exchange(account, exchange);
  fflush(stdout); /* a message on stderr belongs below it */
  if (http_send(demo, account, &exchange->request, received)) return 1;
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
