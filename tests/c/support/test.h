/* cmocka with what it wants before it, and failures that say where. */
#ifndef TEST_H
#define TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* After the four above. */
#include <cmocka.h>

#define assert_status(got, want, where)                                                                \
  do {                                                                                                 \
    bh_status got_ = (got), want_ = (want);                                                            \
    if (got_ != want_) fail_msg("%s: %s, not %s", where, bh_status_name(got_), bh_status_name(want_)); \
  } while (0)

#define check(condition, ...)          \
  do {                                 \
    if (!(condition)) {                \
      print_error("%s: ", #condition); \
      fail_msg(__VA_ARGS__);           \
    }                                  \
  } while (0)

#endif
