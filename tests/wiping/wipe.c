/* Promise 10: what a call that handles a secret leaves holds nothing of it: its
 * stack, the registers, the heap and all else that the process may write to.
 * Each call runs on a stack of the test's own. */
#include "own_stack.h"
#include "wipe.h"

#include <inttypes.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

/* Another compiler may lay out a frame otherwise. */
enum { MARGIN = 128, SHALLOW = 160 };

/* Not under valgrind, whose own memory is the process's too. */
static bool searches = true;

static void make(void) {
  inputs_make();
}

/* Everything that may hold a secret but what the call left. */
static finding after(const wipe_case *c, char where[128], size_t *depth) {
  own_stack_fill();
  on_own_stack(make);
  own_stack_fill();
  on_own_stack(c->run);
  *depth = own_stack_depth();
  bool as_wanted = in.status == in.wanted;
  sodium_memzero(&in, sizeof in);
  finding f = {0, "", 0};
  if (searches) f = search_process(0, c->kinds, where);
  if (!as_wanted) f = (finding){1, "another status than the one that was expected", 0};
  return f;
}

/* The control: a call that leaves a secret on the stack, and one in a register. */
static void leaves_on_stack(void) {
  registers_clear();
  volatile char capacity[4096];
  for (size_t i = 0; i < sizeof in.secret; i++) capacity[i] = in.secret[i];
  (void)capacity[0];
  registers_keep();
}

static void leaves_in_register(void) {
  registers_clear();
  __asm__ volatile("movups %0, %%xmm7" : : "m"(in.secret) : "memory");
  registers_keep();
}

static size_t what_is_left_is_found(void) {
  const wipe_case controls[] = {{"stack", leaves_on_stack, SECRET}, {"register", leaves_in_register, SECRET}};
  size_t failed = 0, depth;
  char where[128];
  for (size_t i = 0; i < 2; i++) {
    if (after(&controls[i], where, &depth).count > 0) continue;
    failed++;
    printf("FAILED: the secret that was left in a %s was not found\n", controls[i].name);
  }
  return failed;
}

/* With a library that clears nothing: how deep each call reaches, into a file. */
static int measure(FILE *depths) {
  size_t with_leftovers = 0;
  for (size_t i = 0; i < wipe_case_count; i++) {
    size_t depth;
    char where[128];
    finding f = after(&wipe_cases[i], where, &depth);
    with_leftovers += f.count > 0;
    fprintf(depths, "%zu %zu\n", depth, f.count);
  }
  if (searches) printf("without clearing, %zu of %zu calls leave pieces of a secret\n", with_leftovers, wipe_case_count);
  return searches && with_leftovers == 0;
}

static int check(FILE *depths) {
  size_t failed = what_is_left_is_found();
  printf("%-44s %8s %8s %10s\n", "", "reached", "cleared", "left else");
  for (size_t i = 0; i < wipe_case_count; i++) {
    const wipe_case *c = &wipe_cases[i];
    size_t reached = 0, pieces = 0, depth;
    char where[128] = "";
    if (fscanf(depths, "%zu %zu", &reached, &pieces) != 2) return 1;
    finding f = after(c, where, &depth);
    size_t cleared = depth > reached ? depth : 0;
    printf("%-44s %8zu %8zu %10zu\n", c->name, reached, cleared, pieces);
    /* A few calls clear nothing: they leave nothing, and hardly use the stack. */
    bool deeper = cleared < reached + MARGIN && (pieces > 0 || reached > SHALLOW);
    if (f.count) {
      bool stack = f.at - (uintptr_t)own_stack() < STACK;
      printf("FAILED: %s: %zu pieces of a secret left, the first of the %s in %s", c->name, f.count, f.what, where);
      if (stack) printf(", %" PRIiPTR " bytes below the call", (intptr_t)own_stack_top - (intptr_t)f.at);
      if (f.at - (uintptr_t)own_stack_vectors < 16384) printf(", vector register, byte %zu of XSAVE", (size_t)(f.at - (uintptr_t)own_stack_vectors));
      if (f.at - (uintptr_t)own_stack_general < 120) printf(", general register");
      puts("");
    }
    if (deeper) printf("FAILED: %s: reaches %zu bytes deep, and %zu are cleared\n", c->name, reached, cleared);
    failed += f.count > 0 || deeper;
  }
  printf("%zu calls, %zu patterns of %d bytes, %zu failed\n", wipe_case_count, pattern_count(), WINDOW, failed);
  return failed != 0;
}

int main(int argc, char **argv) {
  searches = argc < 3 || strcmp(argv[2], "depths") != 0;
  bool measures = argc == 3;
  FILE *depths = argc > 1 ? fopen(argv[1], measures ? "w" : "r") : NULL;
  setbuf(stdout, NULL);
  if (!depths || sodium_init() < 0) {
    puts("usage: wipe DEPTHS [measure|depths]");
    return 1;
  }
  on_own_stack(patterns_make);
  int failed = measures ? measure(depths) : check(depths);
  fclose(depths);
  return failed;
}
