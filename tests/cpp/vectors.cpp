#include "vectors.hpp"

#include <fstream>
#include <optional>

#ifndef BH_VECTORS
#error "compile with -DBH_VECTORS=\"<the folder tests/vectors>\""
#endif

namespace vectors {
namespace {
std::size_t total = 0;
}

void run(const char *service, const std::map<std::string, runner> &by_hand) {
  std::ifstream file(std::string(BH_VECTORS) + "/" + service + ".json");
  REQUIRE_MESSAGE(file.good(), "no vectors of ", std::string(service), " in " BH_VECTORS);
  const json all = json::parse(file);
  CHECK(all.at("service") == service);
  std::size_t count = 0;
  for (const json &one : all.at("cases")) {
    const auto name = one.at("name").get<std::string>(), verb = one.at("verb").get<std::string>();
    INFO(std::string(service), ", ", verb, ": ", name);
    const std::string own = std::string(service) + "." + verb;
    const auto hand = by_hand.find(verb), by_rule = described().find(described().count(own) ? own : "." + verb);
    REQUIRE_MESSAGE((hand != by_hand.end() || by_rule != described().end()), "unknown verb");
    (hand != by_hand.end() ? hand : by_rule)->second(one.at("input"), one.at("expect"));
    ++count;
  }
  CHECK(count == all.at("cases").size());
  CHECK(count >= 25);
  MESSAGE(std::string(service), ": ", count, " cases");
  total += count;
}

std::size_t cases_run() {
  return total;
}

std::string text(const json &object, const char *name) {
  if (!object.contains(name)) return {};
  const json &member = object.at(name);
  if (member.is_string()) return member.get<std::string>();
  return bh::hex_decode(member.at("hex").get<std::string>()).value();
}

bh::optional_window window(const json &input) {
  if (!input.contains("window")) return {};
  const json &from = input.at("window");
  return bh::window{number<std::int64_t>(from, "now_ms"), number<std::int64_t>(from, "past_ms"),
                    number<std::int64_t>(from, "ahead_ms")};
}

params::params(const json &object, const char *name) {
  if (!object.contains(name)) return;
  for (const json &pair : object.at(name)) {
    const json named = {{"name", pair.at(0)}, {"value", pair.at(1)}};
    const auto &first = texts.emplace_back(text(named, "name"));
    const auto &second = texts.emplace_back(text(named, "value"));
    list.push_back({first, second});
  }
}

bh::result<bh::ed25519_key> ed25519_key(const json &key) {
  REQUIRE(key.size() == 1);
  if (key.contains("seed_hex")) return bh::ed25519_key::from_seed(raw<32>(key, "seed_hex"));
  if (key.contains("hex")) return bh::ed25519_key::from_hex(text(key, "hex"));
  REQUIRE(key.contains("base64url"));
  return bh::ed25519_key::from_base64url(text(key, "base64url"));
}

bool is_ok(bh_status got, const json &expect) {
  const auto wanted = expect.value("status", "BH_OK");
  CHECK(bh::status_name(got) == wanted);
  return got == BH_OK && wanted == "BH_OK";
}

std::uint32_t named(const json &object, const char *name, const std::map<std::string, std::uint32_t> &known) {
  const json &member = object.at(name);
  return member.is_string() ? known.at(member.get<std::string>()) : member.get<std::uint32_t>();
}

void check_text(const bh::result<std::string> &got, const json &expect, const char *name) {
  if (is_ok(got.status(), expect)) CHECK(got.value() == text(expect, name));
}

void check_hex(const bh::result<std::string> &got, const json &expect, const char *name) {
  if (is_ok(got.status(), expect)) CHECK(bh::hex_encode(got.value()).value() == text(expect, name));
}

void check_request(const bh::result<bh::request> &got, const json &expect) {
  if (!is_ok(got.status(), expect)) return;
  const json &wanted = expect.at("request");
  CHECK(got->method() == text(wanted, "method"));
  CHECK(got->target() == text(wanted, "target"));
  CHECK(got->body() == text(wanted, "body"));
  const params headers(wanted, "headers");
  REQUIRE(got->headers().size() == headers.list.size());
  for (std::size_t i = 0; i < headers.list.size(); ++i) {
    CHECK(got->headers()[i].name == headers.list[i].name);
    CHECK(got->headers()[i].value == headers.list[i].value);
  }
}

const bh::http_response &http(const json &input) {
  static std::string body, method;
  static std::optional<params> headers;
  static bh::http_response made;
  body = text(input, "body");
  method = text(input, "request_method");
  headers.emplace(input, "headers");
  made = {number<std::uint32_t>(input, "http_status"), body, method, headers->list};
  return made;
}

void check_response(const bh::result<bh::response> &got, const json &expect) {
  if (!is_ok(got.status(), expect)) return;
  const json &wanted = expect.at("response");
  static const std::array<const char *, 4> outcomes{"UNKNOWN", "ACCEPTED", "REFUSED", "PARTIAL"};
  CHECK(outcomes.at(static_cast<std::size_t>(got->outcome())) == wanted.at("outcome").get<std::string>());
  CHECK(got->accepted() == (got->outcome() == bh::outcome::accepted));
  CHECK(got->error_code() == wanted.at("error_code").get<std::int64_t>());
  CHECK(got->error_name() == text(wanted, "error_name"));
  CHECK(got->error_message() == text(wanted, "error_message"));
  CHECK(got->detail() == text(wanted, "detail"));
  CHECK(got->retry_after_ms() == wanted.at("retry_after_ms").get<std::int64_t>());
  CHECK(got->retry_at_ms() == wanted.at("retry_at_ms").get<std::int64_t>());
  CHECK(got->item_count() == wanted.at("item_count").get<std::uint32_t>());
  CHECK(got->failed_count() == wanted.at("failed_count").get<std::uint32_t>());
  CHECK(got->token() == text(wanted, "token"));
  CHECK(got->expires_ms() == wanted.at("expires_ms").get<std::int64_t>());
  CHECK(got->server_time_ms() == wanted.at("server_time_ms").get<std::int64_t>());
  if (!got->error_name().empty()) CHECK_FALSE(got->advice().empty());
}

void check_signed(const bh::result<std::string> &signature, const json &expect,
                  const std::function<bh::result<std::string>()> &payload,
                  const std::function<std::string(std::string_view)> &by_openssl,
                  const std::function<bh::result<void>(std::string_view)> &verify) {
  if (!is_ok(signature.status(), expect)) return;
  CHECK(signature.value() == text(expect, "signature"));
  const auto signed_bytes = payload().value();
  CHECK(signed_bytes == text(expect, "payload"));
  CHECK(signature.value() == by_openssl(signed_bytes));
  CHECK(verify(signature.value()).status() == BH_OK);
  auto changed = signature.value();
  changed.back() = changed.back() == '0' ? '1' : '0';
  CHECK(verify(changed).status() == BH_ERR_SIGNATURE);
}

} // namespace vectors
