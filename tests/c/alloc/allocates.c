/* A library of bh_auth's name that allocates in each way there is, so that
 * tools/trust/memory.sh sees refuse.c refuse each; and, with -DPROGRAM, the
 * program that calls it. */
#define _GNU_SOURCE
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

int bh_allocates(void);

#ifdef PROGRAM
int main(void) {
  return bh_allocates();
}
#else
int bh_allocates(void) {
  void *volatile none = NULL;
  void *got = none;
  int given = 0;
  char *volatile text = "copied by the C library";
  given += malloc(1) != NULL;
  given += calloc(1, 1) != NULL;
  given += realloc(got, 1) != NULL;
  given += aligned_alloc(64, 64) != NULL;
  given += memalign(64, 64) != NULL;
  given += posix_memalign(&got, 64, 64) == 0;
  given += valloc(1) != NULL;
  given += strdup(text) != NULL;
  given += mmap(NULL, 1, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
  return given;
}
#endif
