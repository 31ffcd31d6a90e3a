//go:build bhauth_system

package bhauth

// With the build tag bhauth_system the library is an installed one, which pkg-config finds; where it was
// installed to a folder of its own, PKG_CONFIG_PATH names that folder's lib/pkgconfig.

// #cgo pkg-config: bh_auth
import "C"
