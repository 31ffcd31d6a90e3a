#include "canary.h"

#include <string.h>

enum { MARGIN = 64 };

static struct {
  size_t capacity;
  /* Aligned for every type that is placed. */
  union {
    uint64_t align;
    unsigned char bytes[MARGIN + ARENA_CAPACITY + MARGIN];
  } memory;
} arenas[ARENA_COUNT];

/* Changes from byte to byte, and is never 0 twice in a row. */
static unsigned char pattern(size_t i) {
  return (unsigned char)(0xc7u ^ (i * 29u));
}

static void *place(int which, size_t capacity) {
  arenas[which].capacity = capacity;
  for (size_t i = 0; i < MARGIN + capacity + MARGIN; i++) arenas[which].memory.bytes[i] = pattern(i);
  return arena(which);
}

unsigned char *arena(int which) {
  return arenas[which].memory.bytes + MARGIN;
}

void outputs_place(const row *r, args *a, size_t capacity, size_t *len) {
  a->out[0] = place(ARENA_OUT_0, r->out[0]);
  a->out[1] = place(ARENA_OUT_1, r->out[1]);
  a->buf = place(ARENA_BUF, capacity);
  a->len = len;
  *len = capacity;
}

static bool intact(int which, size_t from, size_t to) {
  for (size_t i = from; i < to; i++)
    if (arenas[which].memory.bytes[i] != pattern(i)) return false;
  return true;
}

bool arenas_around_intact(void) {
  for (int which = 0; which < ARENA_COUNT; which++) {
    size_t after = MARGIN + arenas[which].capacity;
    if (!intact(which, 0, MARGIN) || !intact(which, after, after + MARGIN)) return false;
  }
  return true;
}

bool arena_untouched(int which) {
  return intact(which, 0, MARGIN + arenas[which].capacity + MARGIN);
}

bool arenas_untouched(void) {
  for (int which = 0; which < ARENA_COUNT; which++)
    if (!arena_untouched(which)) return false;
  return true;
}

bool buf_untouched_from(size_t from) {
  return intact(ARENA_BUF, MARGIN + from, MARGIN + arenas[ARENA_BUF].capacity + MARGIN);
}
