/* Preloaded by tools/trust/memory.sh: with a function of libbh_auth.so on the
 * stack there is no memory to be had, whoever asks for it: Rust's allocator, the
 * C library, or the loader for thread-local storage. The program ends with 99
 * then, however well the library coped. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <link.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <unwind.h>

/* glibc's own allocator, behind the names that are taken over. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

static atomic_size_t allowed, refused;
static _Thread_local bool looking;

/* Remembers the outermost frame of the library, which is the function called. */
static _Unwind_Reason_Code frame(struct _Unwind_Context *context, void *outermost) {
  struct dl_find_object object;
  void *at = (void *)(_Unwind_GetIP(context) - 1);
  /* Lock-free, so that it may be called inside the loader too. */
  if (_dl_find_object(at, &object) == 0 && strstr(object.dlfo_link_map->l_name, "/libbh_auth.so"))
    *(void **)outermost = at;
  return _URC_NO_REASON;
}

static bool refuse(const char *what, size_t size) {
  void *inside = NULL;
  if (looking) return false;
  looking = true;
  _Unwind_Backtrace(frame, &inside);
  if (inside) {
    char text[128];
    Dl_info info = {.dli_sname = NULL};
    dladdr(inside, &info);
    int len = snprintf(text, sizeof text, "refused inside %s: %s of %zu bytes\n", info.dli_sname ? info.dli_sname : "?",
                       what, size);
    if (refused++ < 20 && write(2, text, (size_t)len) < 0) _exit(98);
    errno = ENOMEM;
  } else {
    allowed++;
  }
  looking = false;
  return inside != NULL;
}

void *malloc(size_t size) {
  return refuse("malloc", size) ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
  return refuse("calloc", count * size) ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size) {
  return refuse("realloc", size) ? NULL : __libc_realloc(old, size);
}

void *memalign(size_t alignment, size_t size) {
  return refuse("memalign", size) ? NULL : __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
  return memalign(alignment, size);
}

void *valloc(size_t size) {
  return memalign((size_t)sysconf(_SC_PAGESIZE), size);
}

int posix_memalign(void **memory, size_t alignment, size_t size) {
  void *got = memalign(alignment, size);
  if (got) *memory = got;
  return got ? 0 : ENOMEM;
}

void *mmap64(void *at, size_t size, int protection, int flags, int file, off64_t offset) {
  static void *(*real)(void *, size_t, int, int, int, off64_t);
  if (refuse("mmap", size)) return MAP_FAILED;
  if (!real) *(void **)&real = dlsym(RTLD_NEXT, "mmap64");
  return real(at, size, protection, flags, file, offset);
}

void *mmap(void *at, size_t size, int protection, int flags, int file, off_t offset) {
  return mmap64(at, size, protection, flags, file, offset);
}

__attribute__((destructor)) static void tell(void) {
  char text[128];
  int len = snprintf(text, sizeof text, "%zu allocations outside of the library, %zu inside of it\n", (size_t)allowed,
                     (size_t)refused);
  if (write(2, text, (size_t)len) < 0) _exit(98);
  if (refused) _exit(99);
}
