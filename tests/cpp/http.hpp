// Sending to the sandbox, by libcurl, and counting.
#ifndef TEST_HTTP_HPP
#define TEST_HTTP_HPP

#include <bh_auth.hpp>

#include <map>
#include <string>

namespace http {

struct response {
  std::uint32_t status = 0;
  std::string body;
  std::map<std::string, std::string> headers; // names in lower case
  std::int64_t sent_ms = 0;
  std::int64_t received_ms = 0;
};

// To the sandbox of BH_SANDBOX_URL; throws without one, and without a response.
response send(const bh::request &request);

// How many responses there were.
long sandbox_calls();

} // namespace http

#endif
