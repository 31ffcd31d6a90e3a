/* Each function of the table, called wrongly in every way that a C program can
 * easily do: a pointer NULL, a length that is none, a key that is none. */
#ifndef TAMPER_H
#define TAMPER_H

#include "functions.h"

/* What the call must return: a status, or one of these two. */
#define ANY_DOCUMENTED 0xfffffffeu
#define AS_IF_GOOD 0xfffffffdu

typedef void tamper_visit(const row *r, args *a, const char *what, uint32_t want, void *state);

/* Calls visit with each tampered args of a row. `fresh` gives the args that are
 * to be tampered, with outputs. Returns how many there were. */
size_t each_tamper(const row *r, void (*fresh)(const row *, args *, void *), tamper_visit *visit, void *state);

#endif
