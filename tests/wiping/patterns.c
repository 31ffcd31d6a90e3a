#define _DEFAULT_SOURCE
#include "patterns.h"

#include <inttypes.h>
#include <sodium.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct pattern {
  uint64_t complement;
  const char *what;
  enum kind kind;
} table[1 << 15];
static size_t patterns;

static void die(const char *what) {
  fprintf(stderr, "%s\n", what);
  abort();
}

static struct pattern *place_of(uint64_t complement) {
  size_t mask = sizeof table / sizeof *table - 1, i = (size_t)((complement * 0x9e3779b97f4a7c15u) >> 40) & mask;
  while (table[i].what && table[i].complement != complement) i = (i + 1) & mask;
  return &table[i];
}

void pattern_raw(enum kind kind, const char *what, const void *bytes, size_t len) {
  const unsigned char *at = bytes;
  for (size_t i = 0; i + WINDOW <= len; i++) {
    uint64_t window;
    memcpy(&window, at + i, sizeof window);
    /* One byte again and again is a pad alone. */
    if (window == at[i] * 0x0101010101010101u) continue;
    struct pattern *n = place_of(~window);
    if (n->what) continue;
    if (++patterns > sizeof table / sizeof *table / 2) die("too many patterns");
    *n = (struct pattern){~window, what, kind};
  }
}

void pattern_words(enum kind kind, const char *what, const void *bytes, size_t len, size_t size) {
  unsigned char turned[256];
  if (len > sizeof turned) die("too long");
  for (size_t start = 0; start < size; start++) {
    size_t end = (len - start) / size * size;
    for (size_t i = 0; i < end; i++) {
      size_t word = i / size * size;
      turned[i] = ((const unsigned char *)bytes)[start + word + size - 1 - (i - word)];
    }
    pattern_raw(kind, what, turned, end);
  }
}

void pattern_text(enum kind kind, const char *what, const void *bytes, size_t len) {
  static const int variants[] = {sodium_base64_VARIANT_ORIGINAL_NO_PADDING, sodium_base64_VARIANT_URLSAFE_NO_PADDING};
  char text[512];
  if (2 * len >= sizeof text) die("too long");
  sodium_bin2hex(text, sizeof text, bytes, len);
  pattern_raw(kind, what, text, 2 * len);
  for (char *c = text; *c; c++)
    if (*c >= 'a') *c -= 'a' - 'A';
  pattern_raw(kind, what, text, 2 * len);
  /* Where the secret begins in the middle of a group, the group's rest is of other bytes. */
  for (size_t skip = 0; skip < 3; skip++)
    for (size_t v = 0; v < 2; v++) {
      size_t whole = (len - skip) / 3 * 3;
      sodium_bin2base64(text, sizeof text, (const unsigned char *)bytes + skip, whole, variants[v]);
      pattern_raw(kind, what, text, whole / 3 * 4);
    }
  sodium_memzero(text, sizeof text);
}

size_t pattern_count(void) {
  return patterns;
}

void search(finding *f, unsigned kinds, const void *bytes, size_t len) {
  const unsigned char *at = bytes;
  for (size_t i = 0; i + WINDOW <= len; i++) {
    uint64_t window;
    memcpy(&window, at + i, sizeof window);
    if (window == 0) continue;
    const struct pattern *n = place_of(~window);
    if (!n->what || !(n->kind & kinds)) continue;
    if (f->count++ == 0) {
      f->what = n->what;
      f->at = (uintptr_t)(at + i);
    }
  }
}
