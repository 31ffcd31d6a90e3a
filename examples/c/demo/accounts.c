/* Accounts: of the environment, for the real host; else the sandbox's. */
#include "demo.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct known {
  const char *service, *host, *host_variable;
  const char *variables[3];
  const char *sandbox[3]; /* tests/sandbox/credentials.json: they open nothing else */
} all[] = {
    {"velafi",
     "https://api.velafi.com",
     "BH_VELAFI_HOST",
     {"BH_VELAFI_API_KEY", "BH_VELAFI_SECRET", NULL},
     {"test-velafi-api-key", "test-velafi-secret", NULL}},
    {"pave",
     "https://openapi.paveapi.com",
     "BH_PAVE_HOST",
     {"BH_PAVE_USERNAME", "BH_PAVE_API_KEY", "BH_PAVE_SECRET"},
     {"test_username", "test_pave_api_key", "test_pave_secret"}},
    {"mixin",
     "https://api.mixin.one",
     "BH_MIXIN_HOST",
     {"BH_MIXIN_UID", "BH_MIXIN_SID", "BH_MIXIN_PRIVATE_KEY"},
     {"89e0bdee-c355-47f2-945a-be48be875606", "c09cf313-7ded-425d-ad3f-a1ce4cfd5e5e",
      "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2DXWpgBgrEKt9VL_tPJZAc6DuFy89qmIyWvAhpo9wdRGg"}},
    {"toobit",
     "https://api.toobit.com",
     "BH_TOOBIT_HOST",
     {"BH_TOOBIT_API_KEY", "BH_TOOBIT_SECRET", NULL},
     {"test-toobit-api-key", "30lfjDT51iOG1kYZnDoLNynOyMdIcmQyO1XYfxzYOmQfx9tjiI98Pzio4uhZ0Uk2", NULL}},
    {"bitbitduo",
     "https://qaxxxrenewserver.bitbitduo.com",
     "BH_BITBITDUO_HOST",
     {"BH_BITBITDUO_APP_ID", "BH_BITBITDUO_APP_KEY", NULL},
     {"fedcba9876543210fedcba9876543210", "0123456789abcdef0123456789abcdef", NULL}},
};

static const struct known *find(const char *service) {
  size_t i = 0;
  while (i < sizeof all / sizeof all[0] && strcmp(all[i].service, service) != 0) ++i;
  return i < sizeof all / sizeof all[0] ? &all[i] : NULL;
}

int account_read(demo_account *account, demo_state *demo, const char *service) {
  const struct known *known = find(service);
  const char *missing = NULL, *value;
  int i, found = 0;

  memset(account, 0, sizeof *account);
  if (known == NULL) abort(); /* a name that this file lacks */
  account->service = known->service;
  for (i = 0; i < 3 && known->variables[i] != NULL; ++i) {
    value = getenv(known->variables[i]);
    account->values[i] = bh_cstr(value);
    if (account->values[i].len == 0)
      missing = known->variables[i];
    else
      ++found;
  }
  if (missing == NULL) {
    value = getenv(known->host_variable);
    account->host = value != NULL && *value != '\0' ? value : known->host;
    account->is_real = 1;
    return 1;
  }
  if (found > 0) { /* half an account: better an error than the sandbox's demo_response */
    fprintf(stderr, "demo: %s is not set, though the account's other variables are\n", missing);
    demo->is_incomplete = 1;
    return 0;
  }
  if (demo->sandbox_url == NULL) {
    fprintf(stderr, "demo: neither %s nor BH_SANDBOX_URL is set: run \"make demo\"\n", missing);
    demo->is_incomplete = 1;
    return 0;
  }
  account->host = demo->sandbox_url;
  for (i = 0; i < 3; ++i) account->values[i] = bh_cstr(known->sandbox[i]);
  return 1;
}
