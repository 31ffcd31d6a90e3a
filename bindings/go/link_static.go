//go:build !bhauth_system

package bhauth

// The archive is named by its path: -l would find a shared library first, and the flags that
// prevent that are GNU's alone. The libraries after it are what Rust's standard library needs; the
// unwinder the C compiler adds by itself, the shared one or, in a static program, the static one.

// library.h is written by each build of the library: go build looks at the headers of a package, but not
// at the archive that it links.

/*
#if defined(__has_include)
#if __has_include("library.h")
#include "library.h"
#endif
#endif
#cgo CFLAGS: -I${SRCDIR}/../../include
#cgo LDFLAGS: ${SRCDIR}/../../target/release/libbh_auth.a
#cgo linux LDFLAGS: -lutil -lrt -lpthread -lm -ldl
#cgo darwin LDFLAGS: -lm
#cgo windows LDFLAGS: -lkernel32 -lntdll -luserenv -lws2_32 -ldbghelp
*/
import "C"
