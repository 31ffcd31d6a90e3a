/* Outputs of exact sizes between bytes that must not change. */
#ifndef CANARY_H
#define CANARY_H

#include "functions.h"

enum { ARENA_OUT_0, ARENA_OUT_1, ARENA_BUF, ARENA_COUNT };
enum { ARENA_CAPACITY = 32768 };

/* Points the args' outputs to arenas: the fixed ones at their sizes, the
 * buffer at `capacity`, the length at `*len`, which becomes `capacity`. */
void outputs_place(const row *r, args *a, size_t capacity, size_t *len);

/* What was placed there. */
unsigned char *arena(int which);

/* Whether nothing outside of what was placed changed. */
bool arenas_around_intact(void);

/* Whether nothing changed in this arena, inside or outside; and in all. */
bool arena_untouched(int which);
bool arenas_untouched(void);

/* Whether bytes of the buffer from `from` to its end are unchanged. */
bool buf_untouched_from(size_t from);

#endif
