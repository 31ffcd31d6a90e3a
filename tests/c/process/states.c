/* Calls in every state of a process: from a signal handler that interrupted the first call of all, in the child of a
 * fork in its midst, in a thread that is being cancelled, where the system refuses random numbers, in a small thread.
 * Each in a child of its own, whose first call it is; one that waits for ever is ended. */
#define _GNU_SOURCE
#include "../support/canary.h"
#include "../support/test.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* In a child: ends it with a line that tells why. */
#define must(condition)                                       \
  do {                                                        \
    if (!(condition)) {                                       \
      fprintf(stderr, "line %d: %s\n", __LINE__, #condition); \
      _exit(1);                                               \
    }                                                         \
  } while (0)

static void in_child(void (*run)(void)) {
  int status;
  fflush(NULL);
  pid_t child = fork();
  assert_true(child >= 0);
  if (child == 0) {
    alarm(20);
    run();
    _exit(0);
  }
  assert_int_equal(waitpid(child, &status, 0), child);
  check(!WIFSIGNALED(status), "ended by signal %d (%s)", WTERMSIG(status), strsignal(WTERMSIG(status)));
  assert_int_equal(WEXITSTATUS(status), 0);
}

static bool works(void) {
  static const unsigned char begin[] = {0xba, 0x78, 0x16, 0xbf};
  unsigned char digest[BH_SHA256_SIZE];
  char uuid[BH_UUID_SIZE];
  return bh_sha256(digest, BH_STR("abc")) == BH_OK && memcmp(digest, begin, sizeof begin) == 0 &&
         bh_uuid_v4(uuid) == BH_OK;
}

/* The library's first call makes a key of the C library's: what happens in its midst happens here, since this program's
 * function comes before the C library's. */
static void (*in_the_midst)(void);
static bool was_in_the_midst;

int pthread_key_create(pthread_key_t *key, void (*destructor)(void *)) {
  int (*real)(pthread_key_t *, void (*)(void *));
  *(void **)&real = dlsym(RTLD_NEXT, "pthread_key_create");
  if (in_the_midst) {
    void (*act)(void) = in_the_midst;
    in_the_midst = NULL;
    was_in_the_midst = true;
    act();
  }
  return real(key, destructor);
}

static void handler(int signal) {
  (void)signal;
  must(works());
}

static void be_interrupted(void) {
  must(raise(SIGUSR1) == 0);
}

static void interrupted(void) {
  signal(SIGUSR1, handler);
  in_the_midst = be_interrupted;
  must(works() && was_in_the_midst && works());
}

static void be_forked(void) {
  int status;
  pid_t child = fork();
  must(child >= 0);
  if (child == 0) {
    alarm(10);
    _exit(works() && works() ? 0 : 1);
  }
  must(waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

static void forked(void) {
  in_the_midst = be_forked;
  must(works() && was_in_the_midst && works());
}

static void *during(void *done) {
  *(bool *)done = works();
  return NULL;
}

static void be_joined_by_another_thread(void) {
  pthread_t thread;
  bool done = false;
  must(pthread_create(&thread, NULL, during, &done) == 0 && pthread_join(thread, NULL) == 0 && done);
}

static void another_threads_first(void) {
  in_the_midst = be_joined_by_another_thread;
  must(works() && was_in_the_midst && works());
}

/* Every call of a thread that is to end at its next point of cancellation: it returns as ever, and the thread ends. */
static void *call_cancelled(void *returned) {
  static size_t length;
  args a;
  must(pthread_cancel(pthread_self()) == 0);
  for (size_t i = 0; i < ROW_COUNT; i++) {
    args_good(&rows[i], &a);
    outputs_place(&rows[i], &a, 16384, &length);
    rows[i].call(&a);
    ++*(size_t *)returned;
  }
  pthread_testcancel();
  return NULL;
}

static void cancelled(void) {
  pthread_t thread;
  void *result = NULL;
  size_t returned = 0;
  functions_setup();
  must(pthread_create(&thread, NULL, call_cancelled, &returned) == 0 && pthread_join(thread, &result) == 0);
  must(result == PTHREAD_CANCELED && returned == ROW_COUNT);
}

static size_t open_files(void) {
  size_t count = 0;
  for (int file = 0; file < 256; file++) count += fcntl(file, F_GETFD) != -1;
  return count;
}

static void without_random(void) {
  struct sock_filter rules[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_getrandom, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog program = {sizeof rules / sizeof *rules, rules};
  char uuid[BH_UUID_SIZE] = "untouched";
  uint32_t value;
  int64_t now;
  must(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0);
  size_t before = open_files();
  for (int i = 0; i < 3; i++) {
    must(bh_uuid_v4(uuid) == BH_ERR_SYSTEM_RANDOM && strcmp(uuid, "untouched") == 0);
    must(bh_random_below(&value, 6) == BH_ERR_SYSTEM_RANDOM);
    must(bh_bitbitduo_random(&value) == BH_ERR_SYSTEM_RANDOM);
  }
  must(open_files() == before && bh_now_ms(&now) == BH_OK);
}

/* In a thread as small as the system allows, of which the C library takes some 5 KiB. What the loader needs when a program
 * that is linked lazily first calls a function comes on top, and is done before. What searches for a signature's mistake may
 * use 4 KiB more. */
static bool with_searches;
static void *call_all(void *returned) {
  static size_t length;
  static args a;
  for (size_t i = 0; i < ROW_COUNT; i++) {
    if (strstr(rows[i].name, "_diagnose") && !with_searches) continue;
    args_good(&rows[i], &a);
    outputs_place(&rows[i], &a, 16384, &length);
    rows[i].call(&a);
    ++*(size_t *)returned;
  }
  return NULL;
}

static void in_thread_of(size_t size) {
  /* Below it, memory that nobody may touch. */
  enum { BELOW = 65536 };
  char *stack = mmap(NULL, BELOW + size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  pthread_t thread;
  pthread_attr_t attributes;
  size_t returned = 0;
  call_all(&returned);
  const size_t wanted = returned;
  returned = 0;
  must(stack != MAP_FAILED && mprotect(stack, BELOW, PROT_NONE) == 0);
  must(pthread_attr_init(&attributes) == 0 && pthread_attr_setstack(&attributes, stack + BELOW, size) == 0);
  must(pthread_create(&thread, &attributes, call_all, &returned) == 0 && pthread_join(thread, NULL) == 0);
  must(returned == wanted && returned > 100);
}

static void in_small_thread(void) {
  functions_setup();
  in_thread_of(16384);
  with_searches = true;
  in_thread_of(20480);
}

#define IN_CHILD(name, run)        \
  static void name(void **state) { \
    (void)state;                   \
    in_child(run);                 \
  }
IN_CHILD(a_first_call_that_a_signal_interrupts, interrupted)
IN_CHILD(a_first_call_in_which_the_process_forks, forked)
IN_CHILD(a_first_call_that_waits_for_anothers, another_threads_first)
IN_CHILD(a_thread_that_is_cancelled, cancelled)
IN_CHILD(a_system_that_refuses_random_numbers, without_random)
IN_CHILD(a_small_thread, in_small_thread)

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_first_call_that_a_signal_interrupts),
      cmocka_unit_test(a_first_call_in_which_the_process_forks),
      cmocka_unit_test(a_first_call_that_waits_for_anothers),
      cmocka_unit_test(a_thread_that_is_cancelled),
      cmocka_unit_test(a_system_that_refuses_random_numbers),
      cmocka_unit_test(a_small_thread),
  };
  return cmocka_run_group_tests_name("states", tests, NULL, NULL);
}
