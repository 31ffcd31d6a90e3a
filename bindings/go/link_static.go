//go:build !bhauth_system

package bhauth

// The archive is named by its path: -l would find a shared library first, and the flags that
// prevent that are GNU's alone. The libraries after it are what Rust's standard library needs.

/*
#cgo CFLAGS: -I${SRCDIR}/../../include
#cgo LDFLAGS: ${SRCDIR}/../../target/release/libbh_auth.a
#cgo linux LDFLAGS: -lgcc_s -lutil -lrt -lpthread -lm -ldl
#cgo darwin LDFLAGS: -lm
#cgo windows LDFLAGS: -lkernel32 -lntdll -luserenv -lws2_32 -ldbghelp
*/
import "C"
