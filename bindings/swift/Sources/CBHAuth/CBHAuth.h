/* The one header of the library, not a copy of it. */
#include "../../../../include/bh_auth.h"
