#include "own_stack.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static unsigned char stack[STACK] __attribute__((aligned(65536)));

void *own_stack_top;
unsigned char own_stack_general[GENERAL] __attribute__((aligned(16)));
/* XSAVE's area: legacy, header, then AVX, AVX-512 and what may follow. The empty one
 * has an empty header, which sets each to its first state; MXCSR is read all the same. */
unsigned char own_stack_vectors[VECTORS] __attribute__((aligned(64)));
unsigned char own_stack_empty[VECTORS] __attribute__((aligned(64))) = {[24] = 0x80, [25] = 0x1f};

static void *start(void *run) {
  (*(void (**)(void))run)();
  return NULL;
}

/* On a thread's: there is no other way to choose a stack that each C library has. */
void on_own_stack(void (*run)(void)) {
  pthread_t thread;
  pthread_attr_t attributes;
  if (pthread_attr_init(&attributes) != 0 || pthread_attr_setstack(&attributes, stack, sizeof stack) != 0 ||
      pthread_create(&thread, &attributes, start, &run) != 0 || pthread_join(thread, NULL) != 0)
    abort();
  pthread_attr_destroy(&attributes);
}

void own_stack_fill(void) {
  memset(stack, 0xa5, sizeof stack);
}

size_t own_stack_depth(void) {
  size_t clean = 0;
  while (clean < sizeof stack && stack[clean] == 0xa5) clean++;
  return (size_t)((unsigned char *)own_stack_top - (stack + clean));
}

const void *own_stack(void) {
  return stack;
}
