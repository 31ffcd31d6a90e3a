/* The thread sanitizer of gcc 12 does not have these three yet, which rustc's
 * LLVM calls: the C library's, which it watches. */
#include <string.h>

void *__tsan_memcpy(void *to, const void *from, size_t size);
void *__tsan_memmove(void *to, const void *from, size_t size);
void *__tsan_memset(void *to, int byte, size_t size);

void *__tsan_memcpy(void *to, const void *from, size_t size) {
  return memcpy(to, from, size);
}

void *__tsan_memmove(void *to, const void *from, size_t size) {
  return memmove(to, from, size);
}

void *__tsan_memset(void *to, int byte, size_t size) {
  return memset(to, byte, size);
}
