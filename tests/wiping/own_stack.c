#define _DEFAULT_SOURCE
#include "own_stack.h"

#include <string.h>
#include <ucontext.h>

#if !defined(__x86_64__)
#error "the registers are looked at on x86-64 alone"
#endif

static unsigned char stack[STACK] __attribute__((aligned(4096)));
static ucontext_t here, there;

void *own_stack_top;
unsigned char own_stack_general[15 * 8];
/* XSAVE's area: legacy, header, then AVX, AVX-512 and what may follow. The empty one
 * has an empty header, which sets each to its first state; MXCSR is read all the same. */
unsigned char own_stack_vectors[16384] __attribute__((aligned(64)));
unsigned char own_stack_empty[16384] __attribute__((aligned(64))) = {[24] = 0x80, [25] = 0x1f};

void on_own_stack(void (*run)(void)) {
  getcontext(&there);
  there.uc_stack.ss_sp = stack;
  there.uc_stack.ss_size = sizeof stack;
  there.uc_link = &here;
  makecontext(&there, run, 0);
  swapcontext(&here, &there);
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
