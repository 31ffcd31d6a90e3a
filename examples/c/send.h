/* Sends a bh_request by libcurl: exactly its bytes. Put your own HTTP client in its place: one
 * that neither encodes nor sorts anything. */
#ifndef SEND_H
#define SEND_H

#include <bh_auth.h>
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct http_received {
  bh_http_response http;
  char memory[16384]; /* what its body views */
} http_received;

static size_t send_collect(char *data, size_t size, size_t count, void *to) {
  http_received *into = to;
  size *= count;
  if (size > sizeof into->memory - into->http.body.len) return 0; /* curl then reports an error */
  memcpy(into->memory + into->http.body.len, data, size);
  into->http.body.len += size;
  return size;
}

/* The request to "https://host", or to the host of the environment variable if it is set.
 * Returns 1, or 0 after it said on stderr why there is no response. */
static int send_request(http_received *into, const char *host, const char *host_variable, const bh_request *request) {
  CURL *curl = curl_easy_init();
  CURLcode code = CURLE_OUT_OF_MEMORY;
  struct curl_slist *headers = NULL;
  char line[4096];
  long http_status = 0;
  size_t i;

  memset(into, 0, sizeof *into);
  into->http.body.data = into->memory;
  into->http.request_method = request->method;
  if (getenv(host_variable) != NULL) host = getenv(host_variable);
  for (i = 0; i < request->header_count; ++i) {
    snprintf(line, sizeof line, "%s: %s", request->headers[i].name.data, request->headers[i].value.data);
    headers = curl_slist_append(headers, line);
  }
  snprintf(line, sizeof line, "%s%s", host, request->target.data);
  if (curl != NULL) {
    curl_easy_setopt(curl, CURLOPT_URL, line);
    curl_easy_setopt(curl, CURLOPT_PATH_AS_IS, 1L);
    curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, request->method.data);
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
    if (request->body.len > 0) {
      curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)request->body.len);
      curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request->body.data);
    }
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, 20L);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, send_collect);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, into);
    code = curl_easy_perform(curl);
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &http_status);
  }
  into->http.http_status = (uint32_t)http_status;
  curl_slist_free_all(headers);
  curl_easy_cleanup(curl);
  bh_wipe(line, sizeof line);
  if (code != CURLE_OK) fprintf(stderr, "no response from %s: %s\n", host, curl_easy_strerror(code));
  return code == CURLE_OK;
}

#endif
