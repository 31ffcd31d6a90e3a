// The vector files: reading a case, comparing what came out, counting. tests/vectors/README.md
// says what the members mean.
#ifndef TEST_VECTORS_HPP
#define TEST_VECTORS_HPP

#include <bh_auth.hpp>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <deque>
#include <functional>
#include <map>
#include <ostream>
#include <string>
#include <vector>

namespace vectors {

using json = nlohmann::json;
using runner = std::function<void(const json &input, const json &expect)>;

// Runs every case of a file: by hand, or else by the description; an unknown verb fails.
void run(const char *service, const std::map<std::string, runner> &by_hand);

// What follows from the description: "service.verb", ".verb" where no service has it. described.cpp is written.
const std::map<std::string, runner> &described();

// How many cases all files together had so far.
std::size_t cases_run();

// A text member: a string, or {"hex": …}; absent: empty.
std::string text(const json &object, const char *name);
// A number member, or, beyond what a double holds, a text of one; absent: 0.
template <class Number>
Number number(const json &object, const char *name) {
  if (object.contains(name) && object.at(name).is_string())
    return static_cast<Number>(std::stoull(object.at(name).get<std::string>()));
  return object.contains(name) ? object.at(name).get<Number>() : Number{};
}
// A member that is the name of a constant, or a number.
std::uint32_t named(const json &object, const char *name, const std::map<std::string, std::uint32_t> &known);
bh::optional_window window(const json &input);

// A list of parameters and the texts that it views.
struct params {
  explicit params(const json &object, const char *name);
  params(const params &) = delete;
  std::deque<std::string> texts;
  std::vector<bh::param> list;
};

// The bytes of a hex member of exactly this size.
template <std::size_t Size>
std::array<std::uint8_t, Size> raw(const json &object, const char *name) {
  const auto bytes = bh::hex_decode(object.at(name).get<std::string>()).value();
  std::array<std::uint8_t, Size> made{};
  REQUIRE(bytes.size() == Size);
  std::copy(bytes.begin(), bytes.end(), made.begin());
  return made;
}

// An Ed25519 key from a member with seed_hex, hex or base64url.
bh::result<bh::ed25519_key> ed25519_key(const json &key);

// What came of the request of a response's case; valid until the next call.
const bh::http_response &http(const json &input);

// Checks the status; true if it is BH_OK, as expected.
bool is_ok(bh_status got, const json &expect);

void check_request(const bh::result<bh::request> &got, const json &expect);
void check_response(const bh::result<bh::response> &got, const json &expect);

// Text, and bytes compared by their hex.
void check_text(const bh::result<std::string> &got, const json &expect, const char *name);
void check_hex(const bh::result<std::string> &got, const json &expect, const char *name);

template <std::size_t Size>
void check_bytes(const bh::result<std::array<std::uint8_t, Size>> &got, const json &expect, const char *name) {
  if (is_ok(got.status(), expect)) CHECK(got.value() == raw<Size>(expect, name));
}

template <class Number>
void check_number(const bh::result<Number> &got, const json &expect, const char *name) {
  if (is_ok(got.status(), expect)) CHECK(got.value() == number<Number>(expect, name));
}

// The verb "sign" of the services with 64 hex characters: payload, signature, the same signature by
// OpenSSL, and that it verifies until a character is changed.
void check_signed(const bh::result<std::string> &signature, const json &expect,
                  const std::function<bh::result<std::string>()> &payload,
                  const std::function<std::string(std::string_view payload)> &by_openssl,
                  const std::function<bh::result<void>(std::string_view signature)> &verify);

} // namespace vectors

#endif
