/* The forms in which a secret may be left, and the search for them. */
#ifndef NEEDLES_H
#define NEEDLES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Eight bytes in a row of any form are a find. */
enum { WINDOW = 8 };

/* What is looked for: always, or after a verification only. */
enum kind { SECRET = 1, RIGHT_MAC = 2 };

/* Each adds forms of bytes. No window is kept as it is, so that the table of
 * them is not found. */
void pattern_raw(enum kind kind, const char *what, const void *bytes, size_t len);
/* Words of `size` bytes from `start` on, each turned round: what SHA-2 works on. */
void pattern_words(enum kind kind, const char *what, const void *bytes, size_t len, size_t size);
/* Hex of both cases, base64 and base64url as they are at each alignment. */
void pattern_text(enum kind kind, const char *what, const void *bytes, size_t len);

/* Adds forms of a secret and of the HMAC states made of it; with `texts` of hex and base64 too. */
void pattern_hmac_key(const char *what, const void *secret, size_t len, bool texts);
/* A state of SHA-256. */
void pattern_state(enum kind kind, const char *what, const uint32_t state[8]);
/* Adds forms of a seed and of scalar and prefix, which it writes. */
void pattern_seed(const unsigned char seed[32], bool texts, unsigned char expanded[64]);
/* Adds forms of the nonce of a signature. */
void pattern_nonce(const unsigned char prefix[32], const void *message, size_t len);

size_t pattern_count(void);

/* How many windows of the kinds lie there. Of the first one, what it is of and
 * where it is. */
typedef struct finding {
  size_t count;
  const char *what;
  uintptr_t at;
} finding;
void search(finding *f, unsigned kinds, const void *bytes, size_t len);

/* All memory that a process may write to; 0 is this one. `where` gets the mapping of the first find. */
finding search_process(int process, unsigned kinds, char where[128]);

#endif
