// What a bh::result promises, with exceptions; and that a part of the program built without them
// keeps its own.
#include "no_exceptions.hpp"

#include <bh_auth.hpp>

#include <doctest/doctest.h>

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <string>
#include <type_traits>

namespace {

// Runs it in a child process: its exit status, and what it wrote to stderr.
template <class Function>
std::pair<int, std::string> in_child(Function function) {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    std::signal(SIGABRT, SIG_DFL); // doctest's handler would report the child's end as a failure
    dup2(ends[1], STDERR_FILENO);
    function();
    _exit(0);
  }
  close(ends[1]);
  std::string said;
  char part[512];
  for (ssize_t size; (size = read(ends[0], part, sizeof part)) > 0;) said.append(part, static_cast<std::size_t>(size));
  close(ends[0]);
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  return {status, said};
}

} // namespace

TEST_CASE("a success has a value") {
  const auto made = bh::hex_encode("abc");
  CHECK(static_cast<bool>(made));
  CHECK(made.status() == BH_OK);
  CHECK(made.value() == "616263");
  CHECK(made->size() == 6);
  CHECK(made.value_or("other") == "616263");
  CHECK(bh::hex_encode("abc").value_or("other") == "616263");
}

TEST_CASE("a failure has a status, a message and no value") {
  const auto made = bh::hex_decode("xy");
  CHECK_FALSE(static_cast<bool>(made));
  CHECK(made.status() == BH_ERR_ENCODING);
  CHECK(made.message() == bh_status_message(BH_ERR_ENCODING));
  CHECK(made.value_or("other") == "other");
  CHECK(bh::hex_decode("xy").value_or("other") == "other");
  CHECK(bh::random_below(0).value_or(7) == 7);
  // value() and -> both refuse; what() is name and message.
  CHECK_THROWS_AS(static_cast<void>(made.value()), bh::error);
  CHECK_THROWS_AS(static_cast<void>(made->size()), bh::error);
  CHECK_THROWS_AS(static_cast<void>(bh::hex_decode("xy").value()), bh::error);
  const auto what = std::string("BH_ERR_ENCODING: ") + bh_status_message(BH_ERR_ENCODING);
  CHECK_THROWS_WITH_AS(static_cast<void>(made.value()), what.c_str(), std::runtime_error);
  try {
    static_cast<void>(made.value());
  } catch (const bh::error &error) {
    CHECK(error.status() == BH_ERR_ENCODING);
  }
}

TEST_CASE("a result without a value") {
  CHECK(bh::secret_check("secret"));
  CHECK_NOTHROW(bh::secret_check("secret").value());
  const auto bad = bh::secret_check("secret\n");
  CHECK_FALSE(static_cast<bool>(bad));
  CHECK(bad.status() == BH_ERR_SECRET_SPACE);
  CHECK_THROWS_AS(bad.value(), bh::error);
}

TEST_CASE("value() of a temporary is a value, not a reference") {
  static_assert(std::is_same_v<decltype(bh::uuid_v4().value()), std::string>);
  static_assert(std::is_same_v<decltype(bh::toobit::time_request().value()), bh::request>);
  auto &&request = bh::toobit::time_request().value();
  CHECK(request.target() == "/api/v1/time"); // a dangling one would be seen by the sanitizer
}

TEST_CASE("a failure can never claim to be BH_OK") {
  CHECK(bh::result<int>::failed(BH_OK).status() == BH_ERR_PANIC);
}

TEST_CASE("without exceptions: every function, and value() aborts with a message") {
  CHECK(no_exceptions::first_failure() == std::string());
  const auto [status, said] = in_child(no_exceptions::take_value_of_failure);
  CHECK(WIFSIGNALED(status));
  CHECK(WTERMSIG(status) == SIGABRT);
  CHECK(said == std::string("bh_auth: value() of a failed result: BH_ERR_ENCODING: ") +
                    bh_status_message(BH_ERR_ENCODING) + "\n");
  // Here, in the same program, it still throws.
  CHECK_THROWS_AS(static_cast<void>(bh::hex_decode("xy").value()), bh::error);
}
