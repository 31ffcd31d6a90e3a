# Sourced by tools/prove-gates.sh.

replace include/bh_auth_ffi.h "typedef uint32_t bh_status;" $'#include <stdint.h>\ntypedef uint32_t bh_status;'
caught check-ffi "a line for a preprocessor" "has a line for a preprocessor"

replace include/bh_auth_ffi.h $'  const char *data;\n  size_t len;' $'  size_t len;\n  const char *data;'
caught check-ffi "a struct of another order" "FAILED: python3"
