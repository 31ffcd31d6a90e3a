// The same with the C++ wrapper.
#include <bh_auth.hpp>
#include <iostream>

int main() {
  auto key = bh::hmac_key::init("xxxx").value();
  std::cout << bh::velafi::sign(key, 1740568725231).value() << '\n';
}
