/* Promise 10: what a call that handles a secret leaves holds nothing of it: its
 * stack, the registers, the heap and all else that the process may write to.
 * Each call runs on a stack of the test's own. */
#define _DEFAULT_SOURCE
#include "api.h"
#include "own_stack.h"
#include "wipe.h"

#include <inttypes.h>
#include <signal.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#ifndef _WIN32
#include <sys/mman.h>
#include <unistd.h>
#endif

/* Another compiler may lay out a frame otherwise. */
enum { MARGIN = 128, SHALLOW = 160 };

/* Not under valgrind, whose own memory is the process's too. */
static bool searches = true;

static void make(void) {
  inputs_make();
}

/* Everything that may hold a secret but what the call left. */
static finding after(const wipe_case *c, char where[128], size_t *depth) {
  on_own_stack(make);
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
  char left[4096];
  memcpy(left + sizeof left / 2, in.secret, sizeof in.secret);
  __asm__ volatile("" : : "r"(left) : "memory");
  registers_keep();
}

static void leaves_in_register(void) {
  registers_clear();
  leave_in_register(in.secret);
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

#ifdef _WIN32
/* The same calls are looked at on the other systems. */
static size_t each_reads_its_secret(void) {
  return 0;
}
#else
static volatile sig_atomic_t touched;

static void touch(int signal, siginfo_t *what, void *context) {
  (void)context;
  if ((uintptr_t)what->si_addr - (uintptr_t)in.secrets >= sizeof in.secrets || touched) _exit(128 + signal);
  touched = 1;
  mprotect(in.secrets, sizeof in.secrets, PROT_READ | PROT_WRITE);
}

/* That a call leaves nothing of what it never read would prove nothing. */
static size_t each_reads_its_secret(void) {
  const struct sigaction action = {.sa_sigaction = touch, .sa_flags = SA_SIGINFO};
  size_t failed = 0;
  sigaction(SIGSEGV, &action, NULL);
  sigaction(SIGBUS, &action, NULL);
  for (size_t i = 0; i < wipe_case_count; i++) {
    touched = 0;
    on_own_stack(make);
    mprotect(in.secrets, sizeof in.secrets, PROT_NONE);
    on_own_stack(wipe_cases[i].run);
    mprotect(in.secrets, sizeof in.secrets, PROT_READ | PROT_WRITE);
    if (touched) continue;
    failed++;
    printf("FAILED: %s: it does not read its secret\n", wipe_cases[i].name);
  }
  return failed;
}
#endif

/* By the description of the ABI; and what reads a token. */
static bool handles_a_secret(const function *f) {
  return f->secrets[0] || strstr(f->name, "_token_response");
}

static size_t each_function_has_a_case(void) {
  size_t failed = 0;
  for (size_t i = 0; i < api_function_count(); i++) {
    const function *f = api_function(i);
    size_t len = strlen(f->name);
    bool driven = strcmp(f->name, "bh_wipe") == 0;
    for (size_t k = 0; k < wipe_case_count && !driven; k++)
      driven = strncmp(wipe_cases[k].name, f->name, len) == 0 && strchr(", ", wipe_cases[k].name[len]);
    if (driven || !handles_a_secret(f)) continue;
    failed++;
    printf("FAILED: %s has no case\n", f->name);
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
  if (searches)
    printf("without clearing, %zu of %zu calls leave pieces of a secret\n", with_leftovers, wipe_case_count);
  return searches && with_leftovers == 0;
}

static int check(FILE *depths) {
  size_t failed = what_is_left_is_found() + each_reads_its_secret() + each_function_has_a_case();
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
      if (f.at - (uintptr_t)own_stack_vectors < VECTORS)
        printf(", vector register, byte %zu", (size_t)(f.at - (uintptr_t)own_stack_vectors));
      if (f.at - (uintptr_t)own_stack_general < GENERAL) printf(", general register");
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
  if (!depths) {
    puts("usage: wipe DEPTHS [measure|depths]");
    return 1;
  }
  on_own_stack(patterns_make);
  int failed = measures ? measure(depths) : check(depths);
  fclose(depths);
  return failed;
}
