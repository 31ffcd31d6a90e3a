/* Keys and keystores in every form. */
#include "vectors.h"

#include <string.h>

static void run_keystore(const vector *v) {
  static const char *const kinds[] = {"NONE", "ED25519", "X25519"};
  bh_mixin_keystore keystore;
  if (!ok(v, bh_mixin_keystore_read(&keystore, buf, capacity(), text(v->input, "text")))) return;
  vector inside = *v;
  inside.expect = json_object_get(v->expect, "keystore");
  expect_text(&inside, "app_id", keystore.app_id);
  expect_text(&inside, "session_id", keystore.session_id);
  expect_text(&inside, "authorization_id", keystore.authorization_id);
  expect_text(&inside, "scope", keystore.scope);
  expect_text(&inside, "private_key", keystore.private_key);
  expect_text(&inside, "server_key", keystore.server_key);
  expect_text(&inside, "spend_key", keystore.spend_key);
  expect_text(&inside, "pin", keystore.pin);
  expect_text(&inside, "server_key_kind",
              bh_cstr(keystore.server_key_kind < 3 ? kinds[keystore.server_key_kind] : "?"));
}

bool run_input(const vector *v) {
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
