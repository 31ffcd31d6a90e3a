#include "header.h"

#include <bh_auth.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *text;
static function functions[128];
static size_t function_count;
static header_status statuses[128];
static size_t status_count;

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

/* The letter of one parameter, such as "const struct bh_window *window". */
static char letter(const char *parameter) {
  bool is_const = strncmp(parameter, "const ", 6) == 0;
  const char *type = is_const ? parameter + 6 : parameter;
  if (strncmp(type, "struct ", 7) == 0) type += 7;
  if (strchr(parameter, '[')) return is_const ? 'p' : 'o';
  if (!strchr(parameter, '*')) return strncmp(type, "bh_str ", 7) == 0 ? 's' : 'n';
  if (!is_const) {
    if (strncmp(type, "size_t ", 7) == 0) return 'l';
    if (strncmp(type, "bh_hmac_key ", 12) == 0 || strncmp(type, "bh_ed25519_key ", 15) == 0) return 'k';
    return 'o';
  }
  if (strncmp(type, "char ", 5) == 0) return 'z';
  if (strncmp(type, "bh_hmac_key ", 12) == 0) return 'h';
  if (strncmp(type, "bh_ed25519_key ", 15) == 0) return 'e';
  if (strncmp(type, "bh_window ", 10) == 0) return 'w';
  return 'c';
}

/* One declaration, white space already reduced to single spaces. */
static void parse_declaration(function *f, char *declaration) {
  char *open = strchr(declaration, '('), *close = strrchr(declaration, ')');
  if (!open || !close) die("no function", declaration);
  char *name = open;
  while (name > declaration && (isalnum((unsigned char)name[-1]) || name[-1] == '_')) name--;
  snprintf(f->name, sizeof f->name, "%.*s", (int)(open - name), name);
  size_t returns = (size_t)(name - declaration);
  while (returns && declaration[returns - 1] == ' ') returns--;
  snprintf(f->returns, sizeof f->returns, "%.*s", (int)returns, declaration);
  *close = 0;
  if (strlen(open + 1) >= sizeof f->parameters) die("too many parameters", f->name);
  strcpy(f->parameters, open + 1);
  size_t count = 0;
  for (char *at = strtok(open + 1, ","); at; at = strtok(NULL, ",")) {
    while (*at == ' ') at++;
    if (strcmp(at, "void") == 0) break;
    if (count + 1 == sizeof f->shape) die("too many parameters", f->name);
    f->shape[count] = letter(at);
    /* What stands before a length is its buffer. */
    if (f->shape[count] == 'l' && count && f->shape[count - 1] == 'o') f->shape[count - 1] = 'b';
    count++;
  }
}

static void parse_functions(void) {
  const char *at = strstr(text, "extern \"C\" {");
  if (!at) die("no functions", text);
  while ((at = strstr(at, "/**"))) {
    const char *end = strstr(at, "*/");
    const char *semicolon = end ? strchr(end, ';') : NULL;
    if (!semicolon || function_count == sizeof functions / sizeof *functions) die("cannot read", at);
    function *f = &functions[function_count++];
    f->doc = at;
    f->doc_len = (size_t)(end - at);
    char declaration[1024];
    size_t n = 0;
    for (const char *c = end + 2; c < semicolon; c++) {
      bool space = isspace((unsigned char)*c);
      if (space && (n == 0 || declaration[n - 1] == ' ')) continue;
      if (n + 1 == sizeof declaration) die("too long", at);
      declaration[n++] = space ? ' ' : *c;
    }
    declaration[n] = 0;
    parse_declaration(f, declaration);
    at = semicolon;
  }
}

/* Each constant of the enum has its message in the comment before it. */
static void parse_statuses(void) {
  char *at = strstr(text, "\nenum {"), *end = at ? strstr(at, "\n};") : NULL;
  if (!end) die("no statuses", text);
  while ((at = strstr(at, "/* ")) && at < end) {
    header_status *s = &statuses[status_count++];
    if (status_count > sizeof statuses / sizeof *statuses) die("too many", at);
    size_t n = 0;
    for (at += 3; strncmp(at, "*/", 2) != 0; at++) {
      bool join = *at == '\n';
      if (join) at += strspn(at + 1, " ") + strlen("*");
      if (n + 1 == sizeof s->message) die("too long", at);
      if (!join) s->message[n++] = *at;
    }
    while (n && s->message[n - 1] == ' ') n--;
    s->message[n] = 0;
    unsigned long number;
    if (sscanf(at + 2, " %39[A-Z0-9_] = %lu", s->name, &number) != 2) die("no status", at);
    s->number = (uint32_t)number;
  }
}

const char *header_text(void) {
  if (!text) {
    text = read_file(BH_ROOT "/include/bh_auth.h", NULL);
    parse_functions();
    parse_statuses();
  }
  return text;
}

size_t header_function_count(void) {
  header_text();
  return function_count;
}

const function *header_function(size_t i) {
  return i < header_function_count() ? &functions[i] : NULL;
}

const function *header_function_named(const char *name) {
  for (size_t i = 0; i < header_function_count(); i++)
    if (strcmp(functions[i].name, name) == 0) return &functions[i];
  return NULL;
}

size_t header_status_count(void) {
  header_text();
  return status_count;
}

const header_status *header_status_at(size_t i) {
  return i < header_status_count() ? &statuses[i] : NULL;
}

static const char *find(const char *from, const char *end, const char *what) {
  const char *hit = strstr(from, what);
  return hit && hit < end ? hit : NULL;
}

bool doc_has(const function *f, const char *what) {
  return find(f->doc, f->doc + f->doc_len, what) != NULL;
}

bool has_word(const char *in, const char *word) {
  size_t len = strlen(word);
  for (const char *at = in; (at = strstr(at, word)); at++) {
    bool begins = at == in || !(isalnum((unsigned char)at[-1]) || at[-1] == '_');
    if (begins && !(isalnum((unsigned char)at[len]) || at[len] == '_')) return true;
  }
  return false;
}

bool doc_allows(const function *f, uint32_t status) {
  char quoted[48];
  if (status == BH_ERR_NULL || status == BH_ERR_SIZE) return true;
  if (status == BH_ERR_BUFFER) return strchr(f->shape, 'b') != NULL;
  snprintf(quoted, sizeof quoted, "`%s`", bh_status_name(status));
  if (doc_has(f, quoted)) return true;
  /* "Returns: as `bh_mixin_sign`", "those of `bh_bitbitduo_sign`". */
  const char *end = f->doc + f->doc_len, *at = find(f->doc, end, "Returns:");
  const char *stop = at ? find(at, end, "\n * Out:") : NULL;
  if (at && !stop) stop = find(at, end, "\n * In:");
  while (at && stop && (at = find(at, stop, "`bh_"))) {
    char name[64];
    if (sscanf(at, "`%63[a-z0-9_]`", name) == 1) {
      const function *other = header_function_named(name);
      if (other && other != f && doc_allows(other, status)) return true;
    }
    at++;
  }
  return false;
}
