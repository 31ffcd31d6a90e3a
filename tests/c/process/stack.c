/* What a call needs of the stack: never more than the header says, however deep or long what it reads. Each function
 * is called, and what is read is made as deep and as long as it may be. */
#include "../support/canary.h"
#include "../support/test.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* Of the header: "at most 12 KiB of stack, 16 KiB where a signature's mistake is searched". */
enum { LIMIT = 12 * 1024, SEARCH_LIMIT = 16 * 1024 };

/* A thread's stack, which keeps what was written to it. */
enum { STACK = 1 << 18, FILL = 0xa5 };
static unsigned char stack[STACK] __attribute__((aligned(65536)));

typedef struct job {
  const row *r;
  args *a;
  uint32_t status;
  const unsigned char *top;
} job;

static void *call(void *state) {
  job *j = state;
  /* This frame's own end is a little below: what is measured is rather more than a call needs. */
  j->top = __builtin_frame_address(0);
  j->status = j->r->call(j->a);
  return NULL;
}

static void on_stack(job *j, size_t size) {
  pthread_t thread;
  pthread_attr_t attributes;
  assert_int_equal(pthread_attr_init(&attributes), 0);
  assert_int_equal(pthread_attr_setstack(&attributes, stack, size), 0);
  assert_int_equal(pthread_create(&thread, &attributes, call, j), 0);
  assert_int_equal(pthread_join(thread, NULL), 0);
  pthread_attr_destroy(&attributes);
}

static size_t most;
static const char *most_of;

static void measure(const row *r, args *a, uint32_t want, const char *what) {
  job j = {.r = r, .a = a};
  memset(stack, FILL, sizeof stack);
  on_stack(&j, sizeof stack);
  assert_status(j.status, want, r->name);
  size_t clean = 0;
  while (stack[clean] == FILL) clean++;
  size_t needed = (size_t)(j.top - stack) - clean;
  size_t limit = strstr(r->name, "_diagnose") ? SEARCH_LIMIT : LIMIT;
  check(needed <= limit, "%s, %s: %zu bytes of stack", r->name, what, needed);
  if (needed <= most) return;
  most = needed;
  most_of = r->name;
}

static size_t length;

static void good(const row *r, args *a) {
  args_good(r, a);
  outputs_place(r, a, 24576, &length);
}

static void every_function(void **state) {
  args a;
  (void)state;
  for (size_t i = 0; i < ROW_COUNT; i++) {
    job first = {.r = &rows[i], .a = &a};
    /* What the call gives elsewhere; the linker's work at a first call is not the call's. */
    good(&rows[i], &a);
    on_stack(&first, sizeof stack);
    good(&rows[i], &a);
    measure(&rows[i], &a, first.status, "a good call");
  }
}

/* {"a":{"a":...1...}} and [[...]], of that many levels. */
static char *nested(size_t levels, const char *open, const char *close) {
  size_t len = levels * (strlen(open) + strlen(close)) + 1;
  char *text = malloc(len + 1), *at = text;
  assert_non_null(text);
  for (size_t i = 0; i < levels; i++) at += strlen(strcpy(at, open));
  *at++ = '1';
  for (size_t i = 0; i < levels; i++) at += strlen(strcpy(at, close));
  *at = 0;
  return text;
}

/* Base64url of bytes, appended. */
static void encode(char *token, const char *bytes, size_t len) {
  size_t at = strlen(token), capacity = 9000 - at;
  assert_status(bh_base64url_encode(token + at, &capacity, (bh_str){bytes, len}), BH_OK, "bh_base64url_encode");
  token[at + capacity] = 0;
}

/* A signed token whose claims are that JSON, as long as tokens may be. */
static const char *token_of(char token[9100], const char *claims) {
  static const char header[] = "{\"alg\":\"EdDSA\",\"typ\":\"JWT\"}";
  static char padded[6000];
  unsigned char seed[32] = {1}, signature[64];
  bh_ed25519_key key;
  memset(padded, ' ', sizeof padded);
  memcpy(padded, claims, strlen(claims));
  token[0] = 0;
  encode(token, header, sizeof header - 1);
  strcat(token, ".");
  encode(token, padded, sizeof padded);
  assert_status(bh_ed25519_key_from_seed(&key, seed), BH_OK, "key");
  assert_status(bh_ed25519_sign(signature, &key, bh_cstr(token)), BH_OK, "sign");
  strcat(token, ".");
  encode(token, (char *)signature, 64);
  return token;
}

static const uint8_t *public_half(void) {
  static uint8_t public32[32];
  unsigned char seed[32] = {1};
  bh_ed25519_key key;
  assert_status(bh_ed25519_key_from_seed(&key, seed), BH_OK, "key");
  assert_status(bh_ed25519_public(public32, &key), BH_OK, "public");
  return public32;
}

static void the_longest_tokens(void **state) {
  static char token[9100];
  args a;
  (void)state;
  char *levels = nested(120, "{\"a\":[", "]}");
  char *claims = malloc(strlen(levels) + 64);
  assert_non_null(claims);
  /* The claims are read to their end before the request is compared. */
  strcat(strcpy(claims, "{\"jti\":\"x\",\"sig\":\"x\",\"deep\":"), "1}");
  token_of(token, claims);
  static const char *const verifiers[] = {"bh_mixin_integrity_verify", "bh_mixin_verify"};
  for (size_t i = 0; i < 2; i++) {
    const row *r = row_named(verifiers[i]);
    good(r, &a);
    a.text[0] = bh_cstr(token);
    a.bytes[0] = public_half();
    measure(r, &a, i == 0 ? BH_ERR_TOKEN_REQUEST : BH_ERR_TOKEN_CLAIMS, "the longest token");
  }
  /* The same as a response's header. */
  const row *whole = row_named("bh_mixin_response_verify");
  const bh_param headers[] = {{BH_STR("X-Request-Id"), BH_STR("x")}, {BH_STR("X-Integrity-Token"), bh_cstr(token)}};
  const bh_http_response http = {
      .http_status = 200, .headers = headers, .header_count = 2, .body = BH_STR("{}"), .request_method = BH_STR("GET")};
  char server_key[64];
  size_t server_key_len = sizeof server_key;
  bh_str public32 = {(const char *)public_half(), 32};
  assert_status(bh_hex_encode(server_key, &server_key_len, public32), BH_OK, "hex");
  good(whole, &a);
  a.in = &http;
  a.text[0] = (bh_str){server_key, server_key_len};
  a.text[2] = BH_STR("x");
  measure(whole, &a, BH_ERR_TOKEN_REQUEST, "the longest token");
  const row *decode = row_named("bh_mixin_decode");
  good(decode, &a);
  a.text[0] = bh_cstr(token);
  measure(decode, &a, BH_OK, "the longest token");
  free(claims);
  free(levels);
}

/* Each function that reads a response reads the deepest JSON: as deep as is read, and deeper. */
static void the_deepest_responses(void **state) {
  static const char *const kinds[][2] = {{"[", "]"}, {"{\"data\":", "}"}, {"{\"a\":[", "]}"}};
  static const size_t levels[] = {63, 64, 65, 127, 128, 129, 20000};
  args a;
  size_t count = 0;
  (void)state;
  for (size_t i = 0; i < ROW_COUNT; i++) {
    const row *r = &rows[i];
    if (r->out_kind != OUT_RESPONSE && !strstr(r->name, "_response")) continue;
    count++;
    for (size_t k = 0; k < 3; k++)
      for (size_t l = 0; l < sizeof levels / sizeof *levels; l++) {
        char *body = nested(levels[l], kinds[k][0], kinds[k][1]);
        good(r, &a);
        for (size_t t = 0; t < 5; t++)
          if (a.text[t].len > 0 && (a.text[t].data[0] == '{' || a.text[t].data[0] == '[')) a.text[t] = bh_cstr(body);
        job j = {.r = r, .a = &a};
        on_stack(&j, sizeof stack);
        measure(r, &a, j.status, "the deepest JSON");
        free(body);
      }
  }
  check(count >= 6, "%zu functions read a response", count);
}

/* A search goes on to its end if nothing explains the signature. */
static void searches_to_their_end(void **state) {
  static char wrong[1200];
  size_t count = 0;
  args a;
  (void)state;
  for (size_t i = 0; i < ROW_COUNT; i++) {
    const row *r = &rows[i];
    if (r->out_kind != OUT_DIAGNOSIS) continue;
    count++;
    good(r, &a);
    /* The signature, or in a token one character of it. */
    bool is_token = a.text[0].len > 200;
    memcpy(wrong, a.text[0].data, a.text[0].len);
    size_t at = is_token ? a.text[0].len - 40 : 5;
    wrong[at] = wrong[at] == '1' ? '2' : '1';
    a.text[0].data = wrong;
    measure(r, &a, BH_OK, "a search to its end");
    check(((const bh_diagnosis *)(const void *)arena(ARENA_OUT_0))->mistake == BH_MISTAKE_UNKNOWN, "%s: explained",
          r->name);
  }
  check(count == 5, "%zu functions search", count);
}

/* The control: what uses more is seen. */
static __attribute__((noinline)) uint32_t uses_much(const args *a) {
  volatile char much[LIMIT];
  (void)a;
  for (size_t i = 0; i < sizeof much; i++) much[i] = 0;
  return much[0];
}

static void much_is_seen(void **state) {
  const row r = {.name = "uses_much", .call = uses_much};
  args a = {.len = NULL};
  job j = {.r = &r, .a = &a};
  (void)state;
  memset(stack, FILL, sizeof stack);
  on_stack(&j, sizeof stack);
  size_t clean = 0;
  while (stack[clean] == FILL) clean++;
  check((size_t)(j.top - stack) - clean > LIMIT, "%zu bytes of stack", (size_t)(j.top - stack) - clean);
}

static void tell(void **state) {
  (void)state;
  print_message("the most of the stack: %zu bytes, by %s\n", most, most_of);
}

int main(void) {
  functions_setup();
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(much_is_seen),          cmocka_unit_test(every_function),
      cmocka_unit_test(the_longest_tokens),    cmocka_unit_test(the_deepest_responses),
      cmocka_unit_test(searches_to_their_end), cmocka_unit_test(tell),
  };
  return cmocka_run_group_tests_name("stack", tests, NULL, NULL);
}
