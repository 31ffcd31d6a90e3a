// What would sign freed memory, or read it, does not compile. tools/languages/cpp.sh compiles each case twice: with
// BAD, which must fail, and without, which must not.
#include <bh_auth.hpp>

inline void reads(std::string_view) {}

inline void examples([[maybe_unused]] const bh::hmac_key &key, [[maybe_unused]] const std::string &id,
                     [[maybe_unused]] bh::toobit::call &call) {
  [[maybe_unused]] std::string owned = "order-" + id;
  [[maybe_unused]] bh::mixin::claims claims;
#if CASE == 1 // a temporary string among the parameters
#ifdef BAD
  call.form = {{"clientOrderId", "order-" + id}};
#else
  call.form = {{"clientOrderId", owned}};
#endif
#elif CASE == 2 // a parameter's name
#ifdef BAD
  call.query.push_back({std::string("symbol"), "BTCUSDT"});
#else
  call.query.push_back({"symbol", std::string_view("BTCUSDT")});
#endif
#elif CASE == 3 // a member of a call
#ifdef BAD
  call.path = "/api/v1/" + id;
#else
  call.path = owned;
#endif
#elif CASE == 4 // a call that is made at once
#ifdef BAD
  const bh::toobit::call other{std::string("key"), "GET", "/api/v1/account"};
#else
  const bh::toobit::call other{id, "GET", "/api/v1/account"};
#endif
  (void)other;
#elif CASE == 5 // what another call returned
#ifdef BAD
  claims.jti = bh::uuid_v4().value();
#else
  const std::string jti = bh::uuid_v4().value();
  claims.jti = jti;
#endif
#elif CASE == 6 // a temporary that was moved
#ifdef BAD
  call.api_key = std::move(owned);
#else
  call.api_key = owned;
#endif
#elif CASE == 7 // 0 for a text of a struct
#ifdef BAD
  call.json = 0;
#else
  call.json = "";
#endif
#elif CASE == 8 // nullptr for a text of a struct
#ifdef BAD
  call.json = nullptr;
#else
  call.json = {};
#endif
#elif CASE == 9 // 0 for a text of a function
#ifdef BAD
  (void)bh::hmac_key::init(0);
#else
  (void)bh::hmac_key::init("secret" + id);
#endif
#elif CASE == 10 // nullptr for a text of a function
#ifdef BAD
  (void)bh::toobit::sign(key, "a=1", nullptr);
#else
  (void)bh::toobit::sign(key, "a=1", {});
#endif
#elif CASE == 11 // the headers of a request that is gone
#ifdef BAD
  for (auto header : bh::toobit::request(key, call).value().headers()) reads(header.name);
#else
  const auto request = bh::toobit::request(key, call).value();
  for (auto header : request.headers()) reads(header.name);
#endif
#elif CASE == 12 // its target
#ifdef BAD
  std::string_view target = bh::toobit::request(key, call).value().target();
#else
  const auto request = bh::toobit::request(key, call).value();
  std::string_view target = request.target();
#endif
  reads(target);
#elif CASE == 13 // a member of a result that is gone
#ifdef BAD
  std::string_view body = bh::toobit::request(key, call)->body();
#else
  const auto request = bh::toobit::request(key, call);
  std::string_view body = request->body();
#endif
  reads(body);
#elif CASE == 14 // a response's token
#ifdef BAD
  std::string_view token = bh::toobit::response({200, "{}"}).value().token();
#else
  const auto response = bh::toobit::response({200, "{}"}).value();
  std::string_view token = response.token();
#endif
  reads(token);
#elif CASE == 15 // a decoded token's claims
#ifdef BAD
  const auto decoded = bh::mixin::decode(id).value().claims();
  reads(decoded.uid);
#else
  const auto decoded = bh::mixin::decode(id).value();
  reads(decoded.claims().uid);
#endif
#elif CASE == 16 // a key for a call of bh_auth.h
#ifdef BAD
  const bh_hmac_key *plain = bh::hmac_key::init(id).value().c();
#else
  const auto made = bh::hmac_key::init(id).value();
  const bh_hmac_key *plain = made.c();
#endif
  (void)plain;
#elif CASE == 17 // the first of the headers, without the list
#ifdef BAD
  const auto request = bh::toobit::request(key, call).value();
  const bh::header *first = request.headers().begin();
#else
  const auto request = bh::toobit::request(key, call).value();
  const bh::header first = request.headers()[0];
#endif
  (void)first;
#elif CASE == 18 // a response's text that is a temporary
#ifdef BAD
  const bh::http_response http{200, std::string("{}")};
#else
  const bh::http_response http{200, id};
#endif
  (void)bh::toobit::response(http);
#else
#error "no such case"
#endif
}
