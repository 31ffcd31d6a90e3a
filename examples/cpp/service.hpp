// One service of demo.cpp: what demo.h offers, for C++.
#ifndef DEMO_SERVICE_HPP
#define DEMO_SERVICE_HPP

#include <bh_auth.hpp>

#include "../c/demo/demo.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace demo_cpp {

// How an exchange is shown; refusal: the name of the error that a tampered one must get.
struct shown {
  const char *title;
  const char *tampered = nullptr;
  const char *refusal = nullptr;
};

// What was signed, and by which signature; `secret` is masked in the payload.
struct signing {
  std::string payload;
  std::string signature;
  std::string_view secret = {};
};

using reader = std::function<bh::result<bh::response>(const bh::http_response &)>;

inline std::string_view text(bh_str view) {
  return {view.data, view.len};
}
inline bh_str view(std::string_view text) {
  return {text.data(), text.size()};
}
inline std::string_view body(const demo_response &received) {
  return text(received.http.body);
}

// Thrown after it was said, and noted, which variable is missing.
struct no_account {};

// One service: its account, and the exchanges with it.
class service {
 public:
  service(demo_state &demo, const char *name, const char *title) : demo_(demo) {
    if (!account_read(&account_, &demo, name)) throw no_account();
    print_heading(title, &account_);
  }

  std::string_view value(std::size_t i) const { return text(account_.values[i]); }
  bool is_real() const { return account_.is_real != 0; }
  demo_response &received() { return *response_; }

  // Shows and sends a request, reads and judges the response. Without a response: not accepted.
  bh::response exchange(const shown &how, const bh_request &request, const signing &what, const reader &read) {
    demo_exchange exchange{};
    exchange.title = how.title;
    exchange.tampered = how.tampered;
    exchange.refusal = how.refusal;
    exchange.request = request;
    exchange.payload = view(what.payload);
    exchange.signature = view(what.signature);
    exchange.secret_in_payload = view(what.secret);
    if (!exchange_send(&demo_, &account_, &exchange, response_.get())) return {};
    auto response = read({response_->http.http_status, body(*response_), text(request.method)}).value();
    exchange_judge(&demo_, &account_, &exchange, &response.c());
    return response;
  }

  bh::response exchange(const shown &how, const bh::request &request, const signing &what, const reader &read) {
    return exchange(how, request.c(), what, read);
  }

  void note(const char *title, bh_status expected, bh_status got) {
    exchange_note(&demo_, &account_, title, expected, got);
  }

 private:
  demo_state &demo_;
  demo_account account_{};
  std::unique_ptr<demo_response> response_ = std::make_unique<demo_response>();
};

} // namespace demo_cpp

#endif
