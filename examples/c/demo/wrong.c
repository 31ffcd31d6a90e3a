/* Why is a signature wrong? One of each service's, made with a mistake; the library names it from the secret, what is
 * sent, and the signature. */
#include "demo.h"

#include <stdio.h>
#include <string.h>

#define SECRET "30lfjDT51iOG1kYZnDoLNynOyMdIcmQyO1XYfxzYOmQfx9tjiI98Pzio4uhZ0Uk2"
#define SEED "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"

enum { NOW_S = 1740568725 };
static const int64_t now_ms = 1740568725231;

/* Where the search works, and what it found; one after the other. */
static char memory[65536];
static bh_diagnosis found;

static bh_status judge(demo_state *demo, const char *service, bh_str sent, const char *expected, bh_status status) {
  demo_account account = {0};
  if (status != BH_OK) return status;
  account.service = service;
  printf("\n%s\n", service);
  print_value(sent.len > 64 ? "token" : "signature", sent);
  print_value("mistake", found.names);
  print_value("signed", found.payload);
  print_value("it says", found.message);
  exchange_note(demo, &account, "which mistake made a signature", BH_OK,
                strcmp(found.names.data, expected) == 0 ? BH_OK : BH_ERR_SIGNATURE);
  return BH_OK;
}

static bh_status velafi(demo_state *demo) {
  const bh_str secret_of_a_file = BH_STR(SECRET "\n");
  char signature[BH_SIGNATURE_SIZE];
  bh_hmac_key key;
  size_t len = sizeof memory;
  bh_status status = bh_hmac_key_init(&key, secret_of_a_file);
  if (status == BH_OK) status = bh_velafi_sign(signature, &key, now_ms);
  bh_hmac_key_wipe(&key);
  if (status == BH_OK)
    status =
        bh_velafi_diagnose(&found, memory, &len, bh_cstr(signature), BH_STR(SECRET), BH_STR("the-api-key"), now_ms);
  return judge(demo, "velafi", bh_cstr(signature), "secret_newline", status);
}

static bh_status pave(demo_state *demo) {
  const bh_str user = BH_STR("user@example.com"), api_key = BH_STR("the-api-key");
  char signature[BH_SIGNATURE_SIZE];
  bh_hmac_key key;
  size_t len = sizeof memory;
  bh_status status = bh_hmac_key_init(&key, BH_STR(SECRET));
  if (status == BH_OK) status = bh_pave_sign(signature, &key, user, api_key, BH_STR("2025-02-26T11:18:45.231Z"));
  bh_hmac_key_wipe(&key);
  if (status == BH_OK)
    status = bh_pave_diagnose(&found, memory, &len, bh_cstr(signature), BH_STR(SECRET), user, api_key,
                              BH_STR("2025-02-26T11:18:45Z"));
  return judge(demo, "pave", bh_cstr(signature), "timestamp_other_form", status);
}

static bh_status mixin(demo_state *demo) {
  bh_mixin_claims claims = {0};
  char text[1024];
  bh_ed25519_key key;
  bh_str token = {text, sizeof text};
  size_t len = sizeof memory;
  bh_status status;
  claims.uid = BH_STR("89e0bdee-c355-47f2-945a-be48be875606");
  claims.sid = BH_STR("c09cf313-7ded-425d-ad3f-a1ce4cfd5e5e");
  claims.jti = BH_STR("2594ad57-9dad-424f-8595-b14727e24e61");
  claims.iat_s = NOW_S;
  claims.exp_s = claims.iat_s + 60;
  status = bh_ed25519_key_from_hex(&key, BH_STR(SEED));
  if (status == BH_OK)
    status = bh_mixin_sign(text, &token.len, &key, &claims, BH_STR("GET"), BH_STR("/safe/snapshots"), BH_STR(""));
  bh_ed25519_key_wipe(&key);
  if (status == BH_OK)
    status = bh_mixin_diagnose(&found, memory, &len, token, BH_STR(SEED), BH_STR("GET"),
                               BH_STR("/safe/snapshots?limit=10"), BH_STR(""), claims.jti, now_ms);
  return judge(demo, "mixin", token, "query_missing", status);
}

static bh_status toobit(demo_state *demo) {
  const bh_str query = BH_STR("symbol=BTCUSDT&side=SELL"), form = BH_STR("quantity=1&timestamp=1740568725231");
  char signature[BH_SIGNATURE_SIZE];
  bh_hmac_key key;
  size_t len = sizeof memory;
  bh_status status = bh_hmac_key_init(&key, BH_STR(SECRET));
  if (status == BH_OK)
    status = bh_toobit_sign(signature, &key, BH_STR("quantity=1&side=SELL&symbol=BTCUSDT&timestamp=1740568725231"),
                            BH_STR(""));
  bh_hmac_key_wipe(&key);
  if (status == BH_OK)
    status = bh_toobit_diagnose(&found, memory, &len, bh_cstr(signature), BH_STR(SECRET), query, form,
                                BH_STR("the-api-key"), BH_STR("POST"), BH_STR("/api/v1/spot/order"));
  return judge(demo, "toobit", bh_cstr(signature), "params_sorted joined_by_and", status);
}

static bh_status bitbitduo(demo_state *demo) {
  const bh_str app_id = BH_STR("the-app-id"), app_key = BH_STR("0123456789abcdef0123456789abcdef");
  char signature[BH_SIGNATURE_SIZE];
  size_t len = sizeof memory;
  bh_status status = bh_bitbitduo_sign(signature, BH_BITBITDUO_HMAC_SHA256, app_id, app_key, 123456, NOW_S);
  if (status == BH_OK)
    status = bh_bitbitduo_diagnose(&found, memory, &len, bh_cstr(signature), BH_BITBITDUO_SHA256, app_id, app_key,
                                   123456, NOW_S);
  return judge(demo, "bitbitduo", bh_cstr(signature), "other_scheme", status);
}

bh_status demo_wrong(demo_state *demo) {
  static bh_status (*const all[])(demo_state *) = {velafi, pave, mixin, toobit, bitbitduo};
  bh_status status = BH_OK;
  size_t i;
  printf("\nWhy is a signature wrong? (sample keys; nothing is sent)\n");
  for (i = 0; i < sizeof all / sizeof all[0] && status == BH_OK; ++i) status = all[i](demo);
  return status;
}
