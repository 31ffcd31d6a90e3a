/* Secrets that valgrind's memcheck follows: memory that it takes for undefined,
 * on which nothing may be decided and by which nothing may be looked up. */
#ifndef SECRET_H
#define SECRET_H

#include <bh_auth.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Makes these bytes a secret, if the case runs with secrets. */
void hide(const void *bytes, size_t len);

/* What a call gave is no secret any more; why is counted. A literal. */
#define DECLASSIFY(bytes, len, why) declassify((bytes), (len), BH_STR(why))
void declassify(const void *bytes, size_t len, bh_str why);

/* Copies a text into the case's memory and hides the copy. */
bh_str hidden(const char *text);
bh_str hidden_bytes(const void *bytes, size_t len);

/* Keeps what a case gave. With secrets and without, it must be the same. */
void gave(const void *bytes, size_t len);

/* A status may be looked at as it is: the library lets out what it decides on. */
void gave_status(bh_status status);

/* The same; whether the call succeeded. */
bool gave_ok(bh_status status);

struct drive {
  /* The exported function, and what of it. */
  const char *function, *what;
  void (*run)(void);
};

/* The case that runs. */
const struct drive *driven(void);

/* Runs each case without secrets and with them, and writes to `counts` how often
 * the library declassified. Returns how many fail. */
size_t drive_all(const struct drive *cases, size_t count, FILE *counts);

/* The same with the library as it is released, which cannot tell what it
 * declassifies: it may decide by a secret as often as `counts` says. */
size_t drive_released(const struct drive *cases, size_t count, FILE *counts);

/* Prints what was declassified and why. */
void print_declassified(void);

extern const struct drive key_cases[], service_cases[];
extern const size_t key_case_count, service_case_count;

bool is_driven_by(const struct drive *cases, size_t count, const char *name);

/* A case of each function that has none of those and whose parameters say all that there is to hide: on the inputs by
 * which the other tests call it. */
const struct drive *described_cases(size_t *count);

#endif
