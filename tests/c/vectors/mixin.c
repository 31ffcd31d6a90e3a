/* Mixin: tokens, which are tried by several calls. */
#include "vectors.h"

#include <string.h>

static bh_mixin_claims claims(const json_t *c) {
  return (bh_mixin_claims){.uid = text(c, "uid"),
                           .sid = text(c, "sid"),
                           .aid = text(c, "aid"),
                           .iss = text(c, "iss"),
                           .scp = text(c, "scp"),
                           .jti = text(c, "jti"),
                           .iat_s = number(c, "iat_s"),
                           .exp_s = number(c, "exp_s"),
                           .flags = (bh_mixin_flags)number(c, "flags")};
}

/* The token with the first character of its last part changed. */
static bh_str tampered(bh_str token) {
  static char copy[sizeof buf];
  memcpy(copy, token.data, token.len);
  copy[token.len] = 0;
  char *last = strrchr(copy, '.') + 1;
  *last = *last == 'A' ? 'B' : 'A';
  return (bh_str){copy, token.len};
}

static void sign(const vector *v) {
  static char payload[sizeof buf];
  const json_t *in = v->input;
  bh_ed25519_key key;
  uint8_t public32[BH_ED25519_PUBLIC_SIZE];
  bh_mixin_claims c = claims(json_object_get(in, "claims"));
  bh_str method = text(in, "method"), target = text(in, "target"), body = text(in, "body");
  bh_status status = ed25519_key(json_object_get(in, "key"), &key);
  if (status == BH_OK) status = bh_mixin_sign(buf, capacity(), &key, &c, method, target, body);
  if (!ok(v, status)) return;
  bh_str token = written();
  size_t len = sizeof payload;
  expect_text(v, "token", token);
  expect_status(v, "payload", bh_mixin_payload(payload, &len, &c, method, target, body), BH_OK);
  expect_text(v, "payload", (bh_str){payload, len});
  expect_status(v, "public key", bh_ed25519_public(public32, &key), BH_OK);
  expect_hex(v, "public_hex", public32, sizeof public32);
  expect_status(v, "verify", bh_mixin_verify(token, public32, method, target, body, c.jti, NULL, c.flags), BH_OK);
  expect_status(v, "verify of a changed token",
                bh_mixin_verify(tampered(token), public32, method, target, body, c.jti, NULL, c.flags),
                BH_ERR_SIGNATURE);
}

static void decode(const vector *v) {
  bh_mixin_token t;
  if (!ok(v, bh_mixin_decode(&t, buf, capacity(), text(v->input, "token")))) return;
  const json_t *fields = json_object_get(v->expect, "token_fields");
  vector inner = *v;
  inner.expect = fields;
  if (!fields) wrong(v, "the case expects no token_fields");
  expect_text(&inner, "alg", t.alg);
  expect_text(&inner, "sig", t.sig);
  expect_text(&inner, "uid", t.claims.uid);
  expect_text(&inner, "sid", t.claims.sid);
  expect_text(&inner, "aid", t.claims.aid);
  expect_text(&inner, "iss", t.claims.iss);
  expect_text(&inner, "scp", t.claims.scp);
  expect_text(&inner, "jti", t.claims.jti);
  expect_number(&inner, "iat_s", t.claims.iat_s);
  expect_number(&inner, "exp_s", t.claims.exp_s);
}

static void spend_key(const vector *v) {
  const json_t *in = v->input;
  bh_mixin_keystore keystore = {.spend_key = text(json_object_get(in, "keystore"), "spend_key")};
  bh_ed25519_key key;
  uint8_t public32[BH_ED25519_PUBLIC_SIZE], signature[BH_ED25519_SIGNATURE_SIZE];
  if (!ok(v, bh_mixin_spend_key(&key, &keystore, raw(in, "public_hex", sizeof public32)))) return;
  expect_status(v, "public key", bh_ed25519_public(public32, &key), BH_OK);
  expect_hex(v, "public_hex", public32, sizeof public32);
  expect_status(v, "sign", bh_ed25519_sign(signature, &key, text(in, "message")), BH_OK);
  expect_hex(v, "signature_hex", signature, sizeof signature);
}

bool run_mixin(const vector *v) {
  if (strcmp(v->service, "mixin") != 0) return false;
  if (IS("sign")) {
    sign(v);
  } else if (IS("decode")) {
    decode(v);
  } else if (IS("spend_key")) {
    spend_key(v);
  } else {
    return false;
  }
  return true;
}
