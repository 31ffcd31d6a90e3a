# Sourced by tools/prove-gates.sh.

replace include/bh_auth.h "Your memory." "My memory."
caught check-header "a header edited by hand" "was out of date"

replace src/ffi/version.rs "Returns: a number" "Returns: a positive number"
built
caught check-header "a header that git does not have" "differs from git's"

replace build.rs '#endif";' '#endif\n// no C89";'
built
caught check-header "a // comment" "gcc -std=c89, the header alone"

replace build.rs '#endif";' '#endif\nextern const char bh_planted[sizeof(enum { BH_PLANTED })];";'
built
caught check-header "what is C but not C++" "g++ -std=c++11, the header alone"

replace build.rs '#endif";' '#endif\ntypedef struct bh_planted { int empty; } bh_planted; extern int bh_twice; enum { BH_TWICE };";'
replace cbindgen.toml 'include_guard = "BH_AUTH_H"' ''
built
caught check-header "no include guard" "gcc -std=c11, the header twice"

replace src/ffi/version.rs "The version of this library, as" "The version of this library, which is neither older nor newer than the library, as"
built
caught check-header "a line of more than 80 columns" "lines over 80 columns"
