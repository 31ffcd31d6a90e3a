/* What core.json and input.json name otherwise than the parameters, or try by several calls. */
#include "vectors.h"

#include <string.h>

static bool run_hash(const vector *v) {
  uint8_t digest[BH_SHA256_SIZE];
  bh_hmac_key key;
  bh_str message = text(v->input, "message");
  if (IS("sha256")) {
    if (ok(v, bh_sha256(digest, message))) expect_hex(v, "digest_hex", digest, sizeof digest);
  } else if (IS("hmac_sha256")) {
    if (hmac_key(v, &key) && ok(v, bh_hmac_sha256(digest, &key, message)))
      expect_hex(v, "mac_hex", digest, sizeof digest);
  } else if (IS("equal")) {
    if (ok(v, BH_OK)) expect_number(v, "equal", bh_equal(text(v->input, "a"), text(v->input, "b")));
  } else {
    return false;
  }
  return true;
}

static bool run_ed25519(const vector *v) {
  const json_t *in = v->input;
  bh_ed25519_key key;
  uint8_t public32[BH_ED25519_PUBLIC_SIZE], signature[BH_ED25519_SIGNATURE_SIZE];
  if (IS("ed25519_key")) {
    if (!ok(v, ed25519_key(in, &key))) return true;
    expect_status(v, "public key", bh_ed25519_public(public32, &key), BH_OK);
    expect_hex(v, "public_hex", public32, sizeof public32);
  } else if (IS("ed25519_sign")) {
    bh_status status = ed25519_key(json_object_get(in, "key"), &key);
    if (status == BH_OK) status = bh_ed25519_sign(signature, &key, text(in, "message"));
    if (!ok(v, status)) return true;
    expect_hex(v, "signature_hex", signature, sizeof signature);
    expect_status(v, "public key", bh_ed25519_public(public32, &key), BH_OK);
    expect_hex(v, "public_hex", public32, sizeof public32);
    expect_status(v, "verify", bh_ed25519_verify(signature, public32, text(in, "message")), BH_OK);
  } else {
    return false;
  }
  return true;
}

static bool run_encoding(const vector *v) {
  bh_str bytes = text(v->input, "bytes"), encoded = text(v->input, "text");
  if (IS("hex_encode")) {
    if (ok(v, bh_hex_encode(buf, capacity(), bytes))) expect_text(v, "text", written());
  } else if (IS("hex_decode")) {
    if (ok(v, bh_hex_decode((uint8_t *)buf, capacity(), encoded))) expect_hex(v, "bytes_hex", buf, written().len);
  } else if (IS("base64url_encode")) {
    if (ok(v, bh_base64url_encode(buf, capacity(), bytes))) expect_text(v, "text", written());
  } else if (IS("base64url_decode")) {
    if (ok(v, bh_base64url_decode((uint8_t *)buf, capacity(), encoded))) expect_hex(v, "bytes_hex", buf, written().len);
  } else {
    return false;
  }
  return true;
}

static void token_rule(const vector *v) {
  static const char *actions[] = {[BH_TOKEN_USE] = "USE", [BH_TOKEN_REFRESH] = "REFRESH", [BH_TOKEN_WAIT] = "WAIT"};
  const json_t *in = v->input;
  bh_token_times times = {.issued_ms = number(in, "issued_ms"),
                          .expires_ms = number(in, "expires_ms"),
                          .last_request_ms = number(in, "last_request_ms"),
                          .min_interval_ms = number(in, "min_interval_ms"),
                          .refresh_ahead_ms = number(in, "refresh_ahead_ms")};
  uint32_t action = 99;
  int64_t wait_ms;
  if (!ok(v, bh_token_rule(&action, &wait_ms, &times, number(in, "now_ms")))) return;
  expect_text(v, "action", bh_cstr(action <= BH_TOKEN_WAIT ? actions[action] : "none of the constants"));
  expect_number(v, "wait_ms", wait_ms);
}

static bool run_time(const vector *v) {
  if (IS("time_format_seconds")) {
    char seconds[16];
    size_t len = sizeof seconds;
    if (ok(v, bh_time_format_seconds(seconds, &len, number(v->input, "time_s"))))
      expect_text(v, "seconds", (bh_str){seconds, len});
  } else if (IS("token_rule")) {
    token_rule(v);
  } else {
    return false;
  }
  return true;
}

/* Keys and keystores in every form. */
static void run_keystore(const vector *v) {
  static const char *const kinds[] = {"NONE", "ED25519", "X25519"};
  bh_mixin_keystore keystore;
  if (!ok(v, bh_mixin_keystore_read(&keystore, buf, capacity(), text(v->input, "text")))) return;
  vector expected = *v;
  expected.expect = json_object_get(v->expect, "keystore");
  expect_text(&expected, "app_id", keystore.app_id);
  expect_text(&expected, "session_id", keystore.session_id);
  expect_text(&expected, "authorization_id", keystore.authorization_id);
  expect_text(&expected, "scope", keystore.scope);
  expect_text(&expected, "private_key", keystore.private_key);
  expect_text(&expected, "server_key", keystore.server_key);
  expect_text(&expected, "spend_key", keystore.spend_key);
  expect_text(&expected, "pin", keystore.pin);
  expect_text(&expected, "server_key_kind",
              bh_cstr(keystore.server_key_kind < 3 ? kinds[keystore.server_key_kind] : "?"));
}

static bool run_input(const vector *v) {
  bh_ed25519_key key;
  uint8_t public32[BH_ED25519_PUBLIC_SIZE];
  bh_str given = text(v->input, "text");
  if (IS("ed25519_key_read")) {
    if (!ok(v, bh_ed25519_key_read(&key, given))) return true;
    expect_status(v, "public key", bh_ed25519_public(public32, &key), BH_OK);
    expect_hex(v, "public_hex", public32, sizeof public32);
  } else if (IS("mixin_keystore_read")) {
    run_keystore(v);
  } else {
    return false;
  }
  return true;
}

bool run_core(const vector *v) {
  return run_hash(v) || run_ed25519(v) || run_encoding(v) || run_time(v) || run_input(v);
}
