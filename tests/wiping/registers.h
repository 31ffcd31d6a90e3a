/* Included by own_stack.h. Each processor has
 *   registers_clear()          right before a call: vector registers are empty, own_stack_top is where the call begins;
 *   registers_keep()           right after it: all registers are kept, none written before it is kept;
 *   leave_in_register(object)  for the control: eight bytes of it stay in a vector register.
 * Where the call returned to lies in a register that holds nothing else: the address to keep at goes there. */

#define CLEAR_AND_NOTE(sp, instructions, ...)                   \
  do {                                                          \
    void *top_;                                                 \
    __asm__ volatile("mov " sp ", %0" : "=r"(top_));            \
    own_stack_top = top_;                                       \
    __asm__ volatile(instructions : : : "memory", __VA_ARGS__); \
  } while (0)

#if defined(__x86_64__)

#define registers_clear()                                                                                            \
  CLEAR_AND_NOTE("%%rsp", "mov $-1, %%eax\n\tmov $-1, %%edx\n\txrstor own_stack_empty(%%rip)", "rax", "rdx", "xmm0", \
                 "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8", "xmm9", "xmm10", "xmm11", "xmm12",  \
                 "xmm13", "xmm14", "xmm15")

#define KEEP(index, name) "mov %%" #name ", own_stack_general+8*" #index "(%%rip)\n\t"
#define registers_keep()                                                                                            \
  __asm__ volatile(KEEP(0, rax) KEEP(1, rbx) KEEP(2, rcx) KEEP(3, rdx) KEEP(4, rsi) KEEP(5, rdi) KEEP(6, rbp)       \
                       KEEP(7, r8) KEEP(8, r9) KEEP(9, r10) KEEP(10, r11) KEEP(11, r12) KEEP(12, r13) KEEP(13, r14) \
                           KEEP(14, r15) "mov $-1, %%eax\n\tmov $-1, %%edx\n\txsave own_stack_vectors(%%rip)"       \
                   :                                                                                                \
                   :                                                                                                \
                   : "rax", "rdx", "memory")

#define leave_in_register(object) __asm__ volatile("movups %0, %%xmm7" : : "m"(object) : "memory")

#elif defined(__i386__)

/* Addresses are absolute: link with -no-pie. */
#define registers_clear() \
  CLEAR_AND_NOTE("%%esp", "mov $-1, %%eax\n\tmov $-1, %%edx\n\txrstor own_stack_empty", "eax", "edx")

#define KEEP(index, name) "mov %%" #name ", own_stack_general+4*" #index "\n\t"
#define registers_keep()                                                                          \
  __asm__ volatile(KEEP(0, eax) KEEP(1, ebx) KEEP(2, ecx) KEEP(3, edx) KEEP(4, esi) KEEP(5, edi)  \
                       KEEP(6, ebp) "mov $-1, %%eax\n\tmov $-1, %%edx\n\txsave own_stack_vectors" \
                   :                                                                              \
                   :                                                                              \
                   : "eax", "edx", "memory")

#define leave_in_register(object) __asm__ volatile("movups %0, %%xmm7" : : "m"(object) : "memory")

#elif defined(__aarch64__)

/* All 128 bits of v8 to v15 too: a call keeps their lower halves alone. */
#define EMPTY(n) "movi v" #n ".2d, #0\n\t"
#define registers_clear()                                                                                              \
  do {                                                                                                                 \
    void *top_;                                                                                                        \
    __asm__ volatile("mov %0, sp" : "=r"(top_));                                                                       \
    own_stack_top = top_;                                                                                              \
    __asm__ volatile(EMPTY(0) EMPTY(1) EMPTY(2) EMPTY(3) EMPTY(4) EMPTY(5) EMPTY(6) EMPTY(7) EMPTY(8) EMPTY(9)         \
                         EMPTY(10) EMPTY(11) EMPTY(12) EMPTY(13) EMPTY(14) EMPTY(15) EMPTY(16) EMPTY(17) EMPTY(18)     \
                             EMPTY(19) EMPTY(20) EMPTY(21) EMPTY(22) EMPTY(23) EMPTY(24) EMPTY(25) EMPTY(26) EMPTY(27) \
                                 EMPTY(28) EMPTY(29) EMPTY(30) EMPTY(31)                                               \
                     :                                                                                                 \
                     :                                                                                                 \
                     : "memory", "v0", "v1", "v2", "v3", "v4", "v5", "v6", "v7", "v8", "v9", "v10", "v11", "v12",      \
                       "v13", "v14", "v15", "v16", "v17", "v18", "v19", "v20", "v21", "v22", "v23", "v24", "v25",      \
                       "v26", "v27", "v28", "v29", "v30", "v31");                                                      \
  } while (0)

#define AT(name) "adrp x30, " #name "\n\tadd x30, x30, :lo12:" #name "\n\t"
#define KEEP(a, b, offset) "stp " #a ", " #b ", [x30, #" #offset "]\n\t"
#define registers_keep()                                                                                          \
  __asm__ volatile(                                                                                               \
      AT(own_stack_general) KEEP(x0, x1, 0) KEEP(x2, x3, 16) KEEP(x4, x5, 32) KEEP(x6, x7, 48) KEEP(x8, x9, 64)   \
          KEEP(x10, x11, 80) KEEP(x12, x13, 96) KEEP(x14, x15, 112) KEEP(x16, x17, 128) KEEP(x18, x19, 144)       \
              KEEP(x20, x21, 160) KEEP(x22, x23, 176) KEEP(x24, x25, 192) KEEP(x26, x27, 208) KEEP(x28, x29, 224) \
                  AT(own_stack_vectors) KEEP(q0, q1, 0) KEEP(q2, q3, 32) KEEP(q4, q5, 64) KEEP(q6, q7, 96)        \
                      KEEP(q8, q9, 128) KEEP(q10, q11, 160) KEEP(q12, q13, 192) KEEP(q14, q15, 224)               \
                          KEEP(q16, q17, 256) KEEP(q18, q19, 288) KEEP(q20, q21, 320) KEEP(q22, q23, 352)         \
                              KEEP(q24, q25, 384) KEEP(q26, q27, 416) KEEP(q28, q29, 448) KEEP(q30, q31, 480)     \
      :                                                                                                           \
      :                                                                                                           \
      : "x30", "memory")

#define leave_in_register(object) __asm__ volatile("ldr q7, %0" : : "Q"(object) : "memory")

#elif defined(__arm__)

/* For processors with 32 vector registers (NEON), and addresses that are absolute: link with -no-pie. */
#define EMPTY(n) "vmov.i64 q" #n ", #0\n\t"
#define registers_clear()                                                                                         \
  do {                                                                                                            \
    void *top_;                                                                                                   \
    __asm__ volatile("mov %0, sp" : "=r"(top_));                                                                  \
    own_stack_top = top_;                                                                                         \
    __asm__ volatile(EMPTY(0) EMPTY(1) EMPTY(2) EMPTY(3) EMPTY(4) EMPTY(5) EMPTY(6) EMPTY(7) EMPTY(8) EMPTY(9)    \
                         EMPTY(10) EMPTY(11) EMPTY(12) EMPTY(13) EMPTY(14) EMPTY(15)                              \
                     :                                                                                            \
                     :                                                                                            \
                     : "memory", "q0", "q1", "q2", "q3", "q4", "q5", "q6", "q7", "q8", "q9", "q10", "q11", "q12", \
                       "q13", "q14", "q15");                                                                      \
  } while (0)

#define AT(name) "movw lr, #:lower16:" #name "\n\tmovt lr, #:upper16:" #name "\n\t"
#define registers_keep()                                                                  \
  __asm__ volatile(AT(own_stack_general) "stmia lr, {r0-r12}\n\t" AT(                     \
                       own_stack_vectors) "vstmia lr!, {d0-d15}\n\tvstmia lr!, {d16-d31}" \
                   :                                                                      \
                   :                                                                      \
                   : "lr", "memory")

#define leave_in_register(object) __asm__ volatile("vld1.64 {d14}, [%0]" : : "r"(&(object)) : "memory")

#elif defined(__s390x__)

/* The caller's save area of 160 bytes is above the call: what the callee saves there counts. The vector registers, of
 * which the first sixteen begin with f0 to f15, are there on every processor since 2015. */
#define EMPTY(n) "vzero %%v" #n "\n\t"
#define registers_clear()                                                                                        \
  do {                                                                                                           \
    void *top_;                                                                                                  \
    __asm__ volatile("lgr %0, %%r15" : "=r"(top_));                                                              \
    own_stack_top = top_;                                                                                        \
    __asm__ volatile(".machine push\n\t.machine z13\n\t" EMPTY(0) EMPTY(1) EMPTY(2) EMPTY(3) EMPTY(4) EMPTY(5)   \
                         EMPTY(6) EMPTY(7) EMPTY(16) EMPTY(17) EMPTY(18) EMPTY(19) EMPTY(20) EMPTY(21) EMPTY(22) \
                             EMPTY(23) EMPTY(24) EMPTY(25) EMPTY(26) EMPTY(27) EMPTY(28) EMPTY(29) EMPTY(30)     \
                                 EMPTY(31) ".machine pop"                                                        \
                     :                                                                                           \
                     :                                                                                           \
                     : "memory", "f0", "f1", "f2", "f3", "f4", "f5", "f6", "f7");                                \
  } while (0)

#define AT(name) "larl %%r14, " #name "\n\t"
#define registers_keep() \
  __asm__ volatile(AT(own_stack_general) "stmg %%r0, %%r13, 0(%%r14)\n\t" AT( \
                       own_stack_vectors) ".machine push\n\t.machine z13\n\tvstm %%v0, %%v15, 0(%%r14)\n\t" \
                                          "vstm %%v16, %%v31, 256(%%r14)\n\t.machine pop" \
                   : \
                   : \
                   : "r14", "memory")

#define leave_in_register(object) __asm__ volatile("ld %%f7, %0" : : "Q"(object) : "memory")

#else
#error "the registers of this processor are not looked at"
#endif
