/* include/bh_auth.h as data: what it declares and what its comments say. */
#ifndef HEADER_H
#define HEADER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct function {
  char name[64];
  /* The return type, such as "bh_status". */
  char returns[32];
  /* A letter a parameter:
   *   o  memory that is written             k  a key that is written
   *   b  a buffer, followed by l            l  its length
   *   h  a const HMAC key                   e  a const Ed25519 key
   *   p  bytes of a fixed size, read        s  a bh_str
   *   c  another const struct               w  a const window, may be NULL
   *   z  a C string                         n  a number */
  char shape[12];
  /* The same as text, such as "struct bh_hmac_key *key, struct bh_str secret". */
  char parameters[512];
  /* The comment before it. */
  const char *doc;
  size_t doc_len;
} function;

typedef struct header_status {
  char name[40];
  uint32_t number;
  char message[200];
} header_status;

/* The whole file. */
const char *header_text(void);

/* How many functions the header declares, and the i-th. */
size_t header_function_count(void);
const function *header_function(size_t i);
const function *header_function_named(const char *name);

/* Whether the comment has this text. */
bool doc_has(const function *f, const char *text);

/* Whether the text has this identifier, whole. */
bool has_word(const char *text, const char *word);

/* Whether the comment, the header's general rules, or a function that the
 * comment refers to names this status. */
bool doc_allows(const function *f, uint32_t status);

/* The statuses, in the order of the header. */
size_t header_status_count(void);
const header_status *header_status_at(size_t i);

/* Reads a file of the repository whole, with a NUL at its end; aborts if it
 * cannot. */
char *read_file(const char *path, size_t *len);

#endif
