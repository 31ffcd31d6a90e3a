// A program of its own, whose library claims another ABI version: it must not reach main.
#include <bh_auth.hpp>

extern "C" uint32_t bh_abi_version(void) {
  return BH_ABI_VERSION + 1;
}

int main() {
  return 0;
}
