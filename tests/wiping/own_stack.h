/* A stack of the test's own, and what is left on it and in the registers. */
#ifndef OWN_STACK_H
#define OWN_STACK_H

#include <stddef.h>

enum { STACK = 1 << 20 };

/* Runs it on the stack, which keeps what it left. */
void on_own_stack(void (*run)(void));

/* Fills the stack with a pattern, before a run. */
void own_stack_fill(void);

/* How many bytes below the call that was registers_cleared_before were written. */
size_t own_stack_depth(void);

/* Where the stack is. */
const void *own_stack(void);

/* Right before a call and right after it. All registers, those of vectors
 * too, are empty before it, and what they hold after it is kept. */
#define registers_clear() \
  do { \
    void *top_; \
    __asm__ volatile("mov %%rsp, %0" : "=r"(top_)); \
    own_stack_top = top_; \
    __asm__ volatile("mov $-1, %%eax\n\tmov $-1, %%edx\n\txrstor own_stack_empty(%%rip)" \
                     : \
                     : \
                     : "rax", "rdx", "memory", "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8", \
                       "xmm9", "xmm10", "xmm11", "xmm12", "xmm13", "xmm14", "xmm15"); \
  } while (0)

#define KEEP(index, name) "mov %%" #name ", own_stack_general+8*" #index "(%%rip)\n\t"
#define registers_keep() \
  __asm__ volatile(KEEP(0, rax) KEEP(1, rbx) KEEP(2, rcx) KEEP(3, rdx) KEEP(4, rsi) KEEP(5, rdi) KEEP(6, rbp) \
                   KEEP(7, r8) KEEP(8, r9) KEEP(9, r10) KEEP(10, r11) KEEP(11, r12) KEEP(12, r13) KEEP(13, r14) \
                   KEEP(14, r15) "mov $-1, %%eax\n\tmov $-1, %%edx\n\txsave own_stack_vectors(%%rip)" \
                   : \
                   : \
                   : "rax", "rdx", "memory")

extern void *own_stack_top;
extern unsigned char own_stack_empty[], own_stack_vectors[], own_stack_general[];

#endif
