// Sending to the sandbox, by libcurl, and counting.
#ifndef TEST_HTTP_HPP
#define TEST_HTTP_HPP

#include <bh_auth.hpp>

#include <curl/curl.h>

#include <cstdlib>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>

namespace http {

struct response {
  std::uint32_t status = 0;
  std::string body;
  std::map<std::string, std::string> headers; // names in lower case
  std::int64_t sent_ms = 0;
  std::int64_t received_ms = 0;
};

// How many responses there were.
inline long sandbox_calls = 0;

inline size_t collect(char *data, size_t size, size_t count, void *to) {
  static_cast<response *>(to)->body.append(data, size * count);
  return size * count;
}

inline size_t collect_header(char *data, size_t size, size_t count, void *to) {
  std::string line(data, size * count);
  const auto colon = line.find(": ");
  const auto end = line.find_last_not_of("\r\n");
  if (colon == line.npos || end == line.npos) return size * count;
  for (std::size_t i = 0; i < colon; ++i)
    if (line[i] >= 'A' && line[i] <= 'Z') line[i] = static_cast<char>(line[i] | 0x20);
  static_cast<response *>(to)->headers[line.substr(0, colon)] = line.substr(colon + 2, end - colon - 1);
  return size * count;
}

// To the sandbox of BH_SANDBOX_URL; throws without one, and without a response.
inline response send(const bh::request &request) {
  const char *sandbox = std::getenv("BH_SANDBOX_URL");
  if (sandbox == nullptr) throw std::runtime_error("BH_SANDBOX_URL is not set: run these tests by \"make test\"");
  const std::string url = std::string(sandbox) + std::string(request.target());
  curl_slist *lines = nullptr;
  for (const auto &[name, value] : request.headers())
    lines = curl_slist_append(lines, (std::string(name) + ": " + std::string(value)).c_str());
  const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> headers(lines, curl_slist_free_all);
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(), curl_easy_cleanup);
  response made;
  curl_easy_setopt(curl.get(), CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_PATH_AS_IS, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_NOPROXY, "*");
  curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, 20L);
  curl_easy_setopt(curl.get(), CURLOPT_CUSTOMREQUEST, request.method().data());
  curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers.get());
  if (!request.body().empty()) {
    curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body().size()));
    curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, request.body().data());
  }
  curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, collect);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &made);
  curl_easy_setopt(curl.get(), CURLOPT_HEADERFUNCTION, collect_header);
  curl_easy_setopt(curl.get(), CURLOPT_HEADERDATA, &made);
  made.sent_ms = bh::now_ms().value();
  const CURLcode code = curl_easy_perform(curl.get());
  made.received_ms = bh::now_ms().value();
  if (code != CURLE_OK) throw std::runtime_error(url + ": " + curl_easy_strerror(code));
  long status = 0;
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
  made.status = static_cast<std::uint32_t>(status);
  ++sandbox_calls;
  return made;
}

} // namespace http

#endif
