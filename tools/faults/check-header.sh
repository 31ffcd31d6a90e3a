# Sourced by tools/prove-gates.sh.

replace include/bh_auth.h "Your memory." "My memory."
caught check-header "a header edited by hand" "was out of date"

replace src/ffi/version.rs "Returns: a number" "Returns: a positive number"
built
caught check-header "a header that git does not have" "differs from git's"

replace build/bh_auth.h.in '@SECTIONS@' $'@SECTIONS@\n// no C89'
built
caught check-header "a // comment" "gcc -std=c89, the header alone"

replace build/bh_auth.h.in '@SECTIONS@' $'@SECTIONS@\nextern const char bh_planted[sizeof(enum { BH_PLANTED })];'
built
caught check-header "what is C but not C++" "g++ -std=c++11, the header alone"

replace build/bh_auth.h.in '#ifndef BH_AUTH_H' '#ifndef BH_AUTH_H_'
built
caught check-header "no include guard" "gcc -std=c11, the header twice"

replace src/ffi/version.rs "The version of this library, as" "The version of this library, which is neither older nor newer than the library, as"
built
caught check-header "a line of more than 80 columns" "lines over 80 columns"
