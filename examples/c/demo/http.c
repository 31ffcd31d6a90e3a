/* Sending, by libcurl: exactly the bytes of the request. */
#include "demo.h"

#include <curl/curl.h>
#include <stdio.h>
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

int http_send(demo_state *demo, const demo_account *account, const bh_request *request, demo_response *response) {
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
