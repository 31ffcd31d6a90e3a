#include "own_stack.h"

#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Filled before a run, and what of it is a frame's above it. */
enum { FILLED = STACK - 512, FILL = 0xa5 };

/* What was on the stack when the run was over: the end of a thread overwrites some of it. */
static unsigned char left[STACK];
/* A number, since it is no object of C's any more. */
static uintptr_t bottom;

void *own_stack_top;
unsigned char own_stack_general[GENERAL] __attribute__((aligned(16)));
/* XSAVE's area: legacy, header, then AVX, AVX-512 and what may follow. The empty one
 * has an empty header, which sets each to its first state; MXCSR is read all the same. */
unsigned char own_stack_vectors[VECTORS] __attribute__((aligned(64)));
unsigned char own_stack_empty[VECTORS] __attribute__((aligned(64))) = {[24] = 0x80, [25] = 0x1f};

static __attribute__((noinline)) void fill(void) {
  unsigned char filled[FILLED];
  memset(filled, FILL, sizeof filled);
  __asm__ volatile("" : : "r"(filled) : "memory");
  bottom = (uintptr_t)filled;
}

static void *start(void *run) {
  fill();
  (*(void (**)(void))run)();
  memcpy(left, (const void *)bottom, sizeof left);
  own_stack_top = left + ((uintptr_t)own_stack_top - bottom);
  return NULL;
}

/* A thread's, which no other code has used. */
void on_own_stack(void (*run)(void)) {
  pthread_t thread;
  own_stack_top = NULL;
  if (pthread_create(&thread, NULL, start, &run) != 0 || pthread_join(thread, NULL) != 0) abort();
}

size_t own_stack_depth(void) {
  size_t clean = 0;
  while (clean < sizeof left && left[clean] == FILL) clean++;
  /* Some processors' calls write nothing of their own. */
  unsigned char *top = own_stack_top;
  return left + clean < top ? (size_t)(top - (left + clean)) : 0;
}

const void *own_stack(void) {
  return left;
}
