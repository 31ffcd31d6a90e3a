/* Runs every case of every file and counts them. With an argument: the file
 * that the number of cases is written to after all passed. */
#include "vectors.h"

#include "api.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const services[] = {
#define SERVICE(name) #name,
#include "api.inc"
#undef SERVICE
    "core", "input"};
enum { SERVICES = sizeof services / sizeof *services };

static size_t total, failures;

void wrong(const vector *v, const char *format, ...) {
  va_list arguments;
  print_error("%s/%s (%s): ", v->service, v->name, v->verb);
  va_start(arguments, format);
  vprint_error(format, arguments);
  va_end(arguments);
  print_error("\n");
  failures++;
}

/* How many cases the text of the file has, counted without the JSON reader. */
static size_t cases_in(const char *file) {
  size_t count = 0;
  for (const char *at = file; (at = strstr(at, "\"verb\"")); at++) count++;
  return count;
}

static void service(void **state) {
  const char *name = *state;
  char path[256];
  json_error_t error;
  snprintf(path, sizeof path, "%s/tests/vectors/%s.json", BH_ROOT, name);
  char *file = read_file(path, NULL);
  json_t *root = json_loads(file, JSON_REJECT_DUPLICATES, &error);
  check(root != NULL, "%s:%d: %s", path, error.line, error.text);
  assert_string_equal(json_string_value(json_object_get(root, "service")), name);

  const json_t *cases = json_object_get(root, "cases"), *one;
  size_t i, count = 0;
  failures = 0;
  json_array_foreach(cases, i, one) {
    vector v = {
        .service = name,
        .name = json_string_value(json_object_get(one, "name")),
        .verb = json_string_value(json_object_get(one, "verb")),
        .input = json_object_get(one, "input"),
        .expect = json_object_get(one, "expect"),
    };
    check(v.name && v.verb && v.input && v.expect, "%s: case %zu is incomplete", path, i);
    if (!run_mixin(&v) && !run_core(&v) && !run_described(&v)) wrong(&v, "unknown verb");
    count++;
  }
  check(failures == 0, "%s: %zu failures in %zu cases", name, failures, count);
  assert_int_equal(count, cases_in(file));
  check(count >= 25, "%s: %zu cases", name, count);
  print_message("%s: %zu cases\n", name, count);
  total += count;
  json_decref(root);
  free(file);
}

int main(int argc, char **argv) {
  struct CMUnitTest tests[SERVICES];
  for (size_t i = 0; i < SERVICES; i++)
    tests[i] = (struct CMUnitTest){services[i], service, NULL, NULL, (void *)services[i]};
  int failed = cmocka_run_group_tests_name("vectors", tests, NULL, NULL);
  if (failed || argc < 2) return failed;
  FILE *count = fopen(argv[1], "w");
  bool written = count && fprintf(count, "%zu\n", total) > 0;
  return (count && fclose(count) == 0 && written) ? 0 : 1;
}
