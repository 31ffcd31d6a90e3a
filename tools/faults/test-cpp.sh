# Sourced by tools/prove-gates.sh: what the C++ tests see of the wrapper, and of themselves.
replace include/bh_auth/toobit.hpp "return bh_toobit_payload(buf" "return planted(buf"
caught "test-cpp whole" "a function that the wrapper lacks" "no place in include/bh_auth: bh_toobit_payload"

replace include/bh_auth/keys.hpp '#include "result.hpp"' ''
caught "test-cpp compile" "a file that needs another before it" "keys.hpp"

replace include/bh_auth/primitives.hpp "return bh_equal(detail::view(a), detail::view(b)) != 0;" "const short same = bh_equal(detail::view(a), detail::view(b)); return same != 0;"
caught "test-cpp compile" "a conversion that may lose a value" "-Werror"

replace include/bh_auth/result.hpp "if (bh_abi_version() == BH_ABI_VERSION) return true;" "if (bh_abi_version() != 0) return true;"
caught "test-cpp abi" "a library of another ABI version taken" "was not refused"

replace include/bh_auth/exchange.hpp "~memory() { bh_wipe(data_.get(), size_); }" "~memory() = default;"
caught "test-cpp tests" "a response that is not wiped" "was_wiped.value()"

replace include/bh_auth/exchange.hpp "struct_(std::exchange(from.struct_, Struct{})) {}" "struct_(from.struct_) {}"
caught "test-cpp tests" "a moved-from request whose views dangle" "first.body().empty()"

replace include/bh_auth/result.hpp "inline namespace with_exceptions {" "inline namespace same {"
replace include/bh_auth/result.hpp "inline namespace without_exceptions {" "inline namespace same {"
caught "test-cpp tests" "value() of the one build linked into the other" "tests/cpp/result.cpp"

replace include/bh_auth/time.hpp "return is_set_ ? &plain_ : nullptr;" "return nullptr;"
caught "test-cpp tests" "a window that is not passed on" "BH_ERR_STALE"

replace tests/vectors/pave.json '"verb": "sign"' '"verb": "planted"'
caught "test-cpp tests" "an unknown verb" "unknown verb"

replace tests/vectors/velafi.json '"payload": "' '"payload": "x'
caught "test-cpp tests" "a wrong payload in a vector" 'text(expect, "payload")'

replace tests/cpp/vectors.cpp "    ++count;" "    if (count != 7) ++count;"
caught "test-cpp tests" "a case that is not run" 'count == all.at("cases").size()'

replace tests/cpp/Makefile "-fsanitize=address,undefined -fno-sanitize-recover=all" ""
caught "test-cpp tests" "tests without the sanitizer" "without the address sanitizer"
