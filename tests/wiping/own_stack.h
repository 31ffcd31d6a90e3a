/* A stack of the test's own, and what is left on it and in the registers. */
#ifndef OWN_STACK_H
#define OWN_STACK_H

#include <stddef.h>

enum { STACK = 1 << 16 };

/* Runs it on the stack, of which a copy keeps what it left. */
void on_own_stack(void (*run)(void));

/* How many bytes below the call that was registers_cleared_before were written. */
size_t own_stack_depth(void);

/* Where the copy is. */
const void *own_stack(void);

/* 32 general registers, and the vector registers: on x86 XSAVE's area, of which `empty` is one that sets each to its
 * first state. */
enum { GENERAL = 32 * 8, VECTORS = 16384 };
extern void *own_stack_top;
extern unsigned char own_stack_general[GENERAL], own_stack_vectors[VECTORS], own_stack_empty[VECTORS];

#include "registers.h"

#endif
