#include "vectors.h"

#include <stdlib.h>
#include <string.h>

char buf[65536];
static size_t len;

size_t *capacity(void) {
  memset(buf, 0xee, sizeof buf);
  len = sizeof buf;
  return &len;
}

bh_str written(void) {
  return (bh_str){buf, len};
}

/* Memory of exactly this size, so that valgrind and the sanitizers see a read
 * beyond it; given back in turns, so that what a case needs at once is there. */
static char *scratch(size_t need) {
  static char *blocks[1 << 14];
  static size_t turn;
  char **block = &blocks[turn++ % (sizeof blocks / sizeof *blocks)];
  free(*block);
  *block = malloc(need);
  if (!*block) abort();
  return *block;
}

static int nibble(char c) {
  const char *digits = "0123456789abcdef", *at = c ? strchr(digits, c) : NULL;
  if (!at) abort();
  return (int)(at - digits);
}

static bh_str from_hex(const char *hex) {
  size_t n = strlen(hex) / 2;
  char *bytes = scratch(n);
  for (size_t i = 0; i < n; i++) bytes[i] = (char)(nibble(hex[2 * i]) << 4 | nibble(hex[2 * i + 1]));
  return (bh_str){bytes, n};
}

static bh_str text_of(const json_t *value) {
  const json_t *hex = json_object_get(value, "hex");
  if (hex) return from_hex(json_string_value(hex));
  if (!value) return (bh_str){NULL, 0};
  if (!json_is_string(value)) abort();
  size_t n = json_string_length(value);
  return (bh_str){memcpy(scratch(n), json_string_value(value), n), n};
}

bh_str text(const json_t *object, const char *name) {
  return text_of(json_object_get(object, name));
}

/* Beyond what a double holds it is a text. */
int64_t number(const json_t *object, const char *name) {
  const json_t *value = json_object_get(object, name);
  if (json_is_string(value)) return (int64_t)strtoull(json_string_value(value), NULL, 10);
  if (value && !json_is_integer(value)) abort();
  return json_integer_value(value);
}

const bh_window *window(const json_t *object) {
  static bh_window w;
  const json_t *value = json_object_get(object, "window");
  w = (bh_window){number(value, "now_ms"), number(value, "past_ms"), number(value, "ahead_ms")};
  return value ? &w : NULL;
}

const uint8_t *raw(const json_t *object, const char *name, size_t n) {
  bh_str bytes = from_hex(json_string_value(json_object_get(object, name)));
  if (bytes.len != n) abort();
  return (const uint8_t *)bytes.data;
}

size_t params(const json_t *object, const char *name, bh_param *list, size_t max) {
  const json_t *array = json_object_get(object, name), *pair;
  size_t i;
  if (json_array_size(array) > max) abort();
  json_array_foreach(array, i, pair) {
    list[i] = (bh_param){text_of(json_array_get(pair, 0)), text_of(json_array_get(pair, 1))};
  }
  return json_array_size(array);
}

const bh_http_response *http(const vector *v) {
  static bh_http_response response;
  static bh_param headers[64];
  const json_t *in = v->input;
  response = (bh_http_response){.http_status = (uint32_t)number(in, "http_status"),
                                .headers = headers,
                                .header_count = params(in, "headers", headers, 64),
                                .body = text(in, "body"),
                                .request_method = text(in, "request_method")};
  return &response;
}

bool hmac_key(const vector *v, bh_hmac_key *key) {
  bh_status status = bh_hmac_key_init(key, text(v->input, "secret"));
  return status == BH_OK || ok(v, status);
}

bh_status ed25519_key(const json_t *object, bh_ed25519_key *key) {
  if (json_object_get(object, "hex")) return bh_ed25519_key_from_hex(key, text(object, "hex"));
  if (json_object_get(object, "base64url")) return bh_ed25519_key_from_base64url(key, text(object, "base64url"));
  return bh_ed25519_key_from_seed(key, raw(object, "seed_hex", BH_ED25519_SEED_SIZE));
}

bool ok(const vector *v, bh_status got) {
  const char *want = json_string_value(json_object_get(v->expect, "status"));
  if (!want) want = "BH_OK";
  if (strcmp(bh_status_name(got), want) != 0) {
    wrong(v, "%s, not %s", bh_status_name(got), want);
    return false;
  }
  return got == BH_OK;
}

void expect_status(const vector *v, const char *call, bh_status got, bh_status want) {
  if (got != want) wrong(v, "%s: %s, not %s", call, bh_status_name(got), bh_status_name(want));
}

static void expect_str(const vector *v, const char *what, bh_str got, bh_str want) {
  if (got.len != want.len || (want.len && memcmp(got.data, want.data, want.len) != 0))
    wrong(v, "%s: %.*s, not %.*s", what, (int)got.len, got.data ? got.data : "", (int)want.len,
          want.data ? want.data : "");
}

/* The expected member, which must be there. */
static const json_t *wanted(const vector *v, const json_t *object, const char *name) {
  const json_t *value = json_object_get(object, name);
  if (!value) wrong(v, "the case expects no %s", name);
  return value;
}

void expect_text(const vector *v, const char *name, bh_str got) {
  expect_str(v, name, got, text_of(wanted(v, v->expect, name)));
}

void expect_hex(const vector *v, const char *name, const void *bytes, size_t n) {
  const json_t *value = wanted(v, v->expect, name);
  if (value) expect_str(v, name, (bh_str){bytes, n}, from_hex(json_string_value(value)));
}

static void expect_integer(const vector *v, const json_t *object, const char *name, int64_t got) {
  const json_t *value = wanted(v, object, name);
  int64_t want = json_is_boolean(value) ? json_is_true(value) : number(object, name);
  if (got != want) wrong(v, "%s: %lld, not %lld", name, (long long)got, (long long)want);
}

void expect_number(const vector *v, const char *name, int64_t got) {
  expect_integer(v, v->expect, name, got);
}

uint32_t named(const vector *v, const json_t *object, const char *name, const constant *known) {
  const json_t *value = json_object_get(object, name);
  if (!json_is_string(value)) return (uint32_t)number(object, name);
  for (; known->name; known++)
    if (strcmp(known->name, json_string_value(value)) == 0) return known->value;
  wrong(v, "%s: no constant is named %s", name, json_string_value(value));
  return 0;
}

void expect_named(const vector *v, const char *name, uint32_t got, const constant *known) {
  while (known->name && known->value != got) known++;
  expect_text(v, name, bh_cstr(known->name ? known->name : "no constant"));
}

void expect_request(const vector *v, const bh_request *request) {
  static bh_param headers[BH_REQUEST_MAX_HEADERS];
  const json_t *want = wanted(v, v->expect, "request");
  size_t count = params(want, "headers", headers, BH_REQUEST_MAX_HEADERS);
  expect_str(v, "method", request->method, text(want, "method"));
  expect_str(v, "target", request->target, text(want, "target"));
  expect_str(v, "body", request->body, text(want, "body"));
  if (request->header_count != count) wrong(v, "%zu headers, not %zu", request->header_count, count);
  for (size_t i = 0; i < count && i < request->header_count; i++) {
    expect_str(v, "header name", request->headers[i].name, headers[i].name);
    expect_str(v, "header value", request->headers[i].value, headers[i].value);
  }
}

void expect_response(const vector *v, const bh_response *response) {
  const json_t *want = wanted(v, v->expect, "response");
  static const char *const outcomes[] = {"UNKNOWN", "ACCEPTED", "REFUSED", "PARTIAL"};
  const char *outcome = response->outcome < 4 ? outcomes[response->outcome] : "no outcome";
  expect_str(v, "outcome", bh_cstr(outcome), text(want, "outcome"));
  expect_integer(v, want, "error_code", response->error_code);
  expect_integer(v, want, "expires_ms", response->expires_ms);
  expect_integer(v, want, "server_time_ms", response->server_time_ms);
  expect_integer(v, want, "retry_after_ms", response->retry_after_ms);
  expect_integer(v, want, "retry_at_ms", response->retry_at_ms);
  expect_integer(v, want, "item_count", response->item_count);
  expect_integer(v, want, "failed_count", response->failed_count);
  expect_str(v, "error_name", response->error_name, text(want, "error_name"));
  expect_str(v, "error_message", response->error_message, text(want, "error_message"));
  expect_str(v, "detail", response->detail, text(want, "detail"));
  expect_str(v, "token", response->token, text(want, "token"));
  if (response->http_status != number(v->input, "http_status")) wrong(v, "http_status: %u", response->http_status);
  if (response->error_name.len && !response->advice.len) wrong(v, "no advice for %s", response->error_name.data);
}

bh_str changed(const char *signature) {
  size_t n = strlen(signature);
  char *copy = memcpy(scratch(n + 1), signature, n + 1);
  copy[n - 1] = copy[n - 1] == '0' ? '1' : '0';
  return (bh_str){copy, n};
}
