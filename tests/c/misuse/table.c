/* Runs SECURITY.md's table of misuse: a line without a test, a test without a
 * line, and a line that names other than what came out fail. */
#include "table.h"

#include "api.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 200, EVIDENCE = 4096 };

typedef struct line {
  char *id, *outcome;
} line;

static line lines[MOST];
static size_t line_count;

static const misuse *const files[] = {misuse_time,   misuse_keys,   misuse_params,    misuse_requests,
                                      misuse_tokens, misuse_points, misuse_responses, misuse_sizes,
                                      misuse_pushes, misuse_mixin,  misuse_diagnosis};
enum { FILES = sizeof files / sizeof *files };

static const misuse *test_of(const char *id) {
  for (size_t i = 0; i < FILES; i++)
    for (const misuse *one = files[i]; one->id; one++)
      if (strcmp(one->id, id) == 0) return one;
  return NULL;
}

static const line *line_of(const char *id) {
  for (size_t i = 0; i < line_count; i++)
    if (strcmp(lines[i].id, id) == 0) return &lines[i];
  return NULL;
}

/* "| `id` | misuse | outcome |" */
static void read_line(char *text) {
  char *cells[4] = {0}, *at = text + 1;
  size_t count = 0;
  for (char *bar; (bar = strchr(at, '|')); at = bar + 1) {
    *bar = 0;
    if (count < 4) cells[count] = at;
    count++;
  }
  check(count == 3 && line_count < MOST, "%s: %zu cells", text, count);
  char *id = strchr(cells[0], '`'), *end = id ? strchr(id + 1, '`') : NULL;
  check(end != NULL, "%s: no id", cells[0]);
  *end = 0;
  check(!line_of(id + 1), "%s stands twice", id + 1);
  lines[line_count++] = (line){id + 1, cells[2]};
}

static void read_table(void) {
  static const char begin[] = "\n<!-- misuse -->\n";
  char *text = strstr(read_file(BH_ROOT "/SECURITY.md", NULL), begin);
  check(text != NULL, "SECURITY.md has no table of misuse");
  char *end = strstr(text, "\n<!-- end of misuse -->\n");
  check(end != NULL, "SECURITY.md's table of misuse has no end");
  *end = 0;
  for (char *at = strtok(text + sizeof begin - 1, "\n"); at; at = strtok(NULL, "\n"))
    if (strncmp(at, "| `", 3) == 0) read_line(at);
}

/* What came out, each once, between backticks. */
static char evidence[EVIDENCE];

void got_text(bh_str text) {
  char quoted[256];
  check(text.len + 3 < sizeof quoted && !memchr(text.data, '`', text.len), "not for a table: %zu bytes", text.len);
  int n = snprintf(quoted, sizeof quoted, "`%.*s`", (int)text.len, text.data);
  if (strstr(evidence, quoted)) return;
  check(strlen(evidence) + (size_t)n < sizeof evidence, "too much");
  strcat(evidence, quoted);
}

void got(bh_status status) {
  got_text(bh_cstr(bh_status_name(status)));
}

/* All that `from` has between backticks stands in `in`, too. */
static size_t all_in(const char *from, const char *in, const char *id, const char *problem) {
  size_t count = 0;
  for (const char *end; (from = strchr(from, '`')); from = end + 1, count++) {
    char quoted[256];
    end = strchr(from + 1, '`');
    check(end && end - from < 250, "%s: a backtick is alone", id);
    snprintf(quoted, sizeof quoted, "%.*s", (int)(end + 1 - from), from);
    check(strstr(in, quoted) != NULL, "%s: %s %s; what came out: %s", id, quoted, problem, evidence);
  }
  return count;
}

static void one_line(void **state) {
  const misuse *one = *state;
  const line *l = line_of(one->id);
  check(l != NULL, "%s: tested, but not in SECURITY.md", one->id);
  *evidence = 0;
  one->run();
  size_t promised = all_in(l->outcome, evidence, one->id, "is in SECURITY.md, but did not come out");
  size_t came_out = all_in(evidence, l->outcome, one->id, "came out, but is not in SECURITY.md");
  check(promised > 0 && came_out > 0, "%s: nothing to compare", one->id);
}

static void every_line_has_a_test(void **state) {
  (void)state;
  check(line_count >= 80, "%zu lines", line_count);
  for (size_t i = 0; i < line_count; i++)
    check(test_of(lines[i].id) != NULL, "%s: in SECURITY.md, but not tested", lines[i].id);
}

/* Every status that a caller can bring about: the others need a bug of ours, or
 * a machine without clock or random numbers. */
static void every_status_has_a_line(void **state) {
  (void)state;
  for (size_t i = 0; i < api_status_count(); i++) {
    uint32_t number = api_status_at(i)->number;
    if (number == BH_ERR_PANIC || number == BH_ERR_SYSTEM_CLOCK || number == BH_ERR_SYSTEM_RANDOM) continue;
    char quoted[64];
    bool found = false;
    snprintf(quoted, sizeof quoted, "`%s`", api_status_at(i)->name);
    for (size_t k = 0; k < line_count; k++) found |= strstr(lines[k].outcome, quoted) != NULL;
    check(found, "%s has no line", api_status_at(i)->name);
  }
}

static int set_up(void **state) {
  (void)state;
  read_table();
  return bh_hmac_key_init(&hmac_key, BH_STR("secret")) != BH_OK ||
         bh_ed25519_key_from_hex(&ed25519_key, BH_STR(SEED_HEX)) != BH_OK ||
         bh_ed25519_public(public32, &ed25519_key) != BH_OK;
}

int main(void) {
  static struct CMUnitTest tests[MOST];
  size_t count = 0;
  tests[count++] = (struct CMUnitTest)cmocka_unit_test(every_line_has_a_test);
  tests[count++] = (struct CMUnitTest)cmocka_unit_test(every_status_has_a_line);
  for (size_t i = 0; i < FILES; i++)
    for (const misuse *one = files[i]; one->id && count < MOST; one++)
      tests[count++] = (struct CMUnitTest){one->id, one_line, NULL, NULL, (void *)one};
  return _cmocka_run_group_tests("misuse_table", tests, count, set_up, NULL);
}
