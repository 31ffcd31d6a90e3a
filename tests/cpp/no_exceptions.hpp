// The part of the tests that is built with -fno-exceptions -fno-rtti.
#ifndef TEST_NO_EXCEPTIONS_HPP
#define TEST_NO_EXCEPTIONS_HPP

namespace no_exceptions {

// Calls every function of the wrapper; the name of the first that failed, or "".
const char *first_failure();

// Aborts.
void take_value_of_failure();

} // namespace no_exceptions

#endif
