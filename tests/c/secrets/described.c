/* A case of tests/c/secrets/ctime.c for each function that has none by hand: by the description alone. */
#include "functions.h"
#include "secret.h"

#include <string.h>

static struct drive cases[ROW_COUNT];

/* What is hidden is a text, bytes or a key, whole, and what is returned is a status. */
static bool is_simple(const function *f) {
  return f->secrets[0] && f->secrets[strspn(f->secrets, ".sphek")] == 0 && strcmp(f->returns, "bh_status") == 0;
}

/* The same keys as those of functions.c, of which the signatures are. */
static const void *hidden_key(char letter) {
  static bh_hmac_key hmac;
  static bh_ed25519_key ed25519;
  const bh_str *text = row_named(letter == 'h' ? "bh_hmac_key_init" : "bh_ed25519_key_from_base64url")->text[0];
  bh_str secret = hidden_bytes(text->data, text->len);
  gave_status(letter == 'h' ? bh_hmac_key_init(&hmac, secret) : bh_ed25519_key_from_base64url(&ed25519, secret));
  return letter == 'h' ? (const void *)&hmac : &ed25519;
}

static void hide_inputs(const function *f, args *a) {
  size_t text = 0, bytes = 0;
  for (size_t i = 0; f->secrets[i]; i++) {
    switch (f->secrets[i]) {
      case 's':
        a->text[text] = hidden_bytes(a->text[text].data, a->text[text].len);
        break;
      case 'p':
        a->bytes[bytes] = (const uint8_t *)hidden_bytes(a->bytes[bytes], 32).data;
        break;
      case 'h':
      case 'e':
        a->key = hidden_key(f->secrets[i]);
    }
    text += f->shape[i] == 's';
    bytes += f->shape[i] == 'p';
  }
}

/* A key is wiped, which makes it defined: that it was made right is seen by the cases of keys.c. */
static void gave_fixed(char letter, void *out, size_t size) {
  if (letter == 'o') DECLASSIFY(out, size, "what a call writes is what was asked for");
  if (letter == 'k') bh_wipe(out, size);
  gave(out, size);
}

static void run_described(void) {
  static unsigned char out[2][4096];
  static char buf[4096];
  const row *r = row_named(driven()->function);
  const function *f = api_function_named(r->name);
  size_t len = sizeof buf, outs = 0;
  args a;
  args_good(r, &a);
  hide_inputs(f, &a);
  a.buf = buf;
  a.len = &len;
  a.out[0] = out[0];
  a.out[1] = out[1];
  gave_status(r->call(&a));
  if (has(r, 'b')) {
    gave(&len, sizeof len);
    DECLASSIFY(buf, len, "what a call writes is what was asked for");
    gave(buf, len);
  }
  for (size_t i = 0; f->shape[i]; i++) {
    /* A struct of views is none of a secret's bytes: it must be defined as it is. */
    bool is_struct = outs == 0 && r->out_kind != OUT_BYTES;
    if (f->shape[i] != 'o' && f->shape[i] != 'k') continue;
    if (is_struct) {
      gave(out[outs], r->out[outs]);
    } else {
      gave_fixed(f->shape[i], out[outs], r->out[outs]);
    }
    outs++;
  }
}

const struct drive *described_cases(size_t *count) {
  functions_setup();
  *count = 0;
  for (size_t i = 0; i < ROW_COUNT; i++)
    if (is_simple(api_function_named(rows[i].name)) && !is_driven_by(key_cases, key_case_count, rows[i].name) &&
        !is_driven_by(service_cases, service_case_count, rows[i].name))
      cases[(*count)++] = (struct drive){rows[i].name, "as the other tests call it", run_described};
  return cases;
}
