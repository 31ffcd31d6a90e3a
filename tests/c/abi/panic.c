/* Promise 8, with a library built with the feature test-panic: a panic becomes
 * BH_ERR_PANIC, prints nothing, and leaves the library as it was. */
#include <bh_auth.h>

#include "test.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>

/* Not in the header: it panics inside a call. */
bh_status bh_test_panic(void);

/* What is printed goes into a pipe, from capture_begin to capture_end, which tells how many bytes it was. */
#ifdef _WIN32
#include <windows.h>

typedef struct capture {
  HANDLE saved[2], read, write;
} capture;

static const DWORD streams[2] = {STD_OUTPUT_HANDLE, STD_ERROR_HANDLE};

static void capture_begin(capture *c) {
  assert_true(CreatePipe(&c->read, &c->write, NULL, 1 << 16));
  for (int i = 0; i < 2; i++) {
    c->saved[i] = GetStdHandle(streams[i]);
    assert_true(SetStdHandle(streams[i], c->write));
  }
}

static long capture_end(capture *c) {
  char bytes[4096];
  DWORD count = 0;
  for (int i = 0; i < 2; i++) SetStdHandle(streams[i], c->saved[i]);
  CloseHandle(c->write);
  if (!ReadFile(c->read, bytes, sizeof bytes, &count, NULL)) count = 0;
  CloseHandle(c->read);
  return (long)count;
}

static void print_to(int stream, const char *text) {
  DWORD count;
  assert_true(WriteFile(GetStdHandle(streams[stream]), text, (DWORD)strlen(text), &count, NULL));
}
#else
#include <fcntl.h>
#include <unistd.h>

typedef struct capture {
  int saved[2], pipe[2];
} capture;

static void capture_begin(capture *c) {
  fflush(NULL);
  assert_int_equal(pipe(c->pipe), 0);
  /* So that much output is lost and does not block the one who prints. */
  assert_int_equal(fcntl(c->pipe[1], F_SETFL, O_NONBLOCK), 0);
  for (int i = 0; i < 2; i++) {
    c->saved[i] = dup(1 + i);
    assert_true(c->saved[i] >= 0 && dup2(c->pipe[1], 1 + i) == 1 + i);
  }
  close(c->pipe[1]);
}

static long capture_end(capture *c) {
  char bytes[4096];
  fflush(NULL);
  for (int i = 0; i < 2; i++) {
    dup2(c->saved[i], 1 + i);
    close(c->saved[i]);
  }
  long count = (long)read(c->pipe[0], bytes, sizeof bytes);
  close(c->pipe[0]);
  return count;
}

static void print_to(int stream, const char *text) {
  fputs(text, stream == 0 ? stdout : stderr);
}
#endif

static void normal_call_works(void) {
  bh_hmac_key key;
  char signature[BH_SIGNATURE_SIZE];
  assert_int_equal(bh_hmac_key_init(&key, BH_STR("xxxx")), BH_OK);
  assert_int_equal(bh_velafi_sign(signature, &key, 1740568725231), BH_OK);
  bh_hmac_key_wipe(&key);
  assert_string_equal(signature, "7fdd71b6dfed9a746d2698e980a2cb5dc15ca9fab9e4339676dea3c282a862c6");
}

static void a_capture_catches(void **state) {
  (void)state;
  capture c;
  capture_begin(&c);
  print_to(0, "one");
  print_to(1, "two");
  assert_int_equal(capture_end(&c), 6);
}

static void a_panic_is_a_status_and_silent(void **state) {
  (void)state;
  capture c;
  bh_status status[3];
  capture_begin(&c);
  for (int i = 0; i < 3; i++) status[i] = bh_test_panic();
  long printed = capture_end(&c);
  for (int i = 0; i < 3; i++) assert_status(status[i], BH_ERR_PANIC, "bh_test_panic");
  assert_int_equal(printed, 0);
  normal_call_works();
}

static void *panic_often(void *wrong) {
  size_t *count = wrong;
  for (int i = 0; i < 200; i++) *count += bh_test_panic() != BH_ERR_PANIC;
  return NULL;
}

static void also_from_two_threads(void **state) {
  (void)state;
  capture c;
  pthread_t threads[2];
  size_t wrong[2] = {0};
  int failed = 0;
  capture_begin(&c);
  for (int i = 0; i < 2; i++) failed |= pthread_create(&threads[i], NULL, panic_often, &wrong[i]);
  for (int i = 0; i < 2 && !failed; i++) failed |= pthread_join(threads[i], NULL);
  long printed = capture_end(&c);
  assert_int_equal(failed, 0);
  assert_int_equal(wrong[0] + wrong[1], 0);
  assert_int_equal(printed, 0);
  normal_call_works();
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_capture_catches),
      cmocka_unit_test(a_panic_is_a_status_and_silent),
      cmocka_unit_test(also_from_two_threads),
  };
  return cmocka_run_group_tests_name("panic", tests, NULL, NULL);
}
