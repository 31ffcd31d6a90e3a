/* Looks into another process, a program in another language: while its keys
 * are open their states are found, and once they are closed nothing is.
 *
 * The program makes its secrets itself, byte by byte, by the generator below,
 * and clears them. It prints its process's number, then "open", waits for a
 * line, closes the keys, prints "closed", and waits for the next line. */
#define _DEFAULT_SOURCE
#include "patterns.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* xorshift64 from a multiple of the golden ratio on; the low byte of each state. */
static void secret_of(uint64_t number, unsigned char secret[32]) {
  uint64_t state = number * UINT64_C(0x9e3779b97f4a7c15);
  for (size_t i = 0; i < 32; i++) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    secret[i] = (unsigned char)state;
  }
}

static void die(const char *what) {
  fprintf(stderr, "FAILED: %s\n", what);
  exit(1);
}

static FILE *to_program, *from_program;

static int expect(const char *word) {
  char line[256];
  int process = 0;
  /* A toolchain may print of its own before. */
  while (fgets(line, sizeof line, from_program)) {
    char said[16];
    if (sscanf(line, "%15s %d", said, &process) == 2 && strcmp(said, word) == 0) return process;
    fputs(line, stderr);
  }
  die("the program ended early");
  return 0;
}

int main(int argc, char **argv) {
  int in[2], out[2], process;
  char where[128] = "";
  unsigned char secret[32], expanded[64];
  if (argc < 2) die("usage: outside PROGRAM [ARGUMENT]...");
  /* Those that the program makes of bytes, in every form: HMAC secret, seed, app key. */
  secret_of(1, secret);
  pattern_hmac_key("HMAC secret", secret, 32, true);
  secret_of(2, secret);
  pattern_seed(secret, true, expanded);
  secret_of(3, secret);
  pattern_hmac_key("app key", secret, 32, true);
  /* Those that it makes of a text of its language, which lies there: all but the text. */
  for (uint64_t number = 4; number <= 5; number++) {
    secret_of(number, secret);
    pattern_seed(secret, false, expanded);
  }
  if (pipe(in) != 0 || pipe(out) != 0) die("no pipe");
  pid_t child = fork();
  if (child == 0) {
    dup2(in[0], 0);
    dup2(out[1], 1);
    close(in[1]);
    close(out[0]);
    execvp(argv[1], argv + 1);
    die("the program cannot be started");
  }
  close(in[0]);
  close(out[1]);
  to_program = fdopen(in[1], "w");
  from_program = fdopen(out[0], "r");
  if (!to_program || !from_program) die("no pipe");

  process = expect("open");
  finding open = search_process(process, SECRET, where);
  if (open.count == 0) die("nothing was found of keys that are open");
  fputs("close\n", to_program);
  fflush(to_program);
  expect("closed");
  finding closed = search_process(process, SECRET, where);
  fclose(to_program);
  int status;
  if (waitpid(child, &status, 0) != child || status != 0) die("the program failed");
  printf("%zu pieces of the keys while they were open, %zu after they were closed\n", open.count, closed.count);
  if (closed.count == 0) return 0;
  printf("FAILED: left of the %s in %s at %#zx\n", closed.what, where[0] ? where : "memory without a name",
         (size_t)closed.at);
  return 1;
}
