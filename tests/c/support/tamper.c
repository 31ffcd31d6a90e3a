#include "tamper.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

typedef struct walk {
  const row *r;
  void (*fresh)(const row *, args *, void *);
  tamper_visit *visit;
  void *state;
  size_t count;
  args a;
} walk;

static args *begin(walk *w) {
  w->fresh(w->r, &w->a, w->state);
  return &w->a;
}

static void end(walk *w, const char *where, const char *how, uint32_t want) {
  char what[96];
  snprintf(what, sizeof what, "%s %s", where, how);
  w->count++;
  w->visit(w->r, &w->a, what, want, w->state);
}

/* The functions that return nothing ignore NULL; the window may be NULL. */
static uint32_t null_status(const row *r) {
  const function *f = api_function_named(r->name);
  return f && strcmp(f->returns, "void") == 0 ? AS_IF_GOOD : BH_ERR_NULL;
}

static void pointer(walk *w, size_t offset, const char *where, uint32_t want) {
  memset((char *)begin(w) + offset, 0, sizeof(void *));
  end(w, where, "NULL", want);
}

static void view(walk *w, size_t offset, const char *where) {
  static const char many[9000];
  static const struct {
    bh_str value;
    const char *how;
    uint32_t want;
  } cases[] = {
      {{NULL, 1}, "NULL with length 1", BH_ERR_NULL},
      {{NULL, SIZE_MAX}, "NULL with length SIZE_MAX", BH_ERR_NULL},
      {{"a", SIZE_MAX}, "length SIZE_MAX", BH_ERR_SIZE},
      {{"a", SIZE_MAX / 2 + 1}, "length SIZE_MAX / 2 + 1", BH_ERR_SIZE},
      {{NULL, 0}, "NULL with length 0", ANY_DOCUMENTED},
      {{"", 0}, "empty", ANY_DOCUMENTED},
      {{"\xff\xfe", 2}, "not UTF-8", ANY_DOCUMENTED},
      {{"a\0b", 3}, "with a NUL", ANY_DOCUMENTED},
      {{" ", 1}, "a space", ANY_DOCUMENTED},
      {{many, sizeof many}, "9000 NULs", ANY_DOCUMENTED},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    memcpy((char *)begin(w) + offset, &cases[i].value, sizeof(bh_str));
    end(w, where, cases[i].how, cases[i].want);
  }
}

static void number(walk *w, size_t offset, const char *where) {
  static const int64_t cases[] = {0, -1, 1, 1740568725, 1740568725231, UINT32_MAX, INT64_MAX, INT64_MIN};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char how[32];
    memcpy((char *)begin(w) + offset, &cases[i], sizeof *cases);
    snprintf(how, sizeof how, "%lld", (long long)cases[i]);
    end(w, where, how, ANY_DOCUMENTED);
  }
}

static void key(walk *w) {
  static const uint64_t zero[BH_ED25519_KEY_SIZE / 8];
  static uint64_t garbage[BH_ED25519_KEY_SIZE / 8];
  memset(garbage, 0xa5, sizeof garbage);
  pointer(w, offsetof(args, key), "key", BH_ERR_NULL);
  begin(w)->key = zero;
  end(w, "key", "wiped", BH_ERR_KEY);
  begin(w)->key = garbage;
  end(w, "key", "never initialised", BH_ERR_KEY);
}

#define IN(type, field) (offsetof(args, in_value) + offsetof(type, field))

static void reserved(walk *w, size_t offset) {
  for (size_t i = 0; i < 4; i++) {
    uint64_t one = 1;
    memcpy((char *)begin(w) + offset + 8 * i, &one, sizeof one);
    end(w, "reserved", "not zero", BH_ERR_RESERVED);
  }
}

static void parameters(walk *w) {
  pointer(w, IN(bh_toobit_call, query), "query", BH_ERR_NULL);
  pointer(w, IN(bh_toobit_call, form), "form", BH_ERR_NULL);
  static const size_t counts[] = {1001, SIZE_MAX / 2 + 1, SIZE_MAX};
  for (size_t i = 0; i < 3; i++) {
    begin(w)->in_value.toobit.query_count = counts[i];
    end(w, "query_count", "huge", BH_ERR_SIZE);
    begin(w)->in_value.toobit.form_count = counts[i];
    end(w, "form_count", "huge", BH_ERR_SIZE);
  }
  for (size_t i = 0; i < 2; i++) {
    view(w, offsetof(args, query) + i * sizeof(bh_param), "query name");
    view(w, offsetof(args, query) + i * sizeof(bh_param) + sizeof(bh_str), "query value");
    view(w, offsetof(args, form) + i * sizeof(bh_param), "form name");
    view(w, offsetof(args, form) + i * sizeof(bh_param) + sizeof(bh_str), "form value");
  }
}

static void http_numbers(walk *w) {
  static const uint32_t statuses[] = {0, 1, 99, 100, 204, 599, 600, UINT32_MAX};
  for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++) {
    begin(w)->in_value.http.http_status = statuses[i];
    bool exists = statuses[i] == 0 || (statuses[i] >= 100 && statuses[i] < 600);
    end(w, "http_status", "another", exists ? ANY_DOCUMENTED : BH_ERR_HTTP_STATUS);
  }
  pointer(w, IN(bh_http_response, headers), "headers", BH_ERR_NULL);
  begin(w)->in_value.http.header_count = 1001;
  end(w, "header_count", "huge", BH_ERR_SIZE);
  begin(w)->in_value.http.header_count = SIZE_MAX;
  end(w, "header_count", "SIZE_MAX", BH_ERR_SIZE);
}

/* The views and numbers inside the struct that a call reads. */
static void inside(walk *w) {
  switch (w->r->in) {
    case IN_NONE:
      break;
    case IN_MIXIN_CLAIMS:
      for (size_t i = 0; i < 6; i++) view(w, IN(bh_mixin_claims, uid) + i * sizeof(bh_str), "claim");
      number(w, IN(bh_mixin_claims, iat_s), "iat_s");
      number(w, IN(bh_mixin_claims, exp_s), "exp_s");
      for (uint32_t bit = 1; bit < 32; bit++) {
        begin(w)->in_value.claims.flags = (bh_mixin_flags)1 << bit;
        end(w, "flags", "unknown", BH_ERR_RESERVED);
      }
      reserved(w, IN(bh_mixin_claims, reserved));
      break;
    case IN_MIXIN_KEYSTORE:
      for (size_t i = 0; i < 8; i++) view(w, IN(bh_mixin_keystore, app_id) + i * sizeof(bh_str), "keystore's text");
      begin(w)->in_value.keystore.server_key_kind = UINT32_MAX;
      end(w, "server_key_kind", "unknown", BH_ERR_SERVER_KEY);
      reserved(w, IN(bh_mixin_keystore, reserved));
      break;
    case IN_HTTP_RESPONSE:
      view(w, IN(bh_http_response, body), "body");
      view(w, IN(bh_http_response, request_method), "request_method");
      http_numbers(w);
      for (size_t i = 0; i < 4; i++) view(w, offsetof(args, headers) + i * sizeof(bh_str), "header");
      reserved(w, IN(bh_http_response, reserved));
      break;
    case IN_VELAFI_CALL:
      for (size_t i = 0; i < 5; i++) view(w, IN(bh_velafi_call, token) + i * sizeof(bh_str), "call's text");
      reserved(w, IN(bh_velafi_call, reserved));
      break;
    case IN_PAVE_CALL:
      for (size_t i = 0; i < 6; i++) view(w, IN(bh_pave_call, username) + i * sizeof(bh_str), "call's text");
      reserved(w, IN(bh_pave_call, reserved));
      break;
    case IN_TOOBIT_CALL:
      for (size_t i = 0; i < 3; i++) view(w, IN(bh_toobit_call, api_key) + i * sizeof(bh_str), "call's text");
      view(w, IN(bh_toobit_call, json), "json");
      number(w, IN(bh_toobit_call, timestamp_ms), "timestamp_ms");
      number(w, IN(bh_toobit_call, recv_window_ms), "recv_window_ms");
      reserved(w, IN(bh_toobit_call, reserved));
      parameters(w);
      break;
    case IN_TOKEN_TIMES:
      for (size_t i = 0; i < 5; i++) number(w, IN(bh_token_times, issued_ms) + 8 * i, "times");
      break;
    case IN_PARAM:
      for (size_t i = 0; i < 4; i++) view(w, offsetof(args, query) + i * sizeof(bh_str), "parameter");
      begin(w)->in_count = 1001;
      end(w, "count", "huge", BH_ERR_SIZE);
      begin(w)->in_count = SIZE_MAX;
      end(w, "count", "SIZE_MAX", BH_ERR_SIZE);
      begin(w)->in_count = 0;
      end(w, "count", "0", strstr(w->r->name, "_tip_") ? BH_ERR_TIP_PARAMETER : BH_OK);
      break;
  }
}

size_t each_tamper(const row *r, void (*fresh)(const row *, args *, void *), tamper_visit *visit, void *state) {
  walk w = {.r = r, .fresh = fresh, .visit = visit, .state = state};
  size_t outs = 0, views = 0, bytes = 0, numbers = 0;
  for (const char *letter = r->shape; *letter; letter++) {
    switch (*letter) {
      case 'o':
      case 'k':
        pointer(&w, offsetof(args, out) + outs++ * sizeof(void *), "output", null_status(r));
        break;
      case 'b':
        pointer(&w, offsetof(args, buf), "buf with capacity", BH_ERR_NULL);
        break;
      case 'l':
        pointer(&w, offsetof(args, len), "len", BH_ERR_NULL);
        break;
      case 'h':
      case 'e':
        key(&w);
        break;
      case 'p':
        pointer(&w, offsetof(args, bytes) + bytes++ * sizeof(void *), "bytes", BH_ERR_NULL);
        break;
      case 's':
        view(&w, offsetof(args, text) + views++ * sizeof(bh_str), "text");
        break;
      case 'c':
      case 'm':
        pointer(&w, offsetof(args, in), "struct", BH_ERR_NULL);
        inside(&w);
        break;
      case 'w':
        pointer(&w, offsetof(args, window), "window", AS_IF_GOOD);
        for (size_t i = 0; i < 3; i++) number(&w, offsetof(args, window_value) + 8 * i, "window");
        break;
      case 'z':
        pointer(&w, offsetof(args, c_string), "C string", AS_IF_GOOD);
        break;
      case 'n':
        number(&w, offsetof(args, number) + 8 * numbers++, "number");
        break;
    }
  }
  return w.count;
}
