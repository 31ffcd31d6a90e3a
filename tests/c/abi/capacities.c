/* Promises 4 and 5, for every function that writes: each capacity from 0 to one
 * more than is needed, between canaries. */
#include "canary.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

static void assert_view(const row *r, bh_str view, size_t len, const char *field) {
  const char *buf = (const char *)arena(ARENA_BUF);
  check(view.data >= buf && view.data + view.len < buf + len, "%s: %s is not inside buf", r->name, field);
  check(view.data[view.len] == 0, "%s: %s is not followed by a NUL", r->name, field);
}

static void assert_views(const row *r, size_t len) {
  if (r->out_kind == OUT_REQUEST) {
    const bh_request *q = (const void *)arena(ARENA_OUT_0);
    assert_view(r, q->method, len, "method");
    assert_view(r, q->target, len, "target");
    assert_view(r, q->body, len, "body");
    check(q->header_count <= BH_REQUEST_MAX_HEADERS, "%s: %zu headers", r->name, q->header_count);
    for (size_t i = 0; i < BH_REQUEST_MAX_HEADERS; i++) {
      if (i < q->header_count) {
        assert_view(r, q->headers[i].name, len, "header name");
        assert_view(r, q->headers[i].value, len, "header value");
      } else {
        check(q->headers[i].name.len == 0 && q->headers[i].value.len == 0, "%s: header %zu", r->name, i);
      }
    }
  }
  if (r->out_kind == OUT_RESPONSE) {
    const bh_response *p = (const void *)arena(ARENA_OUT_0);
    assert_view(r, p->error_name, len, "error_name");
    assert_view(r, p->error_message, len, "error_message");
    assert_view(r, p->advice, len, "advice");
    assert_view(r, p->token, len, "token");
    for (int i = 0; i < 3; i++) check(p->reserved[i] == 0, "%s: reserved", r->name);
  }
  if (r->out_kind == OUT_MIXIN_TOKEN) {
    const bh_mixin_token *t = (const void *)arena(ARENA_OUT_0);
    const bh_mixin_claims *c = &t->claims;
    const bh_str views[] = {t->alg, t->sig, c->uid, c->sid, c->aid, c->iss, c->scp, c->jti};
    for (size_t i = 0; i < sizeof views / sizeof *views; i++) assert_view(r, views[i], len, "token field");
  }
  if (r->out_kind == OUT_MIXIN_KEYSTORE) {
    const bh_mixin_keystore *k = (const void *)arena(ARENA_OUT_0);
    const bh_str views[] = {k->app_id,      k->session_id, k->authorization_id, k->scope,
                            k->private_key, k->server_key, k->spend_key,        k->pin};
    for (size_t i = 0; i < sizeof views / sizeof *views; i++) assert_view(r, views[i], len, "keystore field");
    for (int i = 0; i < 4; i++) check(k->reserved[i] == 0, "%s: reserved", r->name);
  }
  if (r->out_kind == OUT_MIXIN_AUTHORIZATION) {
    const bh_mixin_authorization *g = (const void *)arena(ARENA_OUT_0);
    const bh_str views[] = {g->authorization_id, g->scope, g->server_key};
    for (size_t i = 0; i < sizeof views / sizeof *views; i++) assert_view(r, views[i], len, "authorization's field");
    for (int i = 0; i < 4; i++) check(g->reserved[i] == 0, "%s: reserved", r->name);
  }
  if (r->out_kind == OUT_DIAGNOSIS) {
    const bh_diagnosis *d = (const void *)arena(ARENA_OUT_0);
    const bh_str views[] = {d->names, d->message, d->payload, d->tried};
    for (size_t i = 0; i < sizeof views / sizeof *views; i++) assert_view(r, views[i], len, "diagnosis field");
    check(d->mistake == BH_MISTAKE_NONE, "%s: a right signature has mistake %u", r->name, d->mistake);
    for (int i = 0; i < 4; i++) check(d->reserved[i] == 0, "%s: reserved", r->name);
  }
}

/* A search asks for so much that only some capacities below are tried, and all of the last. */
static size_t next_capacity(size_t capacity, size_t needed) {
  return needed > 4096 && capacity + 128 < needed ? capacity + 127 : capacity + 1;
}

/* Asks for the needed length as promise 4 says. */
static size_t ask(const row *r) {
  args a;
  size_t len;
  args_good(r, &a);
  outputs_place(r, &a, 0, &len);
  a.buf = NULL;
  assert_status(r->call(&a), BH_ERR_BUFFER, r->name);
  check(arenas_untouched(), "%s: written when asked for the size", r->name);
  check(len > 0 && len < ARENA_CAPACITY, "%s: needs %zu", r->name, len);
  return len;
}

static void every_capacity(void **state) {
  static unsigned char buf[ARENA_CAPACITY], out[512];
  const row *r = *state;
  size_t needed = ask(r);
  for (size_t capacity = 0; capacity <= needed + 1; capacity = next_capacity(capacity, needed)) {
    args a;
    size_t len;
    args_good(r, &a);
    outputs_place(r, &a, capacity, &len);
    bh_status status = r->call(&a);
    if (capacity < needed) {
      check(status == BH_ERR_BUFFER, "%s: %s with capacity %zu", r->name, bh_status_name(status), capacity);
      check(len == needed, "%s: capacity %zu needs %zu, not %zu", r->name, capacity, len, needed);
      check(arenas_untouched(), "%s: written in capacity %zu", r->name, capacity);
      continue;
    }
    check(status == BH_OK, "%s: %s with capacity %zu", r->name, bh_status_name(status), capacity);
    check(len == needed, "%s: wrote %zu, not %zu", r->name, len, needed);
    check(arenas_around_intact(), "%s: written outside of capacity %zu", r->name, capacity);
    check(buf_untouched_from(needed), "%s: written after its length, capacity %zu", r->name, capacity);
    check(!arena_untouched(ARENA_BUF), "%s: wrote nothing", r->name);
    assert_views(r, len);
    if (capacity == needed) {
      memcpy(buf, arena(ARENA_BUF), needed);
      memcpy(out, arena(ARENA_OUT_0), r->out[0]);
    }
    assert_memory_equal(buf, arena(ARENA_BUF), needed);
    if (r->out[0]) assert_memory_equal(out, arena(ARENA_OUT_0), r->out[0]);
  }
}

/* The outputs of a fixed size: inside their size only, and the same again. */
static void fixed(void **state) {
  static unsigned char out[2][512];
  const row *r = *state;
  for (int time = 0; time < 2; time++) {
    args a;
    size_t len;
    args_good(r, &a);
    outputs_place(r, &a, 0, &len);
    assert_status(r->call(&a), BH_OK, r->name);
    check(arenas_around_intact(), "%s: written outside of its size", r->name);
    check(!arena_untouched(ARENA_OUT_0), "%s: wrote nothing", r->name);
    for (int i = 0; i < 2; i++) {
      if (time && r->out[i] && !r->varies) assert_memory_equal(out[i], arena(i), r->out[i]);
      memcpy(out[i], arena(i), r->out[i]);
    }
    bool text = r->out[0] == BH_SIGNATURE_SIZE || r->out[0] == BH_UTC_SIZE || r->out[0] == BH_UUID_SIZE;
    if (text) assert_int_equal(strlen((char *)out[0]), r->out[0] - 1);
  }
}

/* Nothing to write needs no capacity: NULL with 0 is then the whole response. */
static void nothing_to_write(void **state) {
  (void)state;
  static const char *names[] = {"bh_hex_encode", "bh_hex_decode", "bh_base64url_encode", "bh_base64url_decode",
                                "bh_toobit_payload"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    const row *r = row_named(names[i]);
    args a;
    size_t len;
    for (int null = 0; null < 2; null++) {
      args_good(r, &a);
      a.text[0] = a.text[1] = (bh_str){NULL, 0};
      outputs_place(r, &a, 0, &len);
      if (null) a.buf = NULL;
      assert_status(r->call(&a), BH_OK, r->name);
      assert_int_equal(len, 0);
      check(arenas_untouched(), "%s: written", r->name);
    }
  }
}

/* A capacity that was never set, or is negative, must not be believed blindly. */
static void huge_capacity(void **state) {
  const row *r = *state;
  static const size_t capacities[] = {SIZE_MAX, SIZE_MAX / 2 + 1};
  size_t needed = ask(r);
  for (int i = 0; i < 2; i++) {
    args a;
    size_t len;
    args_good(r, &a);
    outputs_place(r, &a, needed, &len);
    len = capacities[i];
    bh_status status = r->call(&a);
    check(arenas_around_intact(), "%s: written outside", r->name);
    if (status == BH_OK) {
      check(len == needed, "%s: wrote %zu", r->name, len);
    } else {
      assert_status(status, BH_ERR_SIZE, r->name);
      check(arenas_untouched() && len == capacities[i], "%s: written", r->name);
    }
  }
}

int main(void) {
  static struct CMUnitTest tests[3 * ROW_COUNT];
  static char names[3 * ROW_COUNT][80];
  size_t count = 0;
  functions_setup();
  tests[count++] = (struct CMUnitTest)cmocka_unit_test(nothing_to_write);
  for (size_t i = 0; i < ROW_COUNT; i++) {
    CMUnitTestFunction functions[2] = {has(&rows[i], 'b') ? every_capacity : fixed, huge_capacity};
    if (!has(&rows[i], 'b') && !rows[i].out[0]) continue;
    for (int k = 0; k < (has(&rows[i], 'b') ? 2 : 1); k++) {
      snprintf(names[count], sizeof *names, "%s%s", rows[i].name, k ? ", huge capacity" : "");
      tests[count] = (struct CMUnitTest){names[count], functions[k], NULL, NULL, (void *)&rows[i]};
      count++;
    }
  }
  return _cmocka_run_group_tests("capacities", tests, count, NULL, NULL);
}
