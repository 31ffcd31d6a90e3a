/* The description of the ABI as data: its functions and statuses. */
#ifndef API_H
#define API_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct function {
  const char *name;
  /* The return type, such as "bh_status". */
  const char *returns;
  /* A letter a parameter:
   *   o  memory that is written             k  a key that is written
   *   b  a buffer, followed by l            l  its capacity, then its length
   *   h  a const HMAC key                   e  a const Ed25519 key
   *   p  bytes of a fixed size, read        s  a bh_str
   *   c  another const struct               w  one that may be NULL
   *   m  some structs, followed by i        i  how many
   *   z  a C string                         n  a number */
  const char *shape;
  /* The same as text, such as "bh_hmac_key *key, bh_str secret". */
  const char *parameters;
  /* Which parameters are handled in constant time: the shape with a dot for
   * every other one; empty: none is. */
  const char *secrets;
  /* What it may return, if that is a status. */
  uint32_t statuses[40];
  size_t status_count;
} function;

typedef struct api_status {
  const char *name;
  uint32_t number;
  const char *message;
} api_status;

/* In the order of the header. */
size_t api_function_count(void);
const function *api_function(size_t i);
const function *api_function_named(const char *name);

/* Whether the text has this identifier, whole. */
bool has_word(const char *text, const char *word);

/* Whether the description lets the function return this status. */
bool may_return(const function *f, uint32_t status);

/* In the order of their numbers. */
size_t api_status_count(void);
const api_status *api_status_at(size_t i);

/* Reads a file of the repository whole, with a NUL at its end; aborts if it
 * cannot. */
char *read_file(const char *path, size_t *len);

#endif
