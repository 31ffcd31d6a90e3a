// Moves and copies; that views stay valid through a move; that memory is wiped.
#include <bh_auth.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <memory>
#include <new>
#include <optional>
#include <type_traits>
#include <vector>

namespace {
const char *watched = nullptr;
std::optional<bool> was_wiped; // set when the memory around `watched` is given back
constexpr std::size_t size_capacity = alignof(std::max_align_t);
} // namespace

// All arrays of this program come from here, with their size before them, so that their memory can
// be looked at before it goes.
void *operator new[](std::size_t size) {
  auto *memory = static_cast<char *>(std::malloc(size_capacity + size));
  if (memory == nullptr) throw std::bad_alloc();
  std::memcpy(memory, &size, sizeof size);
  return memory + size_capacity;
}
void operator delete[](void *array) noexcept {
  if (array == nullptr) return;
  auto *begin = static_cast<char *>(array);
  std::size_t size = 0;
  std::memcpy(&size, begin - size_capacity, sizeof size);
  const char *end = begin + size;
  if (!std::less<>()(watched, begin) && std::less<>()(watched, end)) {
    was_wiped = std::all_of(begin, begin + size, [](char byte) { return byte == 0; });
    watched = nullptr;
  }
  std::free(begin - size_capacity);
}
void operator delete[](void *array, std::size_t) noexcept {
  operator delete[](array);
}

namespace {

void watch(std::string_view inside) {
  watched = inside.data();
  was_wiped.reset();
}

bh::request order() {
  const auto key = bh::hmac_key::init("secret").value();
  bh::toobit::call call;
  call.api_key = "key";
  call.method = "POST";
  call.path = "/api/v1/spot/order";
  call.form = {{"symbol", "BTCUSDT"}};
  call.timestamp_ms = 1700000000000;
  return bh::toobit::request(key, call).value();
}

bh::response token() {
  return bh::velafi::token_response({200, R"({"code":200,"data":{"token":"a-secret","expireTime":1700000000000}})"})
      .value();
}

template <class T>
constexpr bool only_moves = !std::is_copy_constructible_v<T> && !std::is_copy_assignable_v<T> &&
                            std::is_nothrow_move_constructible_v<T> && std::is_nothrow_move_assignable_v<T>;

static_assert(only_moves<bh::hmac_key> && only_moves<bh::ed25519_key> && only_moves<bh::request> &&
              only_moves<bh::response> && only_moves<bh::mixin::token>);

template <class T>
bool is_zero(const T &object) {
  const auto *bytes = reinterpret_cast<const unsigned char *>(&object);
  return std::all_of(bytes, bytes + sizeof object, [](unsigned char byte) { return byte == 0; });
}

} // namespace

TEST_CASE("a request's views survive its moves") {
  auto first = order();
  const auto body = first.body(), target = first.target();
  const std::string said(body);
  auto second = std::move(first);
  CHECK(second.body().data() == body.data());
  CHECK(second.body() == said);
  CHECK(second.headers()[0].name == "X-BB-APIKEY");
  CHECK(second.headers()[1].value == "application/x-www-form-urlencoded");
  CHECK(first.body().empty()); // NOLINT: what is left is empty, not dangling
  CHECK(first.headers().size() == 0);

  bh::request third = bh::toobit::time_request().value();
  third = std::move(second);
  CHECK(third.target().data() == target.data());
  CHECK(third.target() == "/api/v1/spot/order");
  CHECK(third.body() == said);

  std::vector<bh::request> many;
  for (int i = 0; i < 20; ++i) many.push_back(order()); // grows, and so moves them
  for (const auto &one : many) CHECK(one.body() == said);

  auto &same = third;
  third = std::move(same);
  CHECK(third.body() == said);
}

TEST_CASE("views end in a NUL") {
  const auto request = order();
  for (const auto view : {request.method(), request.target(), request.body()}) CHECK(view.data()[view.size()] == '\0');
  for (const auto &[name, value] : request.headers()) {
    CHECK(name.data()[name.size()] == '\0');
    CHECK(value.data()[value.size()] == '\0');
  }
  const auto response = token();
  CHECK(response.token().data()[response.token().size()] == '\0');
}

TEST_CASE("a response's memory is wiped with it") {
  {
    const auto response = token();
    REQUIRE(response.token() == "a-secret");
    watch(response.token());
  }
  REQUIRE(was_wiped.has_value());
  CHECK(was_wiped.value());
}

TEST_CASE("a response's memory is wiped when another is moved into it") {
  auto response = token();
  watch(response.token());
  response = bh::toobit::response({200, "{}"}).value();
  REQUIRE(was_wiped.has_value());
  CHECK(was_wiped.value());
}

TEST_CASE("keys are wiped when they go and when they are moved from") {
  using key = bh::hmac_key;
  alignas(key) unsigned char place[sizeof(key)] = {};
  auto *placed = new (place) key(key::init("secret").value());
  CHECK_FALSE(is_zero(place));
  placed->~key();
  CHECK(is_zero(place));

  auto first = key::init("secret").value();
  const auto mac = bh::hmac_sha256(first, "message").value();
  auto second = std::move(first);
  CHECK(is_zero(*first.c())); // NOLINT
  CHECK(bh::hmac_sha256(first, "message").status() == BH_ERR_KEY);
  CHECK(bh::hmac_sha256(second, "message").value() == mac);
  first = std::move(second);
  CHECK(is_zero(*second.c())); // NOLINT
  CHECK(bh::hmac_sha256(first, "message").value() == mac);
  auto &same = first;
  first = std::move(same);
  CHECK(bh::hmac_sha256(first, "message").value() == mac);
  first.wipe();
  CHECK(is_zero(*first.c()));
}

TEST_CASE("Ed25519 keys likewise") {
  using key = bh::ed25519_key;
  alignas(key) unsigned char place[sizeof(key)] = {};
  auto *placed = new (place) key(key::from_seed(bh::ed25519_seed{7}).value());
  CHECK_FALSE(is_zero(place));
  placed->~key();
  CHECK(is_zero(place));

  auto first = key::from_seed(bh::ed25519_seed{7}).value();
  const auto public32 = bh::ed25519_public(first).value();
  auto second = std::move(first);
  CHECK(bh::ed25519_public(first).status() == BH_ERR_KEY); // NOLINT
  CHECK(bh::ed25519_public(second).value() == public32);
  first = std::move(second);
  CHECK(is_zero(*second.c())); // NOLINT
  CHECK(bh::ed25519_public(first).value() == public32);
  first.wipe();
  CHECK(is_zero(*first.c()));
}

TEST_CASE("wipe() reaches all of a string's memory") {
  std::string text(100, 'x');
  const char *begin = text.data();
  text.resize(3); // the rest is still there
  bh::wipe(text);
  CHECK(text.empty());
  CHECK(text.data() == begin);
  CHECK(std::all_of(begin, begin + 100, [](char byte) { return byte == 0; }));
}

TEST_CASE("a decoded token's claims survive its moves") {
  const auto key = bh::ed25519_key::from_seed(bh::ed25519_seed{7}).value();
  bh::mixin::claims claims;
  claims.uid = "user";
  claims.sid = "session";
  claims.jti = "id";
  claims.iat_s = 1700000000;
  claims.exp_s = 1700000600;
  auto decoded = bh::mixin::decode(bh::mixin::sign(key, claims, "GET", "/me").value()).value();
  const auto moved = std::move(decoded);
  CHECK(moved.alg() == "EdDSA");
  CHECK(moved.claims().uid == "user");
  CHECK(moved.claims().exp_s == 1700000600);
  CHECK(decoded.alg().empty()); // NOLINT
}
