// The C++ tests' program: runs them all, then writes "<vector cases> <sandbox calls>" into the file
// that BH_COUNT_FILE names, if everything passed.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include "http.hpp"
#include "vectors.hpp"

#include <cstdlib>
#include <fstream>
#include <iostream>

int main(int argc, char **argv) {
  doctest::Context context(argc, argv);
  const int failed = context.run();
  if (context.shouldExit() || failed != 0) return failed;
  std::cout << "bh_auth " << bh::version() << ", C++: " << vectors::cases_run() << " vector cases, "
            << http::sandbox_calls << " calls to the sandbox" << std::endl;
  if (const char *path = std::getenv("BH_COUNT_FILE")) {
    std::ofstream file(path);
    file << vectors::cases_run() << " " << http::sandbox_calls << "\n";
    if (!file.flush()) {
      std::cerr << path << " cannot be written\n";
      return EXIT_FAILURE;
    }
  }
  return EXIT_SUCCESS;
}
