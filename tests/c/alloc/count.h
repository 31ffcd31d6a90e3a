/* Counts the calls of the allocator, whoever makes them. */
#ifndef COUNT_H
#define COUNT_H

#include <stddef.h>

/* From here on they are counted. */
void count_allocations(void);

size_t allocator_calls(void);

#endif
