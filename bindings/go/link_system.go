//go:build bhauth_system

package bhauth

// With the build tag bhauth_system the library is an installed one. Where header and library do
// not lie in the compiler's own folders, CGO_CFLAGS and CGO_LDFLAGS name them.

// #cgo LDFLAGS: -lbh_auth
import "C"
