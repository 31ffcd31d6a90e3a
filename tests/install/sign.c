/*
 * Signs as VelaFi's document shows it: linked as a user would; with OPEN, a
 * file, by dlopen; with OTHER in one program with another Rust library.
 */
#include <bh_auth.h>
#include <stdio.h>

#ifdef OPEN
#include <dlfcn.h>
#endif

#ifdef OTHER
unsigned other_caught(unsigned number);
#endif

int main(void) {
  bh_hmac_key key;
  char signature[BH_SIGNATURE_SIZE];
  bh_status status;
#ifdef OPEN
  bh_status (*init)(bh_hmac_key *, bh_str);
  bh_status (*sign)(char *, const bh_hmac_key *, int64_t);
  void *library = dlopen(OPEN, RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) return fprintf(stderr, "%s\n", dlerror()), 1;
  *(void **)&init = dlsym(library, "bh_hmac_key_init");
  *(void **)&sign = dlsym(library, "bh_velafi_sign");
  if (init == NULL || sign == NULL) return fprintf(stderr, "%s\n", dlerror()), 1;
#else
#define init bh_hmac_key_init
#define sign bh_velafi_sign
#endif
#ifdef OTHER
  if (other_caught(7) != 8) return fputs("the other library did not catch its panic\n", stderr), 1;
#endif
  status = init(&key, BH_STR("xxxx"));
  if (status == BH_OK) status = sign(signature, &key, 1740568725231);
  if (status != BH_OK) return fprintf(stderr, "status %u\n", (unsigned)status), 1;
  printf("%s\n", signature);
  return 0;
}
