#include "api.h"

#include <bh_auth.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const api_status statuses[] = {
#define STATUS(name, number, message) {#name, number, message},
#include "api.inc"
#undef STATUS
};

static const function functions[] = {
#define FUNCTION(name, returns, shape, parameters, ...) FUNCTION_(#name, returns, shape, parameters, __VA_ARGS__, 0)
/* The last 0 is no status: it stands for the list of a function that returns none. */
#define FUNCTION_(name, returns, shape, parameters, secrets, ...) \
  {name, returns, shape, parameters, secrets, {__VA_ARGS__}, COUNT(((uint32_t[]){__VA_ARGS__})) - 1},
#include "api.inc"
#undef FUNCTION
};

static void die(const char *what, const char *where) {
  fprintf(stderr, "%s: %.60s\n", what, where);
  abort();
}

char *read_file(const char *path, size_t *len) {
  FILE *file = fopen(path, "rb");
  long size = -1;
  if (!file) die("cannot open", path);
  if (fseek(file, 0, SEEK_END) == 0) size = ftell(file);
  rewind(file);
  char *data = size < 0 ? NULL : malloc((size_t)size + 1);
  if (!data || fread(data, 1, (size_t)size, file) != (size_t)size) die("cannot read", path);
  data[size] = 0;
  fclose(file);
  if (len) *len = (size_t)size;
  return data;
}

size_t api_function_count(void) {
  return COUNT(functions);
}

const function *api_function(size_t i) {
  return i < COUNT(functions) ? &functions[i] : NULL;
}

const function *api_function_named(const char *name) {
  for (size_t i = 0; i < COUNT(functions); i++)
    if (strcmp(functions[i].name, name) == 0) return &functions[i];
  return NULL;
}

size_t api_status_count(void) {
  return COUNT(statuses);
}

const api_status *api_status_at(size_t i) {
  return i < COUNT(statuses) ? &statuses[i] : NULL;
}

bool has_word(const char *in, const char *word) {
  size_t len = strlen(word);
  for (const char *at = in; (at = strstr(at, word)); at++) {
    bool begins = at == in || !(isalnum((unsigned char)at[-1]) || at[-1] == '_');
    if (begins && !(isalnum((unsigned char)at[len]) || at[len] == '_')) return true;
  }
  return false;
}

bool may_return(const function *f, uint32_t status) {
  for (size_t i = 0; i < f->status_count; i++)
    if (f->statuses[i] == status) return true;
  return false;
}
