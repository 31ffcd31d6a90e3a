/* The forms in which a secret may be left, and the search for them. */
#ifndef NEEDLES_H
#define NEEDLES_H

#include <stddef.h>
#include <stdint.h>

/* Eight bytes in a row of any form are a find. */
enum { WINDOW = 8 };

/* What is looked for: always, or after a verification only. */
enum kind { SECRET = 1, RIGHT_MAC = 2 };

/* Each adds forms of bytes. No window is kept as it is, so that the table of
 * them is not found. */
void needle_raw(enum kind kind, const char *what, const void *bytes, size_t len);
/* Words of `size` bytes from `start` on, each turned round: what SHA-2 works on. */
void needle_words(enum kind kind, const char *what, const void *bytes, size_t len, size_t size);
/* Hex of both cases, base64 and base64url as they are at each alignment. */
void needle_text(enum kind kind, const char *what, const void *bytes, size_t len);

size_t needle_count(void);

/* How many windows of the kinds lie there. Of the first one, what it is of and
 * where it is. */
typedef struct finding {
  size_t count;
  const char *what;
  uintptr_t at;
} finding;
void search(finding *f, unsigned kinds, const void *bytes, size_t len);

/* All memory that the process may write to. `where` gets the mapping of the first find. */
finding search_process(unsigned kinds, char where[128]);

#endif
