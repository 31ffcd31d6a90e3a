/* A library that is loaded and unloaded again and again keeps nothing of the process: no thread's key, no file. The
 * program is not linked with the library, which its argument names. */
#include "../support/test.h"

#include <bh_auth.h>

#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>

static const char *path;

static size_t free_keys(void) {
  static pthread_key_t keys[4096];
  size_t count = 0;
  while (count < 4096 && pthread_key_create(&keys[count], NULL) == 0) count++;
  for (size_t i = 0; i < count; i++) pthread_key_delete(keys[i]);
  return count;
}

static size_t open_files(void) {
  size_t count = 0;
  for (int file = 0; file < 256; file++) count += fcntl(file, F_GETFD) != -1;
  return count;
}

static void it_keeps_nothing(void **state) {
  (void)state;
  size_t keys = free_keys(), files = open_files();
  for (int i = 0; i < 100; i++) {
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    check(library != NULL, "%s", dlerror());
    bh_status (*uuid_v4)(char *);
    *(void **)&uuid_v4 = dlsym(library, "bh_uuid_v4");
    char uuid[BH_UUID_SIZE];
    assert_non_null(uuid_v4);
    assert_int_equal(uuid_v4(uuid), BH_OK);
    assert_int_equal(dlclose(library), 0);
  }
  /* That it was unloaded at all. */
  assert_null(dlopen(path, RTLD_NOW | RTLD_NOLOAD));
  assert_int_equal(free_keys(), keys);
  assert_int_equal(open_files(), files);
}

int main(int argc, char **argv) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(it_keeps_nothing)};
  path = argc > 1 ? argv[1] : "";
  return cmocka_run_group_tests_name("reload", tests, NULL, NULL);
}
